import type { ClauseKind } from "../../domain/clause.ts";
import type { SourceLine } from "./sourceLines.ts";

/** What opened a block. `printed` is the number as it stood in the source. */
export type Opener =
  | { readonly type: "plain" }
  | { readonly type: "enacting" }
  /** `embedded`: the numbers began anew within the text; `expected`: it is not the next number. */
  | { readonly type: "number"; readonly printed: string; readonly embedded: boolean }
  /** Known as preambular by the label of the room. */
  | { readonly type: "preambular" }
  | { readonly type: "item"; readonly level: number; readonly printed: string }
  | { readonly type: "roman"; readonly printed: string }
  | { readonly type: "capital"; readonly printed: string }
  | { readonly type: "annex" }
  | { readonly type: "closing" }
  /** Told by mark-up: a heading that bears no number; `rank` 1 is the title of the whole. */
  | { readonly type: "heading"; readonly rank: number }
  /** Told by mark-up of our own. */
  | { readonly type: "known"; readonly kind: ClauseKind; readonly level: number }
  | { readonly type: "table"; readonly header: number; readonly rows: readonly (readonly string[])[] };

/** A block of lines that becomes one clause. */
export interface Block {
  readonly opener: Opener;
  /** Words of each line, without the number that opened the block. */
  readonly parts: string[];
  /** Page of each part, and its line in the source. */
  readonly pages: number[];
  readonly lines: number[];
  readonly line: number;
  /** The last line as it stands, for judging whether the block has ended. */
  last: SourceLine;
}

/** Words after which a hyphen at a line end stays apart: "low-", "and middle-income". */
const SUSPENDED = /^(?:and|or|to|et|ou|y|o)\b/u;

/** Joins the lines of a block: one blank between them, none after a hyphen that cuts a compound. */
export function joinParts(parts: readonly string[], isUnwrapped: boolean): { text: string; starts: number[] } {
  let text = "";
  const starts: number[] = [];
  let end = "";
  for (const part of parts) {
    const glued = !isUnwrapped && /^\p{L}-$/u.test(end) && /^\p{Ll}/u.test(part) && !SUSPENDED.test(part);
    if (part !== "") end = part.slice(-2);
    if (text !== "" && !glued && part !== "") text += " ";
    starts.push(text.length);
    text += part;
  }
  return { text, starts };
}
