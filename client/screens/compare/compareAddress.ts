import type { DraftState } from "../../../shared/domain/draftState.ts";

/** One side of a comparison: a Rev by its number, or the text as it stands now. */
export type CompareSide = number | "current";

/** The two texts that an address asks for, and what in it is no side of this draft. */
export interface AskedSides {
  readonly from: CompareSide;
  readonly to: CompareSide;
  readonly unknown: readonly string[];
}

/**
 * Reads `?from=&to=`. What is not said, or is not there, is the current text and the Rev before the later side. Null where
 * the draft has no Rev yet. Rule UI164.
 */
export function askedSides(search: string, { revisions }: Pick<DraftState, "revisions">): AskedSides | null {
  const last = revisions.at(-1);
  if (!last) return null;
  const asked = new URLSearchParams(search);
  const unknown: string[] = [];
  const read = (name: "from" | "to"): CompareSide | null => {
    const value = asked.get(name);
    if (value === null || value === "current") return value;
    const found = revisions.find(({ rev }) => String(rev) === value);
    if (!found) unknown.push(value);
    return found?.rev ?? null;
  };
  const from = read("from");
  const to = read("to") ?? "current";
  const before = to === "current" ? last.rev : revisions.findLast(({ rev }) => rev < to)?.rev;
  return { from: from ?? before ?? to, to, unknown };
}

/** Address of a comparison. */
export function compareAddress(draft: string, from: CompareSide, to: CompareSide): string {
  return `/d/${draft}/compare?${new URLSearchParams({ from: String(from), to: String(to) })}`;
}

/** Address under which a Rev is read. */
export function revisionAddress(draft: string, rev: number): string {
  return `/d/${draft}/rev/${rev}`;
}
