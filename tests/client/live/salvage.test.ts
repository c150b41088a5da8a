import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { draftRoom } from "../../../client/live/draftRoom.ts";
import { salvage } from "../../../client/live/salvage.ts";
import { canPutBack } from "../../../client/live/salvagedText.ts";
import { SalvageShelf } from "../../../client/live/salvageShelf.ts";
import { addClause, addFootnote, type DraftDoc, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { insertRuns, readRuns } from "../../../shared/document/inline.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { memoryStorage } from "./liveHarness.ts";

const OP = "op" as ClauseId;
const NOTE = "n" as FootnoteId;

function copyOf(doc: Y.Doc): DraftDoc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return draftDoc(copy);
}

function base(): DraftDoc {
  const draft = draftDoc(new Y.Doc());
  addClause(draft, { id: OP, kind: "operative", level: 0, order: "V", runs: [{ text: "Urges States to act;" }] });
  addFootnote(draft, NOTE, [{ text: "Resolution 1." }]);
  return draft;
}

/** Puts words of a tabled amendment into the document, as the server does. */
function tabled(draft: DraftDoc, id: string, words: string, reason: string): void {
  const text = new Y.Text(words);
  draft.amendments.set(
    id,
    new Y.Map<unknown>([
      ["text", text],
      ["reason", reason],
    ]),
  );
}

function said(draft: DraftDoc, id: string, words: string, about: Readonly<Record<string, string>>): Y.Map<unknown> {
  const comment = new Y.Map<unknown>([["text", new Y.Text(words)], ...Object.entries(about)]);
  draft.comments.set(id, comment);
  return comment;
}

const named = (clause: (id: ClauseId) => string) =>
  draftRoom({ clause: (_draft, id) => clause(id), amendment: () => "A-001" });
const room = named(() => "OP 1");
const { putBack } = room;

const wordsAt = (draft: DraftDoc) => readRuns(textOf(draft.clauses.get(OP)) as Y.Text);

describe("salvage", () => {
  test("[SY44] what others wrote meanwhile is no difference", () => {
    const server = base();
    const local = copyOf(server.doc);
    textOf(local.clauses.get(OP))?.insert(0, "Strongly ");
    textOf(server.clauses.get(OP))?.insert(20, " and to report");
    const found = salvage(room, local, server);
    expect(found).toHaveLength(1);
    expect(found[0]?.mine).toEqual([{ text: "Strongly Urges States to act; and to report" }]);
    expect(found[0]?.theirs).toEqual([{ text: "Urges States to act; and to report" }]);
  });

  test("[SY44] clauses, notes and marks are found; empty and discarded births are not", () => {
    const server = base();
    const local = copyOf(server.doc);
    addClause(local, { id: "new" as ClauseId, kind: "operative", level: 1, order: "W", runs: [{ text: "Requests" }] });
    addClause(local, {
      id: "gone" as ClauseId,
      kind: "operative",
      level: 0,
      order: "X",
      runs: [{ text: "x" }],
      deleted: true,
    });
    addClause(local, { id: "empty" as ClauseId, kind: "operative", level: 0, order: "Y" });
    textOf(local.footnotes.get(NOTE))?.insert(13, " Ibid.");
    textOf(local.clauses.get(OP))?.format(0, 5, { em: true });
    const found = salvage(
      named((clause) => (clause === OP ? "OP 1" : "")),
      local,
      server,
    );
    expect(found.map((one) => one.place)).toEqual([{ clause: OP }, { clause: "new" }, { footnote: NOTE }]);
    expect(found[1]?.born).toEqual({ kind: "operative", level: 1, order: "W" });
  });

  test("[SY45] words are put back where the place reads as it did, marks and notes included", () => {
    const server = base();
    const local = copyOf(server.doc);
    const text = textOf(local.clauses.get(OP)) as Y.Text;
    insertRuns(text, 12, [{ text: " all", marks: ["em"] }, { footnote: NOTE }]);
    const [one] = salvage(room, local, server);
    const fresh = copyOf(server.doc);
    expect(one && putBack(fresh, one)).toBe(true);
    expect(wordsAt(fresh)).toEqual(readRuns(text));
  });

  test("[SY45] where somebody has written there meanwhile nothing is put back", () => {
    const server = base();
    const local = copyOf(server.doc);
    textOf(local.clauses.get(OP))?.delete(0, 6);
    const [one] = salvage(room, local, server);
    textOf(server.clauses.get(OP))?.insert(0, "Firmly ");
    expect(one && putBack(server, one)).toBe(false);
    expect(wordsAt(server)).toEqual([{ text: "Firmly Urges States to act;" }]);
  });

  test("[SY45] a clause that the server does not know is made again, once", () => {
    const server = base();
    const local = copyOf(server.doc);
    addClause(local, { id: "new" as ClauseId, kind: "operative", level: 0, order: "W", runs: [{ text: "Requests" }] });
    const [one] = salvage(room, local, server);
    expect(one && putBack(server, one)).toBe(true);
    expect(server.clauses.get("new")?.get("deleted")).toBe(false);
    expect(one && putBack(server, one)).toBe(false);
  });

  test("[SY45] a note that the server does not know is made again, once, for the clause that cites it", () => {
    const server = base();
    const local = copyOf(server.doc);
    addFootnote(local, "fresh" as FootnoteId, [{ text: "Ibid." }]);
    insertRuns(textOf(local.clauses.get(OP)) as Y.Text, 5, [{ footnote: "fresh" as FootnoteId }]);
    const found = salvage(room, local, server);
    expect(found.map((one) => one.place)).toEqual([{ clause: OP }, { footnote: "fresh" }]);
    expect(found.map((one) => putBack(server, one))).toEqual([true, true]);
    expect(wordsAt(server)[1]).toEqual({ footnote: "fresh" });
    expect(textOf(server.footnotes.get("fresh"))?.toString()).toBe("Ibid.");
    expect(found[1] && putBack(server, found[1])).toBe(false);
  });

  test("[SY44] labels are asked for only where words differ: each costs a look at the whole text", () => {
    const server = base();
    for (let i = 0; i < 50; i++) {
      addClause(server, {
        id: `c${i}` as ClauseId,
        kind: "operative",
        level: 0,
        order: `W${i}`,
        runs: [{ text: "Asks" }],
      });
    }
    const local = copyOf(server.doc);
    textOf(local.clauses.get(OP))?.insert(0, "Strongly ");
    const asked: string[] = [];
    const found = salvage(
      named((clause) => {
        asked.push(clause);
        return "OP 1";
      }),
      local,
      server,
    );
    expect(found).toHaveLength(1);
    expect(asked).toEqual([OP]);
  });

  test("[SY57] words in tabled amendments, their reasons and comments are found under the names of the room", () => {
    const server = base();
    tabled(server, "a1", "Urges all States", "clarity");
    said(server, "k1", "Why all?", { amendment: "a1" });
    const local = copyOf(server.doc);
    textOf(local.amendments.get("a1"))?.insert(16, " to act");
    local.amendments.get("a1")?.set("reason", "agreed language");
    textOf(local.comments.get("k1"))?.insert(8, " Some do.");
    said(local, "k2", "Never mind.", { clause: OP });
    said(local, "k3", "thrown away", { clause: OP }).set("deleted", true);
    const found = salvage(room, local, server);
    expect(found).toEqual([
      {
        place: { amendment: "a1", part: "text" },
        label: "A-001",
        mine: [{ text: "Urges all States to act" }],
        theirs: [{ text: "Urges all States" }],
      },
      {
        place: { amendment: "a1", part: "reason" },
        label: "A-001",
        mine: [{ text: "agreed language" }],
        theirs: [{ text: "clarity" }],
      },
      {
        place: { comment: "k1" },
        label: "A-001",
        mine: [{ text: "Why all? Some do." }],
        theirs: [{ text: "Why all?" }],
      },
      { place: { comment: "k2" }, label: "OP 1", mine: [{ text: "Never mind." }], theirs: null },
    ]);
    expect(found.map(canPutBack)).toEqual([true, false, true, false]);
    expect(found.map((one) => putBack(server, one))).toEqual([true, false, true, false]);
    expect(textOf(server.amendments.get("a1"))?.toString()).toBe("Urges all States to act");
    expect(server.amendments.get("a1")?.get("reason")).toBe("clarity");
    expect(server.comments.size).toBe(1);
  });

  test("[SY45] where an amendment was revised or is not there any more nothing is put back", () => {
    const server = base();
    tabled(server, "a1", "Urges all States", "");
    const local = copyOf(server.doc);
    textOf(local.amendments.get("a1"))?.insert(16, " to act");
    const [one] = salvage(room, local, server);
    textOf(server.amendments.get("a1"))?.delete(0, 6);
    expect(one && putBack(server, one)).toBe(false);
    expect(one && putBack(base(), one)).toBe(false);
  });

  test("[SY46] a shelf keeps one text when another is taken away, and works without storage", () => {
    const texts = ["a", "b"].map((id) => ({
      place: { clause: id as ClauseId },
      label: "",
      mine: [{ text: id }],
      theirs: null,
    }));
    for (const storage of [memoryStorage(), null]) {
      const shelf = new SalvageShelf(storage, "d", "p");
      shelf.add({ id: "1", at: "2026-11-01T10:00:00Z", code: "clause_locked", label: "OP 1", texts });
      expect(shelf.isKept).toBe(storage !== null);
      const [first] = shelf.items[0]?.texts ?? [];
      if (first) shelf.removeText("1", first);
      expect(shelf.items[0]?.texts.map((one) => one.mine)).toEqual([[{ text: "b" }]]);
      shelf.remove("1");
      expect(shelf.items).toEqual([]);
      expect(shelf.isKept).toBe(true);
    }
  });
});
