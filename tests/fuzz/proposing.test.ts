// @vitest-environment jsdom
import { expect, test } from "vitest";
import { type ProposingReport, runProposing } from "../support/proposingSession.ts";
import { SEEDS } from "./seeds.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 25);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const OPTIONS = { rounds: 4, steps: 20 };
const KEPT = SEEDS.filter(({ suite }) => suite === "proposing");

function failureOf(report: ProposingReport): string | null {
  return report.problems.length > 0
    ? `seed ${report.seed}: ${report.problems.join("\n")}\n${report.log.join("\n")}`
    : null;
}

test(`[BIND14] whatever members of delegations write in place, together and apart, while amendments are tabled and decided and the base text changes, all of it is shown or kept, and the base text is not touched (${RUNS} seeds)`, {
  timeout: 60_000 + RUNS * 4_000,
}, () => {
  const reports: ProposingReport[] = [];
  const failures: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS && failures.length < 3; seed++) {
    const report = runProposing(seed, OPTIONS);
    reports.push(report);
    failures.push(...[failureOf(report)].flatMap((one) => one ?? []));
  }
  const sum = (of: (report: ProposingReport) => number): number => reports.reduce((all, each) => all + of(each), 0);
  const names = Object.keys(reports[0]?.done ?? {}) as (keyof ProposingReport["done"])[];
  const done = Object.fromEntries(names.map((name) => [name, sum((report) => report.done[name])]));
  const standings = Object.fromEntries(
    (["version", "beside", "late", "homeless"] as const).map((how) => [how, sum(({ standings: each }) => each[how])]),
  );
  process.stdout.write(
    `proposing: ${JSON.stringify({ runs: reports.length, tokens: sum(({ tokens }) => tokens), ...done, ...standings })}\n`,
  );
  expect(failures, failures.join("\n\n")).toEqual([]);
  // A run in which nothing met would prove nothing.
  if (RUNS < 20) return;
  for (const name of names) expect(done[name], name).toBeGreaterThan(0);
  for (const [how, count] of Object.entries(standings)) expect(count, how).toBeGreaterThan(2);
});

test.each(KEPT)("[BIND14] seed $seed, kept because it broke $rule", ({ seed }) => {
  expect(failureOf(runProposing(seed, OPTIONS))).toBeNull();
});
