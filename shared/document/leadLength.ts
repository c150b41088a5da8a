import { type ClauseKind, plainText, type Run } from "../domain/clause.ts";
import { organItalics } from "../phrases/organNames.ts";
import { type DraftPhrases, leadOf } from "./clauseViews.ts";
import type { ContentClause } from "./content.ts";

/** How many characters at the beginning of a clause's words are set off: the opening phrase, or the organ's name. Rules PH1, PH8. */
export function leadLength({ kind, lead, text }: Pick<ContentClause, "kind" | "lead" | "text">): number {
  return kind === "enacting" ? organItalics(plainText(text)).length : lead.length;
}

/** The same of words that are proposed for a clause, or are to be one. */
export function proposedLeadLength(
  { kind, level }: { readonly kind: ClauseKind; readonly level: number },
  text: readonly Run[],
  phrases: DraftPhrases,
): number {
  return leadLength({ kind, lead: leadOf({ kind, level }, text, phrases).lead, text });
}
