import type { ImportWarning } from "../../document/content.ts";
import { warning } from "../warnings.ts";
import { READ_BREAK } from "./textDialect.ts";

/** One line of the source. */
export interface SourceLine {
  /** 1-based line of the source. */
  readonly line: number;
  /** Blanks before the first character. */
  readonly indent: number;
  /** Without blanks at its ends, runs of blanks made one; empty for a blank line. */
  readonly text: string;
  /** As it stands in the source, columns and tabs kept. */
  readonly raw: string;
  /** True where a page begins at or just before this line. */
  readonly pageStart: boolean;
  /** Counts pages; notes and the words that cite them have the same. */
  readonly page: number;
}

/** Control characters other than tab, line end, vertical tab and form feed. */
const CONTROL = /[^\P{Cc}\t\n\v\f]/gu;

/**
 * Cuts a source into lines. Line ends of all systems, no-break blanks, soft hyphens and a byte order mark are made plain;
 * a form feed begins a page; a vertical tab (Word's manual break) becomes a break inside the line. Rule IM3.
 */
export function sourceLines(source: string): { lines: SourceLine[]; warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  const plain = source
    .toWellFormed()
    .replace(/^\ufeff/u, "")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u2028\u2029]/gu, READ_BREAK)
    // The last stands for a picture in text copied from elsewhere; no draft may hold it.
    .replaceAll(/[\u00a0\u2007\u202f\ufffc]/gu, " ")
    .replaceAll("\u00ad", "");
  let page = 0;
  let pageStart = false;
  const lines = plain.split("\n").map((given, index): SourceLine => {
    let raw = given;
    if (CONTROL.test(raw)) {
      warnings.push(
        warning("control_character", "control characters were taken out", raw.replaceAll(CONTROL, ""), index + 1),
      );
      raw = raw.replaceAll(CONTROL, "");
    }
    const feeds = raw.split("\f").length - 1;
    const feedAtEnd = feeds > 0 && /\f[ \t]*$/.test(raw);
    const text = raw.replaceAll(/[ \t\f]+/g, " ").replaceAll(/^ | $/g, "");
    if (feeds > 0 && !(feedAtEnd && text !== "")) {
      page += 1;
      pageStart = true;
    }
    const line = {
      line: index + 1,
      indent: /^[ \t]*/.exec(raw.replaceAll("\f", ""))?.[0].length ?? 0,
      text,
      raw: raw.replaceAll("\f", ""),
      pageStart: pageStart && text !== "",
      page,
    };
    if (text !== "") pageStart = false;
    if (feedAtEnd && text !== "") {
      page += 1;
      pageStart = true;
    }
    return line;
  });
  return { lines, warnings };
}
