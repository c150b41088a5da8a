import type { Refusal } from "./refusal.ts";

/** What one struct or deletion of an update puts where. The resolution knows paths; the table below knows who may. */
export type OperationContent =
  | { readonly type: "string"; readonly text: string }
  | { readonly type: "format"; readonly mark: string; readonly value: unknown }
  | { readonly type: "embed"; readonly value: unknown }
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "map" | "text" | "array" }
  | { readonly type: "deleted"; readonly length: number }
  | { readonly type: "other"; readonly name: string };

/** One resolved operation: what happens at which place of the document. */
export interface Operation {
  readonly action: "insert" | "set" | "delete";
  /** Path of the container, root first: `["clauses", id, "text"]`. */
  readonly path: readonly string[];
  /** The key when the container is a map, else null. */
  readonly key: string | null;
  readonly content: OperationContent;
}

export type { Refusal };
