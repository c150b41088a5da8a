import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content } from "../../../shared/document/content.ts";
import {
  CONTENT_LIMITS,
  type ReadContent,
  readContent,
  readContentJson,
} from "../../../shared/document/readContent.ts";
import { writeContentJson } from "../../../shared/document/writeContent.ts";
import { contentArbitrary } from "../../support/contentArbitrary.ts";

const SMALL = {
  adref: 1,
  type: "resolution",
  language: "en",
  head: { organ: "General Assembly" },
  clauses: [
    { id: "t", kind: "title", level: 0, text: [{ text: "Lagoons" }] },
    { id: "p", kind: "preambular", level: 0, text: [{ text: "Recalling all" }, { footnote: "n" }] },
    { id: "o", kind: "operative", level: 0, text: [{ text: "Urges calm." }] },
    { id: "b", kind: "table", level: 0, text: [], header: 1, cells: [[[{ text: "A" }], []]] },
  ],
  footnotes: [{ id: "n", text: [{ text: "See above." }] }],
};

/** A copy of the small content with one value put at a path. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(SMALL);
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const faults = (read: ReadContent) => (read.ok ? [] : read.errors.map(({ path, code }) => `${path} ${code}`));

test("[IM20] a content is read, and label, number, lead and note numbers are computed anew", () => {
  const lying = changed(["clauses", 1], { ...SMALL.clauses[1], label: "PP 99", number: "9.", lead: "Nonsense" });
  const read = readContent(lying);
  expect(read.ok && read.content.clauses[1]).toMatchObject({ label: "PP 1", number: "", lead: "Recalling" });
  expect(read.ok && read.content.footnotes).toEqual([{ id: "n", number: 1, text: [{ text: "See above." }] }]);
});

test("[IM20] runs come in normal form", () => {
  const runs = [
    { text: "a", marks: ["sup", "em"] },
    { text: "" },
    { text: "b", marks: ["em", "sup"] },
    { text: "c", marks: [] },
    { text: "d" },
  ];
  const read = readContent(changed(["clauses", 0, "text"], runs));
  expect(read.ok && read.content.clauses[0]?.text).toEqual([{ text: "ab", marks: ["em", "sup"] }, { text: "cd" }]);
});

describe("faults", () => {
  test.each<[string, readonly (string | number)[], unknown, string]>([
    ["another version", ["adref"], 2, "adref version"],
    ["a version that is no number", ["adref"], "1", "adref version"],
    ["a missing field", ["language"], undefined, "language missing"],
    ["an unknown field", ["colour"], "red", "colour unknown_key"],
    ["an unknown type", ["type"], "treaty", "type wrong_value"],
    ["an unknown field of the head", ["head", "colour"], "red", "head.colour unknown_key"],
    ["a head of a wrong type", ["head"], [], "head wrong_type"],
    ["an unknown kind", ["clauses", 0, "kind"], "heading4", "clauses[0].kind wrong_value"],
    ["a level out of range", ["clauses", 2, "level"], 5, "clauses[2].level wrong_value"],
    ["a level that is no whole number", ["clauses", 2, "level"], 0.5, "clauses[2].level wrong_type"],
    ["a level jump", ["clauses", 2, "level"], 1, "clauses[2].level level_jump"],
    ["a note that is not there", ["clauses", 0, "text"], [{ footnote: "x" }], "clauses[0] dangling_note"],
    [
      "a note that is not there, in a cell",
      ["clauses", 3, "cells"],
      [[[{ footnote: "x" }]]],
      "clauses[3] dangling_note",
    ],
    ["a note that nothing cites", ["clauses", 1, "text"], [], "footnotes[0] uncited_note"],
    ["a note in a note", ["footnotes", 0, "text"], [{ footnote: "n" }], "footnotes[0].text note_in_note"],
    ["an id used twice", ["clauses", 2, "id"], "p", "clauses[2].id duplicate_id"],
    ["an id that is none", ["clauses", 2, "id"], "__proto__", "clauses[2].id wrong_value"],
    [
      "an unknown mark",
      ["clauses", 0, "text"],
      [{ text: "a", marks: ["b"] }],
      "clauses[0].text[0].marks[0] wrong_value",
    ],
    ["a run of two kinds", ["clauses", 0, "text"], [{ text: "a", break: true }], "clauses[0].text[0] wrong_value"],
    ["an empty run", ["clauses", 0, "text"], [{}], "clauses[0].text[0] wrong_value"],
    [
      "a run with a nested object",
      ["clauses", 0, "text"],
      [{ text: { text: "a" } }],
      "clauses[0].text[0].text wrong_type",
    ],
    ["half a character", ["clauses", 0, "text"], [{ text: "\ud800" }], "clauses[0].text[0].text wrong_value"],
    ["a control character", ["clauses", 0, "text"], [{ text: "a\u0000b" }], "clauses[0].text[0].text wrong_value"],
    ["a line feed in the head", ["head", "symbol"], "A/1\nB", "head.symbol wrong_value"],
    ["cells outside a table", ["clauses", 0, "cells"], [], "clauses[0].cells unknown_key"],
    ["a table without cells", ["clauses", 3, "cells"], undefined, "clauses[3].cells missing"],
    ["a ragged table", ["clauses", 3, "cells"], [[[], []], [[]]], "clauses[3].cells[1] ragged_table"],
    ["more header rows than rows", ["clauses", 3, "header"], 2, "clauses[3].header wrong_value"],
    ["a second title", ["clauses", 2], { id: "o", kind: "title", level: 0, text: [] }, "clauses[2].kind misplaced"],
    [
      "a preambular clause behind an operative one",
      ["clauses", 3],
      { id: "q", kind: "preambular", level: 0, text: [] },
      "clauses[2] misplaced",
    ],
    [
      "too many clauses",
      ["clauses"],
      new Array(CONTENT_LIMITS.clauses + 1).fill(SMALL.clauses[0]),
      "clauses too_large",
    ],
    [
      "too long a text",
      ["clauses", 0, "text"],
      [{ text: "a".repeat(CONTENT_LIMITS.textLength + 1) }],
      "clauses[0].text[0].text too_large",
    ],
    ["too long a field", ["head", "organ"], "a".repeat(CONTENT_LIMITS.fieldLength + 1), "head.organ too_large"],
    ["a phrase of no kind", ["phrases"], [{ phrase: "Applauds", kind: "title" }], "phrases[0].kind wrong_value"],
  ])("[IM21] %s is refused with its place", (_what, path, value, fault) => {
    expect(faults(readContent(changed(path, value)))).toContain(fault);
  });

  test("[IM21] all faults are told at once", () => {
    const both = changed(["type"], "treaty") as { clauses: { level: unknown }[] };
    if (both.clauses[0]) both.clauses[0].level = "deep";
    expect(faults(readContent(both))).toEqual(["type wrong_value", "clauses[0].level wrong_type"]);
  });

  test("[IM21] no value whatever makes the reader throw or pollutes a prototype", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("adref", "head", "clauses", "footnotes", "phrases"), (value, key) => {
        expect(readContent(value).ok).toBe(false);
        readContent(changed([key], value));
      }),
    );
    const poisoned = readContentJson(
      '{"adref":1,"__proto__":{"polluted":true},"head":{"__proto__":{"polluted":true}}}',
    );
    expect(faults(poisoned)).toContain("__proto__ unknown_key");
    expect(faults(poisoned)).toContain("head.__proto__ unknown_key");
    expect("polluted" in {}).toBe(false);
  });

  test("[SE26] tables of more cells than a document may have are refused before any is made", () => {
    const row = new Array(CONTENT_LIMITS.columns).fill([]);
    const cells = new Array(CONTENT_LIMITS.rows).fill(row);
    const tables = (count: number) => {
      const table = (_: unknown, index: number) => ({
        id: `t${index}`,
        kind: "table",
        level: 0,
        text: [],
        header: 0,
        cells,
      });
      return readContent({
        ...SMALL,
        clauses: [SMALL.clauses[0], ...Array.from({ length: count }, table)],
        footnotes: [],
      });
    };
    expect(faults(tables(3))).toContain("clauses too_large");
    expect(faults(tables(2))).not.toContain("clauses too_large");
  });

  test("[IM22] a text that is no JSON, or nested without end, is one fault", () => {
    expect(faults(readContentJson('{"adref": 1,'))).toEqual([" not_json"]);
    expect(faults(readContentJson("[".repeat(1_000_000)))).toEqual([" not_json"]);
    const deep = `{"adref":1,"type":"report","language":"en","head":{},"footnotes":[],"clauses":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    expect(faults(readContentJson(deep))).toEqual(["clauses[0] wrong_type"]);
  });
});

test("[IM23] an older version is upgraded step by step; one without an upgrade is refused", () => {
  const older = { ...SMALL, adref: -1, head: undefined, organ: "General Assembly" };
  const upgrades = {
    [-1]: ({ organ, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, head: { organ } }),
    0: ({ type, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, type: type ?? "report" }),
  };
  const read = readContent(older, upgrades);
  expect(read.ok && read.content).toMatchObject({ adref: 1, head: { organ: "General Assembly" } });
  expect(faults(readContent(older, {}))).toContain("adref version");
});

test("[EX3] written, read and written again gives the same bytes", () => {
  fc.assert(
    fc.property(contentArbitrary, (content) => {
      const written = writeContentJson(content);
      const read = readContentJson(written);
      expect(read).toEqual({ ok: true, content });
      expect(read.ok && writeContentJson(read.content)).toBe(written);
    }),
    { numRuns: 200 },
  );
});

test("[EX3] the keys of a clause come in the order of the documentation", () => {
  const read = readContent(changed(["clauses"], [SMALL.clauses[0], SMALL.clauses[1]]));
  const written = read.ok ? writeContentJson(read.content) : "";
  const keys = [...written.matchAll(/^ {0,6}"(\w+)":/gm)].map(([, key]) => key);
  const clauseKeys = ["id", "kind", "level", "label", "number", "lead", "text"];
  expect(keys).toEqual([
    ...["adref", "type", "language", "head", "organ", "clauses", ...clauseKeys, ...clauseKeys],
    ...["footnotes", "id", "number", "text"],
  ]);
});

test("[EX3] the order of keys in memory does not show", () => {
  const read = readContent(SMALL);
  if (!read.ok) throw new Error("the small content is not read");
  const backwards = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(backwards);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, backwards(one)]),
    );
  };
  expect(writeContentJson(backwards(read.content) as Content)).toBe(writeContentJson(read.content));
});
