import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import type { ApiError } from "../../../live/apiError.ts";
import { newId } from "../../../live/newId.ts";
import { roomAddress } from "../../register/roomAddress.ts";
import { isInBase } from "../amendments/amendmentPlaces.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { useWriteAs } from "../toolbar/useWriteAs.ts";
import type { Entry } from "./ranked.ts";
import { proposedBy, typistLine } from "./typistLine.ts";

export interface Typist {
  /** True for whoever enters amendments for delegations. */
  readonly isOffered: boolean;
  /** What the line would table; null where it is no such line. */
  readonly entry: Entry | null;
  readonly error: ApiError | null;
}

/** Tables on behalf by one line: "op5 bis eu: …". Rule UI178. */
export function useTypist(line: string, onDone: () => void): Typist {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { connection, projection } = useRoom();
  const writeAs = useWriteAs();
  const call = useRoomCommand();
  if (!writeAs || !call.isOnline) return { isOffered: false, entry: null, error: null };
  const codes = writeAs.options.map(({ value }) => value).filter(Boolean);
  const clauses = projection.clauses.filter(isInBase);
  const read = typistLine(line, clauses, codes);
  if (!read) return { isOffered: true, entry: null, error: call.error };
  const { delegation, clause, isNew, text } = read;
  const newClause = newId() as ClauseId;
  const proposed = proposedBy(read, clauses, newClause, Math.random);
  const values = { code: delegation, place: clause.label };
  if (!proposed) {
    const entry: Entry = { id: "notes", label: t("findOrDo.hasNotes", values), run: () => undefined };
    return { isOffered: true, entry, error: call.error };
  }
  const run = async () => {
    const amendment = newId() as AmendmentId;
    if (!(await call.run({ command: "tableAmendment", amendment, delegation, proposed }))) return;
    onDone();
    navigate(roomAddress(connection.snapshot.access.id, { id: amendment, clause: isNew ? newClause : clause.id }));
  };
  return {
    isOffered: true,
    error: call.error,
    entry: {
      id: "table",
      label: `${t(isNew ? "findOrDo.tableNew" : "findOrDo.tableText", values)} “${text}”`,
      run: () => void run(),
    },
  };
}
