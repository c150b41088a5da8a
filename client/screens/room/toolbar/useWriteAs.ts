import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../../shared/domain/amendment.ts";
import { useParticipants } from "../../../live/queries.ts";
import { useRoom } from "../roomContext.ts";

/** Stands for the base text where a delegation's code would stand. */
const BASE_TEXT = "";

export interface WriteAsChoice {
  /** The code of a delegation; empty for the base text. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string) => void;
}

/** For whom the keyboard may write: null for whoever writes for themselves only, and where nobody proposes. Rule UI79. */
export function useWriteAs(): WriteAsChoice | null {
  const { t } = useTranslation();
  const { actor, state, connection, writeAs, setWriteAs } = useRoom();
  const participants = useParticipants(connection.snapshot.access.id, true);
  if (actor.role !== "facilitator" && actor.role !== "secretariat") return null;
  if (state.stage !== "negotiation") return null;
  const joined = (participants.data ?? []).flatMap(({ delegation }) => (delegation ? [delegation.code] : []));
  const spoken = [...state.amendments.values()].flatMap(delegationsOf);
  const codes = [...new Set([...joined, ...spoken, ...(writeAs ? [writeAs] : [])])].sort();
  return {
    value: writeAs ?? BASE_TEXT,
    options: [
      { value: BASE_TEXT, label: t("room.writeAs.base") },
      ...codes.map((code) => ({ value: code, label: t("room.writeAs.for", { code }) })),
    ],
    choose: (value) => setWriteAs(value === BASE_TEXT ? null : value),
  };
}
