import { performance } from "node:perf_hooks";
import { onTestFinished } from "vitest";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { asClause, text } from "./negotiation.ts";
import { seededRandom } from "./random.ts";

/** Words that nothing else has in common with: comparing many of them is as much work as comparing texts can be. */
function strangeWords(seed: number, count = 120): string {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => `w${Math.floor(random() * 90_000).toString(36)}`).join(" ");
}

/** A clause of a draft that reads like nothing else. */
export function clauseOfWords(index: number): DraftWords["clauses"][number] {
  const order = `B${String(index).padStart(6, "0")}V`;
  return {
    ...{ id: asClause(`c${index}`), kind: "operative", level: 0, order, label: `OP ${index + 1}` },
    runs: text(`Urges ${strangeWords(index)};`),
  };
}

/** A resolution of so many paragraphs, none of which is like one of `clauseOfWords`. */
export function strangeText(paragraphs: number): string {
  const lines = Array.from({ length: paragraphs }, (_, n) => `${n + 1}. Requests ${strangeWords(1_000_000 + n)};`);
  return `The General Assembly,\n\n${lines.join("\n\n")}\n`;
}

/** Watches this thread from now on; gives the longest time, in milliseconds, that it did nothing else but one thing. */
export function longestBeat(): () => number {
  let worst = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }, 5);
  onTestFinished(() => clearInterval(beat));
  return () => Math.max(worst, performance.now() - last);
}
