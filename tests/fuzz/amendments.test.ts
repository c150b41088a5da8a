import { expect, test } from "vitest";
import { negotiate } from "./amendmentRun.ts";
import { emptyTally } from "./amendmentTally.ts";
import { SEEDS } from "./seeds.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);

test("[AM33] in any order of tabling, taking in, disposing, typing, tabling anew, issuing Revs, bringing them back and breaking silence, every amendment keeps its words and its place", () => {
  const tally = emptyTally();
  for (const { suite, seed } of SEEDS) if (suite === "amendments") negotiate(seed, tally);
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) negotiate(seed, tally);
  // A run without collisions, compromises or undone decisions would prove nothing.
  for (const [what, count] of Object.entries(tally)) expect(count, what).toBeGreaterThan(RUNS / 10);
  process.stdout.write(`${RUNS} negotiations: ${JSON.stringify(tally)}\n`);
});
