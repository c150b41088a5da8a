import type { ClauseKind, Run } from "../domain/clause.ts";
import type { DraftType, Language, Profile } from "../domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";

/** Version of the content JSON that we write. Older ones are upgraded step by step when read. */
export const CONTENT_VERSION = 1;

/** A clause of the content JSON. `label`, `number` and `lead` are computed: they are written, and ignored when read. */
export interface ContentClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  /** What the room calls it: "PP 3", "OP 3 (a)"; empty for kinds without a label. */
  readonly label: string;
  /** What is printed before it: "1.", "(a)", "I.", or empty. */
  readonly number: string;
  /** The opening phrase, empty where there is none. */
  readonly lead: string;
  readonly text: readonly Run[];
  /** Tables only: how many of the rows are header rows. */
  readonly header?: number;
  /** Tables only: rows of cells, one run list a cell. */
  readonly cells?: readonly (readonly (readonly Run[])[])[];
}

export interface ContentFootnote {
  readonly id: FootnoteId;
  readonly number: number;
  readonly text: readonly Run[];
}

/** The interchange form of the projection. DESIGN section 12. */
export interface Content {
  readonly adref: typeof CONTENT_VERSION;
  readonly type: DraftType;
  readonly language: Language;
  readonly profile?: Profile;
  readonly head: {
    readonly organ?: string;
    readonly symbol?: string;
    readonly number?: string;
    readonly session?: string;
    readonly agendaItem?: string;
  };
  /** Opening phrases added for this draft, in addition to the table. */
  readonly phrases?: readonly { readonly phrase: string; readonly kind: "preambular" | "operative" }[];
  readonly clauses: readonly ContentClause[];
  readonly footnotes: readonly ContentFootnote[];
}

/** Something a reader skipped or doubts, with its place: a line of the source (1-based) where there is one. */
export interface ImportWarning {
  readonly code: string;
  readonly line?: number;
  /** The words in question, at most about 80 characters. */
  readonly excerpt: string;
  /** English sentence for logs and the command line; screens translate by `code`. */
  readonly message: string;
}

/** What every reader gives. */
export interface ImportResult {
  readonly content: Content;
  readonly warnings: readonly ImportWarning[];
}
