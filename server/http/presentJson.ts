import { proposalOf } from "../../shared/amendments/proposal.ts";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import { isUndecided } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import type { FootnoteId } from "../../shared/domain/ids.ts";
import { draftWords } from "../commands/draftWords.ts";

/** What commands on a draft ask for: where its clauses stand, which words they have now, and what is proposed. Rule HT21. */
export function presentJson(draft: DraftDoc, state: DraftState) {
  const words = draftWords(draft);
  const undecided = [...state.amendments.values()].filter(({ status }) => isUndecided(status));
  return {
    clauses: words.clauses.map(({ id, order, level, runs }) => ({
      clause: id,
      order,
      level,
      ifBase: fingerprint(runs),
      text: runs,
    })),
    footnotes: [...draft.footnotes.keys()].flatMap((id) => {
      const text = words.note(id as FootnoteId);
      return text ? [{ footnote: id as FootnoteId, ifBase: fingerprint(text), text }] : [];
    }),
    amendments: undecided
      .filter(({ proposed }) => "text" in proposed)
      .map((amendment) => {
        const { base, text } = proposalOf(amendment, words.amendment(amendment.id));
        return {
          amendment: amendment.id,
          ifRevision: amendment.revisions.length,
          ifWords: fingerprint(text),
          base,
          text,
        };
      }),
  };
}
