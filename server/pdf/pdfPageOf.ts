import type { Content, ContentClause } from "../../shared/document/content.ts";
import { leadLength } from "../../shared/document/leadLength.ts";
import { plainText } from "../../shared/domain/clause.ts";
import { type DraftType, directionOf, type Language } from "../../shared/domain/draftHead.ts";
import type { FileView, PageOptions } from "../../shared/formats/fileView.ts";
import { agendaLine } from "../../shared/phrases/agendaLine.ts";
import { ORGANISATION } from "../../shared/phrases/organisation.ts";
import { type PdfClause, pdfBlocks } from "./pdfBlocks.ts";
import { pdfNumber } from "./pdfNumber.ts";
import type { PdfPage, PdfPiece, PdfWords } from "./pdfPage.ts";
import { PdfPieces } from "./pdfPieces.ts";
import { TrackedClauses } from "./trackedClauses.ts";

/** Title of the file where the text has none: a title is asked of every tagged PDF. */
const UNTITLED: Readonly<Record<Language, Readonly<Record<DraftType, string>>>> = {
  ar: { resolution: "قرار", decision: "مقرر", report: "تقرير" },
  en: { resolution: "Resolution", decision: "Decision", report: "Report" },
  es: { resolution: "Resolución", decision: "Decisión", report: "Informe" },
  fr: { resolution: "Résolution", decision: "Décision", report: "Rapport" },
  ru: { resolution: "Резолюция", decision: "Решение", report: "Доклад" },
  zh: { resolution: "决议", decision: "决定", report: "报告" },
};

/** Two or three lines of half the page. */
const RUNNING_TITLE_EMS = 70;

/** What the template sets for a view. Pure. Rules PF1–PF9, PF15. */
export function pdfPageOf(view: FileView, { paper, hasMasthead, hasLineNumbers }: PageOptions): PdfPage {
  const content = view.view === "tracked" ? view.file.content : view.content;
  const { head, language } = content;
  const { clauses, notes } = textOf(view, new PdfPieces(language));
  const symbol = head.symbol ?? head.number;
  const title = plainText(content.clauses.find(({ kind }) => kind === "title")?.text ?? []).trim();
  return {
    language,
    isRightToLeft: directionOf(language) === "rtl",
    paper,
    hasLineNumbers,
    title: title || symbol || UNTITLED[language][content.type],
    ...(hasMasthead ? { masthead: mastheadOf(content, symbol) } : {}),
    ...(hasMasthead && (symbol || title)
      ? { runningHead: { symbol: symbol ?? "", title: shortened(title, RUNNING_TITLE_EMS) } }
      : {}),
    blocks: pdfBlocks(clauses, content),
    notes: Object.fromEntries(notes),
  };
}

interface PdfText {
  readonly clauses: readonly PdfClause[];
  readonly notes: readonly (readonly [id: string, words: readonly PdfPiece[]])[];
}

function textOf(view: FileView, pieces: PdfPieces): PdfText {
  switch (view.view) {
    case "tracked": {
      const tracked = new TrackedClauses(view.file, pieces);
      return { clauses: tracked.clauses(), notes: tracked.notes() };
    }
    case "compilation":
      return {
        clauses: view.compiled.clauses.map((clause) =>
          clauseOf(view, clause, pieces, pieces.ofCompiled(clause.pieces, leadLength(clause))),
        ),
        notes: view.compiled.footnotes.map((note) => [note.id, pieces.ofCompiled(note.pieces)]),
      };
    default:
      return {
        clauses: view.content.clauses.map((clause) =>
          clauseOf(view, clause, pieces, pieces.ofRuns(clause.text, leadLength(clause))),
        ),
        notes: view.content.footnotes.map(({ id, text }) => [id, pieces.ofRuns(text)]),
      };
  }
}

function clauseOf(
  view: Exclude<FileView, { readonly view: "tracked" }>,
  clause: ContentClause,
  pieces: PdfPieces,
  words: readonly PdfPiece[],
): PdfClause {
  const { id, kind, level, header = 0, cells } = clause;
  const number = numberOf(view, clause);
  return {
    id,
    kind,
    level,
    ...(number ? { number } : {}),
    words,
    ...(cells ? { header, rows: cells.map((row) => row.map((cell) => pieces.ofRuns(cell))) } : {}),
  };
}

/** The printed number in the final text; elsewhere what the room calls the clause. Rule PF4. */
function numberOf(
  { view, content }: Exclude<FileView, { readonly view: "tracked" }>,
  clause: ContentClause,
): PdfWords | undefined {
  const text = pdfNumber(view, clause, content.head);
  if (text === "") return undefined;
  return text === clause.label ? { text, isStrong: true } : { text };
}

/** Cut between words, with an ellipsis, where the letters together are wider than so many ems. */
function shortened(text: string, maxEms: number): string {
  let ems = 0;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter("und").segment(text)) {
    ems += /\p{Script=Han}/u.test(segment) ? 1 : 0.5;
    if (ems > maxEms) {
      const words = text.slice(0, end);
      const blank = words.lastIndexOf(" ");
      return `${(blank > 0 ? words.slice(0, blank) : words).trimEnd()}…`;
    }
    end = index + segment.length;
  }
  return text;
}

function mastheadOf({ head, language }: Content, symbol: string | undefined): NonNullable<PdfPage["masthead"]> {
  const first = /^\p{Lu}(?=\/)/u.exec(symbol ?? "")?.[0] ?? "";
  return {
    organisation: ORGANISATION[language],
    ...(symbol ? { symbol: { first, rest: symbol.slice(first.length) } } : {}),
    ...(head.organ ? { organ: head.organ } : {}),
    ...(head.session ? { session: head.session } : {}),
    ...(head.agendaItem ? { agendaItem: agendaLine(head.agendaItem, language) } : {}),
  };
}
