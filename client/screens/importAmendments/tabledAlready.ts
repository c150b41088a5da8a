import type { Overlays } from "../../../shared/amendments/overlays.ts";
import { type Amendment, samePlace } from "../../../shared/domain/amendment.ts";
import { type DraftState, openAmendments } from "../../../shared/domain/draftState.ts";
import { sameRuns } from "../../../shared/domain/joinRuns.ts";
import type { PlacedFileResponse } from "../../../shared/protocol/placedFileSchema.ts";
import { allItems, type PlacedItem } from "./fileReview.ts";

/**
 * The open amendments that say already what items of a file propose, by the items' keys: a file that was taken out with
 * tracked changes brings them back. Rule UI215.
 */
export function tabledAlready(
  placed: PlacedFileResponse,
  state: DraftState,
  overlays: Overlays,
): ReadonlyMap<string, Amendment> {
  const open = openAmendments(state);
  return new Map(
    allItems(placed).flatMap((item) => {
      const same = open.find((amendment) => saysTheSame(item, amendment, overlays));
      return same ? [[item.key, same] as const] : [];
    }),
  );
}

function saysTheSame({ proposed, after }: PlacedItem, amendment: Amendment, overlays: Overlays): boolean {
  const other = amendment.proposed;
  if (proposed?.kind !== other.kind) return false;
  switch (other.kind) {
    case "insert":
      return sameRuns(after, overlays.proposal(amendment).text);
    case "edit":
    case "alt": {
      const isSamePlace = "on" in proposed && samePlace(proposed.on, other.on);
      return isSamePlace && sameRuns(after, overlays.proposal(amendment).text);
    }
    case "delete":
      return "on" in proposed && samePlace(proposed.on, other.on);
    case "move":
      return proposed.kind === "move" && samePlace(proposed.on, other.on) && proposed.order === other.order;
  }
}
