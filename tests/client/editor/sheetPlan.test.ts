import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { describe, expect, test } from "vitest";
import { DRAFT_SCHEMA } from "../../../client/editor/schema/draftNodes.ts";
import { type FilledSheet, MAX_SHEET_SIZE, planSheets, SHEET_SIZE } from "../../../client/editor/views/sheetPlan.ts";

const schema = getSchema([...DRAFT_SCHEMA]);

function block(id: string, type: "operativeClause" | "note" = "operativeClause"): Node {
  const made = schema.nodes[type]?.create({ id });
  if (!made) throw new RangeError(`no ${type}`);
  return made;
}
const clauses = (count: number, name = "c"): Node[] => Array.from({ length: count }, (_, i) => block(`${name}${i}`));
const notes = (count: number): Node[] => Array.from({ length: count }, (_, i) => block(`n${i}`, "note"));

/** Carries a plan out: new sheets are numbered on. */
function filled(former: readonly FilledSheet<number>[], blocks: readonly Node[]): FilledSheet<number>[] {
  let last = Math.max(0, ...former.map(({ sheet }) => sheet));
  return planSheets(former, blocks).map(({ sheet, blocks: held }) => ({ sheet: sheet ?? ++last, blocks: held }));
}
const sizes = (sheets: readonly FilledSheet<number>[]) => sheets.map(({ sheet, blocks }) => [sheet, blocks.length]);

describe("the plan of the sheets", () => {
  test("[ED28] an empty page has none, a long one has full ones, and notes stand apart", () => {
    expect(planSheets([], [])).toEqual([]);
    expect(sizes(filled([], [...clauses(3 * SHEET_SIZE + 4), ...notes(3)]))).toEqual([
      [1, SHEET_SIZE],
      [2, SHEET_SIZE],
      [3, SHEET_SIZE],
      [4, 4],
      [5, 3],
    ]);
  });

  test("[ED28] a clause with other words touches its own sheet alone", () => {
    const blocks = clauses(4 * SHEET_SIZE);
    const former = filled([], blocks);
    const next = blocks.with(SHEET_SIZE + 5, block("other"));
    expect(planSheets(former, next).map(({ isTouched }) => isTouched)).toEqual([false, true, false, false]);
    expect(sizes(filled(former, next))).toEqual(sizes(former));
  });

  test("[ED28] what comes in goes on in the sheet before, at the very start in the first", () => {
    const blocks = [...clauses(2 * SHEET_SIZE + 1), ...notes(2)];
    const former = filled([], blocks);
    const between = filled(former, blocks.toSpliced(SHEET_SIZE, 0, block("new")));
    expect(sizes(between)).toEqual([
      [1, SHEET_SIZE + 1],
      [2, SHEET_SIZE],
      [3, 1],
      [4, 2],
    ]);
    expect(sizes(filled(former, [block("new"), ...blocks]))[0]).toEqual([1, SHEET_SIZE + 1]);
    expect(sizes(filled(former, blocks.toSpliced(-2, 0, block("new", "note")))).slice(-2)).toEqual([
      [3, 1],
      [4, 3],
    ]);
  });

  test("[ED28] a sheet is parted where it grows too long, and gone when nothing is left of it", () => {
    const blocks = clauses(2 * SHEET_SIZE + 1);
    const former = filled([], blocks);
    const grown = filled(former, blocks.toSpliced(3, 0, ...clauses(MAX_SHEET_SIZE, "new")));
    expect(grown.every(({ blocks: held }) => held.length <= MAX_SHEET_SIZE)).toBe(true);
    expect(grown.flatMap(({ blocks: held }) => held)).toHaveLength(2 * SHEET_SIZE + 1 + MAX_SHEET_SIZE);
    expect(sizes(grown)).toContainEqual([2, SHEET_SIZE]);
    expect(sizes(filled(former, blocks.toSpliced(SHEET_SIZE, SHEET_SIZE)))).toEqual([
      [1, SHEET_SIZE],
      [3, 1],
    ]);
    expect(filled(former, [])).toEqual([]);
  });

  test("[ED28] a clause that moves from one sheet to another leaves all others where they are", () => {
    const blocks = clauses(3 * SHEET_SIZE);
    const former = filled([], blocks);
    const moved = blocks.toSpliced(5, 1).toSpliced(2 * SHEET_SIZE + 4, 0, blocks[5] as Node);
    const next = filled(former, moved);
    expect(next.flatMap(({ blocks: held }) => held)).toEqual(moved);
    expect(sizes(next)).toEqual([
      [1, SHEET_SIZE - 1],
      [2, SHEET_SIZE],
      [3, SHEET_SIZE + 1],
    ]);
  });
});
