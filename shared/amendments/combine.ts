import type { Run } from "../domain/clause.ts";
import type { AmendmentId } from "../domain/ids.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import { carryOver } from "./carryOver.ts";
import { joinPieces } from "./joinPieces.ts";
import { type Overlay, overlay } from "./overlay.ts";
import type { Proposal } from "./proposal.ts";
import { wordTokens } from "./wordTokens.ts";

/** What the clause would read if amendments were taken together. */
export type Combined =
  | { readonly ok: true; readonly result: readonly Run[] }
  /** They touch the same words: each with its rivals. */
  | { readonly ok: false; readonly collisions: ReadonlyMap<AmendmentId, readonly AmendmentId[]> };

/**
 * The present base with one or several amendments taken in. Refuses to guess: amendments that propose different words at
 * one place do not combine. A competing version (`alt`) stands alone. One whose words the base has since changed can be
 * taken by itself: then its own reading of the place stands. Rules AM13, AM14.
 */
export function combine(present: readonly Run[], proposals: readonly Proposal[]): Combined {
  const versions = proposals.filter(({ kind }) => kind === "alt");
  const [version] = versions;
  if (version) {
    if (proposals.every((other) => sameWords(other.text, version.text)))
      return { ok: true, result: joinRuns(version.text) };
    return { ok: false, collisions: rivalry(proposals) };
  }
  const laid = overlay(present, proposals);
  const isAmbiguous = laid.segments.some((segment) => segment.type === "change" && segment.alternatives.length > 1);
  return isAmbiguous ? { ok: false, collisions: laid.collisions } : { ok: true, result: cleanText(laid) };
}

function rivalry(proposals: readonly Proposal[]): Map<AmendmentId, AmendmentId[]> {
  const ids = proposals.map(({ id }) => id);
  return new Map(ids.map((id) => [id, ids.filter((other) => other !== id)]));
}

/**
 * A clause as if all amendments of an overlay were taken. Where several collide, the first of `preferred` among them is
 * taken; where none of them is preferred, the base stays. Rule AM15.
 */
export function cleanText(laid: Pick<Overlay, "segments">, preferred: readonly AmendmentId[] = []): readonly Run[] {
  return joinPieces(
    laid.segments.map((segment) => {
      if (segment.type === "same") return segment.runs;
      if (segment.alternatives.length === 1) return segment.alternatives[0]?.runs ?? segment.old;
      for (const wanted of preferred) {
        const chosen = segment.alternatives.find(({ proposals }) => proposals.some(({ id }) => id === wanted));
        if (chosen) return chosen.runs;
      }
      return segment.old;
    }),
  );
}

/** True when two texts read the same but for their blanks. */
export function sameWords(a: readonly Run[], b: readonly Run[]): boolean {
  const one = wordTokens(a).tokens;
  const other = wordTokens(b).tokens;
  return one.length === other.length && one.every(({ key }, index) => key === other[index]?.key);
}

/**
 * True when a result takes in all that an amendment proposes on `before`: then it is accepted, else accepted as modified.
 * `together` are all amendments taken with it. Rule AM16.
 */
export function takesIn(
  proposal: Proposal,
  together: readonly Proposal[],
  before: readonly Run[],
  result: readonly Run[],
): boolean {
  const combined = combine(before, together);
  if (combined.ok && sameWords(combined.result, result)) return true;
  if (proposal.kind === "alt") return sameWords(proposal.text, result);
  const carried = carryOver(proposal, result);
  return !carried.isColliding && carried.isFulfilled;
}
