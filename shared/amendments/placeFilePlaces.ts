import { orderBetween } from "../document/order.ts";
import { arrange, familyAt, orderBounds } from "../document/structure.ts";
import { INSERTABLE_KINDS } from "../domain/amendment.ts";
import { type ClauseKind, levelRange, plainText, type StoredClause } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";
import { fileOrder, type Proposes } from "./fileOrder.ts";
import type { PlacingProblem } from "./placedItem.ts";
import type { Ground, Unkeyed } from "./placeFileGround.ts";
import { shortened } from "./register.ts";
import { labelFor } from "./roomLabels.ts";

/** Where new and moved clauses of a file come to stand in a draft: each behind what it stands behind in the file. Rule FA8. */
export class FilePlaces {
  readonly #ground: Ground;
  /** The draft with the new clauses that were placed so far. */
  readonly #text: StoredClause[];
  /** What stands in the draft for a clause of the file, new ones included; for one the draft lacks, what is before it. */
  readonly #standing = new Map<ClauseId, ClauseId | null>();
  readonly #inserts = new Map<Proposes<"insert">, StoredClause>();
  /** What the room would call them. */
  readonly #labels = new Map<Proposes<"insert">, string>();

  constructor(ground: Ground, inserts: readonly Proposes<"insert">[]) {
    this.#ground = ground;
    this.#text = ground.words.clauses.map(({ id, kind, level, order }) => ({ id, kind, level, order }));
    let last: ClauseId | null = null;
    for (const one of fileOrder(ground.file.content.clauses, inserts)) {
      if ("clause" in one) last = ground.clauseFor(one.clause)?.id ?? last;
      else last = this.#insert(one.insert, last) ?? last;
      this.#standing.set("clause" in one ? one.clause : one.insert.proposed.clause, last);
    }
  }

  /** A new clause as an item. */
  insertItem(author: string, amendment: Proposes<"insert">): Unkeyed {
    const { proposed, label = "", reason = "" } = amendment;
    const { clauseKind, level } = proposed;
    const text = this.#ground.runsFor(proposed.text);
    const place = this.#inserts.get(amendment);
    const problem: PlacingProblem | null = !isInsertable(clauseKind, level)
      ? "not_amendable"
      : place
        ? null
        : "no_place";
    const wanted =
      place && problem === null
        ? ({ kind: "insert", clause: place.id, clauseKind, level: place.level, order: place.order, text } as const)
        : null;
    return {
      author,
      kind: "insert",
      clause: null,
      label: this.#labels.get(amendment) ?? label,
      before: [],
      after: text,
      proposed: wanted,
      notes: this.#ground.notesIn(text),
      reason,
      problem,
      excerpt: shortened(plainText(text)),
    };
  }

  /** A move as an item. */
  moveItem(author: string, { proposed, reason = "" }: Proposes<"move">): Unkeyed {
    const { words, labels, tools } = this.#ground;
    const moved = this.#ground.clauseFor(proposed.on.clause);
    const theirs = this.#ground.file.content.clauses.find(({ id }) => id === proposed.on.clause);
    const after = proposed.after === null ? null : this.#standing.get(proposed.after);
    const item: Unkeyed = {
      author,
      kind: "move",
      clause: moved?.id ?? null,
      label: (moved ? labels.get(moved.id) : theirs?.label) ?? "",
      before: moved?.runs ?? theirs?.text ?? [],
      after: moved?.runs ?? theirs?.text ?? [],
      proposed: null,
      notes: [],
      reason,
      problem: null,
      excerpt: shortened(plainText(moved?.runs ?? theirs?.text ?? [])),
    };
    if (!moved || after === undefined) return { ...item, problem: "no_place" };
    if (!INSERTABLE_KINDS.includes(moved.kind)) return { ...item, problem: "not_amendable" };
    if (this.#ground.isLocked({ clause: moved.id })) return { ...item, problem: "agreed" };
    const level = inRange(moved.kind, proposed.level);
    const family = new Set(familyAt(words.clauses, words.clauses.indexOf(moved)).map(({ id }) => id));
    const rest = this.#text.filter(({ id }) => !family.has(id));
    const behind = after !== null && family.has(after) ? this.#before(moved.id, family) : after;
    const index = this.#indexBehind(rest, behind, level);
    const bounds = orderBounds(rest, index, moved.kind);
    const order = orderBetween(bounds.before, bounds.after, tools.random);
    const others = words.clauses.filter(({ id }) => !family.has(id));
    if (
      level === moved.level &&
      neighbour(arrange([...others, { ...moved, order }]), moved.id) === this.#before(moved.id, family)
    )
      return { ...item, problem: "nothing_changed" };
    return { ...item, proposed: { kind: "move", on: { clause: moved.id }, order, level } };
  }

  #insert(amendment: Proposes<"insert">, last: ClauseId | null): ClauseId | null {
    const { clauseKind: kind, level: wanted } = amendment.proposed;
    if (!isInsertable(kind, wanted)) return null;
    const level = inRange(kind, wanted);
    const index = this.#indexBehind(this.#text, last, level);
    const { before, after } = orderBounds(this.#text, index, kind);
    const place: StoredClause = {
      id: this.#ground.tools.newId("clause") as ClauseId,
      kind,
      level,
      order: orderBetween(before, after, this.#ground.tools.random),
    };
    this.#text.splice(index, 0, place);
    this.#inserts.set(amendment, place);
    const { words, state } = this.#ground;
    const asked = { kind: "insert", clause: place.id, clauseKind: kind, level, order: place.order, text: [] } as const;
    const label = labelFor(asked, words, state, [...this.#labels.values()]);
    if (label !== undefined) this.#labels.set(amendment, label);
    return place.id;
  }

  /** Behind a clause, and behind the sub-clauses that it has got in the draft since. */
  #indexBehind(text: readonly StoredClause[], behind: ClauseId | null, level: number): number {
    let index = behind === null ? 0 : text.findIndex(({ id }) => id === behind) + 1;
    const isFresh = (clause: StoredClause | undefined): boolean =>
      clause !== undefined &&
      clause.level > level &&
      clause.kind === text[index - 1]?.kind &&
      this.#ground.words.isDeleted(clause.id) === false &&
      !this.#ground.matched.has(clause.id);
    while (index > 0 && isFresh(text[index])) index++;
    return index;
  }

  /** What stands before a clause in the text, but for its own family. */
  #before(clause: ClauseId, family: ReadonlySet<ClauseId>): ClauseId | null {
    const { clauses } = this.#ground.words;
    const index = clauses.findIndex(({ id }) => id === clause);
    return clauses.slice(0, index).findLast(({ id }) => !family.has(id))?.id ?? null;
  }
}

function neighbour(text: readonly StoredClause[], clause: ClauseId): ClauseId | null {
  return text[text.findIndex(({ id }) => id === clause) - 1]?.id ?? null;
}

function isInsertable(kind: ClauseKind, level: number): boolean {
  return INSERTABLE_KINDS.includes(kind) && Number.isInteger(level);
}

function inRange(kind: ClauseKind, level: number): number {
  const [least, most] = levelRange(kind);
  return Math.min(Math.max(level, least), most);
}
