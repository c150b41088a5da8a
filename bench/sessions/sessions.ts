import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Measurement } from "../report/table.ts";
import type { Column, Metrics } from "../scenarios/scenario.ts";

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export const SESSIONS_ABOUT =
  "Three people, four rounds: everybody works offline for six steps (typing, deleting, splitting, joining, indenting, moving …), then all is exchanged. Counted are words that nobody deleted: nowhere any more, kept in the tombstone of a clause, or there twice. The nested editors do the same steps on a strict schema (sections, preamble, operative part, sub-clauses); alone with such an editor nobody loses a word.";

export const SESSIONS_COLUMNS: readonly Column[] = [
  { key: "steps", title: "steps", digits: 0 },
  { key: "tokens", title: "words", digits: 0 },
  { key: "lost", title: "lost", digits: 0 },
  { key: "recoverable", title: "recoverable", digits: 0 },
  { key: "duplicated", title: "duplicated", digits: 0 },
  { key: "sessionsWithLoss", title: "sessions with a loss", digits: 0 },
  { key: "notConverged", title: "screens differ", digits: 0 },
  { key: "problems", title: "broke off", digits: 0 },
];

/** Plays the sessions in a process of its own, for they need a page around them. @throws Error when it fails. */
export async function playSessions(sessions: number): Promise<readonly Measurement[]> {
  const args = ["--import", script("browserless.mjs"), script("compare.ts"), String(sessions)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const { name, metrics } = JSON.parse(line) as { readonly name: string; readonly metrics: Metrics };
      return { scenario: "sessions", case: `${sessions} sessions`, server: name, repetition: 0, metrics };
    });
}
