import type { Mark } from "../../../domain/clause.ts";

/** One tracked change around words, or on the mark of a paragraph. */
export interface Revision {
  readonly kind: "ins" | "del" | "moveFrom" | "moveTo";
  /** As the file has it: "FRA, KEN; USA". */
  readonly author: string;
  /** ISO 8601 in UTC, where the file says a time. */
  readonly at?: string;
}

/** One of the two ranges of a move; both bear the same name. */
export interface MoveRange {
  readonly kind: "moveFrom" | "moveTo";
  readonly name: string;
  readonly author: string;
  readonly at?: string;
}

/** One piece of a paragraph, in text order. */
export type Piece = (
  | { readonly type: "text"; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly type: "break" }
  /** A footnote or an endnote, by the key of its reference. */
  | { readonly type: "note"; readonly note: string }
  /** A note cited again, by the bookmark around its first marker. */
  | { readonly type: "noteAgain"; readonly bookmark: string; readonly shown: string }
) & {
  /** From the outside to the inside; none for words that stand in every reading. */
  readonly revisions: readonly Revision[];
  /** Ids of the comments whose range is open here. */
  readonly comments: readonly string[];
  /** Ids of the comments whose sign stands right before it; told of markers of notes only. */
  readonly points?: readonly string[];
  /** Name of its character style, where it has one. */
  readonly style?: string;
};

export interface Paragraph {
  readonly type: "paragraph";
  /** Name of its style, as the file has it. */
  readonly style: string;
  /** The one that it had before somebody changed its form, where that is tracked. */
  readonly formerStyle?: string;
  readonly outline?: number;
  readonly align?: string;
  /** All its words are bold, as those of headings that have no style. */
  readonly isBold: boolean;
  /** What a list puts before it. */
  readonly label?: { readonly label: string; readonly level: number; readonly format: string };
  readonly pieces: readonly Piece[];
  /** The tracked changes of the paragraph mark. */
  readonly mark: readonly Revision[];
  /** Bookmarks that begin in it or right before it. */
  readonly bookmarks: readonly string[];
  /** Comments that are anchored in it, as points or as ranges. */
  readonly comments: readonly string[];
  /** Ranges of moves that are open in it. */
  readonly moves: readonly MoveRange[];
}

export interface TableRow {
  readonly isHeader: boolean;
  readonly revisions: readonly Revision[];
  readonly cells: readonly (readonly Paragraph[])[];
}

export interface Table {
  readonly type: "table";
  readonly rows: readonly TableRow[];
  readonly bookmarks: readonly string[];
}

export type Block = Paragraph | Table;

/** The words of a paragraph in every reading at once. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.type === "text" ? piece.text : piece.type === "break" ? " " : "")).join("");
}
