import type { ImportWarning } from "../document/content.ts";

const EXCERPT_LENGTH = 80;

/** Shortens words for a warning: at most 80 characters, cut at the end. */
function excerptOf(text: string): string {
  const plain = text
    .slice(0, 4 * EXCERPT_LENGTH)
    .replaceAll(/\s+/g, " ")
    .trim();
  return plain.length <= EXCERPT_LENGTH ? plain : `${plain.slice(0, EXCERPT_LENGTH - 1)}…`;
}

/** Makes a warning; `line` is 1-based. */
export function warning(code: string, message: string, text: string, line?: number): ImportWarning {
  return { code, ...(line === undefined ? {} : { line }), excerpt: excerptOf(text), message };
}
