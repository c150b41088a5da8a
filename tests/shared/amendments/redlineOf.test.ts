import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptedContent } from "../../../shared/amendments/acceptedContent.ts";
import { redlineOf } from "../../../shared/amendments/redlineOf.ts";
import type { Content } from "../../../shared/document/content.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { joinRuns } from "../../../shared/domain/joinRuns.ts";
import { draft, enacting, op, pp, title } from "../../support/builders.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";
import { seededRandom } from "../../support/random.ts";

/** What is printed: ids are told apart from nothing, notes by their numbers. */
function printed({ clauses, footnotes }: Content) {
  const numbers = new Map(footnotes.map(({ id, number }) => [id, number]));
  const say = (runs: readonly Run[]) =>
    joinRuns(runs).map((run) => ("footnote" in run ? `{${numbers.get(run.footnote)}}` : run));
  return {
    clauses: clauses.map(({ id: _, text, cells, ...rest }) => ({
      ...rest,
      text: say(text),
      cells: cells?.map((row) => row.map(say)),
    })),
    notes: footnotes.map(({ number, text }) => ({ number, text: joinRuns(text) })),
  };
}

const before = completeContent(
  draft(
    [
      ...[title("Water"), enacting(), pp("p1", "Recalling^n1 its resolution,"), op("o1", "Urges States:")],
      ...[op("o1a", "To act;", 1), op("o1b", "To report;", 1), op("o2", "Calls upon all;"), op("o3", "Decides.")],
    ],
    { n1: "A/1", n2: "A/2" },
  ),
);

test("[FA17] what became of a text is told clause by clause: other words, gone, new, moved with what is below", () => {
  const after = completeContent(
    draft(
      [
        ...[title("Water"), enacting(), pp("p1", "Recalling^n1 its resolutions,"), op("o2", "Calls upon all;")],
        ...[op("o1", "Urges States:"), op("o1a", "To act now;", 1), op("o1b", "To report;", 1), op("n", "Hopes^n2;")],
      ],
      { n1: "A/1 and A/3", n2: "A/2" },
    ),
  );
  const { amendments, newNotes, content } = redlineOf(before, after, "Rev.1");
  expect(content).toBe(before);
  expect(newNotes).toEqual([{ id: "n2", text: [{ text: "A/2" }] }]);
  expect(amendments.map(({ proposed }) => proposed)).toEqual([
    { kind: "edit", on: { clause: "p1" }, text: after.clauses[2]?.text },
    { kind: "move", on: { clause: "o2" }, after: "p1", level: 0 },
    { kind: "edit", on: { clause: "o1a" }, text: [{ text: "To act now;" }] },
    {
      ...{ kind: "insert", clause: "n", clauseKind: "operative", level: 0, after: "o1b" },
      text: [{ text: "Hopes" }, { footnote: "n2" }, { text: ";" }],
    },
    { kind: "delete", on: { clause: "o3" } },
    { kind: "edit", on: { footnote: "n1" }, text: [{ text: "A/1 and A/3" }] },
  ]);
  expect(amendments.every(({ authors }) => authors.join() === "Rev.1")).toBe(true);
  expect(printed(acceptedContent(redlineOf(before, after, "x")))).toEqual(printed(after));
  expect(redlineOf(before, before, "x").amendments).toEqual([]);
});

test("[FA17] taking all in gives the newer text, for any two texts", () => {
  fc.assert(
    fc.property(contentArbitrary, contentArbitrary, fc.nat(), (one, other, seed) => {
      // The same head and kind of document: only the text is compared. Some clauses of the first come again in the second.
      const random = seededRandom(seed);
      const mixed = one.clauses.map((clause) => ({ clause, at: random() }));
      const again = mixed.filter(({ at }) => at < 0.6).sort((a, b) => (random() < 0.7 ? 0 : a.at - b.at));
      const shuffled = completeContent({ ...one, clauses: again.map(({ clause }) => clause) });
      for (const newer of [shuffled, { ...other, type: one.type, head: one.head, language: one.language }]) {
        const to = completeContent(newer);
        expect(printed(acceptedContent(redlineOf(one, to, "x")))).toEqual(printed(to));
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
  );
});
