import type { AmendmentId, ClauseId } from "./ids.ts";

/** In which view the room looks at the floor. */
export const FLOOR_VIEWS = ["base", "changes", "clean", "compilation"] as const;
export type FloorView = (typeof FLOOR_VIEWS)[number];

/** A clause and the fingerprint of the words the person saw in it. */
export interface SeenClause {
  readonly clause: ClauseId;
  readonly ifBase: string;
}

/** What becomes of an amendment that is still open when a clause is closed or a Rev is issued. */
export interface Disposition {
  readonly amendment: AmendmentId;
  readonly becomes: "kept" | "parked" | "declined";
  /** Needed to park or decline. */
  readonly reason?: string;
}

/** What is asked of clauses. Rules AG1–AG8. */
export type ClauseCommand =
  | {
      readonly command: "bracketClause";
      readonly id: string;
      readonly clauses: readonly SeenClause[];
      readonly reason?: string;
    }
  | {
      readonly command: "agreeAdRef" | "agreeClause";
      readonly id: string;
      readonly clauses: readonly SeenClause[];
      /** One for each amendment still open on these clauses. */
      readonly dispositions?: readonly Disposition[];
      readonly reason?: string;
    }
  | {
      readonly command: "reopenClause";
      readonly id: string;
      readonly clauses: readonly ClauseId[];
      /** Needed where a clause was agreed. */
      readonly reason?: string;
    }
  /** A delegation keeps its position open on a clause, agreed or not; `takePosition` with "none" lifts it. */
  | {
      readonly command: "reserve";
      readonly id: string;
      readonly clause: ClauseId;
      readonly delegation?: string;
      readonly reason?: string;
    }
  | { readonly command: "moveFloor"; readonly id: string; readonly clause: ClauseId | null; readonly view: FloorView };
