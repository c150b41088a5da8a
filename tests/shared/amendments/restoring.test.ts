import { expect, test } from "vitest";
import * as Y from "yjs";
import { draftWords } from "../../../server/commands/draftWords.ts";
import { writeWords } from "../../../server/commands/writeWords.ts";
import { restoring } from "../../../shared/amendments/restoring.ts";
import { wordChanges } from "../../../shared/amendments/wordChanges.ts";
import { contentOf } from "../../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { storedText } from "../../../shared/document/storedText.ts";
import { type DraftState, INITIAL_STATE } from "../../../shared/domain/draftState.ts";
import type { DecisionOf } from "../../../shared/domain/events.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, enacting, op, pp, table, title } from "../../support/builders.ts";
import { seededRandom } from "../../support/random.ts";
import { randomEdit } from "../../support/randomDraftEdits.ts";

const RUNS = Number(process.env.RESTORING_RUNS ?? 300);

function filled(random: () => number): DraftDoc {
  const made = draftDoc(new Y.Doc());
  const clauses = [
    title("Water points"),
    enacting(),
    ...[1, 2, 3].map((n) => pp(`p${n}`, `Recalling *resolution* ${n},^n1`)),
    ...[1, 2, 3, 4].map((n) => op(`o${n}`, `Decides matter ${n};`, n % 2)),
    table("t", [
      ["Year", "Points"],
      ["2025", "12"],
    ]),
  ];
  fillDraft(made, draft(clauses, { n1: "See the *Survey*." }), random);
  return made;
}

/** Brings a text back as the server does, and gives what was decided on it. */
function restore(made: DraftDoc, content: ReturnType<typeof contentOf>, state: DraftState = INITIAL_STATE) {
  const stored = (id: ClauseId) => storedText(made, id);
  const { changes, notes } = restoring({ rev: 1, content, stored }, draftWords(made), state);
  const actor = { participant: "p", name: "Chair", role: "facilitator" } as const;
  const header = { number: 9, at: "2026-11-21T10:00:00.000Z", command: "c", actor };
  const decision: DecisionOf<"revisionRestored"> = { ...header, type: "revisionRestored", rev: 1, changes, notes };
  made.doc.transact(() => {
    for (const change of wordChanges(decision, state, draftWords(made))) writeWords(made, change);
  });
  return changes;
}

test(`[REV7] whatever has become of a text, it comes back clause by clause and note by note (${RUNS} texts)`, () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const random = seededRandom(seed);
    let last = 0;
    const unique = () => `x${++last}`;
    const made = filled(random);
    for (let edit = Math.floor(random() * 12); edit > 0; edit -= 1) randomEdit(made, random, unique);
    const issued = contentOf(made);
    for (let edit = 1 + Math.floor(random() * 25); edit > 0; edit -= 1) randomEdit(made, random, unique);
    // The head is not part of the text.
    made.head.set("language", issued.language);
    for (const { type } of restore(made, issued)) kinds.add(type);
    expect(contentOf(made), `seed ${seed}`).toEqual(issued);
    expect(restore(made, issued), `seed ${seed}, again`).toEqual([]);
  }
  // Else something was never brought back.
  expect(kinds).toEqual(new Set(["text", "restored", "deleted", "moved", "kind", "cells"]));
});

test("[REV7] of a table only the cells that differ are touched", () => {
  const made = filled(seededRandom(1));
  const issued = contentOf(made);
  const cells = made.clauses.get("t")?.get("cells") as Y.Map<Y.Text>;
  const [, changed] = [...cells.values()];
  const texts = new Set(cells.values());
  changed?.insert(0, "All ");
  expect(restore(made, issued).map(({ type }) => type)).toEqual(["cells"]);
  expect(contentOf(made)).toEqual(issued);
  expect(new Set(cells.values())).toEqual(texts);
});
