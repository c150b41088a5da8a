import { plainText, type Run } from "../domain/clause.ts";
import { organItalics } from "../phrases/organNames.ts";
import type { ContentClause } from "./content.ts";

/** How many characters at the beginning of a clause's words are set off: the opening phrase, or the organ's name. Rules PH1, PH8. */
export function leadLength({ kind, lead, text }: Pick<ContentClause, "kind" | "lead" | "text">): number {
  return kind === "enacting" ? organItalics(plainText(text)).length : lead.length;
}
