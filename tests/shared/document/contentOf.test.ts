import { expect, test } from "vitest";
import * as Y from "yjs";
import { contentOf } from "../../../shared/document/contentOf.ts";
import { DRAFT_ROOTS, draftDoc } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { writeContentJson } from "../../../shared/document/writeContent.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import { seededRandom } from "../../support/random.ts";
import { randomEdit } from "../../support/randomDraftEdits.ts";

test("[DOC1] a filled and edited draft has the roots of a draft's document and no other", () => {
  const draft = draftDoc(new Y.Doc());
  fillDraft(draft, sampleResolution, seededRandom(1));
  const random = seededRandom(2);
  let made = 0;
  for (let step = 0; step < 100; step++) randomEdit(draft, random, () => `x${++made}`);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(draft.doc));
  expect([...copy.share.keys()].filter((root) => !(DRAFT_ROOTS as readonly string[]).includes(root))).toEqual([]);
  expect(copy.share.has("clauses")).toBe(true);
});

test("[EX1] the same edits, merged in either order, give the same content JSON to the byte", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const base = draftDoc(new Y.Doc());
    fillDraft(base, sampleResolution, seededRandom(seed));
    const start = Y.encodeStateAsUpdate(base.doc);
    const [first, second] = [1, 2].map((person) => {
      const draft = draftDoc(new Y.Doc());
      Y.applyUpdate(draft.doc, start);
      const random = seededRandom(seed * 10 + person);
      let made = 0;
      for (let step = 0; step < 30; step++) randomEdit(draft, random, () => `p${person}-${++made}`);
      return Y.encodeStateAsUpdate(draft.doc);
    });
    if (!first || !second) throw new Error("two people edit");
    const written = [
      [first, second],
      [second, first],
    ].map((updates) => {
      const draft = draftDoc(new Y.Doc());
      for (const update of updates) Y.applyUpdate(draft.doc, update);
      return writeContentJson(contentOf(draft));
    });
    expect(written[0]).toBe(written[1]);
    expect(written[0]).not.toBe(writeContentJson(contentOf(base)));
  }
});
