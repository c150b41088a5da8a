import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const client = path.resolve(import.meta.dirname, "../../../client");
const files = readdirSync(client, { recursive: true, encoding: "utf8" });
const sheets = files
  .filter((file) => file.endsWith(".css"))
  .map((file) => ({ file, css: readFileSync(path.join(client, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "") }));

test("[UI61] style sheets name no left and no right: the interface runs both ways", () => {
  expect(sheets.length).toBeGreaterThan(30);
  for (const { file, css } of sheets) {
    const physical = css.match(/\b(?:left|right)\b|(?<![-\w])(?:width|height|top|bottom)\s*:/g) ?? [];
    expect(physical, file).toEqual([]);
  }
});

test("[UI61] four-valued margins and paddings are the same at both sides", () => {
  for (const { file, css } of sheets) {
    for (const [rule, values] of css.matchAll(/\b(?:margin|padding|inset|border-width)\s*:\s*([^;{}]+);/g)) {
      const sides = splitValues(values ?? "");
      if (sides.length === 4) expect(sides[1], `${file}: ${rule}`).toBe(sides[3]);
    }
  }
});

test("[UI62] colours stand in tokens.css alone", () => {
  for (const { file, css } of sheets) {
    if (file.endsWith("tokens.css")) continue;
    expect(css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|light-dark)\(/gi) ?? [], file).toEqual([]);
  }
});

test("[UI62] every token that a style sheet uses exists", () => {
  const all = sheets.map(({ css }) => css).join("\n");
  const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  // React Aria sets it on a popover; others are set by our own scripts.
  defined.add("--trigger-width");
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    for (const [name] of readFileSync(path.join(client, file), "utf8").matchAll(/--[a-z][\w-]+/g)) defined.add(name);
  }
  for (const { file, css } of sheets) {
    for (const [, token, fallback] of css.matchAll(/var\((--[\w-]+)\s*(,)?/g)) {
      if (!fallback) expect(defined.has(token), `${file}: ${token}`).toBe(true);
    }
  }
});

/** Splits at blanks that stand outside of brackets. */
function splitValues(values: string): string[] {
  return values.trim().split(/\s+(?![^(]*\))/);
}
