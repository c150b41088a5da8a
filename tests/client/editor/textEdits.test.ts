import { getSchema } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { PendingText } from "../../../client/editor/binding/pendingText.ts";
import { changedRanges, textEdits } from "../../../client/editor/binding/textEdits.ts";
import { writeText } from "../../../client/editor/binding/writeText.ts";
import { DRAFT_SCHEMA } from "../../../client/editor/schema/draftNodes.ts";
import { flatText, fragmentOf, runsOfFragment } from "../../../client/editor/schema/inlineNodes.ts";
import { keptInOrder, longestIncreasing } from "../../../shared/document/increasing.ts";
import { readRuns } from "../../../shared/document/inline.ts";
import { pick, seededRandom } from "../../support/random.ts";

const schema = getSchema([...DRAFT_SCHEMA]);

function clause(text: string): Node {
  const type = schema.nodes.operativeClause;
  if (!type) throw new RangeError("no operativeClause");
  return schema.topNodeType.create(null, type.create({ id: "o1" }, fragmentOf(schema, [{ text }])));
}
const unit = (doc: Node) => ({ content: doc.firstChild?.content ?? Fragment.empty, start: 1 });

describe("where an edit stands", () => {
  test("[BIND5] a letter among equal ones is found where the step put it, not where a comparison would", () => {
    for (const at of [0, 1, 2, 3]) {
      const tr = new Transform(clause("aaa"));
      tr.insert(1 + at, schema.text("a"));
      const edits = textEdits(unit(tr.before), unit(tr.doc), changedRanges(tr.mapping.maps));
      expect(edits).toEqual([{ from: at, to: at, newFrom: at, newTo: at + 1 }]);
    }
  });

  test("[BIND5] two places changed at once are two edits, and what lies between is left alone", () => {
    const tr = new Transform(clause("one two three"));
    tr.replaceWith(1, 4, schema.text("ONE")).delete(9, 14);
    const edits = textEdits(unit(tr.before), unit(tr.doc), changedRanges(tr.mapping.maps));
    expect(edits.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [8, 13],
    ]);
  });

  test("[BIND5] 400 random edits, others' words in between or not, leave text and screen in agreement", () => {
    const random = seededRandom(4711);
    const whole = (max: number): number => Math.floor(random() * (max + 1));
    for (let run = 0; run < 400; run++) {
      const text = new Y.Doc().getText("t");
      text.insert(0, "aabbba ab😀b");
      let shown = clause(text.toString());
      const pending = new PendingText();
      // Others write what is not shown yet; every letter of theirs is an X.
      const others = new Y.Doc();
      Y.applyUpdate(others, Y.encodeStateAsUpdate(text.doc as Y.Doc));
      const theirs = others.getText("t");
      for (let i = whole(3); i > 0; i--) {
        if (random() < 0.6) theirs.insert(pick([0, 1, 2, theirs.length], random), "X", {});
        else theirs.delete(0, 1);
      }
      const record = (event: Y.YTextEvent): void => pending.record(event);
      text.observe(record);
      Y.applyUpdate(text.doc as Y.Doc, Y.encodeStateAsUpdate(others));
      text.unobserve(record);
      let mine = 0;
      for (let i = 0; i < 3; i++) {
        const size = shown.firstChild?.content.size ?? 0;
        const from = pick([0, 1, 2, size], random);
        const tr = new Transform(shown);
        if (random() < 0.7 || from === size) {
          tr.insert(1 + from, schema.text("m", random() < 0.3 ? [schema.mark("em")] : []));
          mine++;
        } else if (flatText(unit(shown).content)[from] === "a") tr.delete(1 + from, 2 + from);
        writeText(text, unit(shown), unit(tr.doc), changedRanges(tr.mapping.maps), pending);
        shown = tr.doc;
      }
      const written = text.toString();
      expect(written.isWellFormed()).toBe(true);
      expect(written.replace(/[^m]/g, "")).toHaveLength(mine);
      // Without others' work the text is what the screen shows; with it, what is left of it stands in the same order.
      if (!pending.has(text)) {
        expect(readRuns(text)).toEqual(runsOfFragment(unit(shown).content));
        continue;
      }
      const mineInOrder = flatText(unit(shown).content);
      let at = 0;
      for (const letter of written.replaceAll("X", "")) {
        const found = mineInOrder.indexOf(letter, at);
        expect(found, `${written} of ${mineInOrder}`).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
    }
  });
});

describe("what keeps its place", () => {
  test("[BIND7] as many as can stay do, and who may not move never does", () => {
    expect([...longestIncreasing([2, 0, 1, null, 3])].sort()).toEqual([1, 2, 4]);
    expect([...(keptInOrder([2, 0, 1, 3], (index) => index === 0) ?? [])].sort()).toEqual([0, 3]);
    expect(keptInOrder([2, 0, 1], (index) => index < 2)).toBeNull();
  });
});
