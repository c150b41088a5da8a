import type { ParticipantId } from "./ids.ts";

export const ROLES = ["secretariat", "facilitator", "delegation", "observer"] as const;
export type Role = (typeof ROLES)[number];

export const STAGES = ["drafting", "negotiation", "silence", "final"] as const;
export type Stage = (typeof STAGES)[number];

/** A delegation of a draft. The code ("BRA", "EU", "G77") is what everybody sees. */
export interface Delegation {
  readonly code: string;
  readonly name: string;
  /** Members of the core group write the base text together while the stage is `drafting`. */
  readonly coreGroup: boolean;
}

/** Somebody who acts in one draft: the person's name and what the link let them in as. */
export interface Actor {
  readonly participant: ParticipantId;
  readonly name: string;
  readonly role: Role;
  readonly delegation?: Delegation;
}
