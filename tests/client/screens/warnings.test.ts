import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { warningKey } from "../../../client/screens/import/warningKey.ts";

const FORMATS = path.resolve(import.meta.dirname, "../../../shared/formats");
/** A code as the readers give it: the first word of a call that warns, or either of two. */
const CODES = /(?:warn|warning|found|tell|told)\(\s*(?:\w+ \? )?["`]([a-z_]+)[:"`](?: : "([a-z_]+)")?/g;

test("[UI53] every doubt that a reader can have has a sentence of its own", () => {
  const files = readdirSync(FORMATS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const codes = files.flatMap((name) =>
    [...readFileSync(path.join(FORMATS, name), "utf8").matchAll(CODES)].flatMap(([, one, other]) =>
      [one, other].flatMap((code) => code ?? []),
    ),
  );
  expect(new Set(codes).size).toBeGreaterThan(40);
  expect([...new Set(codes)].filter((code) => warningKey(code) === undefined)).toEqual([]);
});
