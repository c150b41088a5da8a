// @vitest-environment jsdom
import { expect, test } from "vitest";
import { editorPeers } from "../support/editorPeer.ts";
import { runSession, SESSION_OPS, type SessionReport } from "../support/sessionModel.ts";
import { SESSION_SEEDS } from "./sessionSeeds.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 60);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const OPTIONS = { rounds: 4, steps: 6 };

function failureOf(report: SessionReport): string | null {
  const what = [
    ...report.problems,
    ...(report.lost.length > 0 ? [`lost ${report.lost.join(" ")}`] : []),
    ...(report.converged ? [] : ["the screens differ"]),
  ];
  return what.length > 0 ? `seed ${report.seed}: ${what.join("; ")}\n${report.log.join("\n")}` : null;
}

test("[BIND11] three people who work offline and together converge on a valid draft and lose no word", {
  timeout: 60_000 + RUNS * 2_000,
}, () => {
  const reports = Array.from({ length: RUNS }, (_, index) => runSession(FIRST + index, editorPeers, OPTIONS));
  const sum = (of: (report: SessionReport) => number): number => reports.reduce((all, each) => all + of(each), 0);
  const done = Object.fromEntries(SESSION_OPS.map((op) => [op, sum((report) => report.done[op])]));
  const figures = `${RUNS} sessions: ${sum((r) => r.tokens)} tokens, ${sum((r) => r.lost.length)} lost, ${sum((r) => r.recoverable)} recoverable, ${sum((r) => r.duplicated)} duplicated; ${JSON.stringify(done)}\n`;
  process.stdout.write(figures);
  expect(reports.flatMap((report) => failureOf(report) ?? [])).toEqual([]);
  // A run that did nothing would prove nothing.
  for (const op of SESSION_OPS) expect(done[op], op).toBeGreaterThan(RUNS >= 20 ? 5 : 0);
});

test.each(SESSION_SEEDS)("[BIND11] seed $seed, kept because it broke: $rule", ({ seed }) => {
  expect(failureOf(runSession(seed, editorPeers, OPTIONS))).toBeNull();
});
