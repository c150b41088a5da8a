import { describe, expect, test } from "vitest";
import { DRAFT_ROOTS, PRIVATE_ROOTS } from "../../shared/document/draftDoc.ts";
import { AMENDMENT_STATUSES } from "../../shared/domain/amendment.ts";
import { ATTACKS, DESK_ATTACKS } from "./attacks.ts";
import { DESK_EDITS } from "./deskEdits.ts";
import { AMENDMENT_EDITS, COMMENT_EDITS } from "./discussionEdits.ts";
import { BASE_EDITS, HEAD_EDITS } from "./honestEdits.ts";
import { attackRun, honestRun, Tally } from "./permissionRuns.ts";
import { SEEDS } from "./seeds.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 3_000);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
const TIMEOUT_MS = 30_000 + RUNS * 50;

/** Runs the kept seeds and `RUNS` others; stops at the tenth that fails and tells all of them. */
function runAll(suite: string, run: (seed: number, tally: Tally) => string[]): Tally {
  const tally = new Tally();
  const failures: string[] = [];
  const kept = SEEDS.filter((entry) => entry.suite === suite).map(({ seed }) => seed);
  const fresh = Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index);
  for (const seed of [...kept, ...fresh]) {
    let problems: string[];
    try {
      problems = run(seed, tally);
    } catch (error) {
      problems = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
    }
    if (problems.length > 0) failures.push(`seed ${seed}: ${problems.slice(0, 3).join("; ")}`);
    if (failures.length >= 10) break;
  }
  expect(failures, failures.join("\n")).toEqual([]);
  process.stdout.write(`${suite}: ${JSON.stringify(Object.fromEntries([...tally.counts].sort()))}\n`);
  return tally;
}

describe(`permissions, ${RUNS} random runs`, () => {
  test(
    "[PE14] honest edits are never refused, all copies end up equal, and readers never write",
    () => {
      const tally = runAll("permissions honest", honestRun);
      // Not an empty run: every kind of edit, meetings and lost connections were in it.
      const tables = [BASE_EDITS, HEAD_EDITS, AMENDMENT_EDITS, COMMENT_EDITS, DESK_EDITS];
      const edits = tables.flatMap((table) => Object.keys(table));
      for (const name of edits) expect(tally.counts.get(`edit ${name}`), name).toBeGreaterThan(RUNS / 500);
      for (const name of ["taken", "meeting", "reconnect"])
        expect(tally.counts.get(name), name).toBeGreaterThan(RUNS / 10);
      for (const root of ["head", "clauses", "footnotes", "amendments", "comments"]) {
        expect(tally.counts.get(`draft/${root} taken`), root).toBeGreaterThan(RUNS / 50);
      }
      for (const root of PRIVATE_ROOTS) {
        expect(tally.counts.get(`desk/${root} taken`), root).toBeGreaterThan(RUNS / 100);
      }
      for (const who of ["own", "co-sponsored", "facilitator", "secretariat"]) {
        expect(tally.counts.get(`amendment tabled ${who} taken`), who).toBeGreaterThan(RUNS / 500);
      }
    },
    TIMEOUT_MS,
  );

  test(
    "[PE15] no update, however made, changes what its sender may not change, nor more than was foreseen",
    () => {
      const tally = runAll("permissions attacks", attackRun);
      for (const name of [...Object.keys(ATTACKS), ...Object.keys(DESK_ATTACKS), "crafted", "damaged"]) {
        const met = tally.sum(`refused ${name}`) + tally.sum(`let in ${name}`);
        expect(met, name).toBeGreaterThan(RUNS / 1_000);
      }
      // Some crafted and damaged updates are let in and do something: else the truth is never asked.
      for (const name of [
        "changed crafted",
        "changed crafted entry",
        "changed damaged",
        "refused crafted",
        "refused damaged",
      ]) {
        expect(tally.counts.get(name), name).toBeGreaterThan(RUNS / 500);
      }
      for (const code of [
        "missing",
        "malformed",
        "structure_refused",
        "base_text_closed",
        "clause_locked",
        "wrong_stage",
        "amendment_closed",
        "not_your_amendment",
        "read_only",
      ]) {
        expect(tally.counts.get(`because ${code}`), code).toBeGreaterThan(RUNS / 1_000);
      }
      // Every root was attacked, and written by those who may; decisions by nobody.
      for (const root of [
        ...DRAFT_ROOTS.map((name) => `draft/${name}`),
        ...PRIVATE_ROOTS.map((name) => `desk/${name}`),
      ]) {
        expect(tally.counts.get(`${root} refused`), root).toBeGreaterThan(RUNS / 500);
        if (root === "draft/decisions") expect(tally.counts.get(`${root} taken`)).toBeUndefined();
        else expect(tally.counts.get(`${root} taken`), root).toBeGreaterThan(0);
      }
      // Of amendments, only what is open is written, and not by others.
      for (const status of AMENDMENT_STATUSES) {
        const refused = (who: string): number => tally.counts.get(`amendment ${status} ${who} refused`) ?? 0;
        expect(refused("own") + refused("co-sponsored"), status).toBeGreaterThan(0);
        expect(refused("facilitator"), status).toBeGreaterThan(0);
        const isOthersToo = ["tabled", "accepted", "parked"].includes(status);
        if (isOthersToo) expect(refused("foreign"), status).toBeGreaterThan(0);
        for (const who of ["own", "co-sponsored", "foreign", "facilitator"]) {
          const name = `amendment ${status} ${who} taken`;
          if (status === "tabled" && who !== "foreign") {
            expect(tally.counts.get(name), name).toBeGreaterThan(0);
          } else expect(tally.counts.get(name), name).toBeUndefined();
        }
      }
    },
    TIMEOUT_MS,
  );
});
