import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content, ImportResult } from "../../../../shared/document/content.ts";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import { leadLength } from "../../../../shared/document/leadLength.ts";
import { plainText, type Run } from "../../../../shared/domain/clause.ts";
import { uprightRuns } from "../../../../shared/formats/blocks/uprightRuns.ts";
import { readMarkdown } from "../../../../shared/formats/markdown/readMarkdown.ts";
import { MAX_MARKDOWN_LENGTH } from "../../../../shared/formats/markdown/refuseHarmful.ts";
import { writeMarkdown } from "../../../../shared/formats/markdown/writeMarkdown.ts";
import { draft, enacting, op, pp, table, title } from "../../../support/builders.ts";
import { counter } from "../../../support/counter.ts";
import { richContentArbitrary } from "../../../support/randomFiles.ts";
import { shownMarked } from "../../../support/readingText.ts";
import { isSeedMissing, SEEDS, seedContent } from "../../../support/seeds.ts";

const read = (source: string): ImportResult => readMarkdown(source, { newId: counter() });
const final = (content: Content) => writeMarkdown({ view: "final", content });
const shown = (source: string): string[] => read(source).content.clauses.map(shownMarked);

describe("Markdown out", () => {
  test("[FF8] headings, italic opening phrases, lists that begin with their number, signs as words, notes, tables", () => {
    const content = completeContent({
      ...draft(
        [
          title("Water"),
          enacting(),
          pp("p1", "Recalling it,^n1"),
          op("o1", "Urges States:"),
          op("o1a", "To *act*|now;", 1),
          op("o2", "Also urges^n1 them;"),
          table("t1", [
            ["Year", "Sum"],
            ["2026", "a|b"],
          ]),
          op("o3", "Requests a report."),
        ],
        { n1: "Resolution 70/1." },
      ),
      head: { organ: "General Assembly", symbol: "A/C.3/81/L.24", number: "81/7" },
    });
    expect(final(content)).toBe(`A/C.3/81/L.24

# 81/7. Water

*The General Assembly*,

*Recalling* it,[^1]

1. *Urges* States:

   (a) To *act*\\
   now;

2. *Also urges*[^1] them;

| Year | Sum |
| - | - |
| 2026 | a<br>b |

3. *Requests* a report.

[^1]: Resolution 70/1.
`);
    expect(writeMarkdown({ view: "base", content })).toContain("**OP 1** *Urges* States:");
  });

  test("[FF8] what would be mark-up in words is escaped", () => {
    const text = "# 1. *a* _b_ [c](d) <e> `f` &amp; | - + \\ ![g] [^1] ~";
    const content = completeContent(draft([title("T"), enacting(), op("o1", "Ends."), op("o2", "Ends.")]));
    const clauses = content.clauses.map((clause) => (clause.id === "o1" ? { ...clause, text: [{ text }] } : clause));
    const back = read(final({ ...content, clauses })).content;
    expect(plainText(back.clauses[2]?.text ?? [])).toBe(text);
  });

  test("[FF8] tracked changes are for formats that have them", () => {
    const file = { content: completeContent(draft([])), newNotes: [], amendments: [], comments: [] };
    expect(() => writeMarkdown({ view: "tracked", file })).toThrow(RangeError);
  });
});

/** A draft without what Markdown cannot carry, and with the italics taken off that are computed. */
function carried(content: Content): Content {
  const { profile: _, phrases: _none, ...rest } = content;
  return completeContent({
    ...rest,
    language: "en",
    clauses: content.clauses.map((clause) => {
      const isWhole = clause.kind === "closing" || isItalicFrom(leadLength(clause), clause.text);
      return { ...clause, text: uprightRuns(clause.text, isWhole ? Number.POSITIVE_INFINITY : leadLength(clause)) };
    }),
  });
}

/** True when all words behind an opening phrase are in italics: with its own ones that is the whole clause. */
function isItalicFrom(lead: number, runs: readonly Run[]): boolean {
  const letters = runs.flatMap((run) => {
    if (!("text" in run)) return "break" in run ? [{ letter: " ", isEm: true }] : [];
    const isEm = run.marks?.includes("em") ?? false;
    return run.text.split("").map((letter) => ({ letter, isEm }));
  });
  const words = letters.map(({ letter, isEm }, at) => ({ isEm: isEm || at < lead || letter.trim() === "" }));
  return letters.length > 0 && words.every(({ isEm }) => isEm);
}

/** Only one header row, and one with words; a roman (i) alone below (h) looks like the letter behind it. */
const canCarry = ({ clauses }: Content): boolean =>
  clauses.every(
    ({ kind, header = 0, cells = [], label }) =>
      (kind !== "table" || (header < 2 && cells[0]?.some((cell) => cell.length > 0))) && !/\(h\)/.test(label),
  );

describe("our own Markdown read back", () => {
  test.skipIf(isSeedMissing).each(SEEDS)("[FF9] %s comes back, marks and all (skipped without ../shared)", (seed) => {
    const content = seedContent(seed);
    expect(read(final(content))).toEqual({ content, warnings: [] });
  });

  test("[FF9] any draft comes back as far as Markdown can carry it", () => {
    let marks = 0;
    fc.assert(
      fc.property(richContentArbitrary.map(carried).filter(canCarry), (content) => {
        const source = final(content);
        marks += source.split("<su").length - 1;
        expect(read(source).content, source).toEqual(content);
      }),
      { numRuns: 80 },
    );
    expect(marks).toBeGreaterThan(20);
  });
});

describe("Markdown of others", () => {
  test("[FF24] front matter, bullets, nested lists, code, quotations, links, pictures and rules", () => {
    const source = `---
title: x
---
Report on water
===============

I. Summary
----------

1. It **rained** in [May](javascript:x);
   1. a *lot*;
   1. and more.
2) It stopped.

> ### Details
> A quotation.

    Code
    lines.

* Bullet ![a map](x.png) \`f(x)\`.

***
Water is H~2~O, H<sub>2</sub>O.[^a]

[^a]: See
    there.
`;
    expect(shown(source)).toEqual([
      "title Report on water",
      "heading/1 I. Summary",
      "numbered 1. It rained in May;",
      "numbered/1 (a) a <em:lot>;",
      "numbered/1 (b) and more.",
      "numbered 2. It stopped.",
      "heading/3 Details",
      "text A quotation.",
      "text Code⏎lines.",
      "text Bullet a map f(x).",
      "text Water is H~2~O, H<sub:2>O.{f1}",
    ]);
    expect(read(source).warnings.map(({ code, line }) => `${line} ${code}`)).toContain("1 front_matter_left_out");
  });

  test("[FF25] HTML in it is read as HTML, and nothing of it runs", () => {
    const source = `# T\n\nThe General Assembly,\n\n<ol><li>Urges <b onclick="x()">all</b>;</li></ol>\n\n<script>x()</script>\n\n2. Ends<br>here <img src=x onerror="x()">.\n`;
    expect(shown(source)).toEqual([
      "title T",
      "enacting The General Assembly,",
      "operative 1. Urges all;",
      "operative 2. Ends⏎here .",
    ]);
    expect(JSON.stringify(read(source).content)).not.toMatch(/x\(\)|onerror|onclick/);
  });

  test.each([
    ["]".repeat(20_000)],
    ["*_".repeat(10_000)],
    [">".repeat(20_000)],
    ["1. ".repeat(20_000)],
    [`${" ".repeat(400)}- a`],
    ["a\n".repeat(60_000)],
    ["x".repeat(MAX_MARKDOWN_LENGTH + 1)],
  ])("[FF26] what would keep a parser busy is refused (%#)", (source) => {
    expect(() => read(source)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(?:too_large|unsafe)$/) }),
    );
  });

  test("[FF26] a file without words is refused", () => {
    for (const source of ["", "---\n---\n", "***", "<!-- x -->", "[^1]: x"]) {
      expect(() => read(source), source).toThrow(expect.objectContaining({ code: "empty" }));
    }
  });
});
