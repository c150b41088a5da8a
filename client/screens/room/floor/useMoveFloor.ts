import { useTranslation } from "react-i18next";
import type { FloorView } from "../../../../shared/domain/clauseCommands.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useCommand } from "../../../live/useCommand.ts";
import { useRoom } from "../roomContext.ts";

export interface FloorMove {
  /** Puts a clause on the floor in a view; null takes the floor away. */
  readonly move: (clause: ClauseId | null, view: FloorView) => Promise<unknown>;
  /** Why the last move was refused, in words. */
  readonly problem: string | null;
}

/** Moves the floor of the room, for a facilitator. Rule UI120. */
export function useMoveFloor(): FloorMove {
  const { t } = useTranslation();
  const { connection } = useRoom();
  const { run, error } = useCommand(connection.snapshot.access.id);
  return {
    move: (clause, view) => run({ command: "moveFloor", clause, view }),
    problem: error ? t(error.messageKey) : null,
  };
}
