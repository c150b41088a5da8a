import { expect, test } from "vitest";
import { type LabelTally, labelNegotiation } from "./labelRun.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);

test("[REV4] [NU16] whatever comes and goes between two Revs, labels run again from each, what is open stands in between, and the concordance is right", () => {
  const tally: LabelTally = { inserted: 0, versions: 0, typed: 0, deleted: 0, decided: 0, issued: 0, restored: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) labelNegotiation(seed, tally);
  for (const [what, count] of Object.entries(tally)) expect(count, what).toBeGreaterThan(RUNS / 2);
  process.stdout.write(`${RUNS} negotiations: ${JSON.stringify(tally)}\n`);
});
