import type { ImportWarning } from "../../document/content.ts";
import { warning } from "../warnings.ts";
import type { SourceLine } from "./sourceLines.ts";

/** A document symbol: "A/RES/73/3", "CTOC/COP/WG.3/2012/CRP.1". */
export const SYMBOL = /^[A-Z][A-Za-z]{0,9}(?:\/[A-Z0-9][A-Za-z0-9.()-]*)+$/u;

/** Lines at the foot of a page: job number, with or without the page. */
const FOOTERS: readonly RegExp[] = [
  /^\d{1,4} [A-Z]{1,3}\.\d\d-\d{4,6}$/,
  /^[A-Z]{1,3}\.\d\d-\d{4,6}(?: \([A-Z]\))?(?: \d{1,6})*$/,
  /^\d{1,4}\/\d{1,4} (?:[A-Z]{1,3}\.)?\d\d-\d{5}$/,
  /^(?:[A-Z]{1,3}\.)?\d\d-\d{5}(?: \([A-Z]\))?(?: \d{6})?(?: \d{1,4}\/\d{1,4})?$/,
  /^\*\d{7,8}\*$/,
];

/** A page number that says it is one, alone on its line: "PAGE 2", "Page 2 of 9", "2 | Page", "- 2 -". */
const PAGE_NUMBERS: readonly RegExp[] = [
  /^(?:page|página|pág\.|pag\.|p\.|страница|стр\.) ?\|? ?\d{1,4}(?: ?(?:of|de|sur|из|\/) ?\d{1,4})?$/iu,
  /^\d{1,4} ?\| ?(?:page|p a g e|página)$/iu,
  /^[-–—] ?\d{1,4} ?[-–—]$/u,
  /^第 ?\d{1,4} ?页$/u,
];
/** As it would stand in a sentence: "as set out on / page 2 / of the report". */
const PAGE_IN_WORDS = /^(?:page|página|p\.|страница) \d+$/u;

const NEIGHBOUR_LINES = 5;
const RUNNING_HEAD_LINES = 4;
/** The title stands within these lines. */
const OPENING_LINES = 80;
const OPENING_LENGTH = 8_000;

export interface WithoutFurniture {
  readonly lines: SourceLine[];
  /** The document symbol that stood in a header, if there was one. */
  readonly symbol: string | undefined;
  /** True for text that was extracted from a paged file: it has form feeds or page footers with a page count. */
  readonly paged: boolean;
  readonly warnings: readonly ImportWarning[];
}

/** True for a document symbol; it holds a figure. */
export function isSymbol(text: string): boolean {
  return SYMBOL.test(text) && /\d/.test(text);
}

/** The symbol that stands alone on a line or as its first or last column. */
function symbolColumn(line: SourceLine): string | undefined {
  const columns = line.raw.trim().split(/[ \t]{2,}/);
  return [columns[0], columns.at(-1)].find((column) => column !== undefined && isSymbol(column));
}

/**
 * Takes page furniture out: footers by the form of their job number, page numbers that say so, the symbol next to one, and a
 * running head (at most four lines that hold the symbol as a column) at the top of a page. The blank lines around go too,
 * and the next line begins a page. Symbols anywhere else are text. Rules IM4, IM5, IM25.
 */
export function withoutFurniture(all: readonly SourceLine[]): WithoutFurniture {
  const dropped = new Set<number>();
  const pageEnds = new Set<number>();
  let symbol: string | undefined;
  let paged = all.some((line) => line.page > 0);
  const warnings: ImportWarning[] = [];
  all.forEach((line, index) => {
    if (line.text === "") return;
    const isFooter = FOOTERS.some((footer) => footer.test(line.text));
    if (!isFooter && !PAGE_NUMBERS.some((form) => form.test(line.text))) return;
    dropped.add(index);
    pageEnds.add(index);
    if (isFooter && /\d\/\d/.test(line.text)) paged = true;
    if (!isFooter && isAmongWords(all, index)) {
      const message = "read as the number of a page and left out; it may belong to the sentence";
      warnings.push(warning("page_number_left_out", message, line.text, line.line));
    }
  });
  const tops = [...pageEnds, ...all.flatMap((line, index) => (line.pageStart && index > 0 ? [index - 1] : []))];
  const nextText = nextTexts(all, dropped);
  const candidates = new Map(tops.map((end) => [end, runningHead(all, nextText[end + 1] ?? all.length)]));
  const isKnown = knownHeads(all, [...candidates.values()], dropped);
  for (const [end, head] of candidates) {
    if (head.symbol === undefined) {
      const near = pageEnds.has(end) ? symbolBefore(all, end, dropped) : undefined;
      if (near === undefined) continue;
      dropped.add(near);
      symbol ??= all[near]?.text;
    } else if (isKnown(head)) {
      for (const index of head.lines) dropped.add(index);
      symbol ??= head.symbol;
    } else {
      const line = all[head.lines[0] ?? 0];
      warnings.push(
        warning(
          "possible_running_head",
          "these lines may be a running head; they stay in the text",
          head.words,
          line?.line,
        ),
      );
    }
  }
  return { lines: keep(all, dropped), symbol, paged, warnings };
}

/** Could this page number be words? It is written small, and no blank line parts it from the words around. */
function isAmongWords(all: readonly SourceLine[], index: number): boolean {
  if (!PAGE_IN_WORDS.test(all[index]?.text ?? "") || all[index + 1]?.pageStart) return false;
  return (all[index - 1]?.text ?? "") !== "" && (all[index + 1]?.text ?? "") !== "";
}

interface RunningHead {
  readonly lines: readonly number[];
  readonly symbol: string | undefined;
  /** What stands there besides the symbol. */
  readonly words: string;
}

/** For each line the next one, itself included, that is neither blank nor dropped: looked up once for all pages. */
function nextTexts(all: readonly SourceLine[], dropped: ReadonlySet<number>): number[] {
  const next = new Array<number>(all.length).fill(all.length);
  for (let at = all.length - 1; at >= 0; at -= 1) {
    next[at] = all[at]?.text === "" || dropped.has(at) ? (next[at + 1] ?? all.length) : at;
  }
  return next;
}

/** The lines at the top of a page, the first of which is `from`. */
function runningHead(all: readonly SourceLine[], from: number): RunningHead {
  let at = from;
  const block: number[] = [];
  while (at < all.length && all[at]?.text !== "" && block.length <= RUNNING_HEAD_LINES) {
    block.push(at);
    at += 1;
  }
  const withSymbol = block.findIndex((index) => symbolColumn(all[index] as SourceLine) !== undefined);
  if (withSymbol < 0) return { lines: [], symbol: undefined, words: "" };
  const lines = block.length <= RUNNING_HEAD_LINES ? block : block.slice(0, withSymbol + 1);
  const words = lines.flatMap((index) => (all[index]?.text ?? "").split(" ").filter((word) => !isSymbol(word)));
  return { lines, symbol: symbolColumn(all[block[withSymbol] ?? 0] as SourceLine), words: words.join(" ") };
}

/** A symbol alone on the last line above a footer, with nothing but blank lines between. */
function symbolBefore(all: readonly SourceLine[], footer: number, dropped: ReadonlySet<number>): number | undefined {
  for (let index = footer - 1; index >= 0 && footer - index <= NEIGHBOUR_LINES; index -= 1) {
    if (dropped.has(index) || all[index]?.text === "") continue;
    const stands = isSymbol(all[index]?.text ?? "") && all[index - 1]?.text === "";
    return stands ? index : undefined;
  }
  return undefined;
}

/** A running head holds the symbol alone, or repeats the title, or stands on several pages. */
function knownHeads(
  all: readonly SourceLine[],
  heads: readonly RunningHead[],
  dropped: ReadonlySet<number>,
): (head: RunningHead) => boolean {
  const letters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
  const taken = new Set([...dropped, ...heads.flatMap((head) => head.lines)]);
  const opening = letters(
    all
      .slice(0, OPENING_LINES)
      .filter((_line, index) => !taken.has(index))
      .map(({ text }) => text.slice(0, OPENING_LENGTH))
      .join(" ")
      .slice(0, OPENING_LENGTH),
  );
  const counts = new Map<string, number>();
  const places = new Map(heads.map((head) => [head.lines[0], head.words]));
  for (const words of places.values()) counts.set(words, (counts.get(words) ?? 0) + 1);
  return ({ words }) => opening.includes(letters(words)) || (counts.get(words) ?? 0) > 1;
}

/** The lines that stay; blank lines next to dropped ones go with them. */
function keep(all: readonly SourceLine[], dropped: ReadonlySet<number>): SourceLine[] {
  const kept: SourceLine[] = [];
  let afterPage = false;
  let page = 0;
  let sourcePage = 0;
  all.forEach((line, index) => {
    if (dropped.has(index)) {
      while (kept.length > 0 && kept.at(-1)?.text === "") kept.pop();
      if (!afterPage) page += 1;
      afterPage = true;
      return;
    }
    if (line.text === "" && afterPage) return;
    if (line.page !== sourcePage && !afterPage) {
      while (kept.length > 0 && kept.at(-1)?.text === "") kept.pop();
      page += 1;
      afterPage = true;
      if (line.text === "") {
        sourcePage = line.page;
        return;
      }
    }
    sourcePage = line.page;
    kept.push({ ...line, page, pageStart: line.pageStart || afterPage });
    if (line.text !== "") afterPage = false;
  });
  return kept;
}
