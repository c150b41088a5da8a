import type { Cast } from "../cast.ts";

/** One item of the negotiation. `tell` says what the parties do not say themselves. */
export interface Scene {
  readonly title: string;
  play(cast: Cast, tell: (line: string) => Promise<void>): Promise<void>;
}
