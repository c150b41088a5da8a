import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePdf } from "../../../server/pdf/writePdf.ts";
import { compilation, compiledText } from "../../../shared/amendments/compilation.ts";
import { roomOfFile } from "../../../shared/amendments/roomOfFile.ts";
import type { Content } from "../../../shared/document/content.ts";
import type { DraftFile, FileAmendment } from "../../../shared/document/draftFile.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { PageOptions } from "../../../shared/formats/fileView.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { isSeedMissing, SEEDS, seedContent } from "../../support/seeds.ts";
import { expectedBlocks, expectedNotes, withPlainBlanks } from "./expectedText.ts";
import { LANGUAGE_SAMPLES } from "./languageSamples.ts";
import { copiedText, fontsOf, hasPoppler, taggedText } from "./poppler.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 6);
const BARE: PageOptions = { paper: "a4", hasMasthead: false, hasLineNumbers: false };
const seed = (which: 0 | 1): Content => seedContent(SEEDS[which] as URL);

/** Every third clause is contested by two delegations, every fifth has a new one behind it, every seventh is to go. */
function contested(content: Content): DraftFile {
  const kinds = ["preambular", "operative", "numbered"];
  const amendments = content.clauses.flatMap((clause, index): FileAmendment[] => {
    if (!kinds.includes(clause.kind)) return [];
    const on = { clause: clause.id };
    const swapped = (word: string) =>
      clause.text.map((run) => ("text" in run ? { ...run, text: run.text.replace(/\b(the|of|and)\b/, word) } : run));
    const edit = (code: string, word: string): FileAmendment => ({
      authors: [code],
      proposed: { kind: "edit", on, text: swapped(word) },
    });
    const added = {
      kind: "insert",
      clause: `new-${index}` as ClauseId,
      clauseKind: clause.kind,
      level: clause.level,
      after: clause.id,
      text: [{ text: "Stresses the need for more;" }],
    } as const;
    return [
      ...(index % 3 === 0 ? [edit("KEN", "each and every"), edit("BRA", "any")] : []),
      ...(index % 5 === 0 ? [{ authors: ["EU", "JPN"], proposed: added }] : []),
      ...(index % 7 === 0 ? [{ authors: ["JPN"], proposed: { kind: "delete", on } as const }] : []),
    ];
  });
  return { content, newNotes: [], amendments, comments: [] };
}

async function expectFinalText(content: Content): Promise<void> {
  const { pdf, notAccessible } = await writePdf({ view: "final", content }, BARE);
  expect(notAccessible).toBeUndefined();
  const { blocks, notes } = taggedText(pdf);
  expect(blocks.map(({ text }) => withPlainBlanks(text)).filter((text) => text !== "")).toEqual(
    expectedBlocks(content).filter((text) => text !== ""),
  );
  expect(notes.map(withPlainBlanks)).toEqual(expectedNotes(content));
}

describe.skipIf(!hasPoppler)("the text of a PDF", () => {
  test.skipIf(isSeedMissing)(
    "[PF1] the text of both seeds, numbers and markers and notes, comes out of the file",
    async () => {
      await expectFinalText(seed(0));
      await expectFinalText(seed(1));
    },
  );

  test.skipIf(isSeedMissing)(
    "[PF1] the compilation of both seeds, with what four delegations propose, comes out of the file",
    async () => {
      for (const which of [0, 1] as const) {
        const file = contested(seed(which));
        const { words, state } = roomOfFile(file);
        const compiled = compiledText(file.content, words, state);
        const content = compilation(file.content, words, state);
        const { pdf, notAccessible } = await writePdf({ view: "compilation", content, compiled }, BARE);
        expect(notAccessible).toBeUndefined();
        const { blocks, notes } = taggedText(pdf);
        const written = blocks.map(({ text }) => withPlainBlanks(text)).filter((text) => text !== "");
        // Labels of the room stand before the words, in whatever form: here it is the words that count.
        const bare = (content: Content) => ({
          ...content,
          clauses: content.clauses.map((one) => ({ ...one, number: "" })),
        });
        const expected = expectedBlocks(bare(content)).filter((text) => text !== "");
        const endings = written.map((text, index) => text.slice(-(expected[index]?.length ?? 0)));
        expect(endings).toEqual(expected);
        expect(notes.map(withPlainBlanks)).toEqual(expectedNotes(content));
        expect(expected.filter((text) => text.includes("[KEN: "))).not.toEqual([]);
      }
    },
  );

  test("[PF1] the text of any content comes out of the file, block after block", async () => {
    await fc.assert(fc.asyncProperty(contentArbitrary, expectFinalText), { numRuns: RUNS });
  }, 7_200_000);

  test.skipIf(isSeedMissing)(
    "[PF6] the ten notes of the first seed stand once each, at the foot of pages",
    async () => {
      const content = seed(0);
      const { pdf } = await writePdf({ view: "final", content }, BARE);
      const copied = withPlainBlanks(copiedText(pdf));
      expect(content.footnotes).toHaveLength(10);
      for (const note of expectedNotes(content)) {
        const words = note.replace(/^\d+ /, "");
        expect(copied.split(words), words).toHaveLength(2);
      }
      const pages = copiedText(pdf).split("\f");
      const pageOf = (words: string) => pages.findIndex((page) => withPlainBlanks(page).includes(words));
      expect(pageOf("No. 39574.")).toBe(0);
      expect(pageOf("CTOC/COP/2010/17, chap. I, sect. A.")).toBeGreaterThan(0);
    },
  );

  test("[PF1] Arabic, Chinese and Russian are copied letter for letter, in their order", async () => {
    for (const content of Object.values(LANGUAGE_SAMPLES)) {
      const { pdf } = await writePdf({ view: "final", content }, BARE);
      // Readers of files put blanks of their own between letters that stand apart and between scripts.
      const copied = copiedText(pdf).normalize("NFKC").replaceAll(/\s/g, "");
      const lettersOf = (text: string) => [...text.replaceAll(/[\s\d(){},./]/g, "")].sort().join("");
      const whole = [...expectedBlocks(content), ...expectedNotes(content)].join(" ").normalize("NFKC");
      expect(lettersOf(copied)).toBe(lettersOf(whole));
      for (const { lead } of content.clauses) expect(copied).toContain(lead.replaceAll(" ", ""));
    }
  });

  test("[PF10] every font is embedded, and only the families of the project are used", async () => {
    const families = { ar: ["Amiri", "Tinos"], ru: ["Tinos"], zh: ["NotoSerifSC", "Tinos"] };
    for (const language of ["ar", "ru", "zh"] as const) {
      const { pdf } = await writePdf({ view: "final", content: LANGUAGE_SAMPLES[language] }, BARE);
      const { names, areEmbedded } = fontsOf(pdf);
      expect(areEmbedded).toBe(true);
      expect([...new Set(names.map((name) => name.split("-")[0]))]).toEqual(families[language]);
    }
  });
});
