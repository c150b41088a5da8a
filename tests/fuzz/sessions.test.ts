// @vitest-environment jsdom
import { expect, test } from "vitest";
import type * as Y from "yjs";
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
  const reports = Array.from({ length: RUNS }, (_, index) => runSession(FIRST + index, () => editorPeers(), OPTIONS));
  const sum = (of: (report: SessionReport) => number): number => reports.reduce((all, each) => all + of(each), 0);
  const done = Object.fromEntries(SESSION_OPS.map((op) => [op, sum((report) => report.done[op])]));
  const figures = `${RUNS} sessions: ${sum((r) => r.tokens)} tokens, ${sum((r) => r.lost.length)} lost, ${sum((r) => r.recoverable)} recoverable, ${sum((r) => r.duplicated)} duplicated; ${JSON.stringify(done)}\n`;
  process.stdout.write(figures);
  expect(reports.flatMap((report) => failureOf(report) ?? [])).toEqual([]);
  // A run that did nothing would prove nothing.
  for (const op of SESSION_OPS) expect(done[op], op).toBeGreaterThan(RUNS >= 20 ? 5 : 0);
});

test.each(SESSION_SEEDS)("[BIND11] seed $seed, kept because it broke: $rule", ({ seed }) => {
  expect(failureOf(runSession(seed, () => editorPeers(), OPTIONS))).toBeNull();
});

test("[ED5] nothing that people do changes a clause that all of them must leave alone", {
  timeout: 60_000 + RUNS * 2_000,
}, () => {
  const locked = ["p2", "o2", "o2b", "h1"];
  const changed: string[] = [];
  let steps = 0;
  for (let seed = FIRST; seed < FIRST + Math.ceil(RUNS / 3); seed++) {
    const docs: Y.Doc[] = [];
    const stored = (doc: Y.Doc): string =>
      JSON.stringify(locked.map((id) => (doc.getMap("clauses").get(id) as Y.Map<unknown>).toJSON()));
    const before: string[] = [];
    const report = runSession(
      seed,
      () => {
        const peers = editorPeers(locked);
        docs.push(...peers.map((peer) => peer.doc));
        before.push(...docs.map(stored));
        for (const doc of docs) {
          doc.on("afterTransaction", () => {
            if (stored(doc) !== before[0]) changed.push(`seed ${seed}: ${stored(doc)}`);
          });
        }
        return peers;
      },
      OPTIONS,
    );
    steps += report.log.length;
    expect(failureOf(report)).toBeNull();
  }
  expect(changed.slice(0, 1)).toEqual([]);
  expect(steps).toBeGreaterThan(RUNS);
});
