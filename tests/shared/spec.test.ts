import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/** Ids of the rules: "- **SY3** …" at the beginning of a line of SPEC.md. Withdrawn ones need no test. */
function rules(): Set<string> {
  const lines = readFileSync(path.join(root, "SPEC.md"), "utf8").split("\n");
  const ids = lines.flatMap((line) => /^- \*\*([A-Z0-9]*[A-Z][A-Z0-9]*?\d+)\*\* (?!\(withdrawn)/.exec(line)?.[1] ?? []);
  expect(new Set(ids).size, "every rule has an id of its own").toBe(ids.length);
  return new Set(ids);
}

/** Ids in square brackets at the beginning of test titles. */
function testedRules(): Set<string> {
  const files = readdirSync(path.join(root, "tests"), { recursive: true, encoding: "utf8" });
  const ids = files
    .filter((file) => file.endsWith(".ts") || file.endsWith(".tsx"))
    .flatMap((file) => {
      const source = readFileSync(path.join(root, "tests", file), "utf8");
      return [...source.matchAll(/["'`]((?:\[[A-Z0-9]+\] ?)+)/g)].flatMap(
        (match) => match[1]?.match(/[A-Z0-9]+/g) ?? [],
      );
    });
  return new Set(ids.filter((id) => /^[A-Z][A-Z0-9]*\d$/.test(id)));
}

test("[DOC0] every rule of SPEC.md is named by a test, and every test names a rule of SPEC.md", () => {
  const stated = rules();
  const tested = testedRules();
  expect([...stated].filter((id) => !tested.has(id)).sort()).toEqual([]);
  expect([...tested].filter((id) => !stated.has(id)).sort()).toEqual([]);
  expect(stated.size).toBeGreaterThan(50);
});
