import type { Content, ImportWarning } from "../../document/content.ts";
import { CONTENT_LIMITS, readContent } from "../../document/readContent.ts";
import { ImportError } from "../importError.ts";
import { warning } from "../warnings.ts";

/** More warnings than this nobody reads. */
const MAX_WARNINGS = 1_000;

/**
 * Refuses a table before any of its cells is looked into.
 * @throws ImportError `too_large` beyond CONTENT_LIMITS. Rule IM2.
 */
export function refuseLargeTable(rows: readonly (readonly unknown[])[]): void {
  if (rows.length > CONTENT_LIMITS.rows || rows.some((row) => row.length > CONTENT_LIMITS.columns)) {
    const most = `${CONTENT_LIMITS.rows} rows of ${CONTENT_LIMITS.columns} cells`;
    throw new ImportError("too_large", `a table has more than ${most}`);
  }
}

/**
 * Makes sure that imported content is valid content.
 * @throws ImportError `too_large` beyond CONTENT_LIMITS; RangeError for any other fault, which would be the reader's own.
 * Rules IM2, IM18.
 */
export function refuseTooLarge(content: Content): void {
  const read = readContent(content);
  if (read.ok) return;
  const [first] = read.errors;
  if (first?.code === "too_large") throw new ImportError("too_large", `${first.path}: ${first.message}`);
  throw new RangeError(`the import made content that cannot be read: ${JSON.stringify(read.errors)}`);
}

/** Warnings by line, at most a thousand of them. Rule IM2. */
export function inOrder(warnings: readonly ImportWarning[]): ImportWarning[] {
  const sorted = [...warnings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (sorted.length <= MAX_WARNINGS) return sorted;
  const more = warning("more_warnings", `${sorted.length - MAX_WARNINGS} more warnings are not shown`, "");
  return [...sorted.slice(0, MAX_WARNINGS), more];
}
