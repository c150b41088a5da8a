import * as Y from "yjs";
import { type ClauseKind, isClauseKind, levelRange, type Run } from "../domain/clause.ts";
import { DRAFT_TYPES, type DraftHead, LANGUAGES, PROFILES } from "../domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { insertRuns } from "./inline.ts";

/** The root types of a draft's document, and nothing else. Rule DOC1. */
export const DRAFT_ROOTS = ["head", "clauses", "footnotes", "amendments", "comments", "decisions"] as const;

/** The root types of a delegation's private document. */
export const PRIVATE_ROOTS = ["amendments", "comments", "notes"] as const;

/** Typed access to the roots of a draft's Y.Doc. */
export interface DraftDoc {
  readonly doc: Y.Doc;
  readonly head: Y.Map<unknown>;
  readonly clauses: Y.Map<Y.Map<unknown>>;
  readonly footnotes: Y.Map<Y.Map<unknown>>;
  readonly amendments: Y.Map<Y.Map<unknown>>;
  readonly comments: Y.Map<Y.Map<unknown>>;
  readonly decisions: Y.Array<unknown>;
}

/** Names the roots of a draft's document; makes them where the document is new. */
export function draftDoc(doc: Y.Doc): DraftDoc {
  return {
    doc,
    head: doc.getMap("head"),
    clauses: doc.getMap("clauses"),
    footnotes: doc.getMap("footnotes"),
    amendments: doc.getMap("amendments"),
    comments: doc.getMap("comments"),
    decisions: doc.getArray("decisions"),
  };
}

/** What a new clause is made of. `deleted` clauses are there, but not in the text. */
export interface NewClause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly order: string;
  readonly runs?: readonly Run[];
  readonly deleted?: boolean;
}

/** Puts a new clause into the map and gives its Y.Text. @throws RangeError when the id is taken. Rule DOC2. */
export function addClause(draft: DraftDoc, clause: NewClause): Y.Text {
  if (draft.clauses.has(clause.id)) throw new RangeError(`clause ${clause.id} exists`);
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  if (clause.runs) insertRuns(text, 0, clause.runs);
  map.set("kind", clause.kind);
  map.set("level", clause.level);
  map.set("order", clause.order);
  map.set("text", text);
  if (clause.deleted) map.set("deleted", true);
  draft.clauses.set(clause.id, map);
  return text;
}

/** Puts a new, empty or filled, footnote into the map. @throws RangeError when the id is taken. */
export function addFootnote(draft: DraftDoc, id: FootnoteId, runs: readonly Run[] = []): Y.Text {
  if (draft.footnotes.has(id)) throw new RangeError(`footnote ${id} exists`);
  const map = new Y.Map<unknown>();
  const text = new Y.Text();
  insertRuns(text, 0, runs);
  map.set("text", text);
  draft.footnotes.set(id, map);
  return text;
}

/** The Y.Text of a clause or footnote map, or nothing where it is damaged or absent. */
export function textOf(map: Y.Map<unknown> | undefined): Y.Text | undefined {
  const text = map instanceof Y.Map ? map.get("text") : undefined;
  return text instanceof Y.Text ? text : undefined;
}

/** True when a clause has a tombstone. */
export function isDeleted(clause: Y.Map<unknown>): boolean {
  return clause.get("deleted") === true;
}

/** Kind of a stored clause; anything that is not one of ours reads as `text`, so that no words vanish. Rule PROJ2. */
export function kindOf(clause: Y.Map<unknown>): ClauseKind {
  const kind = clause.get("kind");
  return isClauseKind(kind) ? kind : "text";
}

/** Level of a stored clause, brought into the range of its kind. Rule PROJ2. */
export function levelOf(clause: Y.Map<unknown>): number {
  const [min, max] = levelRange(kindOf(clause));
  const level = clause.get("level");
  return typeof level === "number" && Number.isInteger(level) ? Math.min(Math.max(level, min), max) : min;
}

/** Order key of a stored clause; a missing one sorts first. */
export function orderOf(clause: Y.Map<unknown>): string {
  const order = clause.get("order");
  return typeof order === "string" ? order : "";
}

/** The keys a table's `cells` map uses: `<row>|<column>`, both fractional order keys. */
export function cellKey(row: string, column: string): string {
  return `${row}|${column}`;
}

/** The cells of a table clause: order key of row and column → Y.Text. Empty for any other clause. */
export function cellsOf(clause: Y.Map<unknown>): Y.Map<Y.Text> | undefined {
  const cells = clause.get("cells");
  return cells instanceof Y.Map ? (cells as Y.Map<Y.Text>) : undefined;
}

/** Reads the head; unknown or missing values become those of a UN resolution in English. */
export function readHead(draft: DraftDoc): DraftHead {
  const oneOf = <T extends string>(key: string, values: readonly T[], fallback: T): T => {
    const value = draft.head.get(key);
    return (values as readonly unknown[]).includes(value) ? (value as T) : fallback;
  };
  const optional: Record<string, string> = {};
  for (const key of ["organ", "symbol", "number", "session", "agendaItem"] as const) {
    const value = draft.head.get(key);
    if (typeof value === "string" && value !== "") optional[key] = value;
  }
  return {
    type: oneOf("type", DRAFT_TYPES, "resolution"),
    language: oneOf("language", LANGUAGES, "en"),
    profile: oneOf("profile", PROFILES, "un"),
    ...optional,
  };
}

/** Writes the fields given; an empty string takes a field away. */
export function writeHead(draft: DraftDoc, head: Partial<DraftHead>): void {
  for (const [key, value] of Object.entries(head)) {
    if (value === "" || value === undefined) draft.head.delete(key);
    else if (draft.head.get(key) !== value) draft.head.set(key, value);
  }
}
