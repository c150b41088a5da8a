import fc from "fast-check";
import { expect, test } from "vitest";
import { readContent } from "../../../shared/document/readContent.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { counter } from "../../support/counter.ts";

/** Beginnings and ends that mean something to the reader, in any order. */
const BEGINNINGS = [
  ...["OP 1 ", "PP1: ", "[OP 2 bis ", "Sponsors: "],
  ...[
    "",
    "",
    "",
    "  ",
    "    ",
    "1. ",
    "2. ",
    "3. ",
    "12. ",
    "2012. ",
    "1 bis. ",
    "(a) ",
    "(b) ",
    "(i) ",
    "a. ",
    "i. ",
    "a) ",
  ],
  ...[
    "I. ",
    "II. ",
    "A. ",
    "B. ",
    "Recalling ",
    "Requests ",
    "1. Urges ",
    "Annex: ",
    "| ",
    "1 ",
    "2 ",
    "¹ ",
    "- ",
    "“",
  ],
  ...["73/3. ", "[", "Session: ", "Agenda item 3 ", "                                                  "],
];
const ENDINGS = ["", ",", ";", ".", ":", "1", ",2", "¹", " 3", "-", " |", "\t", "\u2028", "]", " (a)"];
const WHOLE_LINES = [
  ...[
    "",
    "",
    "",
    "",
    "_______________",
    "The General Assembly,",
    "The General Assembly",
    "Annex",
    "Annex II",
    "I",
    "A",
    "1",
    "2",
  ],
  ...[
    "United Nations",
    "A/RES/73/3",
    "6 V.12-57334",
    "2/10          18-16895",
    "\f",
    "| --- |",
    "46th plenary meeting",
    "26 July 2012",
  ],
];

/** Letters only, so that each word is told from every other and from what a reader takes for a number. */
const uniqueWord = (index: number) =>
  `word${Array.from(String(index), (digit) => "abcdefghij".charAt(Number(digit))).join("")}end`;

const line = fc.oneof(
  fc.constantFrom(...WHOLE_LINES).map((whole) => ({ whole })),
  fc.record({
    before: fc.constantFrom(...BEGINNINGS),
    count: fc.integer({ min: 1, max: 4 }),
    after: fc.constantFrom(...ENDINGS),
  }),
);

test("[IM1] [IM18] every word of any text stands in the content or in a warning, and the content is valid", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (drawn) => {
      let count = 0;
      const source = drawn.map((one) => {
        if ("whole" in one) return one.whole;
        const words = Array.from({ length: one.count }, () => uniqueWord(count++));
        return one.before + words.join(" ") + one.after;
      });
      fc.pre(count > 0);
      const text = source.join("\n");
      const imported = importText(text, { newId: counter() });
      expect(readContent(imported.content), text).toEqual({ ok: true, content: imported.content });
      const result = JSON.stringify(imported);
      const lost = Array.from({ length: count }, (_one, index) => uniqueWord(index)).filter(
        (word) => !result.includes(word),
      );
      expect(lost, text).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
