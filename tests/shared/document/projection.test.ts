import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { contentOf } from "../../../shared/document/contentOf.ts";
import { addClause, addFootnote, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { Projection, project } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { seededRandom } from "../../support/random.ts";
import { randomEdit } from "../../support/randomDraftEdits.ts";

function smallDraft() {
  const draft = draftDoc(new Y.Doc());
  addFootnote(draft, "f1" as FootnoteId, [{ text: "Resolution 70/1." }]);
  addFootnote(draft, "f2" as FootnoteId, [{ text: "Ibid." }]);
  const add = (id: string, kind: "title" | "enacting" | "preambular" | "operative", order: string, words: string) =>
    addClause(draft, { id: id as ClauseId, kind, level: 0, order, runs: [{ text: words }] });
  add("t", "title", "A1", "Safe water");
  add("e", "enacting", "B1", "The General Assembly,");
  add("p", "preambular", "C1", "Recalling its resolution,");
  add("q", "operative", "D1", "Urges States;");
  add("r", "operative", "E1", "Also urges States.");
  return draft;
}

const words = (projection: Projection) => projection.clauses.map(({ runs }) => JSON.stringify(runs)).join("\n");

test("[PROJ8] following edit by edit gives the same as projecting anew, after any edits", () => {
  let changes = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed);
      const draft = draftDoc(new Y.Doc());
      const projection = new Projection(draft);
      projection.onChange(() => changes++);
      let made = 0;
      for (let step = 0; step < 40; step++) {
        draft.doc.transact(() => {
          for (let k = 0; k < 1 + Math.floor(random() * 3); k++) randomEdit(draft, random, () => `x${++made}`);
        });
        const fresh = project(draft);
        expect(projection.clauses).toEqual(fresh.clauses);
        expect(projection.notes).toEqual(fresh.notes);
        expect(projection.head).toEqual(fresh.head);
        for (const view of fresh.clauses) expect(projection.clause(view.id)?.id).toBe(view.id);
      }
    }),
    { numRuns: 60 },
  );
  expect(changes).toBeGreaterThan(500);
});

test("[PROJ2] damaged clauses are shown with their words, never dropped and never repaired by writing", () => {
  const draft = smallDraft();
  draft.clauses.get("p" as ClauseId)?.set("kind", "nonsense");
  draft.clauses.get("q" as ClauseId)?.set("level", "deep");
  draft.clauses.get("r" as ClauseId)?.delete("order");
  const before = Y.encodeStateVector(draft.doc);
  const { clauses } = project(draft);
  expect(clauses.map(({ id, kind, level }) => [id, kind, level])).toEqual([
    ["t", "title", 0],
    ["e", "enacting", 0],
    ["r", "operative", 0],
    ["p", "text", 0],
    ["q", "operative", 0],
  ]);
  expect(Y.encodeStateVector(draft.doc)).toEqual(before);
});

test("[PROJ8] an edit of words changes one clause view and leaves the others as they are", () => {
  const draft = smallDraft();
  const projection = new Projection(draft);
  const before = projection.clauses;
  const changes: ProjectionChange[] = [];
  projection.onChange((change) => changes.push(change));
  textOf(draft.clauses.get("q"))?.insert(0, "x");
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ structure: false, noteOrder: false, head: false });
  expect([...(changes[0]?.clauses ?? [])]).toEqual(["q"]);
  expect(projection.clauses.map((view, index) => view === before[index])).toEqual([true, true, true, false, true]);
});

test("[PROJ8] a listener that ended its following hears nothing more", () => {
  const draft = smallDraft();
  const projection = new Projection(draft);
  let heard = 0;
  const end = projection.onChange(() => heard++);
  textOf(draft.clauses.get("q"))?.insert(0, "x");
  end();
  textOf(draft.clauses.get("q"))?.insert(0, "x");
  expect(heard).toBe(1);
});

test("[NU9] notes are numbered in order of first citation, cited again they keep their number", () => {
  const draft = smallDraft();
  const projection = new Projection(draft);
  expect(projection.notes).toEqual([]);
  const cite = (clause: string, id: string) => textOf(draft.clauses.get(clause))?.insertEmbed(3, { footnote: id });
  cite("q", "f1");
  cite("r", "f1");
  expect(projection.notes.map(({ id, number, citedIn }) => [id, number, citedIn])).toEqual([["f1", 1, ["q", "r"]]]);
  cite("p", "f2");
  expect(projection.notes.map(({ id, number }) => [id, number])).toEqual([
    ["f2", 1],
    ["f1", 2],
  ]);
  expect(projection.noteNumber("f1" as FootnoteId)).toBe(2);
});

test("[DOC2] a deleted clause leaves the text and can be brought back with all its words", () => {
  const draft = smallDraft();
  const projection = new Projection(draft);
  const before = words(projection);
  draft.clauses.get("q")?.set("deleted", true);
  expect(projection.clause("q" as ClauseId)).toBeUndefined();
  expect(projection.deleted).toEqual([{ id: "q", kind: "operative", runs: [{ text: "Urges States;" }] }]);
  expect(projection.clauses.at(-1)).toMatchObject({ id: "r", number: "" });
  draft.clauses.get("q")?.set("deleted", false);
  expect(words(projection)).toBe(before);
});

test("[PH4] a clause without a known opening phrase is flagged; a phrase added to the draft is known there", () => {
  const draft = smallDraft();
  const projection = new Projection(draft);
  expect(projection.clause("p" as ClauseId)).toMatchObject({ lead: "Recalling", leadUnknown: false });
  textOf(draft.clauses.get("p"))?.insert(0, "Yodelling and ");
  expect(projection.clause("p" as ClauseId)).toMatchObject({ lead: "", leadUnknown: true });
  draft.head.set("phrase:preambular:Yodelling", true);
  expect(projection.clause("p" as ClauseId)).toMatchObject({ lead: "Yodelling", leadUnknown: false });
});

test("[DOC4] a draft filled from content gives the same content back", () => {
  const content = contentOf(smallDraft());
  const draft = draftDoc(new Y.Doc());
  fillDraft(draft, content, seededRandom(1));
  expect(contentOf(draft)).toEqual(content);
  expect(() => fillDraft(draft, content, seededRandom(1))).toThrow(RangeError);
});

test("[DOC2] ids are never taken twice", () => {
  const draft = smallDraft();
  expect(() => addClause(draft, { id: "p" as ClauseId, kind: "text", level: 0, order: "A1" })).toThrow(RangeError);
  expect(() => addFootnote(draft, "f1" as FootnoteId)).toThrow(RangeError);
});
