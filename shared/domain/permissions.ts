import { isLocked } from "./agreement.ts";
import { isClauseKind } from "./clause.ts";
import { permitAmendment, permitComment } from "./discussionPermissions.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "./draftHead.ts";
import { type DraftState, statusOf } from "./draftState.ts";
import {
  type Asked,
  isOrderKey,
  isWholeNumber,
  type PermissionView,
  permitCounts,
  permitEntry,
  permitSizes,
  permitWords,
  shapeRefusal,
} from "./entryPermissions.ts";
import { type ClauseId, isId } from "./ids.ts";
import { createdEntries, describeOperation, type Operation } from "./operation.ts";
import type { Actor, Role, Stage } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import { isStorableText, MAX_HEAD_VALUE_LENGTH } from "./words.ts";

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
  if (path.length !== 1 || key === null || action === "insert") return shapeRefusal(describeOperation(operation));
  const choices = Object.hasOwn(HEAD_CHOICES, key) ? HEAD_CHOICES[key] : undefined;
  const isPhrase = PHRASE_KEY.test(key) && isShortWords(key);
  if (!choices && !isPhrase && !HEAD_WORDS.includes(key)) return shapeRefusal(describeOperation(operation));
  if (action === "delete" || content.type === "deleted") return null;
  if (content.type !== "value") return shapeRefusal(describeOperation(operation));
  if (choices) return choices.includes(content.value as string) ? null : shapeRefusal(describeOperation(operation));
  return (isPhrase ? content.value === true : isShortWords(content.value))
    ? null
    : shapeRefusal(describeOperation(operation));
}

const CELL_KEY = /^[0-9A-Za-z]{1,256}\|[0-9A-Za-z]{1,256}$/;

/** What each key of a clause may hold. A level is checked loosely: kind and level may be set by two people at once. */
const CLAUSE_VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: isClauseKind,
  level: (value) => isWholeNumber(value, 4),
  order: isOrderKey,
  deleted: (value) => typeof value === "boolean",
  header: (value) => isWholeNumber(value, 50),
};
const FOOTNOTE_VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  deleted: (value) => typeof value === "boolean",
};

/** A key of a clause or footnote map. Rules PE5, PE8. */
function permitField(
  operation: Operation,
  isNew: boolean,
  values: Readonly<Record<string, (value: unknown) => boolean>>,
): Refusal | null {
  const { action, key, content } = operation;
  if (key === null || action === "insert") return shapeRefusal(describeOperation(operation));
  if (key === "text")
    return isNew && content.type === "text" && action === "set" ? null : shapeRefusal(describeOperation(operation));
  const isValid = Object.hasOwn(values, key) ? values[key] : undefined;
  if (!isValid) return shapeRefusal(describeOperation(operation));
  if (action === "delete") return isRequiredKey(key) ? shapeRefusal(describeOperation(operation)) : null;
  if (content.type === "deleted") return null;
  return content.type === "value" && isValid(content.value) ? null : shapeRefusal(describeOperation(operation));
}

function permitClause(operation: Operation, asked: Asked): Refusal | null {
  const { action, path, key, content } = operation;
  const id = path.length === 1 ? key : path[1];
  if (!isId(id)) return mayEditBase(asked.actor, asked.state) ?? shapeRefusal(describeOperation(operation));
  const closed = mayEditBase(asked.actor, asked.state, id as ClauseId);
  if (closed) return closed;
  const isNew = asked.created.has(`clauses/${id}`);
  const refusal = ((): Refusal | null => {
    if (path.length === 1) return permitEntry(operation, asked, REQUIRED_CLAUSE_KEYS);
    if (path.length === 2 && key === "cells") {
      const mayMake = action === "set" && content.type === "map" && (isNew || !asked.view.hasCells(id));
      return mayMake ? null : shapeRefusal(describeOperation(operation));
    }
    if (path.length === 2) return permitField(operation, isNew, CLAUSE_VALUES);
    if (path.length === 3 && path[2] === "text") return permitWords(operation);
    if (path.length === 3 && path[2] === "cells") {
      if (key === null || !CELL_KEY.test(key)) return shapeRefusal(describeOperation(operation));
      // Rows and columns come and go with their cells.
      const mayMake = action === "delete" || content.type === "text" || content.type === "deleted";
      return mayMake ? null : shapeRefusal(describeOperation(operation));
    }
    return path.length === 4 && path[2] === "cells"
      ? permitWords(operation)
      : shapeRefusal(describeOperation(operation));
  })();
  return refusal ? { ...refusal, clause: id } : null;
}

function permitFootnote(operation: Operation, asked: Asked): Refusal | null {
  const closed = mayEditBase(asked.actor, asked.state);
  if (closed) return closed;
  const { path, key } = operation;
  const id = path.length === 1 ? key : path[1];
  if (!isId(id)) return shapeRefusal(describeOperation(operation));
  const isNew = asked.created.has(`footnotes/${id}`);
  if (!isNew && asked.view.isCitedLocked(id, asked.state)) return { code: "clause_locked", detail: `footnote ${id}` };
  if (path.length === 1) return permitEntry(operation, asked, ["text"]);
  if (path.length === 2) return permitField(operation, isNew, FOOTNOTE_VALUES);
  return path.length === 3 && path[2] === "text" ? permitWords(operation) : shapeRefusal(describeOperation(operation));
}

const ROWS: Readonly<Record<string, (operation: Operation, asked: Asked) => Refusal | null>> = {
  head: permitHead,
  clauses: permitClause,
  footnotes: permitFootnote,
  amendments: permitAmendment,
  comments: permitComment,
  // The server alone writes decisions. Rule PE11.
  decisions: (operation) => ({ code: "update_refused", detail: describeOperation(operation) }),
};

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
    const refusal = row ? row(operation, asked) : shapeRefusal(describeOperation(operation));
    if (refusal) return refusal;
  }
  return permitCounts(asked) ?? permitSizes(operations, view.textLength);
}
