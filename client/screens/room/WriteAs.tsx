import { useTranslation } from "react-i18next";
import { delegationsOf } from "../../../shared/domain/amendment.ts";
import { useParticipants } from "../../live/queries.ts";
import { Select } from "../../ui/Select.tsx";
import { useRoom } from "./roomContext.ts";

const BASE_TEXT = "";

/** For whom the keyboard writes: the base text, or a delegation that speaks from the floor. Organisers only. Rule UI79. */
export function WriteAs() {
  const { t } = useTranslation();
  const { actor, state, connection, writeAs, setWriteAs } = useRoom();
  const participants = useParticipants(connection.snapshot.access.id, true);
  if (actor.role !== "facilitator" && actor.role !== "secretariat") return null;
  if (state.stage !== "negotiation") return null;
  const joined = (participants.data ?? []).flatMap(({ delegation }) => (delegation ? [delegation.code] : []));
  const spoken = [...state.amendments.values()].flatMap(delegationsOf);
  const codes = [...new Set([...joined, ...spoken, ...(writeAs ? [writeAs] : [])])].sort();
  return (
    <Select
      label={t("room.writeAs.label")}
      isLabelHidden
      value={writeAs ?? BASE_TEXT}
      onChange={(code) => setWriteAs(code === BASE_TEXT ? null : code)}
      options={[
        { value: BASE_TEXT, label: t("room.writeAs.base") },
        ...codes.map((code) => ({ value: code, label: t("room.writeAs.for", { code }) })),
      ]}
    />
  );
}
