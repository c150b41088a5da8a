import { type Amendment, delegationsOf } from "../../../shared/domain/amendment.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import type { PlacedFileResponse } from "../../../shared/protocol/placedFileSchema.ts";
import type { ApiError } from "../../live/apiError.ts";
import type { Asked } from "../../live/useCommand.ts";

export type PlacedItem = PlacedFileResponse["items"][number];

/** What became of an item that was to be tabled. */
export type ItemResult =
  | { readonly state: "tabled"; readonly number: string }
  /** `number` where it was tabled and its co-sponsors could not be added. */
  | { readonly state: "failed"; readonly error: ApiError; readonly number: string | null };

/** A file's amendments while a person looks through them. */
export interface FileReview {
  readonly fileName: string;
  readonly placed: PlacedFileResponse;
  /**
   * For which delegation an author's amendments are tabled; null: not at all; absent: nobody has said yet. The author of
   * what is not tracked is "".
   */
  readonly speakers: ReadonlyMap<string, string | null>;
  /** Keys of the items that are to be tabled. */
  readonly kept: ReadonlySet<string>;
  /** The id each item will have as an amendment: asked again, it is the same one. */
  readonly ids: ReadonlyMap<string, AmendmentId>;
  readonly results: ReadonlyMap<string, ItemResult>;
  /** Open amendments that said the same when the file was read, by the keys of the items. */
  readonly former: ReadonlyMap<string, Amendment>;
}

/** The author of differences that nobody tracked. */
export const UNTRACKED = "";

/**
 * A review as it begins: each author speaks for the delegation it seems to be, for a delegation always for its own.
 * Everything that has no problem is kept, but what is not tracked and what the author's delegation, or the one that it
 * would be tabled for, has tabled already. Rules UI209, UI211, UI215.
 */
export function newReview(
  fileName: string,
  placed: PlacedFileResponse,
  actor: Actor,
  newId: () => string,
  former: FileReview["former"],
): FileReview {
  const own = actor.role === "delegation" ? (actor.delegation?.code ?? null) : null;
  const all = allItems(placed);
  const isTabled = ({ key, author }: PlacedItem): boolean => {
    const same = former.get(key);
    const suggested = placed.authors.find(({ name }) => name === author)?.suggested;
    return same !== undefined && delegationsOf(same).some((code) => code === own || code === suggested);
  };
  return {
    fileName,
    placed,
    speakers: new Map(
      [...placed.authors, { name: UNTRACKED, suggested: null }].flatMap(({ name, suggested }) => {
        const speaker = own ?? suggested;
        return speaker === null ? [] : [[name, speaker] as const];
      }),
    ),
    kept: new Set(placed.items.flatMap((item) => (isFine(item) && !isTabled(item) ? [item.key] : []))),
    ids: new Map(all.map(({ key }) => [key, newId() as AmendmentId])),
    results: new Map(),
    former,
  };
}

/** All that a file proposes, in the order in which it is tabled. */
export function allItems({ items, untracked }: PlacedFileResponse): readonly PlacedItem[] {
  return [...items, ...untracked];
}

/** True for what has its place and nothing against it. */
export function isFine({ problem, proposed }: PlacedItem): boolean {
  return problem === null && proposed !== null;
}

/** Items that would be tabled now: kept, with a delegation, and not tabled yet. */
export function itemsToTable(review: FileReview): readonly PlacedItem[] {
  return keptItems(review).filter(({ author }) => speakerOf(review, author) !== null);
}

/** Authors whose kept items wait for a delegation; not those that are left out. */
export function authorsWithoutDelegation(review: FileReview): readonly string[] {
  const waiting = keptItems(review).filter(({ author }) => !review.speakers.has(author));
  return [...new Set(waiting.map(({ author }) => author))];
}

/** Items that would be lost with the review: to be tabled, or waiting for a delegation. */
export function unfinishedItems(review: FileReview): readonly PlacedItem[] {
  return keptItems(review).filter(({ author }) => review.speakers.get(author) !== null);
}

function keptItems({ placed, kept, results }: FileReview): readonly PlacedItem[] {
  return allItems(placed).filter(
    ({ key, proposed }) => kept.has(key) && proposed !== null && results.get(key)?.state !== "tabled",
  );
}

/** For whom an author's items are tabled. */
export function speakerOf({ speakers }: FileReview, author: string): string | null {
  return speakers.get(author) ?? null;
}

/** Codes of all delegations that somebody speaks for, in the order of the file. */
export function speakingDelegations({ placed, speakers }: FileReview): readonly string[] {
  const codes = allItems(placed).flatMap(({ author }) => speakers.get(author) ?? []);
  return [...new Set(codes)];
}

/** True while something could get lost that a person has worked on: nothing is tabled by itself. */
export function isUnfinished(review: FileReview | null): boolean {
  return review !== null && unfinishedItems(review).length > 0;
}

/** What is asked of the server for an item, in order: the amendment, then its co-sponsors where one speaks for others. */
export function commandsOf(review: FileReview, item: PlacedItem, actor: Actor): readonly Asked[] {
  const { proposed, notes, reason, author, key } = item;
  const amendment = review.ids.get(key);
  const delegation = speakerOf(review, author);
  if (!proposed || !amendment || delegation === null) throw new RangeError(`${key} cannot be tabled`);
  const speaksForOthers = actor.role !== "delegation";
  const sponsors = review.placed.authors.find(({ name }) => name === author)?.sponsors ?? [];
  return [
    {
      command: "tableAmendment",
      amendment,
      proposed,
      ...(speaksForOthers ? { delegation } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    },
    ...(speaksForOthers ? sponsors : [])
      .filter((code) => code !== delegation)
      .map((code) => ({ command: "joinSponsors", amendment, delegation: code }) as const),
  ];
}

/** The same review with an item ticked or not. */
export function withKept(review: FileReview, keys: readonly string[], isKept: boolean): FileReview {
  const kept = new Set(review.kept);
  for (const key of keys) {
    if (isKept) kept.add(key);
    else kept.delete(key);
  }
  return { ...review, kept };
}

/**
 * The same review with an author speaking for a delegation, for none, or, undefined, not decided yet. What this delegation
 * has tabled already is not ticked any more. Rule UI215.
 */
export function withSpeaker(review: FileReview, author: string, code: string | null | undefined): FileReview {
  const speakers = new Map(review.speakers);
  if (code === undefined) speakers.delete(author);
  else speakers.set(author, code);
  const again = allItems(review.placed).filter(({ key, author: by }) => {
    const same = review.former.get(key);
    return by === author && same !== undefined && delegationsOf(same).some((one) => one === code);
  });
  return withKept(
    { ...review, speakers },
    again.map(({ key }) => key),
    false,
  );
}

/** The same review with what became of an item. */
export function withResult(review: FileReview, key: string, result: ItemResult): FileReview {
  return { ...review, results: new Map([...review.results, [key, result]]) };
}
