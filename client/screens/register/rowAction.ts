import type { Disposal } from "./disposal.ts";

/** What can be done with rows of the register. */
export type RowAction = "open" | "accept" | Disposal;

const LETTERS: Readonly<Record<string, RowAction>> = { a: "accept", n: "declineAmendment", p: "parkAmendment" };

/**
 * What a key asks of the row it is pressed on, or nothing. Single letters work in the table only, and only where somebody
 * decides. Rule UI108.
 */
export function rowActionOf(
  press: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">,
  mayDecide: boolean,
): RowAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  if (press.key === "Enter") return "open";
  return mayDecide ? (LETTERS[press.key.toLowerCase()] ?? null) : null;
}
