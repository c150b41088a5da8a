import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { ORIGINS } from "../../../shared/document/origins.ts";
import { passageAnchor, readableQuote, readPassageAnchor } from "../../../shared/document/passageAnchor.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, table, title } from "../../support/builders.ts";
import { about, BRAZIL, exchange, KENYA, OP1, OP2, on, person, text, wordsAt } from "../../support/commentPeople.ts";

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
