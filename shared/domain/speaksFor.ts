import type { Actor } from "./participants.ts";
import type { TextFacts } from "./textFacts.ts";
import { type Refused, refuse } from "./verdict.ts";

/**
 * For whom somebody speaks: a delegation for itself; facilitator and secretariat for the delegation they name, and what
 * they enter says so. Rule CMD10.
 */
export function speaksFor(
  actor: Actor,
  named: string | undefined,
  facts: Pick<TextFacts, "isDelegation">,
): string | Refused {
  if (actor.role === "delegation" && actor.delegation) {
    const own = actor.delegation.code;
    return named === undefined || named === own ? own : refuse("no_access", `${own} does not speak for ${named}`);
  }
  if (actor.role !== "facilitator" && actor.role !== "secretariat")
    return refuse("no_access", "only delegations speak");
  if (named === undefined) return refuse("invalid_request", "for which delegation?");
  return facts.isDelegation(named) ? named : refuse("not_found", `no delegation ${named}`);
}
