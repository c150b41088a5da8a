import { existsSync, readFileSync } from "node:fs";
import type { Content } from "../../shared/document/content.ts";
import { importText } from "../../shared/formats/text/importText.ts";
import { counter } from "./counter.ts";

/** The two texts that the formats are tried on, at hand or not. */
export const SEEDS: readonly URL[] = ["000_d444b7d2b9aae962.txt", "004_31fc3e4dff923344.txt"].map(
  (name) => new URL(`../../../shared/seeds/${name}`, import.meta.url),
);

/** For tests that are skipped where one of them is not at hand. */
export const isSeedMissing = SEEDS.some((seed) => !existsSync(seed));

/** Those that are at hand. */
export const seeds: readonly URL[] = SEEDS.filter((seed) => existsSync(seed));

/** A seed as content. */
export function seedContent(seed: URL): Content {
  return importText(readFileSync(seed, "utf8"), { newId: counter() }).content;
}
