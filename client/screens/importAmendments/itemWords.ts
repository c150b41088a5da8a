import type { Overlay } from "../../../shared/amendments/overlay.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { differenceOf } from "../compare/comparison.ts";
import type { PlacedItem } from "./fileReview.ts";

/** What an item changes, as changes are drawn everywhere; a whole paragraph goes or comes in one piece. Rule UI210. */
export function segmentsOf({ kind, before, after }: PlacedItem): Overlay["segments"] {
  switch (kind) {
    case "insert":
      return differenceOf([], after);
    case "delete":
      return differenceOf(before, []);
    case "move":
      return [{ type: "same", offset: 0, runs: before }];
    case "edit":
    case "alt":
      return differenceOf(before, after);
  }
}

/** An item in plain words, to be taken along: whose, where, what it says, why. */
export function wordsOf({ author, label, kind, before, after, reason }: PlacedItem): string {
  const words = plainText(kind === "delete" || kind === "move" ? before : after).trim();
  return [[author, label].filter(Boolean).join(", "), words, reason].filter(Boolean).join("\n");
}
