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

/** The operation in words, for logs. */
export function describeOperation({ action, path, key, content }: Operation): string {
  return `${action} ${content.type} at ${[...path, ...(key === null ? [] : [key])].join("/")}`;
}

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
