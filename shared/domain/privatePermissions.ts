import { AMENDMENT_KINDS } from "./amendment.ts";
import { isClauseKind } from "./clause.ts";
import { permitComment } from "./discussionPermissions.ts";
import {
  type EntryAsked,
  type EntryView,
  isOrderKey,
  isWholeNumber,
  permitCounts,
  permitEntry,
  permitSizes,
  permitWords,
  shapeRefusal,
} from "./entryPermissions.ts";
import { isId } from "./ids.ts";
import { createdEntries, describeOperation, type Operation, type OperationContent } from "./operation.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";

/** Longest reason, in UTF-16 units, as for what is tabled. */
const MAX_REASON_LENGTH = 4_000;

type Test = (value: unknown, actor: Actor) => boolean;

/** What an entry of a root is made of. */
interface Shape {
  /** Texts, there from the beginning and never replaced. */
  readonly texts: readonly string[];
  /** Set when the entry is made, and never again. */
  readonly fixed: Readonly<Record<string, Test>>;
  /** Set and taken away at any time. */
  readonly free: Readonly<Record<string, Test>>;
  /** Of the fixed keys, those that may not be missing. */
  readonly required: readonly string[];
}

const AMENDMENT: Shape = {
  texts: ["base", "text"],
  fixed: {
    kind: (value) => (AMENDMENT_KINDS as readonly unknown[]).includes(value),
    delegation: (value, actor) => value === actor.delegation?.code,
    clause: isId,
    footnote: isId,
  },
  free: {
    clauseKind: isClauseKind,
    level: (value) => isWholeNumber(value, 4),
    order: isOrderKey,
    reason: (value) => typeof value === "string" && value.length <= MAX_REASON_LENGTH && value.isWellFormed(),
    closed: (value) => value === "discarded" || value === "tabled",
  },
  required: ["kind", "delegation"],
};

const NOTE: Shape = {
  texts: ["text"],
  fixed: { clause: isId, amendment: isId },
  free: { deleted: (value) => typeof value === "boolean" },
  required: [],
};

/** What an amendment of this kind needs besides its words, to have a place. */
const PLACE_KEYS: Readonly<Record<string, readonly string[]>> = {
  insert: ["clauseKind", "level", "order"],
  move: ["level", "order"],
};

function isPlaced(keys: ReadonlyMap<string, OperationContent>): boolean {
  const content = keys.get("kind");
  const kind = content?.type === "value" ? String(content.value) : "";
  const isOnOneText = keys.has("clause") !== keys.has("footnote") && (keys.has("clause") || kind === "edit");
  return isOnOneText && (PLACE_KEYS[kind] ?? []).every((key) => keys.has(key));
}

/** An entry of plain fields and texts, as its shape says; made once, never removed. */
function permitShape(operation: Operation, asked: EntryAsked, shape: Shape): Refusal | null {
  const { action, path, key, content } = operation;
  const refusal = shapeRefusal(describeOperation(operation));
  if (path.length === 1) return permitEntry(operation, asked, [...shape.texts, ...shape.required]);
  if (path.length === 3) return shape.texts.includes(path[2] ?? "") ? permitWords(operation) : refusal;
  if (path.length !== 2 || key === null || action === "insert") return refusal;
  const isNew = asked.created.has(path.join("/"));
  if (shape.texts.includes(key)) return isNew && action === "set" && content.type === "text" ? null : refusal;
  const isFree = Object.hasOwn(shape.free, key);
  if (isFree && (action === "delete" || content.type === "deleted")) return null;
  const test = isFree ? shape.free[key] : isNew && Object.hasOwn(shape.fixed, key) ? shape.fixed[key] : undefined;
  const isGood = action === "set" && content.type === "value" && test?.(content.value, asked.actor) === true;
  return isGood ? null : refusal;
}

function permitAmendment(operation: Operation, asked: EntryAsked): Refusal | null {
  const refusal = permitShape(operation, asked, AMENDMENT);
  if (refusal || operation.path.length > 1) return refusal;
  const keys = asked.created.get(`amendments/${operation.key}`);
  return keys && isPlaced(keys) ? null : shapeRefusal(`amendments/${operation.key} stands nowhere`);
}

const ROWS: Readonly<Record<string, (operation: Operation, asked: EntryAsked) => Refusal | null>> = {
  amendments: permitAmendment,
  comments: permitComment,
  notes: (operation, asked) => permitShape(operation, asked, NOTE),
};

/**
 * What members may write in the private document of their delegation, whose code is given: amendments that are being written, by any of them;
 * comments, signed as those of the draft are; notes. Gives the refusal, or null. Rules PE13, PE16.
 */
export function permitPrivate(
  operations: readonly Operation[],
  actor: Actor,
  delegation: string,
  view: EntryView,
): Refusal | null {
  if (operations.length === 0) return null;
  if (actor.role !== "delegation" || actor.delegation?.code !== delegation) return { code: "no_access" };
  const asked: EntryAsked = { actor, view, created: createdEntries(operations) };
  for (const operation of operations) {
    const root = operation.path[0] ?? "";
    const row = Object.hasOwn(ROWS, root) ? ROWS[root] : undefined;
    const refusal = row ? row(operation, asked) : shapeRefusal(describeOperation(operation));
    if (refusal) return refusal;
  }
  return permitCounts(asked) ?? permitSizes(operations, view.textLength);
}
