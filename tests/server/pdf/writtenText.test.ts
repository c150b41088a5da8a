import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePdf } from "../../../server/pdf/writePdf.ts";
import type { Content } from "../../../shared/document/content.ts";
import type { PageOptions } from "../../../shared/formats/fileView.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { isSeedMissing, SEEDS, seedContent } from "../../support/seeds.ts";
import { expectedBlocks, expectedNotes, withPlainBlanks } from "./expectedText.ts";
import { LANGUAGE_SAMPLES } from "./languageSamples.ts";
import { copiedText, fontsOf, hasPoppler, taggedText } from "./poppler.ts";

const BARE: PageOptions = { paper: "a4", hasMasthead: false, hasLineNumbers: false };
const seed = (which: 0 | 1): Content => seedContent(SEEDS[which] as URL);

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

  test("[PF1] the text of any content comes out of the file, block after block", async () => {
    await fc.assert(fc.asyncProperty(contentArbitrary, expectFinalText), { numRuns: 10 });
  });

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
