import { carryOver } from "../../../../shared/amendments/carryOver.ts";
import { type Overlay, overlay, type Segment } from "../../../../shared/amendments/overlay.ts";
import { ALL_OPEN, type Overlays } from "../../../../shared/amendments/overlays.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import { type Amendment, isOpen, isUndecided, textOfProposed } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { type KindWord, kindWord } from "./kindWord.ts";

/** What a card says of an amendment's words, at this moment. */
export interface CardView {
  readonly kind: KindWord;
  /** Its own changes alone: on the present text, once decided on the text it was written against. Empty for a move. */
  readonly segments: Overlay["segments"];
  /** Open amendments that change the same words. */
  readonly rivals: readonly AmendmentId[];
  /** True where the text has changed in the very words it changes. */
  readonly isStale: boolean;
  /** True where the text reads so already. */
  readonly isFulfilled: boolean;
  /** True where its sponsors have typed since its last recorded wording. */
  readonly isUnrecorded: boolean;
}

/** Reads what a card shows from the words as they stand. Rules UI76, UI77. */
export function cardView(overlays: Overlays, amendment: Amendment): CardView {
  const { proposed, status, id } = amendment;
  const proposal = overlays.proposal(amendment);
  const kind = kindWord(proposal);
  const calm = {
    kind,
    rivals: [],
    isStale: false,
    isFulfilled: false,
    isUnrecorded: isUnrecorded(amendment, proposal),
  };
  if (!("on" in proposed)) return { ...calm, segments: whole(proposal, [], proposal.text) };
  if (proposed.kind === "move") return { ...calm, segments: [] };
  const present = overlays.baseOf(proposed.on);
  if (proposed.kind === "delete") return { ...calm, segments: whole(proposal, present, []) };
  const edit: Proposal = { ...proposal, kind: "edit" };
  if (!isUndecided(status)) return { ...calm, segments: overlay(proposal.base, [edit]).segments };
  if (proposed.kind === "alt") return { ...calm, segments: overlay(present, [{ ...edit, base: present }]).segments };
  const own = overlay(present, [edit]);
  const isFulfilled = own.fulfilled.length > 0;
  const all = isOpen(status) ? overlays.of(proposed.on, ALL_OPEN) : own;
  return {
    ...calm,
    segments: isFulfilled ? overlay(proposal.base, [edit]).segments : own.segments,
    rivals: all.collisions.get(id) ?? [],
    isStale: own.segments.some((one) => one.type === "change" && one.alternatives.some(({ isStale }) => isStale)),
    isFulfilled,
  };
}

/** Words that go or come as a whole, as one changed place. */
function whole(proposal: Proposal, old: readonly Run[], runs: readonly Run[]): readonly Segment[] {
  return [{ type: "change", offset: 0, old, alternatives: [{ proposals: [proposal], runs, isStale: false }] }];
}

/** What was carried over to another base reads differently, and yet nobody typed. */
function isUnrecorded({ proposed }: Amendment, { base, text }: Proposal): boolean {
  if (!("text" in proposed)) return false;
  const now = fingerprint(text);
  const recorded = textOfProposed(proposed);
  if (now === fingerprint(recorded)) return false;
  const carried = "base" in proposed ? carryOver({ base: proposed.base, text: recorded }, base).words.text : recorded;
  return now !== fingerprint(carried);
}

/** An earlier wording of an amendment, as changes of what it was written against. */
export function wordingSegments(amendment: Amendment, number: number): Overlay["segments"] {
  const proposed = amendment.revisions.find((one) => one.number === number)?.proposed;
  if (!proposed || !("text" in proposed)) return [];
  const base = "base" in proposed ? proposed.base : [];
  const { id, number: name, delegation } = amendment;
  const proposal: Proposal = { id, number: name, kind: "edit", delegations: [delegation], base, text: proposed.text };
  return base.length > 0 ? overlay(base, [proposal]).segments : whole(proposal, [], proposed.text);
}
