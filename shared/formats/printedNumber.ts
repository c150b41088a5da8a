import type { ContentClause } from "../document/content.ts";
import { workingNumber } from "../document/labels.ts";
import type { FileView } from "./fileView.ts";

/**
 * What stands before a clause: its printed number in the final text; elsewhere what the room calls it, sub-clauses by their
 * own sign. Empty for none. Rule FF3.
 */
export function printedNumber(
  view: FileView["view"],
  { kind, level, label, number }: Pick<ContentClause, "kind" | "level" | "label" | "number">,
): string {
  if (view === "final" || label === "") return number;
  return level === 0 ? label : workingNumber(label, kind === "preambular" ? "operative" : kind) || label;
}
