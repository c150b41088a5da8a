import fc from "fast-check";
import { expect, test } from "vitest";
import { exportText } from "../../../shared/formats/text/exportText.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { counter } from "../../support/counter.ts";
import { isSeedMissing, SEEDS, seedContent } from "../../support/seeds.ts";

test("[EX10] what is exported as text is read back as the same content", () => {
  fc.assert(
    fc.property(contentArbitrary, (content) => {
      const text = exportText(content);
      expect(importText(text, { newId: counter() }).content, text).toEqual(content);
    }),
    { numRuns: 300 },
  );
});

test("[EX10] the contents that are tried hold everything that text can carry", () => {
  const contents = fc.sample(contentArbitrary, { numRuns: 300, seed: 7 });
  const all = contents.flatMap(({ clauses }) => clauses);
  const kinds = new Set(all.map(({ kind, level }) => `${kind} ${level}`));
  for (const kind of ["title 0", "enacting 0", "preambular 2", "operative 4", "numbered 4", "heading 1", "heading 2"]) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ["heading 3", "text 0", "closing 0", "annex 0", "table 0"]) expect(kinds).toContain(kind);
  expect(new Set(contents.map(({ type }) => type))).toEqual(new Set(["resolution", "report", "decision"]));
  const runs = all.flatMap(({ text, cells }) => [...text, ...(cells ?? []).flat(2)]);
  const cited = runs.filter((run) => "footnote" in run).length;
  expect(cited).toBeGreaterThan(contents.reduce((sum, { footnotes }) => sum + footnotes.length, 0));
  expect(runs.some((run) => "break" in run)).toBe(true);
  expect(contents.some(({ clauses }) => clauses.filter(({ kind }) => kind === "annex").length > 1)).toBe(true);
  expect(contents.some(({ clauses }) => clauses.filter(({ kind }) => kind === "operative").length === 1)).toBe(true);
});

test.skipIf(isSeedMissing).each(SEEDS)(
  "[EX10] %s comes back without a change or a warning (skipped without ../shared)",
  (seed) => {
    const content = seedContent(seed);
    const again = importText(exportText(content), { newId: counter() });
    expect(again.content).toEqual(content);
    expect(again.warnings).toEqual([]);
  },
);
