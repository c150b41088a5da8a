import { expect, test } from "vitest";
import { HTTP_LIMITS } from "../../server/http/limits.ts";
import { startTestServer } from "../support/testServer.ts";
import { acceptWhileTyping, type TypingReport } from "./acceptWhileTypingRun.ts";
import { SEEDS } from "./seeds.ts";

/** Each holds a negotiation over sockets: no more than a few minutes' worth, however long the other suites are to run. */
const RUNS = Math.min(Number(process.env.FUZZ_RUNS ?? 40), 2_000);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);

test(`[AM40] whatever people type in a clause and in its amendments while one is taken in stands where they typed it, and all screens agree (${RUNS} seeds)`, {
  timeout: 30_000 + RUNS * 5_000,
}, async () => {
  const many = 1_000_000;
  const server = await startTestServer(
    {},
    { httpLimits: { ...HTTP_LIMITS, sessionRequestsPerMinute: many, addressRequestsPerMinute: many } },
  );
  const kept = SEEDS.filter(({ suite }) => suite === "accept while typing").map(({ seed }) => seed);
  const fresh = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index);
  const reports: TypingReport[] = [];
  const failures: string[] = [];
  for (const seed of [...kept, ...fresh]) {
    const report = await acceptWhileTyping(server.secretariat, seed);
    reports.push(report);
    for (const problem of report.problems) failures.push(`seed ${seed}: ${problem}`);
    if (failures.length >= 10) break;
  }
  const sum = (of: (report: TypingReport) => number): number => reports.reduce((all, each) => all + of(each), 0);
  const figures = {
    runs: reports.length,
    strokes: sum(({ strokes }) => strokes),
    onTheWay: sum(({ onTheWay }) => onTheWay),
    late: sum(({ late }) => late),
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
    carried: sum(({ carried }) => carried),
  };
  process.stdout.write(`accept while typing: ${JSON.stringify(figures)}\n`);
  expect(failures, failures.join("\n")).toEqual([]);
  // Not an empty run: strokes crossed the decision on the wire, decisions came too late, and words were carried over.
  expect(figures.strokes).toBeGreaterThan(RUNS * 15);
  expect(figures.onTheWay).toBeGreaterThan(RUNS / 2);
  expect(figures.accepted).toBe(reports.length * 2);
  expect(figures.refused).toBeGreaterThan(RUNS / 10);
  expect(figures.carried).toBeGreaterThan(RUNS / 4);
});
