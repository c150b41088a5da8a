import type { Content } from "../../../shared/document/content.ts";
import { contentOf } from "../../../shared/document/contentOf.ts";
import type { Projection } from "../../../shared/document/projection.ts";

/** The present base text as content, with the labels and numbers that the room has given out. */
export function currentContent({ draft, clauses }: Projection): Content {
  const content = contentOf(draft);
  const shown = new Map(clauses.map((view) => [view.id, view]));
  return {
    ...content,
    clauses: content.clauses.map((clause) => {
      const view = shown.get(clause.id);
      return view ? { ...clause, label: view.label, number: view.number } : clause;
    }),
  };
}
