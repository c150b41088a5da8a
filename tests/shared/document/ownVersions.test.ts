import { expect, test } from "vitest";
import * as Y from "yjs";
import { Overlays } from "../../../shared/amendments/overlays.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { readRuns } from "../../../shared/document/inline.ts";
import { LiveState } from "../../../shared/document/liveState.ts";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import { privateAmendments, privateDoc } from "../../../shared/document/privateDoc.ts";
import { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { replay } from "../../../shared/domain/evolve.ts";
import { NegotiatedDraft } from "../../support/negotiatedDraft.ts";
import { asAmendment, asClause, member, text } from "../../support/negotiation.ts";

const WORDS = "Encourages enterprises to publish annual assessments;";

function textIn(root: Y.Map<Y.Map<unknown>>, id: string): Y.Text {
  const found = textOf(root.get(id));
  if (!found) throw new RangeError(`no text of ${id}`);
  return found;
}

function seat(code = "BRA") {
  const room = new NegotiatedDraft([
    ["title", "title", "Business and children"],
    ["organ", "enacting", "The General Assembly,"],
    ["pp1", "preambular", "Recalling its resolution 78/187,"],
    ["op1", "operative", WORDS],
    ["op2", "operative", "Decides to remain seized of the matter."],
  ]);
  const state = new LiveState(room.draft);
  const projection = new Projection(room.draft, state);
  const overlays = new Overlays(projection, state);
  const desk = privateDoc(new Y.Doc());
  let ids = 0;
  const versions = new OwnVersions({
    draft: room.draft,
    desk,
    delegation: code,
    state,
    newId: () => `${code}-${++ids}`,
  });
  projection.setVersions(versions);
  const changes: ProjectionChange[] = [];
  projection.onChange((change) => changes.push(change));
  const reads = (id: string): string => plainText(projection.clause(asClause(id))?.runs ?? []);
  const write = (id: string, words: string): void => {
    const text = versions.claim({ clause: asClause(id) });
    desk.doc.transact(() => text?.insert(text.length, words));
  };
  return { room, state, projection, overlays, desk, versions, changes, reads, write };
}

test("[PROJ9] an own version stands in place of the base text, for its writer alone; the base words are still known", () => {
  const { room, projection, reads, write, changes } = seat();
  write("op1", " and");
  expect(reads("op1")).toBe(`${WORDS} and`);
  expect(plainText(projection.clause(asClause("op1"))?.baseRuns ?? [])).toBe(WORDS);
  expect(projection.clause(asClause("op1"))?.version).toMatchObject({ kind: "edit", delegation: "BRA", number: "" });
  expect(plainText(new Projection(room.draft).clause(asClause("op1"))?.runs ?? [])).toBe(WORDS);
  expect(changes.every(({ structure, clauses }) => !structure && [...clauses].join() === "op1")).toBe(true);
  projection.setVersions(null);
  expect(reads("op1")).toBe(WORDS);
});

test("[PROJ9] tabled, the version goes on in the words that everybody sees; decided, the base text is there again", () => {
  const { room, projection, versions, reads, write } = seat();
  write("op1", " and");
  const [one] = privateAmendments(versions.desk);
  const proposed = { kind: "edit", on: { clause: "op1" }, base: text(WORDS), text: readRuns(one?.text as Y.Text) };
  room.must({ command: "tableAmendment", amendment: one?.id, proposed }, member("BRA"));
  expect(projection.clause(asClause("op1"))?.version).toMatchObject({ number: "A-001" });
  expect(projection.sourceOf({ clause: asClause("op1") })?.doc).toBe(room.draft.doc);
  expect(versions.all.map(({ stage }) => stage)).toEqual(["tabled"]);
  room.must({ command: "declineAmendment", amendment: one?.id, reason: "No agreement" });
  expect(projection.clause(asClause("op1"))?.version).toBeUndefined();
  expect(reads("op1")).toBe(WORDS);
});

test("[PROJ9] a co-sponsor sees the amendment it joined, and its own before that", () => {
  const { room, projection, write } = seat("KEN");
  const proposed = { kind: "edit", on: { clause: "op1" }, base: text(WORDS), text: text(`${WORDS} now`) };
  room.must({ command: "tableAmendment", amendment: "am1", proposed }, member("BRA"));
  expect(projection.clause(asClause("op1"))?.version).toBeUndefined();
  room.must({ command: "joinSponsors", amendment: "am1" }, member("KEN"));
  expect(projection.clause(asClause("op1"))?.version).toMatchObject({ number: "A-001", delegation: "BRA" });
  write("op2", " Indeed.");
  expect(projection.clause(asClause("op2"))?.version).toMatchObject({ number: "" });
});

test("[PROJ10] new clauses and competing versions stand at their place, with the label the room would give them", () => {
  const { room, projection, versions } = seat();
  const [before, after] = ["op1", "op2"].map((id) => projection.clause(asClause(id))?.order ?? "");
  const order = `${before}V`;
  expect(order > (before ?? "") && order < (after ?? "")).toBe(true);
  versions.propose(
    { kind: "insert", clause: asClause("new1"), clauseKind: "operative", level: 0, order },
    { base: [], text: text("Requests a workshop;") },
  );
  versions.propose(
    { kind: "alt", on: { clause: asClause("op2") } },
    { base: [], text: text("Decides to meet again.") },
  );
  expect(projection.clauses.map(({ label, number }) => [label, number]).slice(2)).toEqual([
    ["PP 1", ""],
    ["OP 1", "1."],
    ["OP 1 bis", "1 bis."],
    ["OP 2", "2."],
    ["OP 2 alt", "2 alt."],
  ]);
  const [insert] = privateAmendments(versions.desk);
  if (insert?.kind !== "insert") throw new Error("the new clause comes first");
  const proposed = {
    kind: "insert",
    clause: "new1",
    clauseKind: "operative",
    level: 0,
    order,
    text: text("Requests a workshop;"),
  };
  room.must({ command: "tableAmendment", amendment: insert.id, proposed }, member("BRA"));
  expect(projection.clause(asClause("new1"))?.label).toBe("OP 1 bis");
  room.must({ command: "acceptAmendments", amendments: [insert.id], ifRevisions: [1], result: proposed.text });
  expect(projection.clause(asClause("new1"))?.version).toBeUndefined();
  expect(projection.clause(asClause("new1"))?.label).toBe("OP 1 bis");
});

test("[DOC5] what is put aside keeps its words; a version that says nothing new is none, and begins anew on the base of then", () => {
  const { room, desk, versions, reads, write } = seat();
  write("op1", " and");
  const [one] = privateAmendments(desk);
  if (!one) throw new Error("an amendment was begun");
  versions.setReason(one.id, "Language of 78/187");
  expect(privateAmendments(desk)[0]?.reason).toBe("Language of 78/187");
  versions.discard(one.id);
  expect(versions.all).toEqual([]);
  expect(reads("op1")).toBe(WORDS);
  expect(textIn(desk.amendments, one.id).toString()).toBe(`${WORDS} and`);
  write("op2", " Indeed.");
  const second = versions.claim({ clause: asClause("op2") });
  second?.delete(second.length - 8, 8);
  expect(versions.all).toEqual([]);
  textIn(room.draft.clauses, "op2").insert(0, "Also ");
  expect(versions.claim({ clause: asClause("op2") })?.toString()).toBe("Also Decides to remain seized of the matter.");
});

test("[CMD21] folding in each decision as it comes gives what replaying all of them gives", () => {
  const { room, state } = seat();
  const news: string[] = [];
  state.onChange((_, decisions) => news.push(...decisions.map(({ type }) => type)));
  const proposed = { kind: "edit", on: { clause: "op1" }, base: text(WORDS), text: text(`${WORDS} now`) };
  room.must({ command: "tableAmendment", amendment: "am1", proposed }, member("BRA"));
  room.must({ command: "takePosition", on: { amendment: "am1" }, position: "support" }, member("KEN"));
  room.must({ command: "parkAmendment", amendment: "am1", reason: "Later" });
  expect(news).toEqual(["amendmentTabled", "positionTaken", "amendmentParked"]);
  expect(state.state).toEqual(replay(room.decisions));
});

test("[AM34] an overlay is kept until its clause, an amendment of its clause, or a decision changes", () => {
  const { room, overlays } = seat("KEN");
  const on = { clause: asClause("op1") };
  const proposed = { kind: "edit", on, base: text(WORDS), text: text(`${WORDS} now`) };
  room.must({ command: "tableAmendment", amendment: "am1", proposed }, member("BRA"));
  const first = overlays.of(on);
  const other = overlays.of({ clause: asClause("op2") });
  expect(overlays.of(on)).toBe(first);
  textIn(room.draft.clauses, "op2").insert(0, "Also ");
  expect(overlays.of(on)).toBe(first);
  expect(overlays.of({ clause: asClause("op2") })).not.toBe(other);
  const told: string[] = [];
  overlays.onChange(({ all, clauses }) => told.push(`${all} ${[...clauses].join()}`));
  textIn(room.draft.amendments, "am1").insert(0, "Strongly ");
  expect(told).toEqual(["false op1"]);
  expect(overlays.of(on)).not.toBe(first);
  expect(overlays.of(on).segments.some((one) => one.type === "change" && one.offset === 0)).toBe(true);
  const elsewhere = overlays.of({ clause: asClause("op2") });
  room.must({ command: "withdrawAmendment", amendment: "am1" }, member("BRA"));
  expect(overlays.of(on).segments).toHaveLength(1);
  expect(told.slice(1)).toContain("true op1");
  expect(overlays.of({ clause: asClause("op2") })).toBe(elsewhere);
});

test("[AM35] an overlay is laid over the base words also where the viewer sees an own version", () => {
  const { room, overlays, write } = seat("KEN");
  const on = { clause: asClause("op1") };
  const proposed = { kind: "edit", on, base: text(WORDS), text: text(WORDS.replace("annual", "regular")) };
  room.must({ command: "tableAmendment", amendment: "am1", proposed }, member("BRA"));
  write("op1", " and much else");
  const change = overlays.of(on).segments.find((one) => one.type === "change");
  expect(change).toMatchObject({ offset: WORDS.indexOf("annual") });
  expect(plainText(overlays.baseOf(on))).toBe(WORDS);
  expect(overlays.amendmentsOn(on).map(({ id }) => id)).toEqual([asAmendment("am1")]);
  expect(overlays.words().clauses.map(({ runs }) => plainText(runs))).toContain(WORDS);
});
