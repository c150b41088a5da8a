import type { DecisionBody } from "./events.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";
import type { Refusal, RefusalCode } from "./refusal.ts";

/** One thing a command decides; a reason of its own goes before that of the command. */
export interface Entry {
  readonly body: DecisionBody;
  readonly reason?: string;
}

/** What becomes of a command: the things it decides, or why not. */
export type Verdict = { readonly ok: true; readonly entries: readonly Entry[] } | Refused;
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The command is carried out and decides one thing. */
export function decided(body: DecisionBody, reason?: string): Verdict {
  return { ok: true, entries: [{ body, ...(reason ? { reason } : {}) }] };
}

/** The command is not carried out. `detail` is for logs. */
export function refuse(
  code: RefusalCode,
  detail: string,
  at: { readonly clause?: ClauseId; readonly amendment?: AmendmentId } = {},
): Refused {
  return { ok: false, refusal: { code, detail, ...at } };
}
