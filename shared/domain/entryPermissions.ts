import type { DraftState } from "./draftState.ts";
import { isId } from "./ids.ts";
import { describeOperation, type Operation, type OperationContent } from "./operation.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import { isStorableEmbed, isStorableFormat, isStorableText, MAX_TEXT_LENGTH } from "./words.ts";

/** What the document holds before the update. Every answer is cheap: no method walks more than one entry. */
export interface PermissionView {
  has(root: "clauses" | "footnotes" | "comments", id: string): boolean;
  /** Entries of a root, those with a tombstone included. Asked only when an update adds one. */
  count(root: "clauses" | "footnotes" | "comments"): number;
  hasCells(clause: string): boolean;
  /** UTF-16 length of the text at a path, 0 where there is none. */
  textLength(path: readonly string[]): number;
  /** True when a clause that is locked in `state` cites the footnote. */
  isCitedLocked(footnote: string, state: DraftState): boolean;
  amendment(
    id: string,
    state: DraftState,
  ): { readonly delegation: string; readonly sponsors: readonly string[]; readonly open: boolean } | undefined;
  /** The participant who wrote a comment. */
  commentAuthor(id: string): string | undefined;
}

/** What a row of the table is asked about. */
export interface Asked {
  readonly actor: Actor;
  readonly state: DraftState;
  readonly view: PermissionView;
  /** Entries this update creates, as `clauses/<id>`, with the keys it gives them. */
  readonly created: ReadonlyMap<string, ReadonlyMap<string, OperationContent>>;
}

/** The refusal of something that has no such shape. */
export function shapeRefusal(detail: string, at: { clause?: string; amendment?: string } = {}): Refusal {
  return { code: "structure_refused", detail, ...at };
}

/** Words of a text: strings, our marks, our embeds. Nothing nested, no attributes on the text itself. Rule PE6. */
export function permitWords(operation: Operation): Refusal | null {
  const { action, key, content } = operation;
  if (key !== null) return shapeRefusal(describeOperation(operation));
  if (action === "delete" || content.type === "deleted") return null;
  const isFine =
    (content.type === "string" && isStorableText(content.text)) ||
    (content.type === "format" && isStorableFormat(content.mark, content.value)) ||
    (content.type === "embed" && isStorableEmbed(content.value));
  return isFine ? null : shapeRefusal(describeOperation(operation));
}

/** A new entry of a root: a valid id that nobody has used, a map, never over or instead of another. Rule PE5. */
export function permitEntry(operation: Operation, asked: Asked, required: readonly string[]): Refusal | null {
  const root = operation.path[0] as "clauses" | "footnotes" | "comments";
  const { action, key, content } = operation;
  if (action !== "set" || content.type !== "map" || !isId(key) || asked.view.has(root, key)) {
    return shapeRefusal(describeOperation(operation));
  }
  const keys = asked.created.get(`${root}/${key}`);
  const missing = required.find((name) => !keys?.has(name));
  return missing ? shapeRefusal(`${root}/${key} without ${missing}`) : null;
}

/** True for a whole number from 0 to `max`. */
export function isWholeNumber(value: unknown, max: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;
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
