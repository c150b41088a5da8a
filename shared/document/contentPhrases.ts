import type { DraftPhrases } from "./clauseViews.ts";
import type { Content } from "./content.ts";

/** The opening phrases that content has added to those known, by the kind of clause they open. */
export function contentPhrases({ phrases = [] }: Pick<Content, "phrases">): DraftPhrases {
  const of = (wanted: keyof DraftPhrases): string[] =>
    phrases.flatMap(({ kind, phrase }) => (kind === wanted ? [phrase] : []));
  return { preambular: of("preambular"), operative: of("operative") };
}
