import type { TableView } from "../document/views.ts";
import type { Run, StoredClause } from "../domain/clause.ts";
import type { DraftType, Language } from "../domain/draftHead.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import type { AmendmentWords } from "./carryOver.ts";

/** The words of a draft at one moment, as the server or a test has them. */
export interface DraftWords {
  readonly type: DraftType;
  readonly language: Language;
  /** The clauses of the text in their order, as the projection shows them. */
  readonly clauses: readonly (StoredClause & {
    readonly label: string;
    readonly runs: readonly Run[];
    readonly table?: TableView;
  })[];
  isDeleted(clause: ClauseId): boolean | undefined;
  note(footnote: FootnoteId): readonly Run[] | undefined;
  /** Words of a tabled amendment as they stand in the document. */
  amendment(id: AmendmentId): AmendmentWords | undefined;
  isDelegation(code: string): boolean;
}
