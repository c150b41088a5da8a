import fc from "fast-check";
import { expect, test } from "vitest";
import { type TrackedPiece, trackedPieces } from "../../../shared/amendments/trackedPieces.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { joinRuns } from "../../../shared/domain/joinRuns.ts";

const runs = (text: string): Run[] => [{ text }];

/** "keeps [-old-] {+new+} words", with the indices of who changes them. */
function shown(pieces: readonly TrackedPiece[]): string {
  return pieces
    .map(({ runs: words, deletedBy, insertedBy }) => {
      const text = words.map((run) => ("text" in run ? run.text : "*")).join("");
      if (insertedBy.length > 0) return `{+${insertedBy.join("")} ${text}+}`;
      return deletedBy.length > 0 ? `[-${deletedBy.join("")} ${text}-]` : text;
    })
    .join("");
}

test("[AM42] words are changed as a whole, old ones before new ones, the same ones once for all who want them", () => {
  const base = runs("Requests annual reports to all States;");
  const pieces = trackedPieces(base, [
    runs("Requests regular reports to all States;"),
    runs("Requests annual reporting to all States;"),
    runs("Requests regular reports to States;"),
    [],
  ]);
  expect(shown(pieces)).toBe(
    "[-3 Requests -][-023 annual-]{+02 regular+}[-3  -][-13 reports-]{+1 reporting+}[-3  to -][-23 all -][-3 States;-]",
  );
  expect(shown(trackedPieces(runs("促进和平"), [runs("促进世界和平")]))).toBe("促进{+0 世界+}和平");
  expect(shown(trackedPieces([], [runs("New")]))).toBe("{+0 New+}");
  expect(trackedPieces([], [[]])).toEqual([]);
});

const word = fc.constantFrom(
  "States",
  "State",
  "re",
  "report",
  "reporting",
  " ",
  "  ",
  ",",
  "和",
  "平",
  "é",
  "😀",
  "CO",
);
const run: fc.Arbitrary<Run> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(word, fc.subarray(["em", "sub", "sup"] as const)).map(([text, marks]) => ({ text, marks })),
  },
  { weight: 4, arbitrary: word.map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.constantFrom("a", "b").map((id) => ({ footnote: id as FootnoteId })) },
  { weight: 1, arbitrary: fc.constant({ break: true as const }) },
);
const text = fc.array(run, { maxLength: 12 });

test("[AM42] the base and every proposed text can be told from the pieces exactly", () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (base, texts) => {
      const pieces = trackedPieces(base, texts);
      const said = (isThere: (piece: TrackedPiece) => boolean) =>
        joinRuns(pieces.filter(isThere).flatMap((piece) => piece.runs));
      expect(said(({ insertedBy }) => insertedBy.length === 0)).toEqual(joinRuns(base));
      texts.forEach((wanted, index) => {
        const isThere = ({ insertedBy, deletedBy }: TrackedPiece): boolean =>
          insertedBy.length > 0 ? insertedBy.includes(index) : !deletedBy.includes(index);
        expect(said(isThere)).toEqual(joinRuns(wanted));
      });
    }),
    { numRuns: 500 },
  );
});
