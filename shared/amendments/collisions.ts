import { type Amendment, isUndecided, placeKey, type TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { AmendmentId } from "../domain/ids.ts";
import type { DraftWords } from "./draftWords.ts";
import { overlay } from "./overlay.ts";
import { type Proposal, proposalOf } from "./proposal.ts";

type Collisions = ReadonlyMap<AmendmentId, readonly AmendmentId[]>;

/** What was found last on each text: it holds as long as the text and its amendments are the same values. */
const FOUND = new WeakMap<
  readonly Run[],
  { readonly proposals: readonly Proposal[]; readonly collisions: Collisions }
>();

/**
 * Tells of each amendment whether it collides on the words of this moment: with which others that are undecided, with the
 * base alone where the list is empty, or not at all (nothing). Each text is looked at once. Rules AM4, AM7.
 */
export function collisions(
  words: DraftWords,
  state: Pick<DraftState, "amendments">,
): (amendment: Amendment) => readonly AmendmentId[] | undefined {
  const byPlace = new Map<string, Amendment[]>();
  for (const amendment of state.amendments.values()) {
    const { status, proposed } = amendment;
    if (!isUndecided(status) || !("on" in proposed)) continue;
    const key = placeKey(proposed.on);
    const list = byPlace.get(key) ?? [];
    list.push(amendment);
    byPlace.set(key, list);
  }
  const clauses = new Map(words.clauses.map(({ id, runs }) => [id, runs]));
  const known = new Map<string, Collisions>();
  const collisionsOn = (on: TextPlace): Collisions => {
    const key = placeKey(on);
    const found =
      known.get(key) ??
      collisionsBetween(
        ("clause" in on ? clauses.get(on.clause) : words.note(on.footnote)) ?? [],
        (byPlace.get(key) ?? []).map((amendment) => proposalOf(amendment, words.amendment(amendment.id))),
      );
    known.set(key, found);
    return found;
  };
  return ({ id, status, proposed }) =>
    isUndecided(status) && "on" in proposed ? collisionsOn(proposed.on).get(id) : undefined;
}

function collisionsBetween(present: readonly Run[], proposals: readonly Proposal[]): Collisions {
  const former = FOUND.get(present);
  if (former && sameProposals(former.proposals, proposals)) return former.collisions;
  const found = overlay(present, proposals).collisions;
  FOUND.set(present, { proposals, collisions: found });
  return found;
}

function sameProposals(a: readonly Proposal[], b: readonly Proposal[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return one.id === other?.id && one.kind === other.kind && one.base === other.base && one.text === other.text;
    })
  );
}
