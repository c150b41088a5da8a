import { type Amendment, isUndecided, type TextPlace } from "../domain/amendment.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { AmendmentId } from "../domain/ids.ts";
import { overlayOf } from "./compilation.ts";
import type { DraftWords } from "./textFactsOf.ts";

/**
 * Tells of each amendment whether it collides on the words of this moment: with which others that are undecided, with the
 * base alone where the list is empty, or not at all (nothing). Each text is looked at once. Rules AM4, AM7.
 */
export function collisions(
  words: DraftWords,
  state: Pick<DraftState, "amendments">,
): (amendment: Amendment) => readonly AmendmentId[] | undefined {
  const undecided = [...state.amendments.values()].filter(({ status }) => isUndecided(status));
  const known = new Map<string, ReadonlyMap<AmendmentId, readonly AmendmentId[]>>();
  const collisionsOn = (on: TextPlace) => {
    const key = JSON.stringify(on);
    const found = known.get(key) ?? overlayOf(on, words, undecided).collisions;
    known.set(key, found);
    return found;
  };
  return ({ id, status, proposed }) =>
    isUndecided(status) && "on" in proposed ? collisionsOn(proposed.on).get(id) : undefined;
}
