import fc from "fast-check";
import { expect, test } from "vitest";
import type { Content } from "../../../shared/document/content.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { READABLE_ENDINGS, type ReadableFormat } from "../../../shared/formats/exportFormats.ts";
import type { PageOptions } from "../../../shared/formats/fileView.ts";
import { readFile } from "../../../shared/formats/readFile.ts";
import { writeFile } from "../../../shared/formats/writeFile.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { counter } from "../../support/counter.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const PAGE: PageOptions = { paper: "a4", hasMasthead: true, hasLineNumbers: false };
const FORMATS: readonly ReadableFormat[] = [...new Set(Object.values(READABLE_ENDINGS))];

const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const countWords = (text: string): number => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/** Number, text and count of words of every clause and every note: what no format may change. */
function said({ clauses, footnotes }: Content): readonly string[] {
  const notes = new Map(footnotes.map(({ id, number }) => [id, number]));
  const words = (runs: readonly Run[]): string =>
    runs.map((run) => ("text" in run ? run.text : "footnote" in run ? `{${notes.get(run.footnote)}}` : "\n")).join("");
  return [
    ...clauses.map(({ kind, number, text, cells = [] }) => {
      // Markdown has no table without a header row: an empty one may stand for none.
      const rows = cells.map((row) => row.map(words)).filter((row) => row.some((cell) => cell !== ""));
      const all = [words(text), ...rows.map((row) => row.join(" | "))].join("\n");
      return `${kind} ${number} ${all} (${countWords(all)})`;
    }),
    ...footnotes.map(({ number, text }) => `note ${number} ${words(text)} (${countWords(words(text))})`),
  ];
}

test("[EX33] count of words, number and text of every clause agree between all formats, for random drafts", async () => {
  let clauses = 0;
  await fc.assert(
    fc.asyncProperty(contentArbitrary, async (content) => {
      const expected = said(content);
      clauses += content.clauses.length;
      for (const format of FORMATS) {
        const view = format === "json" ? "base" : "final";
        const bytes = await writeFile(format, { view, content }, PAGE);
        const file = await readFile(format, bytes, { newId: counter() });
        expect(said(file.content), format).toEqual(expected);
        expect(file.amendments, format).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
  expect(clauses).toBeGreaterThan(RUNS * 5);
}, 300_000);
