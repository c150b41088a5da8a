import fc from "fast-check";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { compiledText } from "../../../../shared/amendments/compilation.ts";
import { compiledWithNewNotes } from "../../../../shared/amendments/compiledWithNewNotes.ts";
import type { Content } from "../../../../shared/document/content.ts";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import { readHtml } from "../../../../shared/formats/html/readHtml.ts";
import { writeHtml } from "../../../../shared/formats/html/writeHtml.ts";
import { draft, enacting, op, pp, table, title } from "../../../support/builders.ts";
import { counter } from "../../../support/counter.ts";
import { asAmendment, asClause, begun, member, text } from "../../../support/negotiation.ts";
import { richContentArbitrary } from "../../../support/randomFiles.ts";
import { isSeedMissing, SEEDS, seedContent } from "../../../support/seeds.ts";

const final = (content: Content) => writeHtml({ view: "final", content });
const sample = (): Content =>
  completeContent({
    ...draft(
      [
        title("Water & <soap>"),
        enacting(),
        pp("p1", "Recalling its resolution,^n1"),
        op("o1", "Urges^n1^n2 States:"),
        op("o1a", "To *act*;", 1),
        table("t1", [
          ["Year", "Sum"],
          ["2026", "10"],
        ]),
        op("o2", "Requests a report."),
      ],
      { n1: "See “this”.", n2: "Ibid." },
    ),
    head: { organ: "General Assembly", symbol: 'A/"1"', session: "Eighty-first session", agendaItem: "68" },
  });

describe("a page of HTML", () => {
  test("[FF4] it is whole and inert: nothing is loaded, nothing runs, and what is a sign of HTML in words is escaped", () => {
    const html = final(sample());
    expect(html).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
    expect(html).not.toMatch(/<script|<link|<img|\son[a-z]+=|@import|url\(|https?:/);
    expect(html).toContain("Water &#38; &#60;soap&#62;");
    expect(html).toContain('content="A/&#34;1&#34;"');
    expect(final(sample())).toBe(html);
    const errors: string[] = [];
    parse(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
  });

  test("[FF4] tracked changes are for formats that have them", () => {
    const file = { content: sample(), newNotes: [], amendments: [], comments: [] };
    expect(() => writeHtml({ view: "tracked", file })).toThrow(RangeError);
  });

  test("[FF5] language, direction, title, headings, header cells and notes can be told without seeing the page", () => {
    const html = final(sample());
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain("<title>A/&#34;1&#34; – Water &#38; &#60;soap&#62;</title>");
    expect(html).toMatch(/<h1 class="title"[^>]*>Water/);
    expect(html).toContain('<th scope="col">Year</th>');
    expect(html).toContain(
      '<a id="fnref1" href="#fn1" data-adref-note="n1" role="doc-noteref" aria-label="Note 1">1</a>',
    );
    expect(html).toMatch(/href="#fnref1"[^>]*aria-label="Back to the text \(1\)".*href="#fnref1-2"/);
    expect(html).toContain("<sup data-adref-silent>,</sup>");
    expect(final({ ...sample(), language: "ar" })).toContain('<html lang="ar" dir="rtl">');
  });

  test("[FF5] a page without a title is headed by its organ or its symbol", () => {
    const untitled = { ...draft([op("o1", "Ends.")]), head: { symbol: "S/RES/1" } };
    expect(final(completeContent(untitled))).toContain('<h1 class="symbol">S/RES/1</h1>');
    expect(final(sample()).match(/<h1/g)).toHaveLength(1);
  });

  test("[FF5] headings go down by one degree at a time", () => {
    const clauses = [2, 1, 3, 2, 3].map((level, index) => ({
      ...draft([pp(`h${index}`, `Part ${index}`)]).clauses[0],
      kind: "heading",
      level,
    }));
    const html = final(completeContent({ ...draft(clauses as never), type: "report" }));
    expect([...html.matchAll(/<(h\d) class="heading"/g)].map((match) => match[1])).toEqual([
      "h2",
      "h2",
      "h3",
      "h3",
      "h4",
    ]);
  });

  test("[FF3] the final text has printed numbers, the base text what the room calls its clauses", () => {
    const numbers = (html: string) =>
      [...html.matchAll(/<span class="number"[^>]*>([^<]*)/g)].map((match) => match[1]?.trim());
    expect(numbers(final(sample()))).toEqual(["1.", "(a)", "2."]);
    expect(numbers(writeHtml({ view: "base", content: sample() }))).toEqual(["PP 1", "OP 1", "(a)", "OP 2"]);
  });

  test("[FF6] in a compilation names, brackets and proposed words are told apart by sign and by colour", () => {
    const room = begun();
    for (const [id, by, to] of [
      ["a", "EU", "regular"],
      ["b", "JPN", "biennial"],
    ] as const) {
      const on = { clause: asClause("op3") };
      const proposed = { kind: "edit", on, base: room.runs(on), text: text(room.reads("op3").replace("annual", to)) };
      const command = { command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed };
      expect(room.do(command as never, member(by))).toBe("taken");
    }
    const content = completeContent({
      ...draft([]),
      clauses: room.words.clauses.map(({ id, kind, level, runs }) => ({ id, kind, level, text: runs })),
      footnotes: [...room.notes].map(([id, runs]) => ({ id, text: runs })),
    });
    const compiled = compiledText(content, room.words, room.state);
    const html = writeHtml({ view: "compilation", content, compiled });
    expect(html).toContain(
      '<span class="attribution hue-1">[EU: </span><span class="proposed hue-1">regular</span><span class="bracket hue-1">]</span>',
    );
    expect(html).toContain('<span class="attribution hue-2">[JPN: </span>');
    expect(html).toContain('<span class="bracket">[</span>annual<span class="bracket">]</span>');
    const back = readHtml(html, { newId: counter() }).content;
    expect(back.clauses.map((clause) => clause.text)).toEqual(compiled.clauses.map((clause) => clause.text));
  });
});

describe("our own HTML read back", () => {
  test("[FF7] any draft comes back as the same content, ids included, whatever view is written", () => {
    fc.assert(
      fc.property(richContentArbitrary, fc.constantFrom("final" as const, "base" as const), (content, view) => {
        const read = readHtml(writeHtml({ view, content }), { newId: () => "new" });
        expect(read.content).toEqual(content);
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test.skipIf(isSeedMissing).each(SEEDS)("[FF7] %s comes back (skipped without ../shared)", (seed) => {
    const content = seedContent(seed);
    expect(readHtml(final(content), { newId: () => "new" })).toEqual({ content, warnings: [] });
  });

  test.skipIf(isSeedMissing).each(SEEDS)("[FF10] %s comes back without anything that only we write", (seed) => {
    const content = seedContent(seed);
    const plain = final(content)
      .replace(/<header[\s\S]*?<\/header>/, (masthead) => masthead.replace(/ data-adref-silent/, ""))
      .replace(/<meta name="adref[^>]*>/g, "")
      .replace(/ data-(?:adref|clause)[a-z-]*(?:="[^"]*")?/g, "");
    const read = readHtml(plain, { newId: counter() });
    expect({ ...read.content, head: {} }).toEqual({ ...content, head: {} });
    expect(read.warnings).toEqual([]);
  });

  test("[FF7] words that somebody adds by hand are read by their looks, and a repeated id is given away once", () => {
    const html = final(sample());
    const added = html.replace(/(<p class="operative" data-clause="o2".*?<\/p>)/, "$1\n<p>3. Urges all.</p>\n$1");
    const { clauses } = readHtml(added, { newId: counter() }).content;
    expect(clauses.slice(-3).map(({ id, kind, number }) => `${id} ${kind} ${number}`)).toEqual([
      "o2 operative 2.",
      "c1 operative 3.",
      "c2 operative 4.",
    ]);
  });
});

test("[FF1] a compilation can be written with a note for each citation, too", () => {
  const room = begun();
  const cites = { footnote: "n9" as never };
  const clauses = room.words.clauses.map((clause) =>
    clause.kind === "operative" ? { ...clause, runs: [...clause.runs, cites] } : clause,
  );
  const note = [{ text: "See it." }];
  const content = completeContent({
    ...draft([]),
    clauses: clauses.map(({ id, kind, level, runs }) => ({ id, kind, level, text: runs })),
    footnotes: [{ id: cites.footnote, text: note }],
  });
  const words = { ...room.words, clauses, note: () => note };
  const compiled = compiledWithNewNotes(compiledText(content, words, room.state));
  const operatives = content.clauses.filter(({ kind }) => kind === "operative").length;
  expect(operatives).toBeGreaterThan(1);
  expect(compiled.footnotes).toHaveLength(operatives);
  expect(new Set(compiled.footnotes.map(({ id }) => id)).size).toBe(operatives);
  expect(compiled.footnotes.map(({ number }) => number)).toEqual(compiled.footnotes.map((_, index) => index + 1));
  expect(writeHtml({ view: "compilation", content, compiled })).toContain(`id="fn${operatives}"`);
});
