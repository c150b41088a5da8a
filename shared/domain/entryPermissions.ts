import type { TextPlace } from "./amendment.ts";
import type { DraftState } from "./draftState.ts";
import { isId } from "./ids.ts";
import { describeOperation, type Operation, type OperationContent } from "./operation.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import { isStorableEmbed, isStorableFormat, isStorableText, MAX_TEXT_LENGTH } from "./words.ts";

/** What any document with entries holds before the update. Every answer is cheap: no method walks more than one entry. */
export interface EntryView {
  has(root: string, id: string): boolean;
  /** Entries of a root, those with a tombstone included. Asked only when an update adds one. */
  count(root: string): number;
  /** UTF-16 length of the text at a path, 0 where there is none. */
  textLength(path: readonly string[]): number;
  /** The participant who wrote a comment. */
  commentAuthor(id: string): string | undefined;
}

/** What the document of a draft holds besides. */
export interface PermissionView extends EntryView {
  hasCells(clause: string): boolean;
  /** True when a clause that is locked in `state` cites the footnote. */
  isCitedLocked(footnote: string, state: DraftState): boolean;
  amendment(
    id: string,
    state: DraftState,
  ):
    | {
        readonly delegation: string;
        readonly sponsors: readonly string[];
        readonly open: boolean;
        /** The text it would change; none for a new clause. */
        readonly on?: TextPlace;
      }
    | undefined;
}

/** What a rule on entries is asked about. */
export interface EntryAsked {
  readonly actor: Actor;
  readonly view: EntryView;
  /** Entries this update creates, as `clauses/<id>`, with the keys it gives them. */
  readonly created: ReadonlyMap<string, ReadonlyMap<string, OperationContent>>;
}

/** What a row of the draft's table is asked about. */
export interface Asked extends EntryAsked {
  readonly state: DraftState;
  readonly view: PermissionView;
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
export function permitEntry(operation: Operation, asked: EntryAsked, required: readonly string[]): Refusal | null {
  const { action, path, key, content } = operation;
  const root = path[0] ?? "";
  if (action !== "set" || content.type !== "map" || !isId(key) || asked.view.has(root, key)) {
    return shapeRefusal(describeOperation(operation));
  }
  const keys = asked.created.get(`${root}/${key}`);
  const missing = required.find((name) => !keys?.has(name));
  return missing ? shapeRefusal(`${root}/${key} without ${missing}`) : null;
}

const ORDER_KEY = /^[0-9A-Za-z]{1,256}$/;

/** True for a key that a clause can be ordered by. */
export function isOrderKey(value: unknown): boolean {
  return typeof value === "string" && ORDER_KEY.test(value);
}

/** True for a whole number from 0 to `max`. */
export function isWholeNumber(value: unknown, max: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max;
}

/** Limits on the number of entries. They bound what one person can make everybody load. Rule PE12. */
const ENTRY_LIMITS: Readonly<Record<string, number>> = {
  clauses: 10_000,
  footnotes: 5_000,
  comments: 20_000,
  amendments: 5_000,
  notes: 5_000,
};

/** No root with too many entries after the update. Rule PE12. */
export function permitCounts({ created, view }: Pick<EntryAsked, "created" | "view">): Refusal | null {
  const added = new Map<string, number>();
  for (const name of created.keys()) {
    const root = name.slice(0, name.indexOf("/"));
    added.set(root, (added.get(root) ?? 0) + 1);
  }
  for (const [root, count] of added) {
    if (view.count(root) + count > (ENTRY_LIMITS[root] ?? 0)) return { code: "too_large", detail: root };
  }
  return null;
}

/** No text beyond its limit after the update. Rule PE12. */
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
