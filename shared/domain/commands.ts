import type { ClauseId } from "./ids.ts";
import type { Stage } from "./participants.ts";

/** What people ask for. Each carries an id made by the client, so that sending it twice does it once. Rule CMD1. */
export type Command =
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
  | { readonly command: "restoreClause"; readonly id: string; readonly clause: ClauseId };
