import type { AmendmentWords } from "../../shared/amendments/carryOver.ts";
import type { DraftWords } from "../../shared/amendments/textFactsOf.ts";
import { type DraftDoc, isDeleted, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { project } from "../../shared/document/projection.ts";
import type { Run } from "../../shared/domain/clause.ts";
import { delegationCodeSchema } from "../../shared/protocol/http.ts";

/** The words of a draft as decisions look at them: of this moment, and not to be kept. Rule CMD17. */
export function draftWords(draft: DraftDoc): DraftWords {
  const { head, clauses } = project(draft);
  return {
    type: head.type,
    language: head.language,
    clauses,
    isDeleted: (id) => {
      const clause = draft.clauses.get(id);
      return clause && isDeleted(clause);
    },
    note: (id) => {
      const text = textOf(draft.footnotes.get(id));
      return text && readRuns(text);
    },
    amendment: (id) => amendmentWords(draft, id),
    // Who speaks from the floor need not have a link of its own.
    isDelegation: (code) => delegationCodeSchema.safeParse(code).success,
  };
}

function amendmentWords(draft: DraftDoc, id: string): AmendmentWords | undefined {
  const map = draft.amendments.get(id);
  const text = textOf(map);
  if (!map || !text) return undefined;
  return { base: (map.get("base") as readonly Run[] | undefined) ?? [], text: readRuns(text) };
}
