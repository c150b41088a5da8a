import type { ImportWarning } from "../../document/content.ts";
import { warning } from "../warnings.ts";
import { digitsValue } from "./textDialect.ts";

/** Words of one block with the places where source lines begin. */
export interface CitingText {
  readonly text: string;
  /** UTF-16 offset at which each source line begins, its page and its line in the source. */
  readonly starts: readonly number[];
  readonly pages: readonly number[];
  readonly lines: readonly number[];
}

/** What a note is known by. */
export interface NoteKey {
  readonly number: number;
  readonly page: number;
}

/** A text without its markers, and where they stood. */
export interface Cited {
  readonly text: string;
  readonly citations: readonly { readonly number: number; readonly offset: number }[];
}

interface Candidate {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const ABBREVIATION =
  /(?:^|[^a-z])[A-Z]{1,5}\.$|\b(?:No|Nos|vol|vols|art|arts|para|paras|Add|Rev|Corr|sect|chap|p|pp)\.$/u;
/** More than any symbol or word has. */
const LONGEST_TOKEN = 100;
const UNITS = /(?:^|[^\p{L}])(?:m|cm|km|mm|dm|ft|in)$/u;
/** A figure behind this that is no marker is doubted. */
const GLUED = /\p{Ll}{3}$|[,.;:”’][”’)]?$/u;

/**
 * Finds the note markers in the blocks of a document, in text order. First uses come strictly as 1, 2, 3 …; a number that is
 * no marker by its surroundings stays text. `isSpaced` is true for text extracted from PDF, where a marker stands after a
 * blank: there the page on which the note was collected decides. Rules IM10, IM11.
 */
export class ReferenceFinder {
  readonly warnings: ImportWarning[] = [];
  readonly #notes: ReadonlyMap<number, NoteKey>;
  readonly #seen = new Set<number>();
  #expected = 1;
  /** Markers after a blank that were decided beforehand, by text and offset. */
  readonly #spaced: ReadonlyMap<CitingText, ReadonlyMap<number, Candidate>>;

  constructor(notes: readonly NoteKey[], texts: readonly CitingText[], isSpaced: boolean) {
    this.#notes = new Map(notes.map((note) => [note.number, note]));
    this.#spaced = isSpaced ? this.#chooseSpaced(notes, texts) : new Map();
  }

  /** Takes the markers out of one text. Texts are to be given in the order of the document. */
  find(source: CitingText): Cited {
    const cuts: Candidate[] = [];
    const spaced = this.#spaced.get(source);
    const pattern = /\d+|[⁰¹²³⁴-⁹]+/gu;
    for (const match of source.text.matchAll(pattern)) {
      const start = match.index;
      const candidate = { number: digitsValue(match[0]), start, end: start + match[0].length };
      const known = spaced?.get(start);
      if (known) {
        this.#count(known.number);
        cuts.push({ ...candidate, start: start - 1 });
        continue;
      }
      const cut = this.#judge(source, candidate, match[0], cuts.at(-1));
      if (cut) cuts.push(cut);
    }
    return cutOut(source.text, cuts);
  }

  /** True when a note is cited somewhere in what was read so far. */
  isCited(number: number): boolean {
    return this.#seen.has(number);
  }

  #count(number: number): void {
    this.#seen.add(number);
    if (number === this.#expected) this.#expected += 1;
  }

  #judge(
    source: CitingText,
    candidate: Candidate,
    digits: string,
    before: Candidate | undefined,
  ): Candidate | undefined {
    const { text } = source;
    const line = lineAt(source, candidate.start);
    const isRaised = !/^\d/u.test(digits);
    const follows = before !== undefined && text.slice(before.end, candidate.start) === ",";
    const isMarker = isRaised
      ? !UNITS.test(text.slice(Math.max(0, candidate.start - 4), candidate.start))
      : follows || standsAsMarker(text, candidate, digits);
    if (!isMarker) return undefined;
    if (!this.#notes.has(candidate.number)) {
      if (isRaised || (this.#notes.size > 0 && isGluedToWord(text, candidate.start))) {
        const place = text.slice(Math.max(0, candidate.start - 25), candidate.end + 12);
        this.warnings.push(
          warning(
            "marker_without_note",
            `there is no note ${candidate.number}; the figure stays in the text`,
            place,
            line,
          ),
        );
      }
      return undefined;
    }
    if (!this.#seen.has(candidate.number) && candidate.number !== this.#expected) {
      const place = text.slice(Math.max(0, candidate.start - 25), candidate.end + 12);
      this.warnings.push(
        warning(
          "marker_out_of_order",
          `${candidate.number} may be a marker, but note ${this.#expected} was not cited yet; the figure stays in the text`,
          place,
          line,
        ),
      );
      return undefined;
    }
    this.#count(candidate.number);
    return follows ? { ...candidate, start: candidate.start - 1 } : candidate;
  }

  /** For each note the one place after a blank, on the note's own page, that can be its marker. */
  #chooseSpaced(notes: readonly NoteKey[], texts: readonly CitingText[]): Map<CitingText, Map<number, Candidate>> {
    const chosen = new Map<CitingText, Map<number, Candidate>>();
    const candidates = new Map<
      number,
      { text: CitingText; candidate: Candidate; afterMark: boolean; page: number }[]
    >();
    for (const text of texts) {
      for (const match of text.text.matchAll(/(?<=[\p{L}”’)\],.;:]) (\d{1,3})(?=$|[\s,.;:)\]”])/gu)) {
        const number = Number(match[1]);
        const start = match.index + 1;
        if (!this.#notes.has(number)) continue;
        const list = candidates.get(number) ?? [];
        list.push({
          text,
          candidate: { number, start, end: start + (match[1] ?? "").length },
          afterMark: /[,.;:”]/u.test(text.text.charAt(match.index - 1)),
          page: pageAt(text, start),
        });
        candidates.set(number, list);
      }
    }
    for (const note of notes) {
      const onPage = (candidates.get(note.number) ?? []).filter((one) => one.page === note.page);
      const afterMark = onPage.filter((one) => one.afterMark);
      const certain = onPage.length === 1 ? onPage : afterMark.length === 1 ? afterMark : [];
      const [one] = certain;
      if (one) {
        chosen.set(
          one.text,
          (chosen.get(one.text) ?? new Map<number, Candidate>()).set(one.candidate.start, one.candidate),
        );
      } else if (onPage.length > 1) {
        const places = onPage.map(({ text, candidate }) =>
          text.text.slice(Math.max(0, candidate.start - 12), candidate.end),
        );
        this.warnings.push(
          warning(
            "marker_uncertain",
            `note ${note.number} has several possible markers on its page`,
            places.join(" · "),
            onPage[0] && lineAt(onPage[0].text, onPage[0].candidate.start),
          ),
        );
      }
    }
    return chosen;
  }
}

/** Index of the source line that an offset lies in. */
function partAt({ starts }: CitingText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function pageAt(text: CitingText, offset: number): number {
  return text.pages[partAt(text, offset)] ?? 0;
}

function lineAt(text: CitingText, offset: number): number {
  return text.lines[partAt(text, offset)] ?? 0;
}

function isGluedToWord(text: string, at: number): boolean {
  return GLUED.test(text.slice(Math.max(0, at - 4), at)) && !text.slice(0, at).endsWith(".");
}

/** Do these figures stand where a marker stands: glued to a word, quote or bracket, or behind a mark? */
function standsAsMarker(text: string, { start, end }: Candidate, digits: string): boolean {
  if (digits.length > 3 || !/^(?:$|[\s,.;:!?)\]”»])/u.test(text.slice(end, end + 1))) return false;
  const before = text.charAt(start - 1);
  const beforeThat = text.charAt(start - 2);
  const near = text.slice(Math.max(0, start - LONGEST_TOKEN), start);
  const token = near.slice(near.lastIndexOf(" ") + 1);
  if (token.includes("/")) return false;
  if (/[\p{L}”’»)\]]/u.test(before)) return !/^[("“[]*\p{Lu}$/u.test(token) && !/\d/u.test(token);
  if (!/[,.;:!?]/u.test(before) || !/[\p{L}\d”’»)\]]/u.test(beforeThat)) return false;
  if (!/^(?:$|[\s,])/u.test(text.slice(end, end + 1))) return false;
  if (before === "." && ABBREVIATION.test(token)) return false;
  if (!/\d/u.test(beforeThat)) return true;
  // A figure before the mark: 10,000 and 3.14 and 10:30 are numbers, a year and a comma are not.
  return before !== ":" && digits.length < 3 && /(?:^|\D)(?:1[89]|20)\d\d[,.;]$/u.test(token);
}

function cutOut(text: string, cuts: readonly Candidate[]): Cited {
  let out = "";
  let at = 0;
  const citations = cuts.map(({ number, start, end }) => {
    out += text.slice(at, start);
    at = end;
    return { number, offset: out.length };
  });
  return { text: out + text.slice(at), citations };
}

/** Places in text extracted from PDF where a blank seems to have come in by mistake; nothing is repaired. Rule IM11. */
export function strayBlanks(texts: readonly CitingText[]): ImportWarning[] {
  const counts = new Map<string, number>();
  for (const { text } of texts) {
    for (const word of text.match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const found: ImportWarning[] = [];
  for (const source of texts) {
    const { text } = source;
    let before: { readonly word: string; readonly start: number } | undefined;
    for (const match of text.matchAll(/\p{L}+/gu)) {
      const [word] = match;
      const start = match.index;
      const end = start + word.length;
      if (/^ -(?:\p{Ll}| )/u.test(text.slice(end, end + 3))) {
        const place = text.slice(Math.max(0, start - 10), end + 18);
        found.push(
          warning(
            "blank_before_hyphen",
            "a blank before a hyphen, perhaps from the extraction",
            place,
            lineAt(source, end),
          ),
        );
      }
      const isNext = before && before.start + before.word.length + 1 === start && text.charAt(start - 1) === " ";
      const isWhole = /^(?:$|[ ,.;:)])/u.test(text.slice(end, end + 1)) && /^\p{Ll}/u.test(word);
      if (before && isNext && isWhole && isBroken(before.word, word, counts)) {
        const pair = `${before.word} ${word}`;
        found.push(
          warning("broken_word", `perhaps one word: ${before.word}${word}`, pair, lineAt(source, before.start)),
        );
      }
      before = /^(?:$| )/u.test(text.charAt(start - 1)) ? { word, start } : undefined;
    }
  }
  return found;
}

/** Two parts of which one stands nowhere else, while their whole does. */
function isBroken(first: string, second: string, counts: ReadonlyMap<string, number>): boolean {
  return counts.has(first + second) && (counts.get(first) === 1 || counts.get(second) === 1);
}
