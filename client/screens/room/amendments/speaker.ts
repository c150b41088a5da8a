import type { Room } from "../roomContext.ts";

/** For whom somebody speaks just now. */
export interface Speaker {
  readonly code: string;
  /** What a command must say beside: nothing for a delegation itself, whom one speaks for otherwise. Rule CMD10. */
  readonly field: { readonly delegation?: string };
  readonly isOnBehalf: boolean;
}

/** The delegation this person speaks for: their own, or the one that facilitator and secretariat write as. Rule UI79. */
export function speakerOf({ actor, writeAs }: Pick<Room, "actor" | "writeAs">): Speaker | null {
  if (actor.role === "delegation") {
    return actor.delegation ? { code: actor.delegation.code, field: {}, isOnBehalf: false } : null;
  }
  if (actor.role === "observer" || writeAs === null) return null;
  return { code: writeAs, field: { delegation: writeAs }, isOnBehalf: true };
}
