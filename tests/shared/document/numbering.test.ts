import { expect, test } from "vitest";
import { letters, numberClauses, roman, subNumber } from "../../../shared/document/numbering.ts";
import { arrange } from "../../../shared/document/structure.ts";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import type { DraftType, Language } from "../../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";

function numbers(text: string, type: DraftType = "resolution", language: Language = "en") {
  const clauses = arrange(
    text.split(" ").map((word, index) => {
      const [kind, level] = word.split(":");
      return {
        id: `${index}` as ClauseId,
        kind: kind as ClauseKind,
        level: Number(level ?? 0),
        order: String(index).padStart(3, "0"),
      };
    }),
  );
  const result = numberClauses(clauses, { type, language });
  const values = clauses.map(({ id }) => result.get(id));
  return { numbers: values.map((v) => v?.number), labels: values.map((v) => v?.label) };
}

test("[NU1] operative clauses are numbered 1., 2., 3.; preambular ones bear no number in print", () => {
  expect(numbers("preambular preambular operative operative").numbers).toEqual(["", "", "1.", "2."]);
});

test("[NU2] sub-clauses are (a), (i), a., i. and begin anew below each parent", () => {
  const text =
    "operative operative:1 operative:2 operative:2 operative:3 operative:4 operative:1 operative:2 operative operative:1";
  expect(numbers(text).numbers).toEqual(["1.", "(a)", "(i)", "(ii)", "a.", "i.", "(b)", "(i)", "2.", "(a)"]);
});

test("[NU3] French and Spanish sub-clauses are a), i)", () => {
  for (const language of ["fr", "es"] as const) {
    expect(numbers("operative operative operative:1 operative:2", "resolution", language).numbers).toEqual([
      "1.",
      "2.",
      "a)",
      "i)",
    ]);
  }
});

test("[NU4] a single operative clause bears no number, its sub-clauses do", () => {
  expect(numbers("preambular operative operative:1 operative:1").numbers).toEqual(["", "", "(a)", "(b)"]);
  expect(numbers("preambular operative operative:1").labels).toEqual(["PP 1", "OP 1", "OP 1 (a)"]);
});

test("[NU5] labels are PP n and OP n, and say the way down to a sub-clause", () => {
  expect(numbers("preambular preambular:1 operative operative:1 operative:2 operative").labels).toEqual([
    "PP 1",
    "PP 1 (a)",
    "OP 1",
    "OP 1 (a)",
    "OP 1 (a) (i)",
    "OP 2",
  ]);
});

test("[NU6] numbers run through the parts of a resolution and anew in an annex", () => {
  expect(
    numbers("heading:1 preambular operative heading:1 preambular operative annex operative operative").numbers,
  ).toEqual(["I.", "", "1.", "II.", "", "2.", "Annex", "1.", "2."]);
  expect(numbers("operative annex operative annex operative").labels).toEqual([
    "OP 1",
    "",
    "Annex I OP 1",
    "",
    "Annex II OP 1",
  ]);
});

test("[NU7] headings are I., A. within it, and unnumbered; paragraphs of a report run through the whole document", () => {
  const { numbers: found } = numbers(
    "heading:1 numbered heading:1 heading:2 numbered heading:2 heading:3 numbered annex numbered",
    "report",
  );
  expect(found).toEqual(["I.", "1.", "II.", "A.", "2.", "B.", "", "3.", "Annex", "4."]);
});

test("[NU8] several annexes are Annex I, II, a single one is Annex; by language", () => {
  expect(numbers("operative annex annex").numbers).toEqual(["", "Annex I", "Annex II"]);
  expect(numbers("operative annex", "resolution", "fr").numbers).toEqual(["", "Annexe"]);
});

test("[NU2] letters repeat after z; roman numerals are right", () => {
  expect([1, 26, 27, 28, 53].map(letters)).toEqual(["a", "z", "aa", "bb", "aaa"]);
  expect([1, 4, 9, 14, 40, 90, 1999].map(roman)).toEqual(["I", "IV", "IX", "XIV", "XL", "XC", "MCMXCIX"]);
  expect(subNumber(2, 4, "en")).toBe("(iv)");
  expect(() => roman(0)).toThrow(RangeError);
  expect(() => letters(0)).toThrow(RangeError);
});
