import type { LinkJson } from "../../../shared/protocol/http.ts";

/** Whether a link still lets somebody in, and if not, why. Rule UI60. */
export type LinkState = "open" | "used" | "expired" | "ended";

/** State of a link at a time (ms since 1970). What was ended stays ended, whatever else is true of it. */
export function linkState(link: Pick<LinkJson, "revokedAt" | "expiresAt" | "usesLeft">, now: number): LinkState {
  if (link.revokedAt !== null) return "ended";
  if (link.expiresAt !== null && Date.parse(link.expiresAt) <= now) return "expired";
  return link.usesLeft === 0 ? "used" : "open";
}

/** True where ending a link would still change something: it is open, or somebody has access by it. Rule UI60. */
export function canEnd(
  link: Pick<LinkJson, "revokedAt" | "expiresAt" | "usesLeft" | "admitted">,
  now: number,
): boolean {
  return link.revokedAt === null && (linkState(link, now) === "open" || link.admitted.length > 0);
}
