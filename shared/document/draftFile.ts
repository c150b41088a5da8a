import type { TextPlace } from "../domain/amendment.ts";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";
import type { Content, ContentClause, ContentFootnote, ImportWarning } from "./content.ts";

/** What a file proposes on its own text. `after` names a clause of the text or one that is inserted; null is the beginning. */
export type FileProposed =
  | { readonly kind: "edit"; readonly on: TextPlace; readonly text: readonly Run[] }
  | { readonly kind: "alt"; readonly on: { readonly clause: ClauseId }; readonly text: readonly Run[] }
  | {
      readonly kind: "insert";
      readonly clause: ClauseId;
      readonly clauseKind: ClauseKind;
      readonly level: number;
      readonly after: ClauseId | null;
      readonly text: readonly Run[];
      /** Tables only. */
      readonly header?: number;
      readonly cells?: NonNullable<ContentClause["cells"]>;
    }
  /** The clause with its sub-clauses. */
  | { readonly kind: "delete"; readonly on: { readonly clause: ClauseId } }
  /** The clause with its sub-clauses behind it. */
  | {
      readonly kind: "move";
      readonly on: { readonly clause: ClauseId };
      readonly after: ClauseId | null;
      readonly level: number;
    };

/** One amendment as files carry it. */
export interface FileAmendment {
  /** Who proposes, then who co-sponsors: codes of delegations on the way out, names as the file has them on the way in. */
  readonly authors: readonly string[];
  readonly proposed: FileProposed;
  /** "A-001"; absent where the file does not say it. */
  readonly number?: string;
  /** "OP 3 bis" for a new clause, "OP 3 alt" for a version; absent for the others. */
  readonly label?: string;
  readonly reason?: string;
  /** When it was made: ISO 8601 in UTC. */
  readonly at?: string;
}

/** One entry of a comment thread in a file. */
interface FileCommentEntry {
  readonly author: string;
  /** "\n" between lines. */
  readonly text: string;
  /** ISO 8601 in UTC. */
  readonly at?: string;
}

/** A thread of comments: on a clause, or on a passage of it. */
export interface FileComment {
  readonly on: { readonly clause: ClauseId };
  /** UTF-16 offsets in the clause's base text; absent for the whole clause. */
  readonly range?: { readonly from: number; readonly to: number };
  /** The comment, then the answers to it. */
  readonly entries: readonly FileCommentEntry[];
  readonly isResolved: boolean;
}

/** A draft as formats with amendments write and read it: the base text, and what is proposed and said on it. */
export interface DraftFile {
  readonly content: Content;
  /** Notes that only amendments cite. */
  readonly newNotes: readonly Omit<ContentFootnote, "number">[];
  readonly amendments: readonly FileAmendment[];
  readonly comments: readonly FileComment[];
}

/** What a reader of such a format gives. */
export interface DraftFileImport extends DraftFile {
  readonly warnings: readonly ImportWarning[];
}
