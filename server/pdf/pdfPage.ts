import type { Language } from "../../shared/domain/draftHead.ts";

/** A stretch of words set in one way. */
export interface PdfWords {
  readonly text: string;
  /** Italic; in Arabic, where italics do not exist, `strong` is used for opening phrases instead. */
  readonly isEm?: true;
  readonly isStrong?: true;
  readonly position?: "sub" | "sup";
  /** Place in the row of colours that stands for who proposes these words. */
  readonly hue?: number;
  readonly isUnderlined?: true;
  readonly isStruck?: true;
}

/** What a line is made of. A note's first citation carries it, every other one refers to it. */
export type PdfPiece =
  | PdfWords
  | { readonly note: string; readonly isFirst: boolean; readonly isAfterNote: boolean }
  | { readonly break: true };

type PdfPieces = readonly PdfPiece[];

/** One block of the page, as the template sets it. `id` is the clause it comes from. */
export type PdfBlock =
  | { readonly kind: "paragraph"; readonly id: string; readonly number?: PdfWords; readonly pieces: PdfPieces }
  /** A sub-clause, or a report's paragraph of level 0: the number stands out by `indent` steps, the words hang behind it. */
  | {
      readonly kind: "item";
      readonly id: string;
      readonly indent: number;
      readonly number?: PdfWords;
      readonly pieces: PdfPieces;
    }
  | {
      readonly kind: "numbered";
      readonly id: string;
      readonly number?: PdfWords;
      readonly pieces: PdfPieces;
    }
  | {
      readonly kind: "heading";
      readonly id: string;
      /** Level in the document's outline, from 1, without gaps. */
      readonly depth: number;
      /** Letters in points. */
      readonly size: number;
      readonly number?: PdfWords;
      readonly pieces: PdfPieces;
    }
  | {
      readonly kind: "annex";
      readonly id: string;
      readonly depth: number;
      readonly number?: PdfWords;
      readonly pieces: PdfPieces;
    }
  | { readonly kind: "closing"; readonly id: string; readonly isFirst: boolean; readonly pieces: PdfPieces }
  | {
      readonly kind: "table";
      readonly id: string;
      readonly caption: PdfPieces;
      readonly header: number;
      readonly rows: readonly (readonly PdfPieces[])[];
    };

/** Everything the template `resolution.typ` reads. It is plain data: nothing in it is ever taken for mark-up. */
export interface PdfPage {
  readonly language: Language;
  readonly isRightToLeft: boolean;
  readonly paper: "a4" | "letter";
  readonly hasLineNumbers: boolean;
  /** Title of the file, as readers of PDF show it; never empty. */
  readonly title: string;
  readonly masthead?: {
    readonly organisation: string;
    /** A capital at its beginning is set large: "A" and "/RES/73/3". */
    readonly symbol?: { readonly first: string; readonly rest: string };
    readonly organ?: string;
    readonly session?: string;
    readonly agendaItem?: string;
  };
  /** What stands at the head of every page but the first. */
  readonly runningHead?: { readonly symbol: string; readonly title: string };
  readonly blocks: readonly PdfBlock[];
  readonly notes: Readonly<Record<string, PdfPieces>>;
}
