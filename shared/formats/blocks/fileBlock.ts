import type { ClauseKind, Run } from "../../domain/clause.ts";

/** A paragraph or a table, as files of marked-up paragraphs have it (HTML, Markdown, Word). */
export interface FileBlock {
  /** Its words. A footnote run names a key of the file's notes. */
  readonly runs: readonly Run[];
  /** The number that the file sets before it and that is none of its words: "1.", "(a)", "I."; else empty. */
  readonly number: string;
  /** What it is, where the file says so because it is one of ours. */
  readonly known?: { readonly kind: ClauseKind; readonly level: number; readonly id?: string };
  /** Rank among the headings: 1 for the title of the whole, 2 and more below. */
  readonly heading?: number;
  /** How deep it stands in lists; 0 for the first degree. */
  readonly listLevel?: number;
  /** Set in italics as a whole or pushed to the far side, as closing lines are. */
  readonly isSetOff?: boolean;
  /** Tables only: how many of the rows are header rows, and rows of cells. */
  readonly header?: number;
  readonly cells?: readonly (readonly (readonly Run[])[])[];
  /** 1-based line of the source, where it has lines. */
  readonly line?: number;
}

/** What a file of such paragraphs holds, before anything of it is classified. */
export interface FileBlocks {
  readonly blocks: readonly FileBlock[];
  /** Words of the notes, by the keys that footnote runs name. */
  readonly notes: ReadonlyMap<string, readonly Run[]>;
}
