import type { Element } from "@xmldom/xmldom";
import type { ImportWarning } from "../../../document/content.ts";
import { CONTENT_LIMITS } from "../../../document/readContent.ts";
import { MARKS } from "../../../domain/clause.ts";
import { storableText } from "../../../domain/words.ts";
import { refuseLargeTable } from "../../text/importLimits.ts";
import { warning } from "../../warnings.ts";
import { LABEL, LEAD } from "../trackedForm.ts";
import { attributeOf, childOf, childrenOf, childValue, nameOf, numberIn, switchOf } from "./elements.ts";
import type { ListLabels } from "./listLabels.ts";
import { OpenFields } from "./openFields.ts";
import { OpenMarks, type OpenParagraph, revisionOf } from "./openMarks.ts";
import type { Block, Paragraph, Piece, Revision, Table, TableRow } from "./story.ts";
import { joinPieces, noteKey, textIn, textWithin } from "./storyTexts.ts";
import type { Style, Styles } from "./styles.ts";

/** What all stories of a file (its text, its notes, its comments) have in common. */
export interface FileContext {
  readonly styles: Styles;
  readonly lists: ListLabels;
  readonly warnings: ImportWarning[];
  /** Notes by the bookmarks around their first markers. */
  readonly noteBookmarks: Map<string, string>;
  /** Who changed nothing but the form of words or paragraphs. */
  readonly formatters: Set<string>;
}

/** How words are set, and who changes them. */
type Form = Pick<Extract<Piece, { type: "text" }>, "revisions" | "marks" | "style">;

/** Elements around words that are walked through. */
const WRAPPERS = new Set(["w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent", "w:rubyBase"]);
const CHANGES: ReadonlySet<string> = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);
/** Character styles of note markers; a comma between two of them is none of the words. */
const NOTE_SIGNS = /^(?:foot|end)note (?:reference|characters|anchor)$/i;
/** How deep tables, content controls and the like may stand in each other. */
const MAX_NESTING = 60;

/**
 * Reads one story of a file: paragraphs and tables with all their readings at once. What it leaves out is a warning with
 * its words.
 */
export class StoryReader {
  readonly #context: FileContext;
  readonly #marks = new OpenMarks();
  readonly #fields = new OpenFields();
  #paragraph: OpenParagraph | undefined;

  constructor(context: FileContext) {
    this.#context = context;
  }

  /** The blocks within an element, in order. */
  blocks(parent: Element | undefined, depth = 0): Block[] {
    const blocks: Block[] = [];
    for (const child of childrenOf(parent)) {
      const name = nameOf(child);
      if (depth > MAX_NESTING) this.#leftOut(child, "nested too deep");
      else if (name === "w:p") blocks.push(this.#readParagraph(child));
      else if (name === "w:tbl") blocks.push(this.#readTable(child, depth));
      else if (name === "w:sdt" || WRAPPERS.has(name) || CHANGES.has(name)) {
        const inner = this.blocks(name === "w:sdt" ? childOf(child, "w:sdtContent") : child, depth + 1);
        for (const block of inner) blocks.push(block);
      } else if (!this.#marks.read(child, this.#paragraph)) this.#leftOut(child, "an unknown part of the file");
    }
    return blocks;
  }

  #readParagraph(element: Element): Paragraph {
    const { styles, lists, formatters } = this.#context;
    const properties = childOf(element, "w:pPr");
    const styleId = childValue(properties, "w:pStyle");
    const style = styles.paragraph(styleId);
    const open = this.#marks.openParagraph(style);
    this.#paragraph = open;
    this.#walk(element, [], 0);
    this.#paragraph = undefined;
    const markProperties = childOf(properties, "w:rPr");
    const mark = childrenOf(markProperties).flatMap((child) => (CHANGES.has(nameOf(child)) ? [revisionOf(child)] : []));
    const change = childOf(properties, "w:pPrChange");
    const changed = attributeOf(change, "w:author");
    const former = childValue(childOf(change, "w:pPr"), "w:pStyle");
    if (changed !== undefined) formatters.add(changed);
    const list = childOf(properties, "w:numPr");
    const listId = childValue(list, "w:numId") ?? style.list;
    const level = numberIn(childValue(list, "w:ilvl")) ?? style.listLevel ?? lists.levelOfStyle(styleId) ?? 0;
    const label = listId === undefined || listId === "0" ? undefined : lists.next(listId, level);
    const outline = numberIn(childValue(properties, "w:outlineLvl")) ?? style.outline;
    const align = childValue(properties, "w:jc") ?? style.align;
    const { pieces, bookmarks, comments, moves } = open;
    return {
      type: "paragraph",
      style: style.name,
      ...(former === undefined ? {} : { formerStyle: styles.paragraph(former).name }),
      ...(outline === undefined || outline > 8 ? {} : { outline }),
      ...(align === undefined ? {} : { align }),
      ...(label === undefined ? {} : { label }),
      isBold: this.#isBold(element, style),
      pieces: joinPieces(pieces),
      mark,
      bookmarks,
      comments: [...comments],
      moves: [...moves],
    };
  }

  /** True where all runs with words are bold by themselves or by their style. */
  #isBold(element: Element, style: Style): boolean {
    const runs = childrenOf(element).filter((child) => nameOf(child) === "w:r" && childOf(child, "w:t"));
    return runs.length > 0 && runs.every((run) => switchOf(childOf(run, "w:rPr"), "w:b") ?? style.bold ?? false);
  }

  #readTable(element: Element, depth: number): Table {
    const outer = this.#marks.takeWaiting();
    const rows = this.#rowsOf(element, [], depth);
    const bookmarks = rows.flatMap(({ cells }) => cells.flat().flatMap((paragraph) => paragraph.bookmarks));
    refuseLargeTable(rows.map(({ cells }) => cells));
    const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
    return {
      type: "table",
      rows: rows.map((row) => ({ ...row, cells: [...row.cells, ...emptyCells(columns - row.cells.length)] })),
      bookmarks: [...outer, ...bookmarks],
    };
  }

  #rowsOf(parent: Element, around: readonly Revision[], depth: number): TableRow[] {
    return childrenOf(parent).flatMap((child): TableRow[] => {
      const name = nameOf(child);
      if (name === "w:tr") return [this.#readRow(child, around, depth)];
      if (name === "w:sdt") return this.#rowsOf(childOf(child, "w:sdtContent") ?? child, around, depth);
      if (name === "w:customXml") return this.#rowsOf(child, around, depth);
      if (CHANGES.has(name)) return this.#rowsOf(child, [...around, revisionOf(child)], depth);
      if (!this.#marks.read(child, this.#paragraph)) this.#leftOut(child, "an unknown part of a table");
      return [];
    });
  }

  #readRow(element: Element, around: readonly Revision[], depth: number): TableRow {
    const properties = childOf(element, "w:trPr");
    const own = childrenOf(properties).flatMap((child) => (CHANGES.has(nameOf(child)) ? [revisionOf(child)] : []));
    return {
      isHeader: switchOf(properties, "w:tblHeader") ?? false,
      revisions: [...around, ...own],
      cells: [
        ...emptyCells(numberIn(childValue(properties, "w:gridBefore")) ?? 0),
        ...this.#cellsOf(element, depth),
        ...emptyCells(numberIn(childValue(properties, "w:gridAfter")) ?? 0),
      ],
    };
  }

  #cellsOf(parent: Element, depth: number): (readonly Paragraph[])[] {
    return childrenOf(parent).flatMap((child): (readonly Paragraph[])[] => {
      const name = nameOf(child);
      if (name === "w:tc") {
        const span = numberIn(childValue(childOf(child, "w:tcPr"), "w:gridSpan")) ?? 1;
        return [this.#flat(this.blocks(child, depth + 1)), ...emptyCells(span - 1)];
      }
      if (name === "w:sdt") return this.#cellsOf(childOf(child, "w:sdtContent") ?? child, depth);
      if (name === "w:customXml") return this.#cellsOf(child, depth);
      if (!this.#marks.read(child, this.#paragraph)) this.#leftOut(child, "an unknown part of a table");
      return [];
    });
  }

  /** A table within a cell has no place in a draft: its words stay, cell after cell. */
  #flat(blocks: readonly Block[]): Paragraph[] {
    return blocks.flatMap((block): Paragraph[] => {
      if (block.type === "paragraph") return [block];
      const paragraphs = block.rows.flatMap(({ cells }) => cells.flat());
      const words = paragraphs.map(({ pieces }) => pieces.map((piece) => ("text" in piece ? piece.text : "")).join(""));
      const message = "a table within a table was read as paragraphs";
      this.#context.warnings.push(warning("nested_table", message, words.join(" ")));
      return paragraphs;
    });
  }

  /** Everything within a paragraph that may hold words. */
  #walk(parent: Element, revisions: readonly Revision[], depth: number): void {
    for (const child of childrenOf(parent)) {
      const name = nameOf(child);
      if (depth > MAX_NESTING) this.#leftOut(child, "nested too deep");
      else if (name === "w:r") this.#readRun(child, revisions);
      else if (CHANGES.has(name)) this.#walk(child, [...revisions, revisionOf(child)], depth + 1);
      else if (WRAPPERS.has(name)) this.#walk(child, revisions, depth + 1);
      else if (name === "w:sdt") this.#walk(childOf(child, "w:sdtContent") ?? child, revisions, depth + 1);
      else if (name === "w:fldSimple") {
        this.#fields.begin(attributeOf(child, "w:instr") ?? "");
        this.#walk(child, revisions, depth + 1);
        this.#endField(revisions);
      } else if (!this.#marks.read(child, this.#paragraph)) this.#leftOut(child, "a part that has no place in a draft");
    }
  }

  #readRun(run: Element, revisions: readonly Revision[]): void {
    const properties = childOf(run, "w:rPr");
    const { styles, formatters } = this.#context;
    const character = styles.character(childValue(properties, "w:rStyle"));
    const paragraphStyle = this.#paragraph?.style;
    const changed = attributeOf(childOf(properties, "w:rPrChange"), "w:author");
    if (changed !== undefined) formatters.add(changed);
    const vertical = childValue(properties, "w:vertAlign") ?? character?.vertical ?? paragraphStyle?.vertical;
    const isLowered = childValue(properties, "w:position")?.startsWith("-") ?? false;
    const isLead = character?.name === LEAD;
    const has = {
      em: switchOf(properties, "w:i") ?? (!isLead && character?.italic) ?? false,
      sub: vertical === "subscript" || (vertical === "superscript" && isLowered),
      sup: vertical === "superscript",
    };
    const form = {
      revisions,
      marks: MARKS.filter((mark) => has[mark]),
      ...(character ? { style: character.name } : {}),
    };
    if (switchOf(properties, "w:vanish") ?? character?.hidden ?? paragraphStyle?.hidden) {
      const words = childrenOf(run).map((child) => (nameOf(child) === "w:t" ? (child.textContent ?? "") : ""));
      if (words.join("").trim() !== "") this.#warn("hidden_text", "hidden words were left out", words.join(""));
      return;
    }
    for (const child of childrenOf(run)) this.#readInRun(child, form);
  }

  #readInRun(child: Element, form: Form): void {
    const { marks: _, ...bare } = form;
    const comments = this.#marks.comments;
    switch (nameOf(child)) {
      case "w:t":
      case "w:delText":
        this.#addText(textIn(child), form);
        break;
      case "w:tab":
      case "w:ptab":
        // At the beginning it only sets off what is not there as words: a number, the sign of a note.
        if (this.#paragraph?.pieces.length !== 0) this.#addText(" ", form);
        break;
      case "w:noBreakHyphen":
        this.#addText("\u2011", form);
        break;
      case "w:softHyphen":
        this.#addText("\u00ad", form);
        break;
      case "w:sym":
        this.#addText(this.#symbol(child), form);
        break;
      case "w:br":
      case "w:cr": {
        const kind = attributeOf(child, "w:type") ?? "textWrapping";
        if (kind === "textWrapping" && form.style !== LABEL) this.#add({ type: "break", ...bare, comments });
        break;
      }
      case "w:footnoteReference":
      case "w:endnoteReference": {
        const note = noteKey(child);
        for (const name of this.#marks.bookmarks) {
          if (!this.#context.noteBookmarks.has(name)) this.#context.noteBookmarks.set(name, note);
        }
        this.#add({ type: "note", note, ...bare, comments, points: this.#marks.points });
        break;
      }
      case "w:fldChar":
        this.#readFieldSign(attributeOf(child, "w:fldCharType"), form.revisions);
        break;
      case "w:instrText":
      case "w:delInstrText":
        this.#fields.instruct(child.textContent ?? "");
        break;
      case "w:ruby":
        this.#walk(childOf(child, "w:rubyBase") ?? child, form.revisions, 1);
        break;
      default:
        if (!this.#marks.read(child, this.#paragraph)) this.#leftOut(child, "a part that has no place in a draft");
    }
  }

  #symbol(element: Element): string {
    const code = Number.parseInt(attributeOf(element, "w:char") ?? "", 16);
    const isPrivate = code >= 0xe000 && code <= 0xf8ff;
    if (Number.isNaN(code) || isPrivate || code > 0xffff) {
      const font = attributeOf(element, "w:font") ?? "";
      this.#warn(
        "symbol_left_out",
        `a sign of the font ${font} could not be read`,
        attributeOf(element, "w:char") ?? "",
      );
      return "\ufffd";
    }
    return String.fromCharCode(code);
  }

  #readFieldSign(type: string | undefined, revisions: readonly Revision[]): void {
    if (type === "begin") this.#fields.begin();
    else if (type === "separate") this.#fields.separate();
    else this.#endField(revisions);
  }

  /** A field of a note that shows nothing is a marker all the same. */
  #endField(revisions: readonly Revision[]): void {
    if (this.#fields.isEmptyMarker()) {
      this.#fields.separate();
      this.#addText("?", { revisions, marks: [] });
    }
    this.#fields.end();
  }

  #addText(text: string, form: Form): void {
    if (text === "" || form.style === LABEL) return;
    if (NOTE_SIGNS.test(form.style ?? "") && /^[\s,]*$/.test(text)) return;
    const place = this.#fields.place();
    const { comments, points } = this.#marks;
    if (place === "words") this.#add({ type: "text", text: storableText(text), ...form, comments });
    else if (place !== "nothing") {
      const { bookmark } = place;
      this.#add({ type: "noteAgain", bookmark, shown: text, revisions: form.revisions, comments, points });
    }
  }

  #add(piece: Piece): void {
    this.#marks.pass();
    this.#paragraph?.pieces.push(piece);
  }

  #warn(code: string, message: string, words: string): void {
    this.#context.warnings.push(warning(code, message, words));
  }

  #leftOut(element: Element, what: string): void {
    const words = textWithin(element);
    const name = nameOf(element);
    if (/^(?:w:drawing|w:pict|w:object|mc:AlternateContent)$/.test(name)) {
      const isText = words.trim() !== "";
      const message = isText ? "a text box was left out, with its words" : "a picture was left out";
      this.#warn(isText ? "text_box_left_out" : "picture_left_out", message, isText ? words : this.#place());
    } else if (name === "m:oMath" || name === "m:oMathPara") {
      this.#warn("formula_left_out", "a formula was left out", words);
    } else this.#warn("part_left_out", `${what} was left out (${name})`, words || this.#place());
  }

  /** The words before something that has none. */
  #place(): string {
    return (this.#paragraph?.pieces ?? []).map((piece) => ("text" in piece ? piece.text : "")).join("");
  }
}

/** One more than a table may have, so that too many are found out. */
const MAX_COLUMNS = CONTENT_LIMITS.columns + 1;

function emptyCells(count: number): (readonly Paragraph[])[] {
  return Array.from({ length: Math.min(Math.max(0, count), MAX_COLUMNS) }, () => []);
}
