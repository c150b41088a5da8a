import { expect, test } from "vitest";
import { compareContents } from "../../../shared/amendments/compareContents.ts";
import { type BareClause, completeContent } from "../../../shared/document/contentOf.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { asClause, asNote, text } from "../../support/negotiation.ts";

const op = (id: string, words: string | readonly Run[] = `Decides ${id};`, level = 0): BareClause => ({
  id: asClause(id),
  kind: "operative",
  level,
  text: typeof words === "string" ? text(words) : words,
});
function content(clauses: readonly BareClause[], notes: Record<string, string> = {}) {
  const footnotes = Object.entries(notes).map(([id, words]) => ({ id: asNote(id), text: text(words) }));
  return completeContent({ adref: 1, type: "resolution", language: "en", head: {}, clauses, footnotes });
}
const changes = (from: readonly BareClause[], to: readonly BareClause[]) =>
  compareContents(content(from), content(to)).clauses.map(({ id, change }) => `${id} ${change}`);

test("[REV10] clauses are matched by identity, in the order of the second text, the removed at their former place", () => {
  expect(changes([op("a"), op("b"), op("c")], [op("a"), op("x"), op("c", "Decides otherwise;")])).toEqual([
    "a same",
    "b removed",
    "x added",
    "c changed",
  ]);
  expect(changes([op("a"), op("b")], [op("b")])).toEqual(["a removed", "b same"]);
  expect(changes([], [op("a")])).toEqual(["a added"]);
});

test("[REV10] as few clauses as possible are moved; another level is another place", () => {
  expect(changes([op("a"), op("b"), op("c")], [op("c"), op("a"), op("b")])).toEqual(["c moved", "a same", "b same"]);
  expect(changes([op("a"), op("b")], [op("a"), op("b", "Decides b;", 1)])).toEqual(["a same", "b moved"]);
});

test("[REV10] both labels and both texts are given, and a label alone is no change", () => {
  const { clauses } = compareContents(content([op("a"), op("b")]), content([op("b", "Decides B;")]));
  expect(clauses).toEqual([
    {
      id: "a",
      kind: "operative",
      level: 0,
      change: "removed",
      fromLabel: "OP 1",
      toLabel: "",
      from: text("Decides a;"),
      to: [],
    },
    {
      ...{ id: "b", kind: "operative", level: 0, change: "changed", fromLabel: "OP 2", toLabel: "OP 1" },
      from: text("Decides b;"),
      to: text("Decides B;"),
    },
  ]);
  expect(changes([op("a"), op("b")], [op("b")]).at(1)).toBe("b same");
});

test("[REV10] cells of tables and words of notes count, numbers of notes do not", () => {
  const table = (cell: string): BareClause => ({
    ...{ id: asClause("t"), kind: "table", level: 0, text: [], header: 1 },
    cells: [[text("Year")], [text(cell)]],
  });
  expect(changes([table("2025")], [table("2026")])).toEqual(["t changed"]);
  expect(changes([table("2025")], [table("2025")])).toEqual(["t same"]);
  const cites = (id: string, ...notes: string[]) =>
    op(
      id,
      notes.map((note) => ({ footnote: asNote(note) })),
    );
  const { footnotes } = compareContents(
    content([cites("a", "n1", "n2", "n3")], { n1: "One", n2: "Two", n3: "Three" }),
    content([cites("a", "n4", "n2", "n3")], { n2: "Two", n3: "Four", n4: "New" }),
  );
  expect(footnotes.map(({ id, change, fromNumber, toNumber }) => [id, change, fromNumber, toNumber])).toEqual([
    ["n1", "removed", 1, null],
    ["n4", "added", null, 1],
    ["n2", "same", 2, 2],
    ["n3", "changed", 3, 3],
  ]);
});
