import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Comments } from "../../../shared/document/comments.ts";
import { readPassageAnchor } from "../../../shared/document/passageAnchor.ts";
import { privateDoc } from "../../../shared/document/privateDoc.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import { about, BRAZIL, exchange, KENYA, OP1, on, person, text, wordsAt } from "../../support/commentPeople.ts";

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
