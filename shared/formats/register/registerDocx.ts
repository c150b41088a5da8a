import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { RegisterFileRow } from "../../amendments/registerTexts.ts";
import { POSITIONS } from "../../domain/amendment.ts";
import { storableText } from "../../domain/words.ts";
import { packDocx } from "../docx/writer/packDocx.ts";
import { NO_DATE } from "../noDate.ts";
import { lastDecisionAt, sheetCell, shownTime } from "./registerCells.ts";
import type { RegisterFileWords } from "./registerWords.ts";

/** Of which draft the register is. */
export interface RegisteredDraft {
  /** Its title, or its symbol where it has none. */
  readonly name: string;
  readonly symbol?: string;
  readonly paper: "a4" | "letter";
}

/** Twentieths of a point. */
const PAPERS = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } } as const;
const MARGIN = 850;
type PageColumn = "number" | "label" | "delegation" | "proposed" | "reason" | "positions" | "status";
/** Columns of the page, with their shares of its width. */
const COLUMNS: readonly (readonly [column: PageColumn, share: number])[] = [
  ["number", 7],
  ["label", 10],
  ["delegation", 11],
  ["proposed", 36],
  ["reason", 15],
  ["positions", 10],
  ["status", 11],
];
const RULE = { style: BorderStyle.SINGLE, size: 4, color: "7F7F7F" } as const;
const NO_RULE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

/** Characters of a cell that are kept on one page. */
const MOST_TOGETHER = 1_200;
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

type Piece = { readonly text: string; readonly change?: "same" | "old" | "new"; readonly isStrong?: true };
/** Paragraphs of pieces. */
type Cell = readonly (readonly Piece[])[];

/**
 * The register as a Word file: a table on landscape pages, its header on every page, the proposed text with new words
 * underlined and old ones struck; above it the draft's name and the time of the last decision. The same rows give the same
 * bytes. Rules FF30, FF33.
 */
export async function registerDocx(
  rows: readonly RegisterFileRow[],
  words: RegisterFileWords,
  draft: RegisteredDraft,
): Promise<Uint8Array> {
  const { width, height } = PAPERS[draft.paper];
  const last = lastDecisionAt(rows);
  const said = [
    draft.symbol,
    words.count(rows.length),
    ...(last === undefined ? [] : [words.lastDecision(`${shownTime(last)} UTC`)]),
  ];
  const document = new Document({
    title: `${words.title}: ${storableText(draft.name)}`,
    creator: "Adref",
    lastModifiedBy: "Adref",
    styles: {
      default: { document: { run: { font: "Times New Roman", size: 18, language: { value: words.language } } } },
    },
    sections: [
      {
        properties: {
          page: {
            // The library turns the paper by itself.
            size: { width, height, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, header: 400, footer: 400 },
          },
        },
        footers: { default: new Footer({ children: [footerLine(words)] }) },
        children: [
          new Paragraph({
            spacing: { after: 60 },
            children: [new TextRun({ text: words.title, bold: true, size: 28 })],
          }),
          new Paragraph({
            spacing: { after: 60 },
            children: [new TextRun({ text: storableText(draft.name), size: 22 })],
          }),
          new Paragraph({
            spacing: { after: 200 },
            children: [new TextRun(storableText(said.filter((one) => one).join(" · ")))],
          }),
          rows.length === 0 ? new Paragraph(words.empty) : tableOf(rows, words, height - 2 * MARGIN),
        ],
      },
    ],
  });
  // The library writes the hour of writing into the file's properties.
  const steady = (xml: string) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${last ?? NO_DATE}`);
  return packDocx(document, {}, { "docProps/core.xml": steady });
}

function footerLine({ title, page }: RegisterFileWords): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.END,
    children: [
      new TextRun({
        size: 16,
        children: [`${title} · ${page} `, PageNumber.CURRENT, "/", PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function tableOf(rows: readonly RegisterFileRow[], words: RegisterFileWords, width: number): Table {
  const widths = COLUMNS.map(([, share]) => Math.floor((share * width) / 100));
  const header = COLUMNS.map(([column]): Cell => [[{ text: words.heading(column), isStrong: true }]]);
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: RULE,
      bottom: RULE,
      left: NO_RULE,
      right: NO_RULE,
      insideHorizontal: RULE,
      insideVertical: NO_RULE,
    },
    rows: [
      tableRow(header, widths, true),
      ...rows.map((row) =>
        tableRow(
          COLUMNS.map(([column]) => cellOf(row, column, words)),
          widths,
          false,
        ),
      ),
    ],
  });
}

function tableRow(cells: readonly Cell[], widths: readonly number[], isHeader: boolean): TableRow {
  return new TableRow({
    tableHeader: isHeader,
    // A row of a few lines stays on one page; the words of a long one may go over.
    cantSplit: cells.every((cell) => cell.flat().reduce((sum, { text }) => sum + text.length, 0) < MOST_TOGETHER),
    children: cells.map(
      (cell, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlignTable.TOP,
          margins: { top: 50, bottom: 50, left: at === 0 ? 0 : 70, right: 70 },
          ...(isHeader ? { shading: { fill: "E7EDF3" } } : {}),
          children: (cell.length > 0 ? cell : [[]]).map((pieces) => new Paragraph({ children: runsOf(pieces) })),
        }),
    ),
  });
}

function runsOf(pieces: readonly Piece[]): ParagraphChild[] {
  return pieces.map(({ text, change, isStrong }) => {
    const isRightToLeft = RIGHT_TO_LEFT.test(text);
    return new TextRun({
      text: storableText(text),
      ...(isStrong ? { bold: true } : {}),
      ...(isRightToLeft ? { rightToLeft: true } : {}),
      ...(change === "new" ? { underline: { type: UnderlineType.SINGLE }, color: "07618F" } : {}),
      ...(change === "old" ? { strike: true, color: "963633" } : {}),
    });
  });
}

/** A cell of the page holds what the sheet has in several columns. */
function cellOf(row: RegisterFileRow, column: PageColumn, words: RegisterFileWords): Cell {
  const line = (text: string): Cell => (text === "" ? [] : [[{ text }]]);
  const said = (...texts: readonly (string | null | undefined)[]): Cell => texts.flatMap((text) => line(text ?? ""));
  switch (column) {
    case "number":
      return [[{ text: row.number, isStrong: true }]];
    case "label":
      return said(row.label, sheetCell(row, "place", words), words.kind(row.kind));
    case "delegation":
      return [
        [{ text: row.delegation, isStrong: true }],
        ...(row.sponsors.length > 0 ? said(words.coSponsors(row.sponsors.join(", "))) : []),
      ];
    case "proposed":
      return row.movesAfter === undefined ? [row.proposed] : said(words.moves(row.movesAfter), row.current);
    case "reason":
      return row.reason.split("\n").flatMap(line);
    case "positions":
      return POSITIONS.flatMap((position) => {
        const codes = row.positions[position].join(", ");
        return codes === "" ? [] : said(`${words.heading(position)}: ${codes}`);
      });
    case "status":
      return [
        [{ text: words.status(row.status), isStrong: true }],
        ...(row.mergedInto === null ? [] : said(words.mergedInto(row.mergedInto))),
        ...(row.decidedAt === null ? [] : said(`${shownTime(row.decidedAt)} UTC`, row.decidedBy, row.decisionReason)),
      ];
  }
}
