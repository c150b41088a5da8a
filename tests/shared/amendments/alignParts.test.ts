import { describe, expect, test } from "vitest";
import { alignParts, type Part } from "../../../shared/amendments/alignParts.ts";
import { text } from "../../support/negotiation.ts";

describe("alignParts", () => {
  const part = (id: string, words: string, kind = "operative"): Part => ({ id, kind, level: 0, runs: text(words) });
  const pairs = (first: Part[], second: Part[]) =>
    [...alignParts(first, second)].map(([a, b]) => `${first[a]?.id}=${second[b]?.id}`).sort();

  test("[FA5] ids are believed, in any order, as long as they stand for the same words", () => {
    const ours = [part("a", "one two three"), part("b", "four five six"), part("c", "seven eight nine")];
    const theirs = [part("c", "seven eight ten"), part("a", "one two three"), part("b", "quite other words")];
    expect(pairs(theirs, ours)).toEqual(["a=a", "b=b", "c=c"]);
    const strange = [part("a", "seven eight nine"), part("b", "one two three"), part("c", "four five six")];
    expect(pairs(strange, ours)).toEqual(["a=c", "b=a", "c=b"]);
  });

  test("[FA5] without ids, reworded clauses are found between their neighbours, and new ones are not taken for others", () => {
    const ours = [
      part("1", "Urges States to protect children online;"),
      part("2", "Calls upon States to report;"),
      part("3", "Encourages enterprises to publish annual assessments;"),
      part("4", "Decides to remain seized of the matter."),
    ];
    const theirs = [
      part("x1", "Urges all States to protect children on line;"),
      part("new", "Welcomes the work of the Special Rapporteur;"),
      part("x3", "Encourages business enterprises to publish regular assessments;"),
      part("x2", "Calls upon all States to report;"),
      part("x4", "Decides to remain actively seized of the matter."),
    ];
    expect(pairs(theirs, ours)).toEqual(["x1=1", "x2=2", "x3=3", "x4=4"]);
  });

  test("[FA5] what is alone between the same neighbours may differ more; another kind may not", () => {
    const ours = [part("1", "one two three"), part("2", "four five six seven eight"), part("3", "nine ten eleven")];
    const middle = "four five some quite other words";
    expect(pairs([part("x", "one two three"), part("y", middle), part("z", "nine ten eleven")], ours)).toContain("y=2");
    const other = part("y", middle, "heading");
    expect(pairs([part("x", "one two three"), other, part("z", "nine ten eleven")], ours)).toEqual(["x=1", "z=3"]);
  });

  test("[FA5] equal parts are matched in their order", () => {
    const ibid = (id: string) => part(id, "Ibid.", "note");
    expect(
      pairs(
        [ibid("a"), part("b", "Treaty Series", "note"), ibid("c")],
        [ibid("1"), part("2", "Treaty Series", "note"), ibid("3")],
      ),
    ).toEqual(["a=1", "b=2", "c=3"]);
  });
});
