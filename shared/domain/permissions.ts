import { isLocked } from "./agreement.ts";
import { isClauseKind } from "./clause.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "./draftHead.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import { type ClauseId, isId } from "./ids.ts";
import type { Actor, Role, Stage } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import { isStorableEmbed, isStorableFormat, isStorableText, MAX_HEAD_VALUE_LENGTH, MAX_TEXT_LENGTH } from "./words.ts";

/** What one operation of an update puts where. The resolution knows paths; the table below knows who may. */
export type OperationContent =
  | { readonly type: "string"; readonly text: string }
  | { readonly type: "format"; readonly mark: string; readonly value: unknown }
  | { readonly type: "embed"; readonly value: unknown }
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "map" | "text" | "array" }
  | { readonly type: "deleted"; readonly length: number }
  | { readonly type: "other"; readonly name: string };

/**
 * One resolved operation: what happens at which place of the document. For a map there is one operation a key, its
 * net effect: `delete` when no value stands there afterwards, else `set` with the value. A `set` of `deleted` content
 * brings only values that others have overwritten already.
 */
export interface Operation {
  readonly action: "insert" | "set" | "delete";
  /** Path of the container, root first: `["clauses", id, "text"]`. */
  readonly path: readonly string[];
  /** The key when the container is a map, else null. */
  readonly key: string | null;
  readonly content: OperationContent;
}

/** What the document holds before the update. Every answer is cheap: no method walks more than one entry. */
export interface PermissionView {
  has(root: "clauses" | "footnotes" | "comments", id: string): boolean;
  /** Entries of a root, those with a tombstone included. Asked only when an update adds one. */
  count(root: "clauses" | "footnotes" | "comments"): number;
  hasCells(clause: string): boolean;
  hasCell(clause: string, key: string): boolean;
  /** UTF-16 length of the text at a path, 0 where there is none. */
  textLength(path: readonly string[]): number;
  /** True when a clause that is locked in `state` cites the footnote. */
  isCitedLocked(footnote: string, state: DraftState): boolean;
  amendment(
    id: string,
  ): { readonly delegation: string; readonly sponsors: readonly string[]; readonly open: boolean } | undefined;
  /** The participant who wrote a comment. */
  commentAuthor(id: string): string | undefined;
}

/** Limits on the number of entries. They bound what one person can make everybody load. Rule PE12. */
export const ENTRY_LIMITS = { clauses: 10_000, footnotes: 5_000, comments: 20_000 } as const;

/** Keys that every clause has; they are set again, never taken away. Undo must not delete them (`deleteFilter`). Rule PE8. */
const REQUIRED_CLAUSE_KEYS: readonly string[] = ["kind", "level", "order", "text"];

/** True for a key of a clause or footnote map that may never end up without a value. Rule PE8. */
export function isRequiredKey(key: string): boolean {
  return REQUIRED_CLAUSE_KEYS.includes(key);
}

type Editors = Partial<Record<Role, "everybody" | "coreGroup">>;

/** Who writes base text, by stage. In silence and final nobody does: the stage is set back first. Rules PE1, PE2, PE3. */
const BASE_TEXT_EDITORS: Readonly<Record<Stage, Editors>> = {
  drafting: { secretariat: "everybody", facilitator: "everybody", delegation: "coreGroup" },
  negotiation: { secretariat: "everybody", facilitator: "everybody" },
  silence: {},
  final: {},
};

/**
 * May this person change the base text: the given clause, or (none given) add clauses and footnotes?
 * Gives the refusal, or null. The server asks it for every update, the client to grey things out. Rules PE1–PE4.
 */
export function mayEditBase(actor: Actor, state: DraftState, clause?: ClauseId): Refusal | null {
  if (actor.role === "observer") return { code: "read_only" };
  const editors = BASE_TEXT_EDITORS[state.stage][actor.role];
  const mayEdit = editors === "everybody" || (editors === "coreGroup" && actor.delegation?.coreGroup === true);
  if (!mayEdit) return { code: "base_text_closed", ...(clause ? { clause } : {}) };
  if (clause !== undefined && isLocked(statusOf(state, clause))) return { code: "clause_locked", clause };
  return null;
}

/** May this person change what stands above the text? In every stage: the number is often given after adoption. Rule PE7. */
export function mayEditHead(actor: Actor, _state: DraftState): Refusal | null {
  if (actor.role === "observer") return { code: "read_only" };
  return actor.role === "facilitator" || actor.role === "secretariat" ? null : { code: "base_text_closed" };
}

interface Asked {
  readonly actor: Actor;
  readonly state: DraftState;
  readonly view: PermissionView;
  /** Entries this update creates, as `clauses/<id>`, with the keys it gives them. */
  readonly created: ReadonlyMap<string, ReadonlyMap<string, OperationContent>>;
}

const refuse = (detail: string, at: { clause?: string; amendment?: string } = {}): Refusal => ({
  code: "structure_refused",
  detail,
  ...at,
});

const describe = (operation: Operation): string =>
  `${operation.action} ${operation.content.type} at ${operation.path.join("/")}${operation.key === null ? "" : `/${operation.key}`}`;

/** Words of a text: strings, our marks, our embeds. Nothing nested, no attributes on the text itself. Rule PE6. */
function permitWords(operation: Operation): Refusal | null {
  const { action, key, content } = operation;
  if (key !== null) return refuse(describe(operation));
  if (action === "delete" || content.type === "deleted") return null;
  const isFine =
    (content.type === "string" && isStorableText(content.text)) ||
    (content.type === "format" && isStorableFormat(content.mark, content.value)) ||
    (content.type === "embed" && isStorableEmbed(content.value));
  return isFine ? null : refuse(describe(operation));
}

const HEAD_CHOICES: Readonly<Record<string, readonly string[]>> = {
  type: DRAFT_TYPES,
  language: LANGUAGES,
  profile: PROFILES,
};
const HEAD_WORDS: readonly string[] = ["organ", "symbol", "number", "session", "agendaItem"];
const PHRASE_KEY = /^phrase:(?:preambular|operative):./u;

function isShortWords(value: unknown): boolean {
  return typeof value === "string" && value.length <= MAX_HEAD_VALUE_LENGTH && isStorableText(value);
}

function permitHead(operation: Operation, asked: Asked): Refusal | null {
  const closed = mayEditHead(asked.actor, asked.state);
  if (closed) return closed;
  const { action, path, key, content } = operation;
  if (path.length !== 1 || key === null || action === "insert") return refuse(describe(operation));
  const choices = Object.hasOwn(HEAD_CHOICES, key) ? HEAD_CHOICES[key] : undefined;
  const isPhrase = PHRASE_KEY.test(key) && isShortWords(key);
  if (!choices && !isPhrase && !HEAD_WORDS.includes(key)) return refuse(describe(operation));
  if (action === "delete" || content.type === "deleted") return null;
  if (content.type !== "value") return refuse(describe(operation));
  if (choices) return choices.includes(content.value as string) ? null : refuse(describe(operation));
  return (isPhrase ? content.value === true : isShortWords(content.value)) ? null : refuse(describe(operation));
}

const ORDER_KEY = /^[0-9A-Za-z]{1,256}$/;
const CELL_KEY = /^[0-9A-Za-z]{1,256}\|[0-9A-Za-z]{1,256}$/;

const isWholeNumber = (value: unknown, max: number): boolean =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;

/** What each key of a clause may hold. A level is checked loosely: kind and level may be set by two people at once. */
const CLAUSE_VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: isClauseKind,
  level: (value) => isWholeNumber(value, 4),
  order: (value) => typeof value === "string" && ORDER_KEY.test(value),
  deleted: (value) => typeof value === "boolean",
  header: (value) => isWholeNumber(value, 50),
};
const FOOTNOTE_VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  deleted: (value) => typeof value === "boolean",
};

/** A new entry of a root: a valid id that nobody has used, a map, never over or instead of another. Rule PE5. */
function permitEntry(operation: Operation, asked: Asked, required: readonly string[]): Refusal | null {
  const root = operation.path[0] as "clauses" | "footnotes" | "comments";
  const { action, key, content } = operation;
  if (action !== "set" || content.type !== "map" || !isId(key) || asked.view.has(root, key)) {
    return refuse(describe(operation));
  }
  const keys = asked.created.get(`${root}/${key}`);
  const missing = required.find((name) => !keys?.has(name));
  return missing ? refuse(`${root}/${key} without ${missing}`) : null;
}

/** A key of a clause or footnote map. Rules PE5, PE8. */
function permitField(
  operation: Operation,
  isNew: boolean,
  values: Readonly<Record<string, (value: unknown) => boolean>>,
): Refusal | null {
  const { action, key, content } = operation;
  if (key === null || action === "insert") return refuse(describe(operation));
  if (key === "text") return isNew && content.type === "text" && action === "set" ? null : refuse(describe(operation));
  const isValid = Object.hasOwn(values, key) ? values[key] : undefined;
  if (!isValid) return refuse(describe(operation));
  if (action === "delete") return isRequiredKey(key) ? refuse(describe(operation)) : null;
  if (content.type === "deleted") return null;
  return content.type === "value" && isValid(content.value) ? null : refuse(describe(operation));
}

function permitClause(operation: Operation, asked: Asked): Refusal | null {
  const { action, path, key, content } = operation;
  const id = path.length === 1 ? key : path[1];
  if (!isId(id)) return mayEditBase(asked.actor, asked.state) ?? refuse(describe(operation));
  const closed = mayEditBase(asked.actor, asked.state, id as ClauseId);
  if (closed) return closed;
  const isNew = asked.created.has(`clauses/${id}`);
  const refusal = ((): Refusal | null => {
    if (path.length === 1) return permitEntry(operation, asked, REQUIRED_CLAUSE_KEYS);
    if (path.length === 2 && key === "cells") {
      const mayMake = action === "set" && content.type === "map" && (isNew || !asked.view.hasCells(id));
      return mayMake ? null : refuse(describe(operation));
    }
    if (path.length === 2) return permitField(operation, isNew, CLAUSE_VALUES);
    if (path.length === 3 && path[2] === "text") return permitWords(operation);
    if (path.length === 3 && path[2] === "cells") {
      if (key === null || !CELL_KEY.test(key)) return refuse(describe(operation));
      if (action === "delete") return null;
      // Two people who type into one empty cell at once would lose one's words: the second is handed his back.
      const mayMake = action === "set" && content.type === "text" && !asked.view.hasCell(id, key);
      return mayMake ? null : refuse(describe(operation));
    }
    return path.length === 4 && path[2] === "cells" ? permitWords(operation) : refuse(describe(operation));
  })();
  return refusal ? { ...refusal, clause: id } : null;
}

function permitFootnote(operation: Operation, asked: Asked): Refusal | null {
  const closed = mayEditBase(asked.actor, asked.state);
  if (closed) return closed;
  const { path, key } = operation;
  const id = path.length === 1 ? key : path[1];
  if (!isId(id)) return refuse(describe(operation));
  const isNew = asked.created.has(`footnotes/${id}`);
  if (!isNew && asked.view.isCitedLocked(id, asked.state)) return { code: "clause_locked", detail: `footnote ${id}` };
  if (path.length === 1) return permitEntry(operation, asked, ["text"]);
  if (path.length === 2) return permitField(operation, isNew, FOOTNOTE_VALUES);
  return path.length === 3 && path[2] === "text" ? permitWords(operation) : refuse(describe(operation));
}

/** Words of a tabled amendment: its sponsors while it is open, facilitator and secretariat on behalf. Rule PE9. */
function permitAmendment(operation: Operation, asked: Asked): Refusal | null {
  const { action, path, key, content } = operation;
  const id = path[1];
  // Amendments are tabled, withdrawn and retargeted by command only.
  if (id === undefined) return refuse(describe(operation));
  const amendment = asked.view.amendment(id);
  if (!amendment) return { code: "not_found", amendment: id, detail: describe(operation) };
  const { role, delegation } = asked.actor;
  const isSponsor =
    delegation !== undefined &&
    (amendment.delegation === delegation.code || amendment.sponsors.includes(delegation.code));
  if (role === "delegation" && !isSponsor) return { code: "not_your_amendment", amendment: id };
  if (!amendment.open) return { code: "amendment_closed", amendment: id };
  if (path.length === 3 && path[2] === "text") {
    const refusal = permitWords(operation);
    return refusal ? { ...refusal, amendment: id } : null;
  }
  const isReason = path.length === 2 && key === "reason" && action === "set";
  if (isReason && content.type === "deleted") return null;
  const value = isReason && content.type === "value" ? content.value : undefined;
  const isShort = typeof value === "string" && value.length <= 4_000 && value.isWellFormed();
  return isShort ? null : refuse(describe(operation), { amendment: id });
}

/** Keys of a comment that are set once, when it is written. `text` is a Y.Text, which its author may go on editing. */
const COMMENT_VALUES: Readonly<Record<string, (value: unknown, actor: Actor) => boolean>> = {
  author: (value, actor) => value === actor.participant,
  delegation: (value, actor) => value === actor.delegation?.code,
  clause: isId,
  amendment: isId,
  replyTo: isId,
  anchor: (value) => typeof value === "string" && value.length <= 1_000,
  at: (value) => isWholeNumber(value, Number.MAX_SAFE_INTEGER),
};

/**
 * A comment is one map: `author` (participant), `delegation` if any, `clause` or `amendment`, `at`, `text` (Y.Text),
 * optionally `replyTo` and `anchor`. Who writes it signs it; afterwards only its author touches the words or sets
 * `deleted`. Rule PE10.
 */
function permitComment(operation: Operation, asked: Asked): Refusal | null {
  const { action, path, key, content } = operation;
  const { actor, view } = asked;
  if (path.length === 1) {
    const keys = asked.created.get(`comments/${key}`);
    const signed = actor.delegation ? ["delegation"] : [];
    const refusal = permitEntry(operation, asked, ["author", "at", "text", ...signed]);
    if (refusal) return refusal;
    return keys?.has("clause") === keys?.has("amendment") ? refuse(`comments/${key} is about nothing`) : null;
  }
  const id = path[1];
  const isNew = asked.created.has(`comments/${id}`);
  if (id === undefined || (!isNew && view.commentAuthor(id) !== actor.participant)) {
    return { code: "read_only", detail: describe(operation) };
  }
  if (path.length === 3 && path[2] === "text") return permitWords(operation);
  if (path.length !== 2 || key === null) return refuse(describe(operation));
  if (key === "text") return isNew && action === "set" && content.type === "text" ? null : refuse(describe(operation));
  if (action === "delete") return key === "deleted" ? null : refuse(describe(operation));
  if (action === "set" && content.type === "deleted" && key === "deleted") return null;
  if (action !== "set" || content.type !== "value") return refuse(describe(operation));
  if (key === "deleted") return typeof content.value === "boolean" ? null : refuse(describe(operation));
  const isValid = isNew && Object.hasOwn(COMMENT_VALUES, key) ? COMMENT_VALUES[key] : undefined;
  return isValid?.(content.value, actor) ? null : refuse(describe(operation));
}

const ROWS: Readonly<Record<string, (operation: Operation, asked: Asked) => Refusal | null>> = {
  head: permitHead,
  clauses: permitClause,
  footnotes: permitFootnote,
  amendments: permitAmendment,
  comments: permitComment,
  // The server alone writes decisions. Rule PE11.
  decisions: (operation) => ({ code: "update_refused", detail: describe(operation) }),
};

/** Which entries of the roots an update creates, and with which keys. */
export function createdEntries(operations: readonly Operation[]): Map<string, Map<string, OperationContent>> {
  const created = new Map<string, Map<string, OperationContent>>();
  for (const { action, path, key, content } of operations) {
    if (path.length === 1 && action === "set" && content.type === "map") created.set(`${path[0]}/${key}`, new Map());
  }
  if (created.size === 0) return created;
  for (const { action, path, key, content } of operations) {
    if (path.length === 2 && action === "set" && key !== null) created.get(path.join("/"))?.set(key, content);
  }
  return created;
}

/** Sizes after the update: no text beyond its limit, no root with too many entries. Rule PE12. */
export function permitSizes(operations: readonly Operation[], textLength: (path: readonly string[]) => number) {
  const grown = new Map<string, { readonly path: readonly string[]; added: number }>();
  for (const { action, path, key, content } of operations) {
    if (action !== "insert" || key !== null) continue;
    const name = path.join("/");
    const text = grown.get(name) ?? { path, added: 0 };
    text.added += content.type === "string" ? content.text.length : 1;
    grown.set(name, text);
  }
  for (const [name, { path, added }] of grown) {
    if (textLength(path) + added > MAX_TEXT_LENGTH) return { code: "too_large", detail: name } satisfies Refusal;
  }
  return null;
}

/**
 * The permission table: may this person do all of these operations together? Gives the first refusal, or null. Pure.
 * An update is taken whole or not at all. Rules PE1–PE12.
 */
export function permit(
  operations: readonly Operation[],
  actor: Actor,
  state: DraftState,
  view: PermissionView,
): Refusal | null {
  if (operations.length === 0) return null;
  if (actor.role === "observer") return { code: "read_only" };
  const created = createdEntries(operations);
  const asked: Asked = { actor, state, view, created };
  for (const operation of operations) {
    const root = operation.path[0] ?? "";
    const row = Object.hasOwn(ROWS, root) ? ROWS[root] : undefined;
    const refusal = row ? row(operation, asked) : refuse(describe(operation));
    if (refusal) return refusal;
  }
  for (const root of ["clauses", "footnotes", "comments"] as const) {
    let added = 0;
    for (const name of created.keys()) if (name.startsWith(`${root}/`)) added++;
    if (added > 0 && view.count(root) + added > ENTRY_LIMITS[root]) return { code: "too_large", detail: root };
  }
  return permitSizes(operations, view.textLength);
}
