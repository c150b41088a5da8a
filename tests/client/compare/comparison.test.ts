import { describe, expect, test } from "vitest";
import { askedSides } from "../../../client/screens/compare/compareAddress.ts";
import {
  type ComparedPart,
  type Comparison,
  comparisonOf,
  sideOf,
} from "../../../client/screens/compare/comparison.ts";
import type { Content } from "../../../shared/document/content.ts";
import { completeContent } from "../../../shared/document/contentOf.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { draft, enacting, op, pp, table, title } from "../../support/builders.ts";

const BEGIN = [title("Business"), enacting(), pp("p1", "Recalling its resolution^n1,")];
const NOTES = { n1: "Resolution 78/187.", n2: "A/80/1." };
const content = (...clauses: Parameters<typeof draft>[0]): Content =>
  completeContent(draft([...BEGIN, ...clauses], NOTES));

const compared = (from: Content, to: Content): Comparison => comparisonOf(from, to, null);
const part = ({ clauses, notes }: Comparison, id: string): ComparedPart => {
  const found = [...clauses, ...notes].find((one) => one.id === id);
  if (!found) throw new RangeError(`no part ${id}`);
  return found;
};
const words = (segments: ComparedPart["segments"]) =>
  segments
    .map((one) =>
      one.type === "same"
        ? plainText(one.runs)
        : `[-${plainText(one.old)}-]{+${one.alternatives.map(({ runs }) => plainText(runs)).join("|")}+}`,
    )
    .join("");

describe("two texts laid over each other", () => {
  const from = content(
    op("o1", "Urges States to act;"),
    op("o2", "Requests annual reports;"),
    op("o3", "Decides to remain seized."),
  );
  const to = content(
    op("o2", "Requests regular reports;"),
    op("new", "Notes the report^n2;"),
    op("o3", "Decides to remain seized."),
  );

  test("[UI165] changed words, new and deleted paragraphs stand in the order of the later text, with both labels", () => {
    const all = compared(from, to);
    expect(all.clauses.map(({ id, change }) => `${id} ${change}`)).toEqual([
      "title same",
      "enacting same",
      "p1 same",
      "o1 removed",
      "o2 changed",
      "new added",
      "o3 same",
    ]);
    expect(words(part(all, "o2").segments)).toBe("Requests [-annual-]{+regular+} reports;");
    expect([part(all, "o2").fromLabel, part(all, "o2").toLabel]).toEqual(["OP 2", "OP 1"]);
    expect([part(all, "new").fromLabel, part(all, "new").toLabel]).toEqual(["", "OP 2"]);
    expect(all.noteNumbers.get("n2")).toBe(2);
    expect(all.head.symbol).toBe("A/C.3/81/L.24");
  });

  test("[UI166] changes are counted through the whole text, notes included; a new number alone is none", () => {
    const all = compared(from, to);
    const counted = [...all.clauses, ...all.notes].filter(({ count }) => count > 0);
    expect(counted.map(({ id, first, count }) => [id, first, count])).toEqual([
      ["o1", 0, 1],
      ["o2", 1, 1],
      ["new", 2, 1],
      ["n2", 3, 1],
    ]);
    expect(all.count).toBe(4);
    const renumbered = compared(content(op("o1", "Urges;"), op("o2", "Calls;")), content(op("o2", "Calls;")));
    expect(part(renumbered, "o2").count).toBe(0);
    expect(renumbered.count).toBe(1);
  });

  test("[UI166] what moved counts as one change, and its changed words besides", () => {
    const before = content(op("o1", "Urges all States;"), op("o2", "Calls;"), op("o3", "Notes;"));
    const after = content(op("o2", "Calls;"), op("o3", "Notes;"), op("o1", "Urges States;"));
    const moved = part(compared(before, after), "o1");
    expect([moved.change, moved.count]).toEqual(["moved", 2]);
    const asText = { ...op("o3", "Notes;"), kind: "text" as const };
    const other = part(compared(before, content(op("o1", "Urges all States;"), op("o2", "Calls;"), asText)), "o3");
    expect([other.change, other.count]).toEqual(["changed", 1]);
  });

  test("[UI166] the cells of a table are compared one by one", () => {
    const before = content(
      table("t", [
        ["Year", "Sum"],
        ["2026", "10"],
      ]),
    );
    const after = content(
      table("t", [
        ["Year", "Sum"],
        ["2026", "12"],
        ["2027", "14"],
      ]),
    );
    const one = part(compared(before, after), "t");
    expect(one.count).toBe(3);
    expect(one.cells?.map((row) => row.map(words))).toEqual([
      ["Year", "Sum"],
      ["2026", "[-10-]{+12+}"],
      ["[--]{+2027+}", "[--]{+14+}"],
    ]);
  });

  test("[UI165] one side alone reads as that text, and the same text twice has no change", () => {
    const { segments } = part(compared(from, to), "o2");
    expect(words(sideOf(segments, "from"))).toBe("Requests [-annual-]{++} reports;");
    expect(words(sideOf(segments, "to"))).toBe("Requests [--]{+regular+} reports;");
    expect(compared(from, from).count).toBe(0);
  });

  test("[UI165] what reads the same is the same object when the text goes on", () => {
    const first = compared(from, to);
    const second = comparisonOf(from, content(op("o2", "Requests regular reports;"), op("o3", "Decides.")), first);
    expect(part(second, "p1")).toBe(part(first, "p1"));
    expect(part(second, "o3")).not.toBe(part(first, "o3"));
  });
});

describe("the address", () => {
  const revisions = [0, 1, 2].map((rev) => ({
    ...{ rev, name: `Rev.${rev}`, at: "2026-11-03T10:00:00.000Z", by: "Chair", decision: rev + 1 },
  }));
  const asked = (search: string, known = revisions) => askedSides(search, { revisions: known });

  test("[UI164] without an address the last Rev is compared with the current text, a Rev with the one before it", () => {
    expect(asked("")).toEqual({ from: 2, to: "current", unknown: [] });
    expect(asked("?to=2")).toEqual({ from: 1, to: 2, unknown: [] });
    expect(asked("?from=0&to=current")).toEqual({ from: 0, to: "current", unknown: [] });
    expect(asked("?from=current&to=1")).toEqual({ from: "current", to: 1, unknown: [] });
    expect(asked("?to=0")).toEqual({ from: 0, to: 0, unknown: [] });
    expect(asked("", [])).toBeNull();
  });

  test("[UI164] what is no Rev of the draft is named, and the nearest comparison stands in", () => {
    expect(asked("?from=7&to=<b>")).toEqual({ from: 2, to: "current", unknown: ["7", "<b>"] });
  });
});
