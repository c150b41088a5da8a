import type { ClauseId } from "./ids.ts";
import type { Role, Stage } from "./participants.ts";

/** Who decided and when; the server writes it, `decisions` keeps it for good. Rule CMD2. */
interface EventHeader {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The command's id. */
  readonly command: string;
  readonly actor: {
    readonly participant: string;
    readonly name: string;
    readonly role: Role;
    readonly delegation?: string;
  };
  readonly reason?: string;
}

/** What happened. */
export type DecisionBody =
  | { readonly type: "stageSet"; readonly from: Stage; readonly to: Stage; readonly deadline?: string }
  | { readonly type: "clauseRestored"; readonly clause: ClauseId };

export type Decision = EventHeader & DecisionBody;
