import type { Compiled } from "../../amendments/compilation.ts";
import type { Content, ContentClause, ContentFootnote } from "../../document/content.ts";
import { leadLength } from "../../document/leadLength.ts";
import { plainText } from "../../domain/clause.ts";
import { directionOf, type Language } from "../../domain/draftHead.ts";
import { agendaLine } from "../../phrases/agendaLine.ts";
import type { FileView } from "../fileView.ts";
import { printedNumber } from "../printedNumber.ts";
import { citationAddress, escaped, HtmlInline } from "./htmlInline.ts";
import { HTML_STYLE } from "./htmlStyle.ts";
import { OWN_HTML, OWN_META } from "./ownHtml.ts";

/** Words that are not the draft's, in its language. */
const WORDS: Readonly<Record<Language, { notes: string; note: string; back: string; table: string }>> = {
  ar: { notes: "الحواشي", note: "الحاشية", back: "العودة إلى النص", table: "جدول" },
  en: { notes: "Notes", note: "Note", back: "Back to the text", table: "Table" },
  es: { notes: "Notas", note: "Nota", back: "Volver al texto", table: "Cuadro" },
  fr: { notes: "Notes", note: "Note", back: "Retour au texte", table: "Tableau" },
  ru: { notes: "Примечания", note: "Примечание", back: "Назад к тексту", table: "Таблица" },
  zh: { notes: "脚注", note: "脚注", back: "返回正文", table: "表" },
};

type AnyClause = ContentClause | Compiled<ContentClause>;

/**
 * A view of a draft as a whole page of HTML: it needs nothing else and runs nothing, can be read by ear and printed, and is
 * read back by `readHtml` with the same ids. Pure.
 * @throws RangeError for tracked changes: they are for formats that have them. Rules FF4–FF7.
 */
export function writeHtml(view: FileView): string {
  if (view.view === "tracked") throw new RangeError("HTML shows no tracked changes");
  const { content } = view;
  const { language, head } = content;
  const clauses: readonly AnyClause[] = view.view === "compilation" ? view.compiled.clauses : content.clauses;
  const notes = view.view === "compilation" ? view.compiled.footnotes : content.footnotes;
  const inline = new HtmlInline(language, new Map(notes.map(({ id, number }) => [id, number])), WORDS[language]);
  const body = new BodyWriter(view.view, content, inline);
  const written = clauses.map((clause) => body.clause(clause));
  const title = plainText(clauses.find(({ kind }) => kind === "title")?.text ?? []).trim();
  const name = [head.symbol ?? head.number, title].filter((part) => part).join(" – ") || head.organ || "Adref";
  return `${[
    "<!doctype html>",
    `<html lang="${language}" dir="${directionOf(language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(name)}</title>`,
    ...metaOf(content),
    `<style>${HTML_STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    ...masthead(
      content,
      clauses.some(({ kind }) => kind === "title"),
    ),
    ...written,
    ...writeNotes(notes, inline, language),
    "</main>",
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

/** Everything of the head, for whoever reads the file back. */
function metaOf({ type, language, profile, head, phrases = [] }: Content): string[] {
  const told: readonly (readonly [string, string | undefined])[] = [
    ["type", type],
    ["language", language],
    ["profile", profile],
    ...(["organ", "symbol", "number", "session", "agendaItem"] as const).map((field) => [field, head[field]] as const),
    ...phrases.map(({ phrase, kind }) => [`phrase-${kind}`, phrase] as const),
  ];
  return told.flatMap(([name, value]) =>
    value === undefined ? [] : [`<meta name="${OWN_META}${name}" content="${escaped(value)}">`],
  );
}

/** What stands above the text. Where that has no title, the page is headed by the first line here. */
function masthead({ head, language }: Content, hasTitle: boolean): string[] {
  const { organ, symbol, session, agendaItem } = head;
  const said: readonly (readonly [name: string, text: string | undefined])[] = [
    ["organ", organ],
    ["symbol", symbol],
    ["place", session],
    ["place", agendaItem && agendaLine(agendaItem, language)],
  ];
  const lines = said.flatMap(([name, text]) => (text ? [{ name, text }] : []));
  if (lines.length === 0) return [];
  const written = lines.map(({ name, text }, index) => {
    const tag = index === 0 && !hasTitle ? "h1" : "p";
    return `<${tag} class="${name}">${escaped(text)}</${tag}>`;
  });
  return [`<header ${OWN_HTML.silent}>`, ...written, "</header>"];
}

/** Writes clauses, in text order. */
class BodyWriter {
  readonly #view: FileView["view"];
  readonly #content: Content;
  readonly #inline: HtmlInline;
  /** Degree of the last heading: the next one is at most one deeper. */
  #degree = 1;

  constructor(view: FileView["view"], content: Content, inline: HtmlInline) {
    this.#view = view;
    this.#content = content;
    this.#inline = inline;
  }

  clause(clause: AnyClause): string {
    const { kind, level } = clause;
    switch (kind) {
      case "title": {
        const { number } = this.#content.head;
        return this.#element("h1", "title", clause, number === undefined ? "" : `${number}.`);
      }
      case "heading":
        return this.#element(this.#headingTag(level + 1), "heading", clause, clause.number);
      case "annex":
        return this.#element(this.#headingTag(2), "annex", clause, clause.number, "<br>");
      case "table":
        return this.#table(clause);
      default: {
        const number = printedNumber(this.#view, clause);
        return this.#element("p", level === 0 ? kind : `${kind} level-${level}`, clause, number);
      }
    }
  }

  #headingTag(wanted: number): string {
    this.#degree = Math.min(wanted, this.#degree + 1);
    return `h${this.#degree}`;
  }

  #element(tag: string, name: string, clause: AnyClause, number: string, behind = " "): string {
    const before = number === "" ? "" : `<span class="number" ${OWN_HTML.number}>${escaped(number)}${behind}</span>`;
    return `<${tag} class="${name}"${identity(clause)}>${before}${this.#words(clause)}</${tag}>`;
  }

  #words(clause: AnyClause): string {
    const lead = leadLength(clause);
    return "pieces" in clause ? this.#inline.ofPieces(clause.pieces, lead) : this.#inline.ofRuns(clause.text, lead);
  }

  #table(clause: AnyClause): string {
    const { header = 0, cells = [] } = clause;
    const words = this.#words(clause);
    const row = (line: (typeof cells)[number], tag: string) =>
      `<tr>${line.map((cell) => `<${tag}>${this.#inline.ofRuns(cell)}</${tag.slice(0, 2)}>`).join("")}</tr>`;
    const head = cells.slice(0, header).map((line) => row(line, 'th scope="col"'));
    const body = cells.slice(header).map((line) => row(line, "td"));
    const label = plainText(clause.text).trim() || WORDS[this.#content.language].table;
    return [
      `<div class="table" role="region" tabindex="0" aria-label="${escaped(label)}"><table${identity(clause)}>`,
      ...(words === "" ? [] : [`<caption>${words}</caption>`]),
      ...(head.length > 0 ? ["<thead>", ...head, "</thead>"] : []),
      ...(body.length > 0 ? ["<tbody>", ...body, "</tbody>"] : []),
      "</table></div>",
    ].join("\n");
  }
}

function identity({ id, kind, level }: AnyClause): string {
  const deep = level === 0 ? "" : ` ${OWN_HTML.level}="${level}"`;
  return ` ${OWN_HTML.clause}="${escaped(id)}" ${OWN_HTML.kind}="${kind}"${deep}`;
}

function writeNotes(
  notes: readonly (ContentFootnote | Compiled<ContentFootnote>)[],
  inline: HtmlInline,
  language: Language,
): string[] {
  if (notes.length === 0) return [];
  const items = notes.map((note) => {
    const { id, number, text } = note;
    const words = "pieces" in note ? inline.ofPieces(note.pieces) : inline.ofRuns(text);
    const times = inline.citations.get(id) ?? 0;
    const back = Array.from({ length: times }, (_, at) => {
      const label = times > 1 ? `${WORDS[language].back} (${at + 1})` : WORDS[language].back;
      const address = citationAddress(number, at + 1);
      return `<span class="back" ${OWN_HTML.silent}> <a href="#${address}" role="doc-backlink" aria-label="${escaped(label)}">↩</a></span>`;
    });
    return `<li id="fn${number}" value="${number}" ${OWN_HTML.noteWords}="${escaped(id)}">${words}${back.join("")}</li>`;
  });
  return [
    `<section class="notes" role="doc-endnotes" aria-labelledby="notes">`,
    `<h2 id="notes" ${OWN_HTML.silent}>${escaped(WORDS[language].notes)}</h2>`,
    "<ol>",
    ...items,
    "</ol>",
    "</section>",
  ];
}
