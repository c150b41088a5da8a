import { permitSizes } from "./entryPermissions.ts";
import { isId } from "./ids.ts";
import type { Operation } from "./operation.ts";
import type { Actor } from "./participants.ts";
import type { Refusal } from "./refusal.ts";
import { isStorableEmbed, isStorableFormat, isStorableText } from "./words.ts";

/** Longest plain value in a private document, in UTF-16 units. */
const MAX_VALUE_LENGTH = 4_000;
const FIELD = /^[A-Za-z]{1,32}$/;

const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value === "boolean" ||
  (typeof value === "number" && Number.isFinite(value)) ||
  (typeof value === "string" && value.length <= MAX_VALUE_LENGTH && value.isWellFormed());

function isFine({ action, path, key, content }: Operation): boolean {
  // An entry: made once, never removed.
  if (path.length === 1) return action === "set" && isId(key) && content.type === "map";
  if (path.length === 2 && key !== null) {
    if (!FIELD.test(key)) return false;
    return action === "delete" || content.type === "text" || (content.type === "value" && isPlain(content.value));
  }
  if (path.length !== 3 || key !== null) return false;
  return (
    action === "delete" ||
    content.type === "deleted" ||
    (content.type === "string" && isStorableText(content.text)) ||
    (content.type === "format" && isStorableFormat(content.mark, content.value)) ||
    (content.type === "embed" && isStorableEmbed(content.value))
  );
}

/**
 * What members may write in the private document of their delegation: entries of plain fields and texts under its roots,
 * nothing deeper. Gives the refusal, or null. Rule PE13.
 */
export function permitPrivate(
  operations: readonly Operation[],
  actor: Actor,
  textLength: (path: readonly string[]) => number,
): Refusal | null {
  if (actor.role !== "delegation") return { code: "no_access" };
  const wrong = operations.find((operation) => !isFine(operation));
  if (wrong) return { code: "structure_refused", detail: `${wrong.action} at ${wrong.path.join("/")}` };
  return permitSizes(operations, textLength);
}
