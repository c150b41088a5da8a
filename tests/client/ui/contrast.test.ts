import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(path.resolve(import.meta.dirname, "../../../client/ui/tokens.css"), "utf8");
const pairs = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name ?? "",
    { light: light ?? "", dark: dark ?? "" },
  ]),
);
const MODES = ["light", "dark"] as const;
const HUES = Array.from({ length: 12 }, (_, index) => `hue-${index + 1}`);

function colour(name: string, mode: (typeof MODES)[number]): string {
  const pair = pairs.get(name);
  if (!pair) throw new RangeError(`no colour --${name}`);
  return pair[mode];
}

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("[A11Y11] the measure itself is right: black on white is 21, the emblem's blue on white is 3", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#009edb", "#ffffff")).toBeCloseTo(3, 0);
});

test.each(MODES)("[A11Y11] in %s, words have at least 5.4 : 1 on everything they stand on", (mode) => {
  const meanings = ["ins", "del", "agreed", "open"];
  const grounds = ["page", "panel", "desk"];
  const words: [string, string][] = [
    ...["ink", "muted", "accent"].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
    ...["hover", "selected"].map((ground): [string, string] => ["ink", ground]),
    ["muted", "hover"],
    ...[...meanings, "accent", ...HUES].map((name): [string, string] => [name, `${name}-tint`]),
    ...[...meanings, ...HUES].map((name): [string, string] => [name, "page"]),
    ...[...meanings, "accent"].map((name): [string, string] => ["ink", `${name}-tint`]),
    ["accent-ink", "accent"],
    ["accent-ink", "accent-strong"],
    ["inverse-ink", "inverse"],
  ];
  for (const [ink, ground] of words) {
    expect(contrast(colour(ink, mode), colour(ground, mode)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(5.4);
  }
});

test.each(MODES)("[A11Y11] in %s, borders of controls and the focus ring have at least 3 : 1", (mode) => {
  for (const line of ["control", "focus"]) {
    for (const ground of ["page", "panel", "desk"]) {
      expect(contrast(colour(line, mode), colour(ground, mode)), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});
