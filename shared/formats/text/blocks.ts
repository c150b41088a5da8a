import type { ImportWarning } from "../../document/content.ts";
import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { warning } from "../warnings.ts";
import type { Block, Opener } from "./block.ts";
import { enactingLines } from "./enactingLines.ts";
import { ItemLevels } from "./itemLevels.ts";
import {
  isDateLine,
  isMeetingLine,
  readAnnex,
  readCapital,
  readInsertedNumber,
  readNumber,
  readRoman,
  readRoomLabel,
} from "./openers.ts";
import { type PlacedLine, placeLines } from "./placedLines.ts";
import { gluedFigures, isPossibleBeginning } from "./possibleBeginning.ts";
import type { SourceLine } from "./sourceLines.ts";
import { readTable } from "./tableRows.ts";
import { endsWithMark, endsWithStrongMark } from "./textDialect.ts";

/** A line pushed to the right by this many blanks, at the end of the text, is a closing line. */
const CLOSING_INDENT = 30;
/** An indent that begins a paragraph in text extracted from a paged file. */
const PARAGRAPH_INDENT = 3;

/**
 * Builds blocks from lines that hold text only. A block begins where it may (after a blank line, at a page start, at an
 * indent, after a strong mark) and where what opens it is expected next; anything else goes on, and is told where it looks
 * like a beginning. Rules IM7–IM9, IM24, IM26.
 */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly isUnwrapped: boolean;
  readonly #lines: readonly PlacedLine[];
  /** By their line: openers that the mark-up of a file tells. */
  readonly #told: ReadonlyMap<number, Opener> | undefined;
  readonly #items: ItemLevels;
  /** Figures that look like note markers. */
  readonly #figures: ReadonlySet<string>;
  #number = 0;
  /** Number of the outer text while an embedded text is read. */
  #outerNumber: number | undefined;
  /** Number reached before the annex: in a report it runs on there. */
  #numberBeforeAnnex = 0;
  #roman = 0;
  #capital = 0;
  /** True behind a closing line. */
  #isEnded = false;
  /** True when something else than plain paragraphs was seen. */
  #hasStructure = false;

  /**
   * `paged`: the lines were extracted from a paged file, so that margins differ from page to page. `told`: the lines are
   * paragraphs of a file with mark-up, which tells these openers by line; tables are not looked for in words then.
   */
  constructor(lines: readonly SourceLine[], paged: boolean, told?: ReadonlyMap<number, Opener>) {
    this.#told = told;
    this.#lines = placeLines(lines, paged);
    const long = this.#lines.filter((line) => line.text.length > 115).length;
    this.isUnwrapped = long * 4 >= this.#lines.length;
    const texts = this.#lines.map((line) => line.text);
    this.#items = new ItemLevels(texts);
    this.#figures = gluedFigures(texts);
  }

  /** Reads all lines. */
  build(): this {
    for (let at = 0; at < this.#lines.length; at += 1) at += this.#take(at) - 1;
    return this;
  }

  /** Takes the line at an index and gives how many lines that used up. */
  #take(at: number): number {
    const line = this.#lines[at] as PlacedLine;
    const current = this.blocks.at(-1);
    const isFree = this.#mayBegin(line, current);
    const isApart = !current || line.afterBlank || line.pageStart || this.isUnwrapped || isLabel(current);
    const told = this.#told?.get(line.line);
    if (told && told.type !== "heading") {
      this.#open(line, told, line.text);
      return 1;
    }
    const table = isApart && !this.#told ? readTable(this.#lines, at) : undefined;
    if (table) {
      this.#open(line, { type: "table", header: table.header, rows: table.rows }, "");
      if (!table.isCertain) this.#warn("table_uncertain", "the columns of this table are not certain", line);
      return table.end - at;
    }
    const annex = isApart || endsWithStrongMark(current.last.text) ? readAnnex(line.text) : undefined;
    if (annex) {
      if (!isApart)
        this.#warn("opened_in_text", "read as the beginning of an annex, though no blank line parts it", line);
      this.#open(line, { type: "annex" }, annex.rest);
      this.#restart();
      return 1;
    }
    if (isFree) {
      const enacting = enactingLines(this.#lines, at, isApart, this.isUnwrapped);
      if (enacting > 0) {
        this.#open(line, { type: "enacting" }, line.text);
        for (const next of this.#lines.slice(at + 1, at + enacting)) this.#goOn(next);
        return enacting;
      }
    }
    if (told) {
      if (!this.#openHeading(line)) this.#open(line, told, line.text);
      return 1;
    }
    if ((isFree || endsWithMark(current?.last.text ?? "")) && this.#openLabelled(line)) return 1;
    if (isFree && (this.#openNumber(line) || this.#openItem(at, line))) return 1;
    if (isApart && this.#openHeading(line)) return 1;
    if (this.#openInText(line)) return 1;
    if ((isFree || this.#isEnded) && this.#isClosing(line, current)) {
      this.#open(line, { type: "closing" }, line.text);
      return 1;
    }
    this.#doubt(line, current);
    if (this.#continues(line, current)) this.#goOn(line);
    else this.#open(line, { type: "plain" }, line.text);
    return 1;
  }

  /** Tells of a line that begins like a clause and is read as words. */
  #doubt(line: PlacedLine, current: Block | undefined): void {
    const before = !current || line.afterBlank ? "" : current.last.text;
    if (
      this.warnings.at(-1)?.line === line.line ||
      !isPossibleBeginning(line.text, before, (figure) => this.#figures.has(figure))
    )
      return;
    this.#warn("possible_beginning", "this line begins like a paragraph of its own; it is read as words", line);
  }

  #mayBegin(line: PlacedLine, current: Block | undefined): boolean {
    if (!current || line.afterBlank || line.pageStart || this.isUnwrapped || isLabel(current)) return true;
    const last = current.last.text.replace(/(?<=;) (?:and|or|et|ou|y|o)$/u, "");
    return line.indentInPage > 0 || endsWithStrongMark(last) || this.#followsPreambular(line, current);
  }

  /** Preambular clauses end with commas: a sub-clause, or the first operative clause by its opening phrase, may follow. */
  #followsPreambular(line: PlacedLine, current: Block): boolean {
    if (this.#number !== 0 || !endsWithMark(current.last.text)) return false;
    const number = readNumber(line.text);
    return number ? openingPhrase(number.rest, "operative") !== "" : /^\([a-z]{1,4}\) \p{Lu}/u.test(line.text);
  }

  #open(line: PlacedLine, opener: Opener, text: string): void {
    this.blocks.push({ opener, parts: [text], pages: [line.page], lines: [line.line], line: line.line, last: line });
    if (opener.type !== "item" && opener.type !== "table" && opener.type !== "closing")
      this.#items.reset(line.indentInPage);
    this.#isEnded = opener.type === "closing";
    if (opener.type !== "plain") this.#hasStructure = true;
  }

  #goOn(line: PlacedLine): void {
    const current = this.blocks.at(-1);
    if (!current) return;
    current.parts.push(line.text);
    current.pages.push(line.page);
    current.lines.push(line.line);
    current.last = line;
  }

  #warn(code: string, message: string, line: PlacedLine): void {
    this.warnings.push(warning(code, message, line.text, line.line));
  }

  #restart(): void {
    this.#numberBeforeAnnex = Math.max(this.#number, this.#numberBeforeAnnex);
    this.#number = 0;
    this.#outerNumber = undefined;
    this.#roman = 0;
    this.#capital = 0;
  }

  #openNumber(line: PlacedLine): boolean {
    const read = readNumber(line.text);
    if (read) {
      const opener = this.#numberOpener(line, read.value, read.rest);
      if (!opener) return false;
      this.#open(line, opener, read.rest);
      return true;
    }
    const inserted = readInsertedNumber(line.text);
    if (!inserted || !(inserted.isCertain || line.afterBlank || this.isUnwrapped)) return false;
    this.#openInserted(line, inserted.label, inserted.rest);
    return true;
  }

  #openInserted(line: PlacedLine, label: string, rest: string): void {
    const message = `"${label}" is read as a clause of its own, its number is not kept; is it an insertion or an alternative?`;
    this.#warn("inserted_number", message, line);
    this.#open(line, { type: "number", printed: `${label}.`, embedded: this.#outerNumber !== undefined }, rest);
  }

  /** A clause with the label that it has in the room: the label goes, the number counts as if it were printed. */
  #openLabelled(line: PlacedLine): boolean {
    const label = readRoomLabel(line.text);
    if (!label) return false;
    if (label.suffix !== "") this.#openInserted(line, `${label.value} ${label.suffix}`, label.rest);
    else if (label.part === "preambular") this.#open(line, { type: "preambular" }, label.rest);
    else {
      const opener = this.#numberOpener(line, label.value, label.rest);
      if (!opener) return false;
      this.#open(line, opener, label.rest);
    }
    return true;
  }

  /**
   * A clause that begins in the middle of a text that has not ended: the next expected number before an opening phrase, or
   * a number such as "3 bis." that nothing else has. Rule IM26.
   */
  #openInText(line: PlacedLine): boolean {
    const label = readRoomLabel(line.text);
    const inserted = readInsertedNumber(line.text);
    if (label?.suffix ? label.isCertain : inserted?.isCertain) {
      return label ? this.#openLabelled(line) : this.#openNumber(line);
    }
    const read = label?.part === "operative" ? label : readNumber(line.text);
    const isNext = read && (read.value === this.#number + 1 || read.value === (this.#outerNumber ?? Number.NaN) + 1);
    if (!isNext || openingPhrase(read.rest.replace(/^\[+ ?/u, ""), "operative") === "") return false;
    this.#warn("opened_in_text", "read as the beginning of a paragraph, though the one before it has no end", line);
    return label ? this.#openLabelled(line) : this.#openNumber(line);
  }

  #numberOpener(line: PlacedLine, value: number, rest: string): Opener | undefined {
    const printed = `${value}.`;
    const embedded = this.#outerNumber !== undefined;
    const runsOn = this.#number === 0 && value === this.#numberBeforeAnnex + 1;
    if (value === this.#number + 1 || runsOn) {
      this.#number = value;
      return { type: "number", printed, embedded };
    }
    if (this.#outerNumber !== undefined && value === this.#outerNumber + 1) {
      this.#number = value;
      this.#outerNumber = undefined;
      return { type: "number", printed, embedded: false };
    }
    const before = this.blocks.at(-1)?.opener.type;
    if (value === 1 && (before === "roman" || before === "capital" || before === "enacting")) {
      this.#number = 1;
      return { type: "number", printed, embedded };
    }
    if (value === 1 && !embedded && (before === "plain" || before === "heading")) {
      this.#outerNumber = this.#number;
      this.#number = 1;
      return { type: "number", printed, embedded: true };
    }
    const isLead = (line.afterBlank || line.pageStart) && openingPhrase(rest, "operative") !== "";
    if (!isLead && !endsWithStrongMark(this.blocks.at(-1)?.last.text ?? ".")) return undefined;
    if (!line.afterBlank && !line.pageStart && !this.isUnwrapped) {
      this.#warn("possible_number", `${printed} at the start of this line is read as words`, line);
      return undefined;
    }
    this.#warn("unexpected_number", `paragraph ${value} stands where ${this.#number + 1} was expected`, line);
    this.#number = value;
    return { type: "number", printed, embedded };
  }

  #openItem(at: number, line: PlacedLine): boolean {
    const item = this.#items.read(at, line.indentInPage);
    if (!item) return false;
    if (item.warning) this.#warn(item.warning, item.message, line);
    this.#open(line, { type: "item", level: item.level, printed: item.printed }, item.rest);
    return true;
  }

  #openHeading(line: PlacedLine): boolean {
    const capital = readCapital(line.text);
    if (capital && capital.value === this.#capital + 1) {
      this.#capital = capital.value;
      this.#open(line, { type: "capital", printed: `${line.text.charAt(0)}.` }, capital.rest);
      return true;
    }
    const roman = readRoman(line.text);
    if (!roman || roman.value !== this.#roman + 1) return false;
    this.#roman = roman.value;
    this.#capital = 0;
    this.#open(line, { type: "roman", printed: `${line.text.split(/[. ]/)[0] ?? ""}.` }, roman.rest);
    return true;
  }

  #isClosing(line: PlacedLine, current: Block | undefined): boolean {
    if (!current) return false;
    if (isMeetingLine(line.text)) return true;
    if (this.#isEnded && isDateLine(line.text)) return true;
    const isAtEnd = this.#isEnded || line.afterBlank;
    return isAtEnd && line.indentInPage >= CLOSING_INDENT && this.#hasStructure;
  }

  /** Does a line that opens nothing go on with the current block? */
  #continues(line: PlacedLine, current: Block | undefined): boolean {
    if (!current || current.opener.type === "table" || current.opener.type === "closing") return false;
    if (isLabel(current))
      return current.opener.type !== "enacting" && !line.afterBlank && !this.isUnwrapped && current.parts[0] !== "";
    const last = current.last.text;
    const isHeading = current.opener.type === "roman" || current.opener.type === "capital";
    const beginsSmall = /^\p{Ll}/u.test(line.text);
    if (line.pageStart) {
      if (!endsWithMark(last)) return true;
      if (endsWithStrongMark(last)) return beginsSmall;
      return openingPhrase(line.text, "preambular") === "" && !(line.indentInPage >= PARAGRAPH_INDENT && !beginsSmall);
    }
    if (line.afterBlank || this.isUnwrapped) {
      if (isHeading || !beginsSmall || endsWithMark(last)) return false;
      if (line.afterBlank)
        this.#warn("joined_after_blank_line", "an unfinished paragraph was joined over a blank line", line);
      return true;
    }
    if (isHeading || !endsWithMark(last)) return true;
    if (current.opener.type === "plain" && openingPhrase(line.text, "preambular") !== "") return false;
    return !(endsWithStrongMark(last) && line.indentInPage >= PARAGRAPH_INDENT && !beginsSmall);
  }
}

/** Blocks of one line: what follows is another block, or their title. */
function isLabel(block: Block): boolean {
  if (block.opener.type === "enacting") return true;
  return block.parts.length === 1 && block.parts[0] === "" && /^(?:annex|roman|capital)$/.test(block.opener.type);
}
