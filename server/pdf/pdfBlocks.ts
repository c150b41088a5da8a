import type { ClauseKind } from "../../shared/domain/clause.ts";
import type { DraftType, Language } from "../../shared/domain/draftHead.ts";
import type { PdfBlock, PdfPiece, PdfWords } from "./pdfPage.ts";
import { leadStyle } from "./pdfPieces.ts";

/** A clause whose words are pieces of a page already. */
export interface PdfClause {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly number?: PdfWords;
  readonly words: readonly PdfPiece[];
  /** Tables only. */
  readonly header?: number;
  readonly rows?: readonly (readonly (readonly PdfPiece[])[])[];
}

/** Points of a heading of level 1, 2, 3. Source: page metrics of published documents. */
const HEADING_SIZES: Readonly<Record<DraftType, readonly number[]>> = {
  resolution: [12, 10, 10],
  decision: [12, 10, 10],
  report: [14, 12, 10],
};

/** Blocks of clauses, in text order; a clause without words and number leaves nothing on the page. Rules PF3, PF5. */
export function pdfBlocks(
  clauses: readonly PdfClause[],
  { type, language }: { readonly type: DraftType; readonly language: Language },
): PdfBlock[] {
  let depth = 0;
  // An outline begins with 1 and goes down by one at a time: readers of tagged PDF count on it.
  const deeper = (level: number): number => {
    depth = Math.min(level + 1, depth + 1);
    return depth;
  };
  return clauses.flatMap(({ id, kind, level, number, words, header = 0, rows }, index): PdfBlock[] => {
    if (words.length === 0 && number === undefined && rows === undefined) return [];
    const numbered = number === undefined ? {} : { number };
    switch (kind) {
      case "title":
      case "heading": {
        const size = HEADING_SIZES[type][Math.max(0, level - 1)] ?? 10;
        return [{ kind: "heading", id, depth: deeper(level), size, ...numbered, pieces: words }];
      }
      case "annex":
        return [{ kind, id, depth: deeper(1), ...numbered, pieces: words }];
      case "closing": {
        const style = leadStyle(language);
        const pieces = words.map((piece) => ("text" in piece ? { ...piece, ...style } : piece));
        return [{ kind, id, isFirst: clauses[index - 1]?.kind !== "closing", pieces }];
      }
      case "table":
        return [{ kind, id, caption: words, header, rows: rows ?? [] }];
      default:
        if (level > 0) return [{ kind: "item", id, indent: level, ...numbered, pieces: words }];
        return [{ kind: kind === "numbered" ? kind : "paragraph", id, ...numbered, pieces: words }];
    }
  });
}
