import type { Stage } from "./participants.ts";

/** What people ask for. Each carries an id made by the client, so that sending it twice does it once. Rule CMD1. */
export type Command =
  | {
      readonly command: "setStage";
      readonly id: string;
      readonly stage: Stage;
      readonly reason?: string;
      readonly deadline?: string;
    }
  | { readonly command: "restoreClause"; readonly id: string; readonly clause: string };
