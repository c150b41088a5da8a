import type { TextPlace } from "./amendment.ts";
import {
  type Asked,
  type EntryAsked,
  isWholeNumber,
  permitEntry,
  permitWords,
  shapeRefusal,
} from "./entryPermissions.ts";
import { isId } from "./ids.ts";
import { mayPropose } from "./mayPropose.ts";
import { describeOperation, type Operation } from "./operation.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";

/** Words of a tabled amendment: its sponsors while it is open, facilitator and secretariat on behalf. Rules PE9, PE17. */
export function permitAmendment(operation: Operation, asked: Asked): Refusal | null {
  const { action, path, key, content } = operation;
  const id = path[1];
  // Amendments are tabled, withdrawn and retargeted by command only.
  if (id === undefined) return shapeRefusal(describeOperation(operation));
  const amendment = asked.view.amendment(id, asked.state);
  if (!amendment) return { code: "amendment_closed", amendment: id, detail: describeOperation(operation) };
  const { role, delegation } = asked.actor;
  const isSponsor =
    delegation !== undefined &&
    (amendment.delegation === delegation.code || amendment.sponsors.includes(delegation.code));
  if (role === "delegation" && !isSponsor) return { code: "not_your_amendment", amendment: id };
  if (!amendment.open) return { code: "amendment_closed", amendment: id };
  const closed = closedPlace(amendment.on, asked);
  if (closed) return { ...closed, amendment: id };
  if (path.length === 3 && path[2] === "text") {
    const refusal = permitWords(operation);
    return refusal ? { ...refusal, amendment: id } : null;
  }
  if (path.length !== 2 || key !== "reason" || action === "insert") {
    return shapeRefusal(describeOperation(operation), { amendment: id });
  }
  if (action === "delete" || content.type === "deleted") return null;
  const value = content.type === "value" ? content.value : undefined;
  const isShort = typeof value === "string" && value.length <= 4_000 && value.isWellFormed();
  return isShort ? null : shapeRefusal(describeOperation(operation), { amendment: id });
}

/** Why an amendment to this text may not be written now: the stage, or because what it would change is agreed. Rule PE17. */
function closedPlace(on: TextPlace | undefined, { actor, state, view }: Asked): Refusal | null {
  const closed = mayPropose(actor, state, on && "clause" in on ? on.clause : undefined);
  if (closed || !on || "clause" in on || !view.isCitedLocked(on.footnote, state)) return closed;
  return { code: "clause_locked", detail: `footnote ${on.footnote}` };
}

/** What an entry of a thread may do besides saying something. */
export const THREAD_ACTS = ["resolve", "reopen"] as const;
export type ThreadAct = (typeof THREAD_ACTS)[number];

/** Keys of a comment that are set once, when it is written. `text` is a Y.Text, which its author may go on editing. */
const COMMENT_VALUES: Readonly<Record<string, (value: unknown, actor: Actor) => boolean>> = {
  author: (value, actor) => value === actor.participant,
  delegation: (value, actor) => value === actor.delegation?.code,
  clause: isId,
  amendment: isId,
  replyTo: isId,
  anchor: (value) => typeof value === "string" && value.length <= 1_000,
  at: (value) => isWholeNumber(value, Number.MAX_SAFE_INTEGER),
  act: (value) => (THREAD_ACTS as readonly unknown[]).includes(value),
};

/** Keys that the author sets at any time: whether it is withdrawn, and when the words were last changed. */
const COMMENT_MARKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  deleted: (value) => typeof value === "boolean",
  edited: (value) => isWholeNumber(value, Number.MAX_SAFE_INTEGER),
};

/**
 * A comment is one map: `author` (participant), `delegation` if any, `clause` or `amendment`, `at`, `text` (Y.Text),
 * optionally `replyTo` and `anchor`. Who writes it signs it; afterwards only its author touches the words or sets
 * `deleted` and `edited`. A thread is resolved or reopened by a reply with `act`, so that who did it, and when, is signed
 * in the same way and stays. Rule PE10.
 */
export function permitComment(operation: Operation, asked: EntryAsked): Refusal | null {
  const { action, path, key, content } = operation;
  const { actor, view } = asked;
  if (path.length === 1) {
    const keys = asked.created.get(`comments/${key}`);
    const signed = actor.delegation ? ["delegation"] : [];
    const refusal = permitEntry(operation, asked, ["author", "at", "text", ...signed]);
    if (refusal) return refusal;
    if (keys?.has("act") && (!keys.has("replyTo") || keys.has("anchor"))) {
      return shapeRefusal(`comments/${key} resolves nothing`);
    }
    return keys?.has("clause") === keys?.has("amendment") ? shapeRefusal(`comments/${key} is about nothing`) : null;
  }
  const id = path[1];
  const isNew = asked.created.has(`comments/${id}`);
  if (id === undefined || (!isNew && view.commentAuthor(id) !== actor.participant)) {
    return { code: "read_only", detail: describeOperation(operation) };
  }
  if (path.length === 3 && path[2] === "text") return permitWords(operation);
  if (path.length !== 2 || key === null) return shapeRefusal(describeOperation(operation));
  if (key === "text")
    return isNew && action === "set" && content.type === "text" ? null : shapeRefusal(describeOperation(operation));
  const isMark = Object.hasOwn(COMMENT_MARKS, key) ? COMMENT_MARKS[key] : undefined;
  if (action === "delete") return isMark ? null : shapeRefusal(describeOperation(operation));
  if (action === "set" && content.type === "deleted" && isMark) return null;
  if (action !== "set" || content.type !== "value") return shapeRefusal(describeOperation(operation));
  if (isMark) return isMark(content.value) ? null : shapeRefusal(describeOperation(operation));
  const isValid = isNew && Object.hasOwn(COMMENT_VALUES, key) ? COMMENT_VALUES[key] : undefined;
  return isValid?.(content.value, actor) ? null : shapeRefusal(describeOperation(operation));
}
