import type { Disposition } from "./clauseCommands.ts";
import type { ClauseId } from "./ids.ts";
import type { Stage } from "./participants.ts";

/** What is asked of the draft as a whole: its stage, its deleted clauses, its revisions. Rules CMD3–CMD7, CMD23, REV2–REV8. */
export type DraftCommand =
  | {
      readonly command: "setStage";
      readonly id: string;
      readonly stage: Stage;
      /** Needed to go back. */
      readonly reason?: string;
      /** ISO 8601; needed for silence, and for silence only. */
      readonly deadline?: string;
      /** The stage the person saw. */
      readonly ifStage?: Stage;
    }
  /** A delegation does not join the silence over the text, and says over which clause. */
  | {
      readonly command: "breakSilence";
      readonly id: string;
      readonly clause: ClauseId;
      readonly delegation?: string;
      readonly reason: string;
    }
  | { readonly command: "restoreClause"; readonly id: string; readonly clause: ClauseId }
  | {
      readonly command: "issueRev";
      readonly id: string;
      /** Without it "Rev.2", by its number. */
      readonly name?: string;
      /** Number of the last decision that the person saw. */
      readonly ifDecision: number;
      /** One for each open amendment. */
      readonly dispositions?: readonly Disposition[];
      readonly reason?: string;
    }
  | {
      readonly command: "restoreRevision";
      readonly id: string;
      readonly rev: number;
      /** Number of the last decision that the person saw. */
      readonly ifDecision: number;
      readonly reason: string;
    };
