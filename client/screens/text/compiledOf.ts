import { type Compiled, type CompiledText, compiledText } from "../../../shared/amendments/compilation.ts";
import type { OverlayFilter, Overlays } from "../../../shared/amendments/overlays.ts";
import type { ContentClause, ContentFootnote } from "../../../shared/document/content.ts";
import { contentOf } from "../../../shared/document/contentOf.ts";
import type { DraftDoc } from "../../../shared/document/draftDoc.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";

/**
 * The compilation of this moment, as it would be exported. Clauses and notes of `former` that still read the same are the
 * same objects, and so are their lists. Rules UI111, AM27–AM30.
 */
export function compiledOf(
  draft: DraftDoc,
  overlays: Overlays,
  state: DraftState,
  { delegations, statuses, readings }: OverlayFilter,
  former: CompiledText | null,
): CompiledText {
  const now = compiledText(contentOf(draft), overlays.words(), state, {
    ...(delegations ? { delegations } : {}),
    statuses,
    ...(readings ? { readings } : {}),
  });
  return {
    clauses: steady(now.clauses, former?.clauses ?? []),
    footnotes: steady(now.footnotes, former?.footnotes ?? []),
  };
}

function steady<Part extends Compiled<ContentClause> | Compiled<ContentFootnote>>(
  parts: readonly Part[],
  former: readonly Part[],
): readonly Part[] {
  const known = new Map<string, Part>(former.map((part) => [part.id, part]));
  const kept = parts.map((part) => {
    const before = known.get(part.id);
    return before && JSON.stringify(before) === JSON.stringify(part) ? before : part;
  });
  return kept.length === former.length && kept.every((part, index) => part === former[index]) ? former : kept;
}
