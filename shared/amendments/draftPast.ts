import type { Content } from "../document/content.ts";
import type { TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { Decision, RestoringChange } from "../domain/events.ts";
import type { ClauseId } from "../domain/ids.ts";
import { sameWords } from "./combine.ts";

/** What is known of a draft besides its present: a file may have been made from any moment of it. */
export interface DraftPast {
  /** Its texts as they were issued. */
  readonly issued: readonly Content[];
  /** What decisions did to its text. */
  readonly changes: readonly RestoringChange[];
}

export const NO_PAST: DraftPast = { issued: [], changes: [] };

/** What decisions did to the text, in their order. */
export function changesOf(decisions: readonly Decision[]): readonly RestoringChange[] {
  return decisions.flatMap((decision): readonly RestoringChange[] => {
    if (decision.type === "revisionRestored") return decision.changes;
    const change = "change" in decision ? decision.change : undefined;
    return change ? [change] : [];
  });
}

/** Answers whether something that a file says otherwise than the draft is only what the draft once said. Rule FA18. */
export class FormerTexts {
  readonly #said = new Map<string, (readonly Run[])[]>();
  readonly #cameIn = new Set<ClauseId>();
  readonly #moved = new Set<ClauseId>();
  readonly #all: (readonly Run[])[] = [];

  constructor({ issued, changes }: DraftPast) {
    for (const { clauses, footnotes } of issued) {
      for (const { id, text } of clauses) this.#add({ clause: id }, text);
      for (const { id, text } of footnotes) this.#add({ footnote: id }, text);
    }
    const [first] = issued;
    for (const { clauses } of first ? issued : []) {
      for (const { id } of clauses) if (!first?.clauses.some((one) => one.id === id)) this.#cameIn.add(id);
    }
    for (const change of changes) {
      switch (change.type) {
        case "text":
          this.#add(change.on, change.before);
          this.#add(change.on, change.result);
          break;
        case "inserted":
          this.#cameIn.add(change.clause);
          this.#add({ clause: change.clause }, change.result);
          break;
        case "restored":
          for (const clause of change.clauses) this.#cameIn.add(clause);
          break;
        case "moved":
          for (const { clause } of [...change.from, ...change.to]) this.#moved.add(clause);
          break;
        default:
      }
    }
  }

  /** True where the clause or note has read so. */
  hasSaid(on: TextPlace, runs: readonly Run[]): boolean {
    return (this.#said.get(JSON.stringify(on)) ?? []).some((said) => sameWords(said, runs));
  }

  /** True where any clause has read so. */
  hasHad(runs: readonly Run[]): boolean {
    return this.#all.some((said) => sameWords(said, runs));
  }

  /** True for a clause that was not there all the time. */
  cameIn(clause: ClauseId): boolean {
    return this.#cameIn.has(clause);
  }

  hasMoved(clause: ClauseId): boolean {
    return this.#moved.has(clause);
  }

  #add(on: TextPlace, runs: readonly Run[]): void {
    const key = JSON.stringify(on);
    const list = this.#said.get(key) ?? [];
    this.#said.set(key, list);
    list.push(runs);
    if ("clause" in on) this.#all.push(runs);
  }
}
