import { type CompilationFilter, compilation } from "../../shared/amendments/compilation.ts";
import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { AmendmentStatus } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import { draftWords } from "../commands/draftWords.ts";

interface Toggles {
  readonly delegations?: readonly string[];
  readonly statuses?: readonly AmendmentStatus[];
  readonly readings?: readonly number[];
}

/** The compilation text of a draft as it is now, with the toggles of a request. Rules AM27–AM30. */
export function compilationOf(
  draft: DraftDoc,
  state: DraftState,
  { delegations, statuses, readings }: Toggles,
): Content {
  const filter: CompilationFilter = {
    ...(delegations ? { delegations: new Set(delegations) } : {}),
    ...(statuses ? { statuses } : {}),
    ...(readings ? { readings } : {}),
  };
  return compilation(contentOf(draft), draftWords(draft), state, filter);
}

/** The same content with the room's labels in place of the printed numbers. */
export function withLabels(content: Content): Content {
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, number: clause.label || clause.number })),
  };
}
