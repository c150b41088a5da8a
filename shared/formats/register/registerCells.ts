import { registerCell } from "../../amendments/register.ts";
import type { RegisterFileRow } from "../../amendments/registerTexts.ts";
import { POSITIONS } from "../../domain/amendment.ts";
import type { RegisterFileWords } from "./registerWords.ts";

/** Columns of the sheet, in their order. */
export const SHEET_COLUMNS = [
  ...([
    "number",
    "label",
    "place",
    "delegation",
    "sponsors",
    "kind",
    "current",
    "proposed",
    "reason",
    "status",
  ] as const),
  ...(["mergedInto", "collidesWith", ...POSITIONS, "contributors", "tabledAt", "enteredBy"] as const),
  ...(["decidedAt", "decidedBy", "decisionReason"] as const),
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** "2026-11-22 02:30", from ISO 8601 in UTC. */
export function shownTime(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

/** Words of one cell; the proposed text without what it takes away. */
export function sheetCell(row: RegisterFileRow, column: SheetColumn, words: RegisterFileWords): string {
  switch (column) {
    case "place":
      return row.page === undefined ? "" : words.place(row.page, row.line);
    case "current":
      return row.current;
    case "proposed":
      return row.movesAfter === undefined
        ? row.proposed.map(({ change, text }) => (change === "old" ? "" : text)).join("")
        : words.moves(row.movesAfter);
    case "tabledAt":
      return shownTime(row.tabledAt);
    case "decidedAt":
      return row.decidedAt === null ? "" : shownTime(row.decidedAt);
    default:
      return registerCell(row, column, words);
  }
}

/** When the last of the decisions on amendments was made; nothing where there was none. */
export function lastDecisionAt(rows: readonly RegisterFileRow[]): string | undefined {
  return rows
    .flatMap(({ decidedAt }) => decidedAt ?? [])
    .sort()
    .at(-1);
}
