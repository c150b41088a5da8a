import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Content, ContentClause, ImportResult } from "../../../shared/document/content.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { counter } from "../../support/counter.ts";

const SHARED = new URL("../../../../shared/", import.meta.url);
const ORACLE = new URL("oracle/seed-structure.json", SHARED);
const isMissing = !existsSync(ORACLE);
const read = (path: string) => readFileSync(new URL(path, SHARED), "utf8");

interface OracleClause {
  readonly kind?: string;
  readonly text: string;
  readonly number: string | null;
  readonly openingPhrase?: string;
  readonly openingPhraseAlsoAccept?: readonly string[];
  readonly footnoteRefs: readonly { readonly number: number; readonly offset: number }[];
  readonly subparagraphs?: readonly OracleClause[];
}
interface OracleHeading {
  readonly id: string;
  readonly level: number;
  readonly number: string | null;
  readonly title: string;
}
interface Oracle {
  readonly resolution: {
    readonly file: string;
    readonly number: string;
    readonly title: string;
    readonly body: string;
    readonly bodyLine: string;
    readonly preambular: readonly OracleClause[];
    readonly operative: readonly OracleClause[];
    readonly footnotes: readonly { readonly number: number; readonly text: string }[];
    readonly closing: { readonly meeting: string; readonly date: string };
  };
  readonly report: {
    readonly file: string;
    readonly symbol: string;
    readonly headings: readonly OracleHeading[];
    readonly paragraphs: readonly (OracleClause & { readonly id: string })[];
    readonly outline: readonly string[];
    readonly footnotes: readonly { readonly number: number; readonly text: string }[];
    readonly annex: {
      readonly title: string;
      readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
    };
  };
}

const withoutIndents = (source: string) =>
  source
    .split("\n")
    .map((line) => line.trimStart())
    .join("\n");
const VARIANTS: readonly [string, (source: string) => string][] = [
  ["as it is", (source) => source],
  ["without leading white space", withoutIndents],
  ["with the line ends of Windows", (source) => source.replaceAll("\n", "\r\n")],
];

/** Words of a clause and the notes cited in it, by number and UTF-16 offset. */
function shown(clause: ContentClause, content: Content) {
  let text = "";
  const notes: { number: number; offset: number }[] = [];
  for (const run of clause.text) {
    if ("text" in run) text += run.text;
    else if ("footnote" in run) {
      notes.push({
        number: content.footnotes.find(({ id }) => id === run.footnote)?.number ?? 0,
        offset: text.length,
      });
    }
  }
  return { text, notes };
}

const expected = (clause: OracleClause) => ({
  text: clause.text,
  notes: clause.footnoteRefs.map(({ number, offset }) => ({ number, offset })),
});

function notesOf({ content }: ImportResult) {
  return content.footnotes.map(({ number, text }) => ({ number, text: plainText(text) }));
}

describe.skipIf(isMissing)("the seeds against their structure made by hand (skipped without ../shared)", () => {
  const oracle: Oracle = isMissing ? ({} as Oracle) : JSON.parse(read("oracle/seed-structure.json"));
  const seed = (file: string) => read(`oracle/${file}`);

  test.each(VARIANTS)("[IM7] the resolution is read exactly, %s", (_name, variant) => {
    const { resolution } = oracle;
    const result = importText(variant(seed(resolution.file)), { newId: counter() });
    const { content } = result;
    expect(result.warnings).toEqual([]);
    expect(content).toMatchObject({ type: "resolution", language: "en" });
    expect(content.head).toEqual({ organ: "Economic and Social Council", number: resolution.number });
    expect(content.clauses.map(({ kind }) => kind)).toEqual([
      "title",
      "enacting",
      ...resolution.preambular.map(() => "preambular"),
      ...resolution.operative.map(() => "operative"),
      "closing",
      "closing",
    ]);
    const texts = content.clauses.map((clause) => shown(clause, content));
    const all = [...resolution.preambular, ...resolution.operative];
    expect(texts).toEqual([
      { text: resolution.title, notes: [] },
      { text: resolution.bodyLine, notes: [] },
      ...all.map(expected),
      { text: resolution.closing.meeting, notes: [] },
      { text: resolution.closing.date, notes: [] },
    ]);
    expect(content.clauses.slice(2, -2).map(({ number }) => number || null)).toEqual(all.map(({ number }) => number));
    all.forEach(({ openingPhrase = "", openingPhraseAlsoAccept = [] }, index) => {
      expect([openingPhrase, ...openingPhraseAlsoAccept]).toContain(content.clauses[index + 2]?.lead);
    });
    expect(notesOf(result)).toEqual(resolution.footnotes.map(({ number, text }) => ({ number, text })));
  });

  test.each(VARIANTS)("[IM7] the report is read exactly, %s", (_name, variant) => {
    const { report } = oracle;
    const result = importText(variant(seed(report.file)), { newId: counter() });
    const { content } = result;
    expect(result.warnings).toEqual([]);
    expect(content).toMatchObject({ type: "report", head: { symbol: report.symbol } });
    const headings = new Map(report.headings.map((heading) => [heading.id, heading]));
    const paragraphs = new Map(report.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
    const outline = report.outline.flatMap((id) => {
      const heading = headings.get(id);
      if (heading)
        return [
          { kind: "heading", level: heading.level, number: heading.number ?? "", text: heading.title, notes: [] },
        ];
      const paragraph = paragraphs.get(id);
      if (!paragraph) throw new RangeError(`the outline names ${id}`);
      return [paragraph, ...(paragraph.subparagraphs ?? [])].map((clause, index) => ({
        kind: "numbered",
        level: index === 0 ? 0 : 1,
        number: clause.number ?? "",
        ...expected(clause),
      }));
    });
    const read = content.clauses.map((clause) => ({
      kind: clause.kind,
      level: clause.level,
      number: clause.number,
      ...shown(clause, content),
    }));
    expect(read.slice(0, -2)).toEqual(outline);
    expect(read.at(-2)).toEqual({ kind: "annex", level: 0, number: "Annex", text: report.annex.title, notes: [] });
    const table = content.clauses.at(-1);
    expect(table).toMatchObject({ kind: "table", header: 1 });
    expect(table?.cells?.map((row) => row.map(plainText))).toEqual([
      report.annex.table.columns,
      ...report.annex.table.rows,
    ]);
    expect(notesOf(result)).toEqual(report.footnotes.map(({ number, text }) => ({ number, text })));
  });
});

const SAMPLES = new URL("samples/A_RES_73_3-EN.txt", SHARED);

describe.skipIf(!existsSync(SAMPLES))("the samples (skipped without ../shared)", () => {
  test.each([
    ["as it is", (source: string) => source],
    [
      "without white space at line ends",
      (source: string) =>
        source
          .split("\n")
          .map((line) => line.trim())
          .join("\n"),
    ],
  ])("[IM11] a resolution extracted from PDF, %s", (_name, variant) => {
    const result = importText(variant(read("samples/A_RES_73_3-EN.txt")), { newId: counter() });
    const { content, warnings } = result;
    expect(content.head).toEqual({
      organ: "General Assembly",
      symbol: "A/RES/73/3",
      number: "73/3",
      session: "Seventy-third session",
      agendaItem: "129",
    });
    const kinds = content.clauses.map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...["title", "enacting", "operative", "heading", "heading", "text"],
      ...new Array<string>(53).fill("numbered"),
      ...["closing", "closing"],
    ]);
    expect(content.clauses[2]).toMatchObject({ number: "", lead: "Adopts" });
    const numbered = content.clauses.filter(({ kind }) => kind === "numbered");
    expect(numbered.map(({ number }) => number)).toEqual(numbered.map((_clause, index) => `${index + 1}.`));
    expect(numbered.map(({ text }) => plainText(text).slice(-1)).join("")).toBe(`${";".repeat(52)}.`);
    const cited = numbered.flatMap((clause) =>
      shown(clause, content).notes.map(({ number }) => `${clause.number}${number}`),
    );
    expect(cited).toEqual(["1.1", "1.2", "2.3", "2.4", "2.5", "3.6", "23.7"]);
    expect(plainText(numbered[2]?.text ?? [])).toMatch(
      /^Acknowledge that the Millennium Development Goals and associated/,
    );
    expect(notesOf(result)[3]?.text).toMatch(/^See Official Records .* and corrigendum \(A\/71\/53.*\), chap\. II\.$/);
    expect(new Set(warnings.map(({ code }) => code))).toEqual(
      new Set(["masthead_left_out", "blank_before_hyphen", "broken_word"]),
    );
    expect(warnings.find(({ excerpt }) => excerpt === "framew ork")?.line).toBe(87);
  });

  test("[IM13] a resolution of the Security Council has no title; what stands above it goes into the head or is named", () => {
    const { content, warnings } = importText(read("samples/S_RES_1826_2008.txt"), { newId: counter() });
    expect(content.head).toEqual({ organ: "Security Council", number: "1826 (2008)" });
    expect(content.clauses.map(({ kind }) => kind)).toEqual([
      "enacting",
      ...new Array<string>(14).fill("preambular"),
      ...new Array<string>(19).fill("operative"),
    ]);
    expect(content.clauses.slice(1).filter(({ lead }) => lead === "")).toEqual([]);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([["masthead_left_out", 3]]);
  });
});
