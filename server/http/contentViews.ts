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

/** The toggles of a request as the filter of a compilation. Rule AM28. */
export function filterOf({ delegations, statuses, readings }: Toggles): CompilationFilter {
  return {
    ...(delegations ? { delegations: new Set(delegations) } : {}),
    ...(statuses ? { statuses } : {}),
    ...(readings ? { readings } : {}),
  };
}

/** The compilation text of a draft as it is now, with the toggles of a request. Rules AM27–AM30. */
export function compilationOf(draft: DraftDoc, state: DraftState, toggles: Toggles): Content {
  return compilation(contentOf(draft), draftWords(draft), state, filterOf(toggles));
}
