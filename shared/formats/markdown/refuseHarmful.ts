import { ImportError } from "../importError.ts";

/** Longest source, in UTF-16 units: five times the longest resolution ever measured. */
export const MAX_MARKDOWN_LENGTH = 1_000_000;
const MAX_LINES = 50_000;
/** Signs that may open or close something. In one paragraph and in all, texts have some hundreds and some thousands. */
const SIGN = /[[\]*_`<!]/g;
const MAX_SIGNS_TOGETHER = 1_000;
const MAX_SIGNS = 100_000;
/** Quotations and lists opened in one line, or by the blanks before it. */
const DEEP = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])(?=[ \t>]|$)){30}|^[ \t]{300}/m;

/**
 * Refuses what would keep a parser of Markdown busy out of all proportion: for some of its rules the cost grows with the
 * square of the signs in a paragraph.
 * @throws ImportError `too_large` or `unsafe`. Rule FF26.
 */
export function refuseHarmful(source: string): void {
  if (source.length > MAX_MARKDOWN_LENGTH) {
    throw new ImportError("too_large", `the file has more than ${MAX_MARKDOWN_LENGTH} characters`);
  }
  const lines = source.split("\n");
  if (lines.length > MAX_LINES) throw new ImportError("too_large", `the file has more than ${MAX_LINES} lines`);
  let together = 0;
  let all = 0;
  for (const line of lines) {
    if (DEEP.test(line)) throw new ImportError("unsafe", "lists or quotations stand too deep in each other");
    const signs = line.match(SIGN)?.length ?? 0;
    together = /^[\s>]*$/.test(line) ? 0 : together + signs;
    all += signs;
    // A table is one paragraph, each row of it by itself.
    if (line.trimStart().startsWith("|")) together = signs;
    if (together > MAX_SIGNS_TOGETHER || all > MAX_SIGNS) {
      throw new ImportError("unsafe", "there is too much mark-up for the words in it");
    }
  }
}
