import { describe, expect, test } from "vitest";
import { carryOver } from "../../../shared/amendments/carryOver.ts";
import { cleanText, combine, takesIn } from "../../../shared/amendments/combine.ts";
import { editsBetween } from "../../../shared/amendments/editsBetween.ts";
import { hunks } from "../../../shared/amendments/hunks.ts";
import { type Overlay, overlay } from "../../../shared/amendments/overlay.ts";
import type { Proposal } from "../../../shared/amendments/proposal.ts";
import { applyEdits } from "../../../shared/amendments/runEdits.ts";
import { wordDiff } from "../../../shared/amendments/wordDiff.ts";
import { wordTokens } from "../../../shared/amendments/wordTokens.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { asAmendment, text } from "../../support/negotiation.ts";

const BASE = "Encourages enterprises to publish annual assessments of the impact of their products;";

function edit(by: string, words: string | readonly Run[], base: string | readonly Run[] = BASE): Proposal {
  const runs = (value: string | readonly Run[]) => (typeof value === "string" ? text(value) : value);
  return {
    id: asAmendment(by),
    number: "",
    kind: "edit",
    delegations: [by.split("-")[0] ?? by],
    base: runs(base),
    text: runs(words),
  };
}

/** "Encourages {BRA: and invites }enterprises …": what a view would show. */
function shown({ segments }: Overlay): string {
  return segments
    .map((segment) => {
      if (segment.type === "same") return plainText(segment.runs);
      const readings = segment.alternatives.map(({ proposals, runs, isStale }) => {
        const who = proposals.map(({ id }) => id).join("+");
        return `${who}${isStale ? "!" : ""}:${plainText(runs)}`;
      });
      return `{${[plainText(segment.old), ...readings].join("|")}}`;
    })
    .join("");
}

function resultOf(present: string, proposals: readonly Proposal[]): string | null {
  const combined = combine(text(present), proposals);
  return combined.ok ? plainText(combined.result) : null;
}

const INVITES = edit("BRA", BASE.replace("enterprises", "and invites enterprises"));
const REGULAR = edit("EU", BASE.replace("annual", "regular"));
const PERIODIC = edit("USA", BASE.replace("annual", "periodic"));
const CHILDREN = edit("KEN", BASE.replace("products;", "products on children;"));

describe("tokens and differences", () => {
  const keys = (runs: readonly Run[]) => wordTokens(runs).tokens.map(({ key }) => key);

  test("[AM1] words, punctuation, notes and breaks are tokens; a blank belongs to the token before it", () => {
    const runs: Run[] = [{ text: "the report," }, { footnote: "n1" as FootnoteId }, { text: " and" }, { break: true }];
    expect(wordTokens(runs).tokens.map(({ start, coreEnd, end }) => [start, coreEnd, end])).toEqual([
      [0, 3, 4],
      [4, 10, 10],
      [10, 11, 11],
      [11, 12, 13],
      [13, 16, 16],
      [16, 17, 17],
    ]);
    expect(keys(text("一个世界"))).toHaveLength(2);
  });

  test("[AM1] a word in other marks is another word, wherever the runs are cut", () => {
    expect(keys([{ text: "CO" }, { text: "2", marks: ["sub"] }])).toHaveLength(1);
    expect(keys([{ text: "CO2" }])).not.toEqual(keys([{ text: "CO" }, { text: "2", marks: ["sub"] }]));
    expect(keys([{ text: "one t" }, { text: "wo" }])).toEqual(keys(text("one two")));
    expect(
      keys([
        { text: "a", marks: ["em"] },
        { text: "b", marks: ["em"] },
      ]),
    ).toEqual(keys([{ text: "ab", marks: ["em"] }]));
  });

  test("[AM2] a difference is as small as can be, and blanks alone make none", () => {
    const diff = (a: string, b: string) => wordDiff(wordTokens(text(a)).tokens, wordTokens(text(b)).tokens);
    expect(diff("a b c d", "a x c d")).toEqual([{ from: 1, to: 2, otherFrom: 1, otherTo: 2 }]);
    expect(diff("a b", "a  b ")).toEqual([]);
    expect(diff("a b c d e", "x b c e y")).toEqual([
      { from: 0, to: 1, otherFrom: 0, otherTo: 1 },
      { from: 3, to: 4, otherFrom: 3, otherTo: 3 },
      { from: 5, to: 5, otherFrom: 4, otherTo: 5 },
    ]);
  });

  test("[AM2] the comparison of very long texts is bounded, and still finds words that occur once", () => {
    const long = Array.from({ length: 9_000 }, (_, index) => `w${index} the`).join(" ");
    const other = `new ${long.replaceAll("the", "a").replace("w4500", "changed")} end`;
    const from = wordTokens(text(long)).tokens;
    const changes = wordDiff(from, wordTokens(text(other)).tokens);
    const kept = from.length - changes.reduce((sum, change) => sum + change.to - change.from, 0);
    expect(kept).toBe(8_999);
  });

  test("[AM3] changes with fewer than two unchanged words between them are one", () => {
    const count = (a: string, b: string) => hunks(text(a), text(b)).length;
    expect(count("one two three four five", "one 2 three 4 five")).toBe(1);
    expect(count("one two three four five", "one 2 three four 5")).toBe(2);
    expect(count("one two, four five", "one 2, 4 five")).toBe(1);
  });
});

describe("what touches what", () => {
  test("[AM4] two that change one word collide; neighbours do not", () => {
    expect(resultOf(BASE, [REGULAR, PERIODIC])).toBeNull();
    const assessments = edit("JPN", BASE.replace("assessments", "reviews"));
    expect(resultOf(BASE, [REGULAR, assessments])).toBe(BASE.replace("annual assessments", "regular reviews"));
  });

  test("[AM4] two that insert at one place collide, unless they insert the same words", () => {
    const calls = edit("EU", BASE.replace("enterprises", "and calls upon enterprises"));
    const same = edit("JPN", INVITES.text);
    expect(resultOf(BASE, [INVITES, calls])).toBeNull();
    expect(resultOf(BASE, [INVITES, same])).toBe(plainText(INVITES.text));
  });

  test("[AM4] words put right beside what another takes away collide with it; beside a replacement they do not", () => {
    const independent = edit("BRA", BASE.replace("annual", "annual and independent"));
    const without = edit("G77", BASE.replace("annual ", ""));
    expect(resultOf(BASE, [independent, without])).toBeNull();
    expect(resultOf(BASE, [independent, REGULAR])).toBe(BASE.replace("annual", "regular and independent"));
  });
});

describe("carrying over", () => {
  test("[AM6] an amendment to other words proposes the same at the same place after the base has changed", () => {
    const taken = resultOf(BASE, [INVITES, REGULAR]) ?? "";
    const carried = carryOver(CHILDREN, text(taken));
    expect(carried.isColliding).toBe(false);
    expect(plainText(carried.words.base)).toBe(taken);
    expect(plainText(carried.words.text)).toBe(taken.replace("products;", "products on children;"));
  });

  test("[AM7] where the base changed in its very words it keeps base and text, and is marked", () => {
    const carried = carryOver(PERIODIC, REGULAR.text);
    expect(carried).toEqual({ isColliding: true, words: PERIODIC });
  });

  test("[AM6] one that the base already says has nothing left to propose", () => {
    expect(carryOver(edit("JPN", REGULAR.text), REGULAR.text)).toMatchObject({ isColliding: false, isFulfilled: true });
    expect(carryOver(REGULAR, text(BASE))).toMatchObject({ isColliding: false, isFulfilled: false });
  });

  test("[AM6] a note, a break and marks are carried like words", () => {
    const note: Run = { footnote: "n1" as FootnoteId };
    const base: Run[] = [
      { text: "the report" },
      note,
      { text: " of the " },
      { text: "ad hoc", marks: ["em"] },
      { text: " group;" },
    ];
    const without = edit("USA", [{ text: "the report of the " }, ...base.slice(3)], base);
    const present: Run[] = [
      { text: "the full report" },
      note,
      { text: " of the " },
      { text: "ad hoc", marks: ["em"] },
      { text: " group;" },
    ];
    const carried = carryOver(without, present);
    expect(carried.isColliding).toBe(false);
    expect(carried.words.text).toEqual([{ text: "the full report of the " }, ...base.slice(3)]);
  });
});

describe("overlay", () => {
  test("[AM9] all amendments of a clause lie over the base at their places, rivals as alternatives at one", () => {
    const laid = overlay(text(BASE), [INVITES, REGULAR, PERIODIC, CHILDREN, edit("JPN", REGULAR.text)]);
    expect(shown(laid)).toBe(
      "Encourages {|BRA:and invites }enterprises to publish {annual|EU+JPN:regular|USA:periodic} assessments of the impact of their products{|KEN: on children};",
    );
    expect(laid.collisions).toEqual(
      new Map([
        [asAmendment("EU"), [asAmendment("USA")]],
        [asAmendment("JPN"), [asAmendment("USA")]],
        [asAmendment("USA"), [asAmendment("EU"), asAmendment("JPN")]],
      ]),
    );
  });

  test("[AM10] one that the base has overtaken stands as an alternative to the words that are there now", () => {
    const laid = overlay(REGULAR.text, [PERIODIC, CHILDREN]);
    expect(shown(laid)).toContain("publish {regular|USA!:periodic} assessments");
    expect(laid.collisions).toEqual(new Map([[asAmendment("USA"), []]]));
    expect(shown(laid)).toContain("products{|KEN: on children};");
  });

  test("[AM10] even when the words it changes are gone from the base", () => {
    const gone = overlay(text(BASE.replace("annual ", "")), [PERIODIC]);
    expect(shown(gone)).toContain("publish {|USA!:periodic }assessments");
  });

  test("[AM11] a deletion is a change to nothing; what the base already says is listed apart", () => {
    const without = edit("G77", BASE.replace("annual ", ""));
    expect(shown(overlay(text(BASE), [without]))).toContain("publish {annual |G77:}assessments");
    const laid = overlay(REGULAR.text, [REGULAR]);
    expect(laid.fulfilled).toEqual([REGULAR]);
    expect(laid.segments).toHaveLength(1);
  });

  test("[AM12] versions, deletions and moves of the whole clause stand beside the words, not in them", () => {
    const version: Proposal = { ...edit("EU", "Requests enterprises to report;"), kind: "alt" };
    const removal: Proposal = { ...edit("G77", ""), kind: "delete" };
    const move: Proposal = { ...edit("JPN", ""), kind: "move" };
    const laid = overlay(text(BASE), [version, removal, move, REGULAR]);
    expect(laid).toMatchObject({ versions: [version], deletions: [removal], moves: [move] });
    expect(shown(laid)).toContain("{annual|EU:regular}");
  });

  test("[AM12] an empty clause can be amended", () => {
    expect(shown(overlay([], [edit("EU", "Decides;", "")]))).toBe("{|EU:Decides;}");
    expect(resultOf("Decides;", [edit("EU", "", "Decides;")])).toBe("");
  });
});

describe("taking in", () => {
  test("[AM13] compatible amendments are taken together: the base with all their words", () => {
    expect(resultOf(BASE, [CHILDREN, INVITES, REGULAR])).toBe(
      "Encourages and invites enterprises to publish regular assessments of the impact of their products on children;",
    );
  });

  test("[AM13] what collides is not guessed: each is named with its rivals", () => {
    const combined = combine(text(BASE), [REGULAR, PERIODIC, INVITES]);
    expect(combined.ok).toBe(false);
    expect(combined).toHaveProperty("collisions.size", 2);
  });

  test("[AM14] one that was overtaken can be taken by itself; a version stands alone", () => {
    expect(resultOf(plainText(REGULAR.text), [PERIODIC])).toBe(plainText(PERIODIC.text));
    const version: Proposal = { ...edit("EU", "Requests a report;"), kind: "alt" };
    expect(resultOf(BASE, [version])).toBe("Requests a report;");
    expect(resultOf(BASE, [version, INVITES])).toBeNull();
  });

  test("[AM15] the clean text takes all that is shown; of rivals the preferred one, else the base", () => {
    const laid = overlay(text(BASE), [INVITES, REGULAR, PERIODIC]);
    const invited = BASE.replace("enterprises", "and invites enterprises");
    expect(plainText(cleanText(laid))).toBe(invited);
    expect(plainText(cleanText(laid, [PERIODIC.id, REGULAR.id]))).toBe(invited.replace("annual", "periodic"));
  });

  test("[AM16] what was proposed word for word is accepted in full, what was changed is accepted as modified", () => {
    const together = [INVITES, REGULAR];
    const result = resultOf(BASE, together) ?? "";
    const isFull = (proposal: Proposal, taken: string) => takesIn(proposal, together, text(BASE), text(taken));
    expect([isFull(INVITES, result), isFull(REGULAR, result)]).toEqual([true, true]);
    const compromise = result.replace("regular", "frequent");
    expect([isFull(INVITES, compromise), isFull(REGULAR, compromise)]).toEqual([true, false]);
  });

  test("[AM8] the change is the smallest: letters that stay are not touched, characters are not cut in two", () => {
    const edits = (a: string, b: string) =>
      editsBetween(text(a), text(b)).map((one) => [one.offset, one.delete, plainText(one.insert)]);
    expect(edits(BASE, BASE.replace("annual", "annually and"))).toEqual([[40, 0, "ly and"]]);
    expect(edits("one two three", "one three")).toEqual([[4, 4, ""]]);
    expect(edits("a  b", "a b")).toEqual([[2, 1, ""]]);
    expect(edits("x 😀 y", "x 😁 y")).toEqual([[2, 2, "😁"]]);
  });

  test("[AM8] marks and embeds are part of the change", () => {
    const before: Run[] = [{ text: "the ad hoc group" }];
    const after: Run[] = [{ text: "the " }, { text: "ad hoc", marks: ["em"] }, { text: " group" }, { break: true }];
    const edits = editsBetween(before, after);
    expect(applyEdits(before, edits)).toEqual(after);
    expect(() => applyEdits(before, [{ offset: 20, delete: 1, insert: [] }])).toThrow(RangeError);
  });
});

test("[AM5] blanks come along with words, and the present ones stay where nobody changed them", () => {
  const end = edit("KEN", "a b c", "a b");
  expect(resultOf("x a b", [end])).toBe("x a b c");
  expect(resultOf("a b", [edit("KEN", "a", "a b")])).toBe("a");
  expect(resultOf("a b;", [edit("EU", "a;", "a b;")])).toBe("a;");
  expect(resultOf("a b", [edit("EU", "x a b", "a b"), edit("USA", "a c", "a b")])).toBe("x a c");
  expect(resultOf("one two three", [edit("EU", "one, three", "one two three")])).toBe("one, three");
  expect(resultOf("one(two)", [edit("EU", "one (two)", "one(two)")])).toBe("one(two)");
});
