import { expect, test } from "vitest";
import { carryOver } from "../../../shared/amendments/carryOver.ts";
import { combine, sameWords } from "../../../shared/amendments/combine.ts";
import { editsBetween } from "../../../shared/amendments/editsBetween.ts";
import { overlay } from "../../../shared/amendments/overlay.ts";
import type { Proposal } from "../../../shared/amendments/proposal.ts";
import { applyEdits } from "../../../shared/amendments/runEdits.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { joinRuns, sameRuns } from "../../../shared/domain/joinRuns.ts";
import { asAmendment, asNote } from "../../support/negotiation.ts";
import { pick, seededRandom } from "../../support/random.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500);
/** Few words, so that many occur twice: here nothing can be told apart by its name. */
const WORDS = ["the", "of", "and", "States", "annual", "report", ",", ";", "“peace”", "3", "世界", "😀"];

function someWords(count: number, random: () => number): string[] {
  return Array.from({ length: count }, () => pick(WORDS, random));
}

function changed(words: readonly string[], random: () => number): string[] {
  const list = [...words];
  for (let change = 1 + Math.floor(random() * 3); change > 0; change--) {
    const at = Math.floor(random() * (list.length + 1));
    list.splice(at, Math.floor(random() * 3), ...someWords(Math.floor(random() * 3), random));
  }
  return list;
}

/** Words as runs; each word has its marks and its note for good, so that a word that stays reads the same. */
function written(words: readonly string[]): readonly Run[] {
  const runs = words.flatMap((word, index): Run[] => {
    const blank = index === 0 || word === "," || word === ";" ? [] : [{ text: " " }];
    const core: Run = word === "annual" ? { text: word, marks: ["em"] } : { text: word };
    return [...blank, core, ...(word === "report" ? [{ footnote: asNote("n1") }] : [])];
  });
  return joinRuns(runs);
}

test("[AM9] an overlay joins to the base, and each amendment alone to its own text, also where words occur twice", () => {
  const tally = { places: 0, rivals: 0, stale: 0 };
  for (let seed = 0; seed < RUNS; seed++) {
    const random = seededRandom(seed);
    const words = someWords(3 + Math.floor(random() * 20), random);
    const base = written(words);
    const proposals = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, index): Proposal => {
      const own = written(changed(words, random));
      return { id: asAmendment(`a${index}`), number: "", kind: "edit", delegations: [`D${index}`], base, text: own };
    });
    const present = random() < 0.5 ? base : written(changed(words, random));
    const laid = overlay(present, proposals);
    const joined = laid.segments.flatMap((segment) => (segment.type === "same" ? segment.runs : segment.old));
    expect(sameRuns(joined, present), `seed ${seed}`).toBe(true);
    for (const segment of laid.segments) {
      if (segment.type === "same") continue;
      tally.places++;
      if (segment.alternatives.length > 1) tally.rivals++;
      if (segment.alternatives.some(({ isStale }) => isStale)) tally.stale++;
    }
    for (const proposal of proposals) {
      const alone = combine(base, [proposal]);
      expect(alone.ok && sameWords(alone.result, proposal.text), `seed ${seed}: ${plainText(proposal.text)}`).toBe(
        true,
      );
      expect(combine(present, [proposal]).ok, `seed ${seed}`).toBe(true);
      const isMarked = laid.collisions.get(proposal.id) !== undefined;
      if (carryOver(proposal, present).isColliding) expect(isMarked, `seed ${seed}`).toBe(true);
    }
    for (const [id, rivals] of laid.collisions) {
      for (const rival of rivals) expect(laid.collisions.get(rival), `seed ${seed}`).toContain(id);
    }
  }
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(RUNS / 10);
});

test("[AM8] edits from one text to another always give exactly the other", () => {
  for (let seed = 0; seed < RUNS; seed++) {
    const random = seededRandom(seed);
    const words = someWords(Math.floor(random() * 20), random);
    const before = written(words);
    const after = written(random() < 0.8 ? changed(words, random) : someWords(5, random));
    expect(sameRuns(applyEdits(before, editsBetween(before, after)), after), `seed ${seed}`).toBe(true);
  }
});

test("[AM13] the order in which compatible amendments are named makes no difference", () => {
  let compared = 0;
  for (let seed = 0; seed < RUNS; seed++) {
    const random = seededRandom(seed);
    const words = someWords(12 + Math.floor(random() * 12), random);
    const base = written(words);
    const proposals = Array.from({ length: 2 }, (_, index): Proposal => {
      const own = written(changed(words, random));
      return { id: asAmendment(`a${index}`), number: "", kind: "edit", delegations: [], base, text: own };
    });
    const one = combine(base, proposals);
    const other = combine(base, proposals.toReversed());
    expect(one.ok).toBe(other.ok);
    if (!one.ok || !other.ok) continue;
    compared++;
    expect(plainText(one.result), `seed ${seed}`).toBe(plainText(other.result));
  }
  expect(compared).toBeGreaterThan(RUNS / 20);
});
