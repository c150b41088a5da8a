import type { NewNote, Position, Proposed } from "./amendment.ts";
import type { Run } from "./clause.ts";
import type { AmendmentId, ClauseId } from "./ids.ts";

/** An amendment that is declined with what is taken in. */
interface DeclinedBeside {
  readonly amendment: AmendmentId;
  readonly ifRevision?: number;
  readonly reason: string;
}

/** A new place of a clause. */
export interface ClausePlace {
  readonly clause: ClauseId;
  readonly order: string;
  readonly level: number;
}

/**
 * What is asked of amendments. `delegation` names whom the facilitator or the secretariat speaks for; delegations speak for
 * themselves and leave it out. `if…` says what the person saw. Rules CMD10–CMD13.
 */
export type AmendmentCommand =
  | {
      readonly command: "tableAmendment";
      readonly id: string;
      readonly amendment: AmendmentId;
      readonly delegation?: string;
      readonly proposed: Proposed;
      readonly notes?: readonly NewNote[];
      readonly reason?: string;
    }
  | {
      readonly command: "reviseAmendment";
      readonly id: string;
      readonly amendment: AmendmentId;
      readonly delegation?: string;
      /** Without it the words that stand in the document now are recorded. */
      readonly proposed?: Proposed;
      /** Fingerprint of the words that `proposed` replaces; needed with it. */
      readonly ifWords?: string;
      readonly notes?: readonly NewNote[];
      readonly reason?: string;
    }
  | {
      readonly command: "withdrawAmendment";
      readonly id: string;
      readonly amendment: AmendmentId;
      readonly delegation?: string;
      readonly reason?: string;
    }
  | {
      readonly command: "takePosition";
      readonly id: string;
      readonly on: { readonly amendment: AmendmentId } | { readonly clause: ClauseId };
      readonly position: Position | "none";
      readonly delegation?: string;
      readonly reason?: string;
    }
  | {
      readonly command: "joinSponsors" | "leaveSponsors";
      readonly id: string;
      /** Without it the draft itself is co-sponsored. */
      readonly amendment?: AmendmentId;
      readonly delegation?: string;
    }
  | {
      readonly command: "acceptAmendments";
      readonly id: string;
      /** Of one kind and on one text; for new clauses the first gives the place. */
      readonly amendments: readonly AmendmentId[];
      /** Fingerprint of the base text that the person saw; for edits and versions. */
      readonly ifBase?: string;
      /** Revision of each amendment that the person saw, in the order of `amendments`. */
      readonly ifRevisions?: readonly number[];
      /** What the clause is to read, as confirmed; for edits, versions and new clauses. */
      readonly result?: readonly Run[];
      /** Where a moved clause and each of its sub-clauses are to stand. */
      readonly places?: readonly ClausePlace[];
      readonly notes?: readonly NewNote[];
      /** Undecided ones that are not taken up because of it, each with what its sponsors are told. */
      readonly declined?: readonly DeclinedBeside[];
      readonly reason?: string;
    }
  | {
      readonly command: "declineAmendment" | "parkAmendment" | "unparkAmendment";
      readonly id: string;
      readonly amendment: AmendmentId;
      readonly ifRevision?: number;
      readonly reason: string;
    }
  | {
      readonly command: "mergeAmendments";
      readonly id: string;
      readonly amendments: readonly AmendmentId[];
      readonly into: AmendmentId;
      readonly reason: string;
    }
  | {
      readonly command: "reopenAmendment";
      readonly id: string;
      readonly amendment: AmendmentId;
      readonly reason: string;
    }
  | {
      readonly command: "undoDecision";
      readonly id: string;
      /** Number of the decision; all that its command decided is undone with it. */
      readonly decision: number;
      /** Where words are undone: fingerprint of the base text that the person saw, and what it is to read. */
      readonly ifBase?: string;
      readonly result?: readonly Run[];
    };
