import { plainText, type Run } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId } from "../domain/ids.ts";
import { compilationPredecessor } from "./compilation.ts";
import type { DraftWords } from "./draftWords.ts";
import { hunks } from "./hunks.ts";
import { proposalOf } from "./proposal.ts";
import { type RegisterRow, register } from "./register.ts";
import { roomLabels } from "./roomLabels.ts";
import { sliceRuns } from "./runEdits.ts";
import { wordTokens } from "./wordTokens.ts";

/** Words of a proposed text: that stay, that it takes away, or that it brings. */
interface ChangedWords {
  readonly change: "same" | "old" | "new";
  readonly text: string;
}

/** A row of the register with the whole words of its amendment, for files that people work on. */
export interface RegisterFileRow extends RegisterRow {
  /** The words that it was written for; empty for a new clause. */
  readonly current: string;
  /** The words that it asks for, with those it takes away. */
  readonly proposed: readonly ChangedWords[];
  /** Of a move: the label of the clause behind which it goes; empty for the beginning. */
  readonly movesAfter?: string;
  /** Where its clause stands on paper. */
  readonly page?: number;
  readonly line?: number;
}

/** Page and line of clauses, in the file that people have in their hands. */
export type RegisterLines = ReadonlyMap<ClauseId, { readonly page: number; readonly line?: number }>;

/** The register with whole words. Pure. Rules AM31, FF30. */
export function registerFileRows(words: DraftWords, state: DraftState, lines?: RegisterLines): RegisterFileRow[] {
  const labels = roomLabels(words, state);
  return register(words, state).map((row): RegisterFileRow => {
    const place = row.clause === null ? undefined : lines?.get(row.clause);
    const amendment = state.amendments.get(row.id);
    if (!amendment) throw new RangeError(`the register has an amendment ${row.id} that the draft has not`);
    const { base, text } = proposalOf(amendment, words.amendment(row.id));
    const removed = row.kind === "delete" ? (words.clauses.find(({ id }) => id === row.clause)?.runs ?? []) : base;
    return {
      ...row,
      current: plainText(removed),
      proposed: proposedWords(row.kind, removed, text),
      ...(row.kind === "move" ? { movesAfter: compilationPredecessor(amendment, words, labels) ?? "" } : {}),
      ...place,
    };
  });
}

function proposedWords(kind: RegisterRow["kind"], base: readonly Run[], text: readonly Run[]): readonly ChangedWords[] {
  switch (kind) {
    case "edit":
      return changedWords(base, text);
    case "insert":
    case "alt":
      return joined([{ change: "new", text: plainText(text) }]);
    case "delete":
      return joined([{ change: "old", text: plainText(base) }]);
    case "move":
      return [];
  }
}

/** A text against what it was written for, word by word: what goes stands before what comes. */
function changedWords(base: readonly Run[], text: readonly Run[]): readonly ChangedWords[] {
  const old = wordTokens(base);
  const now = wordTokens(text);
  const part = (of: typeof old, from: number, to: number): string => {
    const start = from === 0 ? 0 : (of.tokens[from]?.start ?? Number.POSITIVE_INFINITY);
    const end = of.tokens[to]?.start ?? Number.POSITIVE_INFINITY;
    return from < to ? plainText(sliceRuns(of.runs, start, end)) : "";
  };
  const words: ChangedWords[] = [];
  let reached = 0;
  for (const { from, to, otherFrom, otherTo } of hunks(base, text)) {
    words.push({ change: "same", text: part(now, reached, otherFrom) });
    words.push({ change: "old", text: part(old, from, to) }, { change: "new", text: part(now, otherFrom, otherTo) });
    reached = otherTo;
  }
  words.push({ change: "same", text: part(now, reached, now.tokens.length) });
  return joined(words);
}

function joined(words: readonly ChangedWords[]): readonly ChangedWords[] {
  return words.filter(({ text }) => text !== "");
}
