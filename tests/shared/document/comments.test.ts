import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Comments, type CommentsChange } from "../../../shared/document/comments.ts";
import type { BareContent } from "../../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import { ORIGINS } from "../../../shared/document/origins.ts";
import { passageAnchor, readableQuote, readPassageAnchor } from "../../../shared/document/passageAnchor.ts";
import type { PassagePlace } from "../../../shared/document/passageFinder.ts";
import { Passages } from "../../../shared/document/passages.ts";
import { privateDoc } from "../../../shared/document/privateDoc.ts";
import { Projection } from "../../../shared/document/projection.ts";
import type { AmendmentId, ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { draft, op, pp, table, title } from "../../support/builders.ts";
import { seededRandom } from "../../support/random.ts";

const OP1 = "o1" as ClauseId;
const OP2 = "o2" as ClauseId;
const CONTENT = draft([
  title("Water"),
  pp("p1", "Recalling its resolution,"),
  op("o1", "Urges States to report every year on water."),
  op("o2", "Requests a report."),
]);

const KENYA: Actor = {
  participant: "amina" as ParticipantId,
  name: "Amina",
  role: "delegation",
  delegation: { code: "KEN", name: "Kenya", coreGroup: false },
};
const BRAZIL: Actor = {
  participant: "bia" as ParticipantId,
  name: "Bia",
  role: "delegation",
  delegation: { code: "BRA", name: "Brazil", coreGroup: false },
};

interface Person {
  readonly draft: DraftDoc;
  readonly desk: Y.Doc;
  readonly projection: Projection;
  readonly comments: Comments;
  readonly passages: Passages;
  readonly changes: CommentsChange[];
  time: number;
}

const people: Person[] = [];
afterEach(() => {
  for (const { passages, comments, projection } of people.splice(0)) {
    passages.destroy();
    comments.destroy();
    projection.destroy();
  }
});

function person(actor: Actor, content: BareContent = CONTENT): Person {
  const doc = new Y.Doc();
  const seed = new Y.Doc();
  seed.clientID = 1;
  fillDraft(draftDoc(seed), content, seededRandom(3));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
  doc.clientID = 100 + people.length;
  const desk = new Y.Doc();
  const projection = new Projection(draftDoc(doc));
  let ids = 0;
  const changes: CommentsChange[] = [];
  const own = { time: 1_000 } as Person;
  const comments = new Comments({
    draft: projection.draft,
    desk: privateDoc(desk),
    actor,
    newId: () => `${actor.participant}_${++ids}`,
    now: () => own.time,
  });
  comments.onChange((change) => changes.push(change));
  const passages = new Passages(projection, comments, desk);
  Object.assign(own, { draft: projection.draft, desk, projection, comments, passages, changes });
  people.push(own);
  return own;
}

function exchange(...all: readonly Person[]): void {
  for (const from of all) {
    for (const to of all) {
      if (from !== to) {
        Y.applyUpdate(to.draft.doc, Y.encodeStateAsUpdate(from.draft.doc, Y.encodeStateVector(to.draft.doc)), "remote");
      }
    }
  }
}

function text(of: Person, clause: ClauseId = OP1): Y.Text {
  const found = textOf(of.draft.clauses.get(clause));
  if (!found) throw new RangeError(`no clause ${clause}`);
  return found;
}

/** An anchor on words that stand in the clause once. */
function on(of: Person, words: string, clause: ClauseId = OP1): string {
  const at = text(of, clause).toString().indexOf(words);
  return passageAnchor(text(of, clause), at, at + words.length) as string;
}

function about(of: Person, anchor?: string, isPrivate = false): string {
  return of.comments.add({ about: { clause: OP1 }, text: "Why?", anchor, isPrivate }) as string;
}

/** The words at the place of a passage. */
function wordsAt(of: Person, key: string): string | PassagePlace["kind"] | undefined {
  const place = of.passages.place(key);
  if (place?.kind !== "shown") return place?.kind;
  const source = of.projection.sourceOf(place.unit);
  return source?.toString().slice(place.from, place.to);
}

describe("threads", () => {
  test("[CO1] a comment is about a paragraph or an amendment, signed and timed; answers stand below it in order", () => {
    const [amina, bia] = [person(KENYA), person(BRAZIL)];
    const key = about(amina);
    const other = amina.comments.add({
      about: { amendment: "a1" as AmendmentId },
      text: " Two\nlines ",
      isPrivate: false,
    }) as string;
    exchange(amina, bia);
    bia.time = 500;
    expect(bia.comments.reply(key, "Because.")).toBe(true);
    exchange(amina, bia);
    amina.time = 600;
    amina.comments.reply(key, "I see.");
    const thread = amina.comments.thread(key);
    expect(thread?.first).toMatchObject({ author: "amina", delegation: "KEN", at: 1_000, text: "Why?" });
    expect(thread?.replies.map(({ author, text: words, at }) => [author, words, at])).toEqual([
      ["bia", "Because.", 1_001],
      ["amina", "I see.", 1_002],
    ]);
    expect(bia.comments.about({ amendment: "a1" as AmendmentId }).map((one) => [one.key, one.first.text])).toEqual([
      [other, "Two\nlines"],
    ]);
    expect(amina.comments.openCount()).toBe(2);
    expect(amina.comments.openCount({ clause: OP1 })).toBe(1);
    expect(amina.comments.add({ about: { clause: OP1 }, text: " \n", isPrivate: false })).toBeNull();
    expect(amina.comments.reply(key, " ")).toBe(false);
  });

  test("[CO2] the author alone changes, withdraws and brings back a comment; answers stay", () => {
    const [amina, bia] = [person(KENYA), person(BRAZIL)];
    const key = about(amina);
    exchange(amina, bia);
    bia.comments.reply(key, "Because.");
    exchange(amina, bia);
    expect(bia.comments.edit(key, key, "Nonsense")).toBe(false);
    expect(bia.comments.remove(key, key)).toBe(false);
    amina.time = 5_000;
    expect(amina.comments.edit(key, key, "Why 🌊\nnow?")).toBe(true);
    expect(amina.comments.edit(key, key, "Why 🌍\nnow?")).toBe(true);
    expect(amina.comments.edit(key, key, "  ")).toBe(false);
    exchange(amina, bia);
    expect(bia.comments.thread(key)?.first).toMatchObject({ text: "Why 🌍\nnow?", editedAt: 5_000 });
    amina.comments.remove(key, key);
    exchange(amina, bia);
    expect(bia.comments.thread(key)).toMatchObject({ isGone: false, first: { isDeleted: true } });
    expect(bia.comments.about({ clause: OP1 })).toHaveLength(1);
    amina.comments.bringBack(key, key);
    expect(amina.comments.thread(key)?.first.isDeleted).toBe(false);
    const alone = about(amina);
    amina.comments.remove(alone, alone);
    expect(amina.comments.about({ clause: OP1 }).map((one) => one.key)).toEqual([key]);
    expect(amina.comments.openCount()).toBe(1);
  });

  test("[CO3] anybody who may comment resolves and reopens; each time stays with name and moment, whatever the clocks say", () => {
    const [amina, bia] = [person(KENYA), person(BRAZIL)];
    const key = about(amina);
    exchange(amina, bia);
    bia.time = 9_000;
    expect(bia.comments.reopen(key)).toBe(false);
    expect(bia.comments.resolve(key)).toBe(true);
    expect(bia.comments.resolve(key)).toBe(false);
    exchange(amina, bia);
    expect(amina.comments.openCount()).toBe(0);
    // Her clock runs behind: what comes later still counts later.
    amina.time = 2_000;
    expect(amina.comments.reopen(key)).toBe(true);
    exchange(amina, bia);
    expect(bia.comments.thread(key)?.isResolved).toBe(false);
    expect(
      bia.comments.thread(key)?.acts.map(({ act, author, delegation, at }) => [act, author, delegation, at]),
    ).toEqual([
      ["resolve", "bia", "BRA", 9_000],
      ["reopen", "amina", "KEN", 9_001],
    ]);
  });

  test("[CO3] a moment far in the future holds nobody up", () => {
    const amina = person(KENYA);
    const key = about(amina);
    amina.draft.comments.get(key)?.set("at", Number.MAX_SAFE_INTEGER);
    amina.comments.reply(key, "Well.");
    const thread = amina.comments.thread(key);
    expect(thread?.replies[0]?.at).toBe(1_000);
    expect(() => new Date(thread?.first.at ?? Number.NaN).toISOString()).not.toThrow();
  });

  test("[CO4] damaged entries, answers to nothing and answers in a circle break nothing", () => {
    const amina = person(KENYA);
    const key = about(amina);
    const entry = (id: string, fields: Record<string, unknown>): void => {
      const map = new Y.Map<unknown>(Object.entries({ author: "x", clause: "o1", at: 1, ...fields }));
      map.set("text", new Y.Text("words"));
      amina.draft.comments.set(id, map);
    };
    amina.draft.doc.transact(() => {
      entry("circle1", { replyTo: "circle2" });
      entry("circle2", { replyTo: "circle1" });
      entry("itself", { replyTo: "itself" });
      entry("orphan", { replyTo: "nobody" });
      entry("strayAct", { replyTo: "nobody", act: "resolve" });
      entry("nothing", { clause: undefined });
      amina.draft.comments.set("empty", new Y.Map());
    });
    const words = (): [string, number][] => amina.comments.threads.map((one) => [one.key, one.replies.length]);
    expect(words()).toEqual([
      ["circle1", 0],
      ["circle2", 0],
      ["itself", 0],
      ["orphan", 0],
      [key, 0],
    ]);
    entry("nobody", {});
    expect(amina.comments.thread("orphan")).toBeUndefined();
    expect(amina.comments.thread("nobody")).toMatchObject({ isResolved: true, replies: [{ id: "orphan" }] });
  });

  test("[CO4] a listener hears which threads changed, what is new, and whether it was the viewer's own doing", () => {
    const [amina, bia] = [person(KENYA), person(BRAZIL)];
    const key = about(amina);
    expect(amina.changes).toMatchObject([{ isOwn: true, added: [{ key }] }]);
    exchange(amina, bia);
    bia.comments.reply(key, "Because.");
    exchange(amina, bia);
    const last = amina.changes.at(-1);
    expect(last?.isOwn).toBe(false);
    expect([...(last?.keys ?? [])]).toContain(key);
    expect(last?.added.map((one) => [one.key, one.entry.text])).toEqual([[key, "Because."]]);
    const before = amina.comments.threads;
    text(amina).insert(0, "Strongly ");
    expect(amina.comments.threads).toBe(before);
  });

  test("[CO5] a private comment is written in the private document only, answers and resolving with it", () => {
    const amina = person(KENYA);
    const before = Y.encodeStateAsUpdate(amina.draft.doc);
    const key = about(amina, on(amina, "every year"), true);
    amina.comments.reply(key, "Between us.");
    amina.comments.edit(key, key.slice(1), "Why indeed?");
    amina.comments.resolve(key);
    amina.comments.reopen(key);
    expect(Y.encodeStateAsUpdate(amina.draft.doc)).toEqual(before);
    expect(privateDoc(amina.desk).comments.size).toBe(4);
    expect(amina.comments.thread(key)).toMatchObject({ isPrivate: true, isResolved: false });
    expect(wordsAt(amina, key)).toBe("every year");
  });

  test("[CO5] who has no private document cannot write a private comment", () => {
    const { draft: shared } = person(KENYA);
    const comments = new Comments({ draft: shared, desk: null, actor: BRAZIL, newId: () => "x", now: () => 1 });
    expect(comments.hasDesk).toBe(false);
    expect(() => comments.add({ about: { clause: OP1 }, text: "Why?", isPrivate: true })).toThrow(RangeError);
    comments.destroy();
  });

  test("[CO5] an open comment on words of a private version names the base text or the paragraph, never the private words", () => {
    const amina = person(KENYA);
    const desk = privateDoc(amina.desk);
    const version = new Y.Map<unknown>();
    const words = new Y.Text("Urges States to report every secret month on water.");
    version.set("text", words);
    desk.amendments.set("v1", version);
    const mark = {
      amendment: "v1" as AmendmentId,
      kind: "edit" as const,
      delegation: "KEN",
      number: "",
      base: () => [],
    };
    amina.projection.setVersions({
      ofClause: (clause) => (clause === OP1 ? { ...mark, text: words } : undefined),
      ofNote: () => undefined,
      newNote: () => undefined,
      ownNotes: [],
      added: [],
      onWords: () => () => undefined,
      onChange: () => () => undefined,
    });
    const select = (quote: string) => {
      const from = words.toString().indexOf(quote);
      return { clause: OP1, unit: { clause: OP1 }, from, to: from + quote.length, quote };
    };
    expect(amina.passages.anchorFor(select("secret month"), false)).toBeNull();
    const open = amina.passages.anchorFor(select("on water"), false);
    expect(readPassageAnchor(open ?? "")?.start.item?.client).toBe(1);
    const own = amina.passages.anchorFor(select("secret month"), true) as string;
    const key = about(amina, own, true);
    expect(wordsAt(amina, key)).toBe("secret month");
    // Seen in the base text alone, the words are not on the page, but not lost either.
    amina.projection.setVersions(null);
    expect(wordsAt(amina, key)).toBe("hidden");
  });
});

describe("passages", () => {
  test("[CO6] a passage keeps to its characters; what is typed at its edges does not belong to it", () => {
    const amina = person(KENYA);
    const key = about(amina, on(amina, "every year"));
    text(amina).insert(0, "Strongly ");
    text(amina).insert(text(amina).toString().indexOf("every"), "in writing ");
    text(amina).insert(text(amina).toString().indexOf(" on water"), ", fully,");
    text(amina).insert(text(amina).toString().indexOf("year"), "single ");
    expect(wordsAt(amina, key)).toBe("every single year");
    text(amina).delete(text(amina).toString().indexOf("every"), 6);
    expect(wordsAt(amina, key)).toBe("single year");
    expect(readableQuote(amina.passages.anchor(key) as never)).toBe("every year");
  });

  test("[CO6] words that are gone are kept as a quotation; the comment stays", () => {
    const amina = person(KENYA);
    const key = about(amina, on(amina, "every year"));
    text(amina).delete(text(amina).toString().indexOf("every"), 10);
    expect(wordsAt(amina, key)).toBe("gone");
    expect(amina.comments.about({ clause: OP1 })).toHaveLength(1);
    expect(amina.passages.openCounts.get(OP1)).toBe(1);
    expect(amina.passages.marks.size).toBe(0);
    text(amina).insert(0, "Whereas every year counts, ");
    expect(wordsAt(amina, key)).toBe("every year");
  });

  test("[CO7] undo brings a passage back, here and on other devices; the comment itself is never undone", () => {
    const [amina, bia] = [person(KENYA), person(BRAZIL)];
    const undo = new Y.UndoManager([amina.draft.clauses], { trackedOrigins: new Set([ORIGINS.typing]) });
    const key = about(amina, on(amina, "every year"));
    exchange(amina, bia);
    amina.draft.doc.transact(() => text(amina).delete(0, text(amina).length), ORIGINS.typing);
    exchange(amina, bia);
    expect([wordsAt(amina, key), wordsAt(bia, key)]).toEqual(["gone", "gone"]);
    undo.undo();
    exchange(amina, bia);
    expect([wordsAt(amina, key), wordsAt(bia, key)]).toEqual(["every year", "every year"]);
    expect(undo.undo()).toBeNull();
    expect(bia.comments.thread(key)?.first.text).toBe("Why?");
  });

  test("[CO7] moving, deleting and bringing back the paragraph loses neither comment nor passage", () => {
    const amina = person(KENYA);
    const key = about(amina, on(amina, "every year"));
    const clause = amina.draft.clauses.get(OP1);
    clause?.set("order", "zz");
    expect(amina.projection.clauses.at(-1)?.id).toBe(OP1);
    expect(wordsAt(amina, key)).toBe("every year");
    clause?.set("deleted", true);
    expect(wordsAt(amina, key)).toBe("hidden");
    expect(amina.comments.about({ clause: OP1 })).toHaveLength(1);
    clause?.set("deleted", false);
    expect(wordsAt(amina, key)).toBe("every year");
  });

  test("[CO8] a passage whose words went into another paragraph is found there, and listed with it", () => {
    const amina = person(KENYA);
    const key = about(amina, on(amina, "every year"));
    const at = text(amina).toString().indexOf(" every");
    amina.draft.doc.transact(() => {
      const tail = text(amina).toString().slice(at);
      text(amina).delete(at, tail.length);
      text(amina, OP2).insert(0, tail);
    });
    expect(amina.passages.place(key)).toMatchObject({ kind: "shown", unit: { clause: OP2 }, isElsewhere: true });
    expect(wordsAt(amina, key)).toBe("every year");
    expect(amina.passages.threadsAt(OP2).map((thread) => thread.key)).toEqual([key]);
    expect(amina.passages.threadsAt(OP1).map((thread) => thread.key)).toEqual([key]);
    // Twice in the text, it could be either.
    text(amina, "p1" as ClauseId).insert(0, "Now every year ");
    expect(wordsAt(amina, key)).toBe("every year");
    text(amina, OP2).insert(0, "x");
    expect(wordsAt(amina, key)).toBe("gone");
  });

  test("[CO8] passages stand in table cells too, and the nearest of several equal places is taken", () => {
    const cells = person(
      KENYA,
      draft([
        title("Water"),
        table("t1", [
          ["Year", "States"],
          ["2026", "all of them"],
        ]),
      ]),
    );
    const place = { clause: "t1" as ClauseId };
    const view = cells.projection.clause(place.clause)?.table?.cells[1]?.[1];
    const unit = { ...place, cell: view?.key as string };
    const anchor = cells.passages.anchorFor({ ...place, unit, from: 0, to: 3, quote: "all" }, false) as string;
    const key = cells.comments.add({ about: place, text: "Really?", anchor, isPrivate: false }) as string;
    expect(cells.passages.place(key)).toMatchObject({ kind: "shown", unit, from: 0, to: 3 });
    const amina = person(KENYA);
    text(amina).insert(0, "year, ");
    const near = about(amina, on(amina, "year on"));
    amina.draft.doc.transact(() => {
      text(amina).delete(0, text(amina).length);
      text(amina).insert(0, "year on, and then for a long time year on");
    });
    expect(amina.passages.place(near)).toMatchObject({ from: 0 });
  });

  test("[CO8] an anchor is short enough to be stored however long the passage is, and nonsense is read as none", () => {
    const amina = person(KENYA);
    const long = "“Ünïcode” 🌊 ".repeat(400);
    text(amina).insert(0, long);
    const anchor = passageAnchor(text(amina), 0, long.length) as string;
    expect(anchor.length).toBeLessThanOrEqual(1_000);
    expect(readPassageAnchor(anchor)).toMatchObject({ isCut: true });
    expect(readPassageAnchor(anchor)?.quote.isWellFormed()).toBe(true);
    const key = about(amina, anchor);
    expect(wordsAt(amina, key)).toBe(long);
    for (const bad of [
      "",
      "AQIDBA",
      "null",
      "[]",
      '{"quote":"x"}',
      '{"quote":"x","start":{"tname":"evil"},"end":{"tname":"evil"}}',
    ]) {
      expect(readPassageAnchor(bad), bad).toBeNull();
    }
    const strange = `{"quote":"x","start":{"item":{"client":5,"clock":99}},"end":{"item":{"client":5,"clock":99}}}`;
    expect(wordsAt(amina, about(amina, strange))).toBe("gone");
    expect(passageAnchor(text(amina), 3, 3)).toBeNull();
  });

  test("[CO9] a keystroke leaves the marks of other paragraphs the same object", () => {
    const amina = person(KENYA);
    about(amina, on(amina, "every year"));
    about(amina, on(amina, "water"));
    amina.comments.add({
      about: { clause: OP2 },
      text: "Which?",
      anchor: on(amina, "a report", OP2),
      isPrivate: false,
    });
    const before = amina.passages.marks;
    expect(before.get(OP1)).toHaveLength(2);
    text(amina, OP2).insert(0, "Also ");
    const { standing, openCounts, marks: after } = amina.passages;
    text(amina, OP2).insert(0, "But ");
    expect(amina.passages.standing).toBe(standing);
    expect(amina.passages.openCounts).toBe(openCounts);
    expect(after.get(OP1)).toBe(before.get(OP1));
    expect(after.get(OP2)).not.toBe(before.get(OP2));
    const last = amina.passages.marks;
    text(amina, "p1" as ClauseId).insert(0, "Also ");
    expect(amina.passages.marks).toBe(last);
    text(amina, OP2).delete(0, text(amina, OP2).length);
    expect(amina.passages.standing).not.toBe(standing);
  });

  test("[CO9] a resolved thread is not marked, a reopened one is again", () => {
    const amina = person(KENYA);
    const key = about(amina, on(amina, "every year"));
    amina.comments.resolve(key);
    expect([amina.passages.marks.size, amina.passages.openCounts.size]).toEqual([0, 0]);
    amina.comments.reopen(key);
    expect([amina.passages.marks.size, amina.passages.openCounts.get(OP1)]).toEqual([1, 1]);
  });
});
