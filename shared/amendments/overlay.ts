import { runsLength } from "../document/inline.ts";
import type { Run } from "../domain/clause.ts";
import type { AmendmentId } from "../domain/ids.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import { type PlacedHunk, placeHunks, touch } from "./placeHunks.ts";
import type { Proposal } from "./proposal.ts";
import { applyEdits, type RunEdit, sliceRuns } from "./runEdits.ts";
import { wordTokens } from "./wordTokens.ts";

/** One reading of a changed place, by one amendment or by several that propose the same words there. */
interface Alternative {
  readonly proposals: readonly Proposal[];
  /** What would stand in place of the base's words; empty for a deletion. */
  readonly runs: readonly Run[];
  /** True when the base has changed in these words since the amendment was written. */
  readonly isStale: boolean;
}

/** What a view of a clause is drawn from, in text order: the base between the changed places, and the changed places. */
export type Segment =
  | { readonly type: "same"; readonly offset: number; readonly runs: readonly Run[] }
  | {
      readonly type: "change";
      /** UTF-16 offset in the present base. */
      readonly offset: number;
      /** What the base says there; empty where words are only put in. */
      readonly old: readonly Run[];
      /** Several: they touch the same words and collide. */
      readonly alternatives: readonly Alternative[];
    };

/** All that is proposed on one clause. */
export interface Overlay {
  readonly segments: readonly Segment[];
  /** Amendments that cannot simply be taken, each with those it collides with; none of them: with the base as it is now. */
  readonly collisions: ReadonlyMap<AmendmentId, readonly AmendmentId[]>;
  /** Edits whose words the base already has, or that changed nothing. */
  readonly fulfilled: readonly Proposal[];
  /** Competing versions of the whole clause (`alt`), in the order given. */
  readonly versions: readonly Proposal[];
  readonly deletions: readonly Proposal[];
  readonly moves: readonly Proposal[];
}

interface Laid extends PlacedHunk {
  readonly proposal: Proposal;
}

/** Hunks of one place, those of one amendment together, ascending. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly laid: readonly Laid[];
}

/**
 * Lays the amendments of one clause over its present base. Joining the segments with their `old` words gives the base;
 * with the words of one amendment, the base as that amendment would have it. The order of the amendments decides the order
 * of alternatives and nothing else. Rules AM9–AM12.
 */
export function overlay(present: readonly Run[], proposals: readonly Proposal[]): Overlay {
  const edits = proposals.filter(({ kind }) => kind === "edit");
  const laid = edits.flatMap((proposal) =>
    placeHunks(proposal.base, proposal.text, present).hunks.map((hunk): Laid => ({ ...hunk, proposal })),
  );
  const places = placesOf(laid);
  // Most texts have no amendment: cutting them into words would be the greater part of opening a draft.
  const runs = laid.length === 0 ? joinRuns(present) : wordTokens(present).runs;
  const segments: Segment[] = [];
  const collisions = new Map<AmendmentId, AmendmentId[]>();
  let reached = 0;
  for (const place of places) {
    if (place.from > reached) segments.push(same(runs, reached, place.from));
    const alternatives = alternativesOf(runs, place);
    segments.push({ type: "change", offset: place.from, old: sliceRuns(runs, place.from, place.to), alternatives });
    noteCollisions(alternatives, collisions);
    reached = place.to;
  }
  const length = runsLength(runs);
  if (length > reached) segments.push(same(runs, reached, length));
  const touched = new Set(laid.map(({ proposal }) => proposal.id));
  return {
    segments,
    collisions,
    fulfilled: edits.filter(({ id }) => !touched.has(id)),
    versions: proposals.filter(({ kind }) => kind === "alt"),
    deletions: proposals.filter(({ kind }) => kind === "delete"),
    moves: proposals.filter(({ kind }) => kind === "move"),
  };
}

function same(runs: readonly Run[], from: number, to: number): Segment {
  return { type: "same", offset: from, runs: sliceRuns(runs, from, to) };
}

const endOf = ({ offset, delete: length }: RunEdit): number => offset + length;

/** Two edits that lay hands on the same letters or blanks, or put words at one spot. */
function overlap(a: RunEdit, b: RunEdit): boolean {
  if (a.delete === 0 && b.delete === 0) return a.offset === b.offset;
  return Math.max(a.offset, b.offset) < Math.min(endOf(a), endOf(b)) || isInside(a, b) || isInside(b, a);
}

const isInside = (a: RunEdit, b: RunEdit): boolean => a.delete === 0 && b.offset < a.offset && a.offset < endOf(b);

/** Groups hunks that touch, directly or through others, into places in text order. */
function placesOf(laid: readonly Laid[]): Place[] {
  const sorted = laid.toSorted((a, b) => a.from - b.from || a.to - b.to || a.edit.offset - b.edit.offset);
  const groups: Laid[][] = [];
  for (const hunk of sorted) {
    const touching = groups.filter((group) => group.some((one) => touch(one, hunk) || overlap(one.edit, hunk.edit)));
    const [first, ...others] = touching;
    if (!first) {
      groups.push([hunk]);
      continue;
    }
    for (const other of others) {
      first.push(...other);
      groups.splice(groups.indexOf(other), 1);
    }
    first.push(hunk);
  }
  return joinOverlapping(groups.map(placeOf).toSorted((a, b) => a.from - b.from || a.to - b.to));
}

function placeOf(laid: readonly Laid[]): Place {
  return {
    from: Math.min(...laid.map(({ edit }) => edit.offset)),
    to: Math.max(...laid.map(({ edit }) => endOf(edit))),
    laid,
  };
}

/** A place spans all its hunks; what lies within the span belongs to it. */
function joinOverlapping(places: readonly Place[]): Place[] {
  const joined: Place[] = [];
  for (const place of places) {
    const last = joined.at(-1);
    if (last && place.from < last.to) joined[joined.length - 1] = placeOf([...last.laid, ...place.laid]);
    else joined.push(place);
  }
  return joined;
}

function alternativesOf(present: readonly Run[], place: Place): Alternative[] {
  const byProposal = new Map<Proposal, Laid[]>();
  for (const hunk of place.laid) {
    const list = byProposal.get(hunk.proposal) ?? [];
    list.push(hunk);
    byProposal.set(hunk.proposal, list);
  }
  const old = sliceRuns(present, place.from, place.to);
  const alternatives = new Map<string, { proposals: Proposal[]; runs: readonly Run[]; isStale: boolean }>();
  for (const [proposal, list] of byProposal) {
    const edits = list
      .map(({ edit }) => ({ ...edit, offset: edit.offset - place.from }))
      .toSorted((a, b) => a.offset - b.offset || a.delete - b.delete);
    const runs = joinRuns(applyEdits(old, edits));
    const key = wordTokens(runs)
      .tokens.map((token) => token.key)
      .join("\n");
    const known = alternatives.get(key);
    const isStale = list.some((hunk) => hunk.isStale);
    if (known) {
      known.proposals.push(proposal);
      known.isStale ||= isStale;
    } else alternatives.set(key, { proposals: [proposal], runs, isStale });
  }
  return [...alternatives.values()];
}

function noteCollisions(alternatives: readonly Alternative[], collisions: Map<AmendmentId, AmendmentId[]>): void {
  for (const alternative of alternatives) {
    const rivals = alternatives.flatMap((other) => (other === alternative ? [] : other.proposals.map(({ id }) => id)));
    if (rivals.length === 0 && !alternative.isStale) continue;
    for (const { id } of alternative.proposals) {
      const known = collisions.get(id) ?? [];
      collisions.set(id, [...known, ...rivals.filter((rival) => !known.includes(rival))]);
    }
  }
}
