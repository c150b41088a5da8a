import { hunks } from "../../../../shared/amendments/hunks.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";

/** What an amendment does, in one word of the room. */
export type KindWord = "replace" | "insert" | "deleteWords" | "delete" | "new" | "alt" | "move" | "nothing";

/** The word for an amendment: for other words it depends on whether they come, go, or do both. Rule UI76. */
export function kindWord({ kind, base, text }: Pick<Proposal, "kind" | "base" | "text">): KindWord {
  if (kind === "insert") return "new";
  if (kind !== "edit") return kind;
  const changes = hunks(base, text);
  if (changes.length === 0) return "nothing";
  if (changes.every(({ from, to }) => from === to)) return "insert";
  return changes.every(({ otherFrom, otherTo }) => otherFrom === otherTo) ? "deleteWords" : "replace";
}
