import fc from "fast-check";
import { expect, test } from "vitest";
import { citationsIn } from "../../../shared/document/citations.ts";
import type { Content } from "../../../shared/document/content.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { readContent } from "../../../shared/document/readContent.ts";
import { withNewNotes } from "../../../shared/document/withNewNotes.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { draft, enacting, op, pp, table } from "../../support/builders.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";

const cited = ({ clauses }: Content): string[] =>
  clauses.flatMap(({ text, cells = [] }) => [...citationsIn(text), ...cells.flat().flatMap(citationsIn)]);

test("[FF1] every further citation has a note of its own with the same words, numbered by the text", () => {
  const content = completeContent(
    draft(
      [
        enacting(),
        pp("p1", "Recalling it,^n1"),
        op("o1", "Urges^n2 them^n1;"),
        table("t1", [["See^n1"]]),
        op("o2", "Ends.^n2"),
      ],
      { n1: "Resolution *70/1*.", n2: "Ibid." },
    ),
  );
  const renewed = withNewNotes(content);
  expect(cited(renewed)).toEqual(["n1", "n2", "n1_2", "n1_3", "n2_2"]);
  expect(renewed.footnotes.map(({ id, number, text }) => `${number} ${id} ${plainText(text)}`)).toEqual([
    "1 n1 Resolution 70/1.",
    "2 n2 Ibid.",
    "3 n1_2 Resolution 70/1.",
    "4 n1_3 Resolution 70/1.",
    "5 n2_2 Ibid.",
  ]);
  expect(cited(content)).toEqual(["n1", "n2", "n1", "n1", "n2"]);
});

test("[FF1] labels that the room froze stay, and ids of copies are free ids, also of the longest notes", () => {
  const long = "n".repeat(64);
  const content = completeContent(draft([enacting(), op("o1", "Urges^n1^n1 it;"), op("o2", "Ends.")], { n1: "A." }));
  const frozen = {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, label: `${clause.label} bis` })),
  };
  expect(withNewNotes(frozen).clauses.map(({ label }) => label)).toEqual(frozen.clauses.map(({ label }) => label));
  const renamed = JSON.parse(JSON.stringify(content).replaceAll('"n1"', `"${long}"`)) as Content;
  const ids = withNewNotes(renamed).footnotes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  expect(ids.every((id) => id.length <= 64)).toBe(true);
});

test("[FF1] for any draft no note is cited twice, the words cited stay the same, and doing it again changes nothing", () => {
  let repeats = 0;
  fc.assert(
    fc.property(contentArbitrary, (content) => {
      const renewed = withNewNotes(content);
      const ids = cited(renewed);
      repeats += cited(content).length - content.footnotes.length;
      expect(new Set(ids).size).toBe(ids.length);
      expect(renewed.footnotes.map(({ id }) => id)).toEqual(ids);
      const wordsOf = (of: Content) => {
        const words = new Map(of.footnotes.map(({ id, text }) => [id as string, plainText(text)]));
        return cited(of).map((id) => words.get(id));
      };
      expect(wordsOf(renewed)).toEqual(wordsOf(content));
      expect(withNewNotes(renewed)).toEqual(renewed);
      expect(readContent(renewed).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
  expect(repeats).toBeGreaterThan(20);
});
