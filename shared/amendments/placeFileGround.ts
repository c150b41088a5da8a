import { citationsIn } from "../document/citations.ts";
import { citationsOf } from "../document/clauseViews.ts";
import type { DraftFile } from "../document/draftFile.ts";
import type { NewNote, TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import { lockedAt } from "../domain/decideProposal.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { alignParts, type Part } from "./alignParts.ts";
import { sameWords } from "./combine.ts";
import type { DraftWords } from "./draftWords.ts";
import type { PlacedItem } from "./placedItem.ts";
import { roomLabels } from "./roomLabels.ts";
import { textFactsOf } from "./textFactsOf.ts";

/** Where ids and order keys come from. */
export interface PlacingTools {
  newId(what: "clause" | "footnote"): string;
  /** Numbers in [0, 1). */
  readonly random: () => number;
}

/** An item before the whole answer is put in order. */
export type Unkeyed = Omit<PlacedItem, "key">;

export type DraftClause = DraftWords["clauses"][number];

/** A draft and a file held against each other: which clause and which note of the one is which of the other. */
export interface Ground {
  readonly file: Pick<DraftFile, "content" | "newNotes" | "amendments">;
  readonly words: DraftWords;
  readonly state: DraftState;
  readonly tools: PlacingTools;
  readonly labels: ReadonlyMap<ClauseId, string>;
  /** Draft clauses that the file has, too. */
  readonly matched: ReadonlySet<ClauseId>;
  /** The draft's clause for one of the file. */
  clauseFor(clause: ClauseId): DraftClause | undefined;
  /** The same place in the draft, and where to show it. */
  placeFor(on: TextPlace): GroundPlace | undefined;
  /** Words of the file with the notes of the draft; the same list again where nothing differs. */
  runsFor(runs: readonly Run[]): readonly Run[];
  /** Notes in such words that the draft does not have. */
  notesIn(runs: readonly Run[]): readonly NewNote[];
  isLocked(on: TextPlace): boolean;
}

/** A text of the draft that something is proposed on. */
export interface GroundPlace {
  readonly on: TextPlace;
  readonly present: readonly Run[];
  /** The clause itself, or the first one that cites the note. */
  readonly clause: DraftClause | undefined;
}

/** Holds a file against a draft. Clauses and notes are found by id or by their words. Rules FA5, FA6. */
export function placingGround(file: Ground["file"], words: DraftWords, state: DraftState, tools: PlacingTools): Ground {
  const { content } = file;
  const clauses = new Map<ClauseId, DraftClause>();
  const aligned = alignParts(content.clauses.map(partOfClause), words.clauses.map(partOfClause));
  for (const [a, b] of aligned) {
    const theirs = content.clauses[a];
    const ours = words.clauses[b];
    if (theirs && ours) clauses.set(theirs.id, ours);
  }
  const notes = new DraftNotes(file, words, tools);
  const facts = textFactsOf(words, state);
  return {
    file,
    words,
    state,
    tools,
    labels: roomLabels(words, state),
    matched: new Set([...clauses.values()].map(({ id }) => id)),
    clauseFor: (clause) => clauses.get(clause),
    placeFor: (on) => {
      if ("clause" in on) {
        const clause = clauses.get(on.clause);
        return clause && { on: { clause: clause.id }, present: clause.runs, clause };
      }
      const footnote = notes.existing(on.footnote);
      const present = footnote && words.note(footnote);
      if (!footnote || !present) return undefined;
      const [citing] = facts.citing(footnote);
      return { on: { footnote }, present, clause: words.clauses.find(({ id }) => id === citing) };
    },
    runsFor: (runs) => notes.runsFor(runs),
    notesIn: (runs) => notes.broughtIn(runs),
    isLocked: (on) => lockedAt(state, on, facts) !== undefined,
  };
}

function partOfClause(clause: {
  readonly id: ClauseId;
  readonly kind: string;
  readonly level: number;
  readonly text?: readonly Run[];
  readonly runs?: readonly Run[];
}): Part {
  return { id: clause.id, kind: clause.kind, level: clause.level, runs: clause.text ?? clause.runs ?? [] };
}

/** The notes of a file as notes of the draft: those it has, and new ones with ids of their own. */
class DraftNotes {
  readonly #existing = new Map<FootnoteId, FootnoteId>();
  readonly #texts: ReadonlyMap<FootnoteId, readonly Run[]>;
  readonly #brought = new Map<FootnoteId, readonly Run[]>();
  readonly #new = new Map<FootnoteId, FootnoteId>();
  readonly #words = new WeakMap<readonly Run[], readonly Run[]>();
  readonly #tools: PlacingTools;

  constructor({ content, newNotes }: Ground["file"], words: DraftWords, tools: PlacingTools) {
    this.#tools = tools;
    this.#texts = new Map([...content.footnotes, ...newNotes].map(({ id, text }) => [id, text]));
    const cited = [...new Set(words.clauses.flatMap(citationsOf))];
    const ours = cited.flatMap((id): Part[] => {
      const runs = words.note(id);
      return runs ? [{ id, kind: "note", level: 0, runs }] : [];
    });
    const theirs = content.footnotes.map(({ id, text }): Part => ({ id, kind: "note", level: 0, runs: text }));
    for (const [a, b] of alignParts(theirs, ours)) {
      this.#existing.set(theirs[a]?.id as FootnoteId, ours[b]?.id as FootnoteId);
    }
    // A note that an amendment of this very draft brought in is there already.
    for (const { id, text } of newNotes) {
      const there = words.note(id);
      if (there && sameWords(there, text)) this.#existing.set(id, id);
    }
  }

  existing(note: FootnoteId): FootnoteId | undefined {
    return this.#existing.get(note);
  }

  runsFor(runs: readonly Run[]): readonly Run[] {
    const known = this.#words.get(runs);
    if (known) return known;
    const mapped = runs.some((run) => "footnote" in run && this.#idFor(run.footnote) !== run.footnote)
      ? runs.map((run) => ("footnote" in run ? { footnote: this.#idFor(run.footnote) } : run))
      : runs;
    this.#words.set(runs, mapped);
    return mapped;
  }

  broughtIn(runs: readonly Run[]): NewNote[] {
    return [...new Set(citationsIn(runs))].flatMap((id) => {
      const text = this.#brought.get(id);
      return text ? [{ id, runs: text }] : [];
    });
  }

  #idFor(note: FootnoteId): FootnoteId {
    const existing = this.#existing.get(note) ?? this.#new.get(note);
    if (existing) return existing;
    const id = this.#tools.newId("footnote") as FootnoteId;
    this.#new.set(note, id);
    this.#brought.set(id, this.#texts.get(note) ?? []);
    return id;
  }
}
