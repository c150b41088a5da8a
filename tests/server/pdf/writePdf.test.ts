import { describe, expect, test } from "vitest";
import { Typesetter } from "../../../server/pdf/typesetter.ts";
import { lineMapOf, writePdf } from "../../../server/pdf/writePdf.ts";
import { compiledText } from "../../../shared/amendments/compilation.ts";
import type { Content } from "../../../shared/document/content.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { tableEdit } from "../../support/contested.ts";
import { begun } from "../../support/negotiation.ts";
import { withPlainBlanks } from "./expectedText.ts";
import { contentOfLines, LANGUAGE_SAMPLES } from "./languageSamples.ts";
import { copiedText, fileFacts, hasPoppler, taggedText } from "./poppler.ts";

const A4 = { paper: "a4", hasMasthead: true, hasLineNumbers: false } as const;
const written = async (content: Content, options: Parameters<typeof writePdf>[1] = A4) =>
  (await writePdf({ view: "final", content }, options)).pdf;
/** The parts of a file that are not packed, letter for letter. */
const plainParts = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");

const SENTENCE = "Recalling all that was said of lagoons, of their fish and of those who live on their shores, ";
/** Some ten pages, with a note on many of them. */
const LONG = contentOfLines(
  [
    ["title", 0, "Lagoons and all that was ever said of them by those who live on their shores"],
    ["enacting", 0, "The General Assembly,"],
    ...Array.from(
      { length: 45 },
      (_, index) => ["preambular", 0, `${SENTENCE.repeat(4)}^${"abcdefgh"[index % 8]}`] as const,
    ),
    ...Array.from({ length: 45 }, () => ["operative", 0, `Urges ${SENTENCE.toLowerCase().repeat(4)}`] as const),
  ],
  Object.fromEntries([..."abcdefgh"].map((id) => [id, `Resolution 70/${id}.`])),
  { head: { symbol: "A/C.2/81/L.7", organ: "General Assembly" } },
);

describe("the file", () => {
  test("[PF2] the same text gives the same bytes, and no clock is in them", async () => {
    const first = await written(LANGUAGE_SAMPLES.ar);
    expect(Buffer.from(await written(LANGUAGE_SAMPLES.ar)).equals(first)).toBe(true);
    expect(plainParts(first)).not.toMatch(/CreationDate|ModDate|CreateDate|ModifyDate/);
  });

  test("[PF3] it claims PDF/UA-1, is tagged, and names its title and language", async () => {
    for (const [language, tag] of [
      ["ar", "ar"],
      ["ru", "ru"],
      ["zh", "zh-CN"],
    ] as const) {
      const file = plainParts(await written(LANGUAGE_SAMPLES[language]));
      expect(file).toContain("<pdfuaid:part>1</pdfuaid:part>");
      expect(file).toContain("/StructTreeRoot");
      expect(file).toContain(`/Lang (${tag})`);
      const title = plainText(LANGUAGE_SAMPLES[language].clauses[0]?.text ?? []);
      expect(Buffer.from(file, "latin1").toString("utf8")).toContain(title);
    }
    expect(plainParts(await written(LONG))).toContain("/Lang (en-GB)");
  });

  test("[PF3] a sign that no font has does not keep the file back; it is told", async () => {
    const content = contentOfLines([["operative", 0, "Requests a smile \u{1f600}"]], {});
    const { pdf, notAccessible } = await writePdf({ view: "final", content }, A4);
    expect(notAccessible).toContain("\u{1f600}");
    expect(plainParts(pdf)).not.toContain("pdfuaid");
    expect(plainParts(pdf)).toContain("/StructTreeRoot");
  });

  test("[PF1] nothing in the words is mark-up", async () => {
    const evil =
      '#panic("x") $x$ *b* _i_ `c` <label> @ref [ ] \\ // /* */ #{1+1} ~ -- "q" \'s\' = h - l + 1. https://a.b';
    const content = contentOfLines(
      [
        ["title", 0, evil],
        ["operative", 0, `${evil}^a`],
      ],
      { a: evil },
      { head: { symbol: evil, organ: evil, session: evil, agendaItem: evil, number: evil } },
    );
    const { pdf, notAccessible } = await writePdf({ view: "final", content }, { ...A4, hasLineNumbers: true });
    expect(notAccessible).toBeUndefined();
    if (hasPoppler) {
      const { blocks, notes } = taggedText(pdf);
      expect(withPlainBlanks(blocks.at(-1)?.text ?? "")).toBe(`${evil}{1}`);
      expect(notes.map(withPlainBlanks)).toEqual([`1 ${evil}`]);
    }
  });

  test("[PF12] ten pages are set within 200 MB", async () => {
    const typesetter = new Typesetter({ maxBytes: 200_000_000 });
    const { pdf } = await writePdf({ view: "final", content: LONG }, A4, { typesetter });
    const pages = Number(/<xmpTPg:NPages>(\d+)</.exec(plainParts(pdf))?.[1]);
    expect(pages).toBeGreaterThanOrEqual(9);
  });
});

describe.skipIf(!hasPoppler)("its pages", () => {
  test("[PF8] they are A4 or Letter, with as many words on a line", async () => {
    const a4 = await written(LONG);
    const letter = await written(LONG, { ...A4, paper: "letter" });
    expect(fileFacts(a4).get("Page size")).toMatch(/^595\.28 x 841\.89 pts \(A4\)/);
    expect(fileFacts(letter).get("Page size")).toMatch(/^612 x 792 pts \(letter\)/);
    const linesOf = (pdf: Uint8Array) =>
      copiedText(pdf)
        .split("\n")
        .filter((line) => line.includes("lagoons") || line.includes("shores"));
    expect(linesOf(a4).slice(0, 10)).toEqual(linesOf(letter).slice(0, 10));
  });

  test("[PF8] every page tells its number and their number, all but the first the symbol and the title", async () => {
    const pages = copiedText(await written(LONG))
      .split("\f")
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(8);
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1}/${pages.length}`);
      expect(page.includes("Lagoons and all that was ever said")).toBe(true);
      expect(page.includes("A/C.2/81/L.7")).toBe(true);
      expect(page.includes("United Nations")).toBe(index === 0);
    });
    const bare = copiedText(await written(LONG, { ...A4, hasMasthead: false }));
    expect(bare).not.toContain("A/C.2/81/L.7");
    expect(bare).not.toContain(`1/${pages.length}`);
  });

  test("[PF6] a note stands on the page that cites it first, and nowhere else", async () => {
    const pages = copiedText(await written(LONG)).split("\f");
    const pagesWith = (words: string) => pages.flatMap((page, index) => (page.includes(words) ? [index] : []));
    for (const id of "abcdefgh") expect(pagesWith(`Resolution 70/${id}.`)).toHaveLength(1);
    expect(pagesWith("Resolution 70/a.")).toEqual([0]);
  });

  test("[PF7] a compilation comes out of the file as it is written", async () => {
    const room = begun();
    tableEdit(room, "a", "EU", "annual", "regular");
    tableEdit(room, "b", "G77", "annual ", "");
    const compiled = compiledText(room.content, room.words, room.state);
    const { pdf } = await writePdf({ view: "compilation", content: room.content, compiled }, A4);
    const said = taggedText(pdf).blocks.map(({ text }) => withPlainBlanks(text));
    for (const clause of compiled.clauses) {
      expect(said).toContain(
        withPlainBlanks(`${clause.level === 0 ? clause.label : clause.number} ${plainText(clause.text)}`),
      );
    }
    expect(said.join(" ")).toContain("[annual] [EU: regular] [G77: delete “annual”]");
  });

  test("[PF9] page and line of every clause are those that are printed", async () => {
    const options = { ...A4, hasLineNumbers: true };
    const lines = await lineMapOf({ view: "final", content: LONG }, A4);
    const pages = copiedText(await written(LONG, options), "-layout").split("\f");
    expect([...lines.keys()]).toEqual(LONG.clauses.map(({ id }) => id));
    expect(lines.get("c0" as ClauseId)).toEqual({ page: 1 });
    let last = { page: 1, line: 0 };
    LONG.clauses.slice(1).forEach(({ id, kind, number }, index) => {
      const place = lines.get(id);
      const { page = 0, line = 0 } = place ?? {};
      expect(page > last.page || (page === last.page && line > last.line), id).toBe(true);
      last = { page, line };
      const beginning =
        kind === "operative" ? `${number.replace(".", "\\.")} +Urges` : index === 0 ? "The Gen" : "Recalling";
      expect(pages[page - 1], `${id} on page ${page}, line ${line}`).toMatch(
        new RegExp(`^ *${line} +${beginning}`, "m"),
      );
    });
    expect(last.page).toBeGreaterThanOrEqual(pages.length - 2);
  });

  test("[PF9] line numbers begin anew on every page, and are no words of the text", async () => {
    const pdf = await written(LONG, { ...A4, hasLineNumbers: true });
    for (const page of copiedText(pdf, "-layout").split("\f").slice(0, -1)) {
      const numbers = page.split("\n").flatMap((line) => /^ *(\d+) {2,}\S/.exec(line)?.[1] ?? []);
      expect(numbers).toEqual(numbers.map((_, index) => `${index + 1}`));
    }
    expect(taggedText(pdf).blocks.map(({ text }) => text)).toEqual(
      taggedText(await written(LONG)).blocks.map(({ text }) => text),
    );
  });
});
