import type { CommandNamed } from "./commands.ts";
import { seenText } from "./decideAcceptance.ts";
import type { DraftState } from "./draftState.ts";
import type { BaseChange } from "./events.ts";
import type { TextFacts } from "./textFacts.ts";
import { UNDO_WINDOW_MS } from "./undoable.ts";
import { unfitWords } from "./unfitWords.ts";
import { decided, type Refused, refuse, type Verdict } from "./verdict.ts";

/** Undoing the facilitator's last decision, for a short while. It is a decision of its own: nothing is erased. Rule CMD16. */
export function undoDecision(
  state: DraftState,
  command: CommandNamed<"undoDecision">,
  now: string,
  facts: TextFacts,
): Verdict {
  const { last } = state;
  const { decision } = command;
  if (!last || decision < last.first || decision > last.final) {
    return refuse("base_changed", "only the last decision can be undone");
  }
  if (Date.parse(now) - Date.parse(last.at) > UNDO_WINDOW_MS) return refuse("undo_expired", `decided at ${last.at}`);
  const change = last.change && reverse(state, last.change, command, facts);
  if (change && "ok" in change) return change;
  return decided({ type: "decisionUndone", decision, ...(change ? { change } : {}) });
}

function reverse(
  state: DraftState,
  change: BaseChange,
  command: CommandNamed<"undoDecision">,
  facts: TextFacts,
): BaseChange | Refused {
  switch (change.type) {
    case "text": {
      const seen = seenText(state, command, change.on, facts);
      if ("ok" in seen) return seen;
      const { result } = command;
      const unfit = result ? unfitWords(result, undefined, facts) : "what is the text to read?";
      if (!result || unfit) return refuse("invalid_request", unfit ?? "");
      return { type: "text", on: change.on, before: seen.runs, result };
    }
    case "inserted":
      return { type: "deleted", clauses: [change.clause] };
    case "deleted":
      return { type: "restored", clauses: change.clauses };
    case "restored":
      return { type: "deleted", clauses: change.clauses };
    case "moved":
      return { type: "moved", from: change.to, to: change.from };
  }
}
