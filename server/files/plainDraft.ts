import { changesOf, type DraftPast } from "../../shared/amendments/draftPast.ts";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { type DraftDoc, isDeleted } from "../../shared/document/draftDoc.ts";
import type { Run } from "../../shared/domain/clause.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { decisionsOf } from "../commands/decisionsOf.ts";
import { draftWords } from "../commands/draftWords.ts";

/** The words and the state of a draft at one moment as plain values, which may go to another thread. */
export interface PlainDraft {
  readonly head: Pick<DraftWords, "type" | "language">;
  readonly clauses: DraftWords["clauses"];
  readonly deleted: readonly ClauseId[];
  readonly notes: readonly (readonly [FootnoteId, readonly Run[]])[];
  readonly state: DraftState;
  readonly past: DraftPast;
}

/** What a draft is at this moment. `issued` are its revisions. */
export function plainDraft(draft: DraftDoc, state: DraftState, issued: DraftPast["issued"] = []): PlainDraft {
  const words = draftWords(draft);
  return {
    head: { type: words.type, language: words.language },
    clauses: words.clauses.map(({ id, kind, level, order, label, runs, table }) => ({
      ...{ id, kind, level, order, label, runs },
      ...(table
        ? {
            table: {
              ...table,
              cells: table.cells.map((row) =>
                row.map((cell) => ({ key: cell.key, runs: cell.runs, source: undefined })),
              ),
            },
          }
        : {}),
    })),
    deleted: [...draft.clauses].flatMap(([id, clause]) => (isDeleted(clause) ? [id as ClauseId] : [])),
    notes: [...draft.footnotes.keys()].flatMap((id): [FootnoteId, readonly Run[]][] => {
      const runs = words.note(id as FootnoteId);
      return runs ? [[id as FootnoteId, runs]] : [];
    }),
    // Ids of commands are many, and of no use here.
    state: { ...state, commands: new Set() },
    past: { issued, changes: changesOf(decisionsOf(draft)) },
  };
}

/** The same draft to be asked as decisions ask it, but for the words of amendments and who is in the room. */
export function wordsOfPlain({ head, clauses, deleted, notes }: PlainDraft): DraftWords {
  const present = new Set(clauses.map(({ id }) => id));
  const gone = new Set(deleted);
  const byId = new Map(notes);
  return {
    ...head,
    clauses,
    isDeleted: (id) => (gone.has(id) ? true : present.has(id) ? false : undefined),
    note: (id) => byId.get(id),
    amendment: () => undefined,
    isDelegation: () => false,
  };
}
