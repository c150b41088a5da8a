import { expect, test } from "vitest";
import * as Y from "yjs";
import { draftWords } from "../../server/commands/draftWords.ts";
import { writeWords } from "../../server/commands/writeWords.ts";
import { addClause, addFootnote, type DraftDoc, draftDoc, textOf } from "../../shared/document/draftDoc.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { pick, seededRandom } from "../support/random.ts";

const CLAUSES = Array.from({ length: 6 }, (_, index) => `c${index}` as ClauseId);
const NOTES = ["n0", "n1"] as FootnoteId[];
const AMENDMENTS = ["a0", "a1", "a2"] as AmendmentId[];

function filled(): DraftDoc {
  const draft = draftDoc(new Y.Doc());
  for (const [index, id] of CLAUSES.entries()) {
    addClause(draft, {
      id,
      kind: "operative",
      level: 0,
      order: `a${index}`,
      runs: [{ text: `Urges clause ${index};` }],
    });
  }
  for (const id of NOTES) addFootnote(draft, id, [{ text: `Note ${id}.` }]);
  textOf(draft.clauses.get("c0"))?.insertEmbed(3, { footnote: "n0" });
  for (const amendment of AMENDMENTS) bring(draft, amendment);
  return draft;
}

function bring(draft: DraftDoc, amendment: AmendmentId): void {
  const words = { base: [{ text: "Urges" }], text: [{ text: "Urges all" }] };
  const proposed = { kind: "edit" as const, on: { clause: "c1" as ClauseId }, ...words };
  writeWords(draft, { type: "addAmendment", amendment, delegation: "KEN", proposed, words });
}

/** All that is said of a draft. */
function told(draft: DraftDoc): unknown {
  const { head, type, language, clauses, notes, isDeleted, note, amendment } = draftWords(draft);
  return {
    head,
    type,
    language,
    clauses: clauses.map(({ id, kind, level, order, label, runs }) => ({ id, kind, level, order, label, runs })),
    notes: notes.map(({ id, number, runs }) => ({ id, number, runs })),
    deleted: CLAUSES.map(isDeleted),
    note: NOTES.map(note),
    amendments: AMENDMENTS.map(amendment),
  };
}

function copyOf({ doc }: DraftDoc): DraftDoc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return draftDoc(copy);
}

test("[CMD22] whatever was read before, decisions look at the words of their moment, within a transaction too", () => {
  const random = seededRandom(20_261_121);
  const draft = filled();
  const anyText = (): Y.Text =>
    textOf(
      pick([draft.clauses, draft.footnotes, draft.amendments], random).get(
        pick([...CLAUSES, ...NOTES, ...AMENDMENTS], random),
      ),
    ) ?? (textOf(draft.clauses.get("c2")) as Y.Text);
  const edits: (() => void)[] = [
    () => anyText().insert(0, pick(["x", "Words "], random), random() < 0.3 ? { em: true } : {}),
    () => anyText().delete(0, 1),
    () => void anyText().format(0, 2, { em: random() < 0.5 ? true : null }),
    () => void draft.clauses.get(pick(CLAUSES, random))?.set("order", `b${Math.floor(random() * 1_000)}`),
    () => void draft.clauses.get(pick(CLAUSES, random))?.set("deleted", random() < 0.5),
    () => void draft.clauses.get(pick(CLAUSES, random))?.set("level", Math.floor(random() * 2)),
    () => void draft.amendments.get(pick(AMENDMENTS, random))?.set("base", [{ text: `Base ${random()}` }]),
    () => void draft.head.set("language", pick(["en", "fr"], random)),
    () => draft.decisions.push([{ number: 1 }]),
    () => textOf(draft.clauses.get("c3"))?.insertEmbed(0, { footnote: pick(NOTES, random) }),
  ];
  let looks = 0;
  const look = (): void => {
    looks += 1;
    expect(told(draft)).toEqual(told(copyOf(draft)));
  };
  for (let round = 0; round < 300; round++) {
    if (random() < 0.4) {
      draft.doc.transact(() => {
        for (let count = 0; count < 3; count++) {
          pick(edits, random)();
          // A copy cannot be made of what is not finished: what is told is held against the document itself.
          const { clauses } = draftWords(draft);
          for (const { id, runs } of clauses) {
            const length = runs.reduce((sum, run) => sum + ("text" in run ? run.text.length : 1), 0);
            expect(length).toBe(textOf(draft.clauses.get(id))?.length);
          }
        }
      });
    } else pick(edits, random)();
    if (random() < 0.7) look();
  }
  look();
  expect(looks).toBeGreaterThan(150);
});

test("[CMD22] what did not change comes as the same value", () => {
  const draft = filled();
  const before = draftWords(draft);
  textOf(draft.clauses.get("c2"))?.insert(0, "Also ");
  textOf(draft.amendments.get("a1"))?.insert(0, "Also ");
  const after = draftWords(draft);
  const runs = (words: typeof before, id: string) => words.clauses.find((clause) => clause.id === id)?.runs;
  expect(runs(after, "c1")).toBe(runs(before, "c1"));
  expect(runs(after, "c2")).not.toEqual([{ text: "Urges clause 2;" }]);
  draft.decisions.push([{ number: 1 }]);
  expect(draftWords(draft).clauses).toBe(after.clauses);
  expect(draftWords(draft).amendment("a1" as AmendmentId)).toBe(after.amendment("a1" as AmendmentId));
});
