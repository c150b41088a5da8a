import type { Element } from "@xmldom/xmldom";
import type { ImportWarning } from "../../document/content.ts";
import { type ClauseKind, isClauseKind, levelRange } from "../../domain/clause.ts";
import { warning } from "../warnings.ts";
import {
  allElements,
  attributeOf,
  childElements,
  childrenNamed,
  hasNumber,
  lineOf,
  NumberedSiblings,
  ownAttribute,
  wordsAt,
} from "./aknElements.ts";
import { HEADING_ELEMENTS } from "./aknNames.ts";
import { type ReadWords, type TrackedRun, textOf, type WordsReader } from "./readInline.ts";
import { readTable } from "./readTable.ts";

/** A clause as it stands in the file. */
export interface ReadClause {
  readonly element: Element;
  readonly kind: ClauseKind;
  readonly level: number;
  /** What is proposed rather than said: a clause that an amendment brings, a competing version, words at a new place. */
  readonly role: "base" | "new" | "version" | "moved";
  readonly runs: readonly TrackedRun[];
  readonly header: number;
  readonly cells: readonly (readonly (readonly TrackedRun[])[])[];
}

/** A clause whose words are still being read. */
type OpenClause = ReadClause & { readonly runs: TrackedRun[] };

/** Elements of AKN's hierarchy that hold a clause, not a heading. */
const ITEMS = new Set([
  ...["paragraph", "subparagraph", "point", "indent", "item", "alinea", "clause", "subclause", "rule", "subrule", "li"],
  ...["proviso", "transitional", "level"],
]);
/** Elements that are a heading with what follows it. */
const SECTIONS = new Set([
  ...["section", "title", "division", "part", "chapter", "book", "tome", "article", "subsection", "subpart"],
  ...["subchapter", "subtitle", "subdivision", "debateSection", "hcontainer"],
]);
const LISTS = new Set(["list", "sublist", "blockList", "ul", "ol"]);
/** Elements that only hold others. */
const WRAPPERS = new Set([
  ...["content", "intro", "wrapUp", "listWrapUp", "container", "blockContainer", "tblock", "div", "longTitle"],
  ...["embeddedStructure", "quotedStructure", "speech", "speechGroup", "narrative", "summary", "other", "scene"],
  ...["recitals", "citations", "recital", "citation", "mainBody", "body", "debateBody", "foreign", "formula"],
]);

/** Where the reader is. */
interface Place {
  /** What a paragraph with a number is here. */
  readonly paragraph: ClauseKind;
  /** The kind of the list around, and how deep in it. */
  readonly item: ClauseKind;
  readonly depth: number;
  readonly headings: number;
}

/** Reads the documents of a file as clauses, in the order of the text. Rules AK3, AK4, AK13. */
export class BodyReader {
  readonly clauses: ReadClause[] = [];
  readonly warnings: ImportWarning[] = [];
  readonly #words: WordsReader;
  readonly #paragraph: ClauseKind;
  readonly #isOurs: boolean;
  readonly #siblings = new NumberedSiblings();
  readonly #told = new Set<string>();

  /** `isOurs`: the file says what is no plain paragraph. */
  constructor(words: WordsReader, paragraph: "operative" | "numbered", isOurs: boolean) {
    this.#words = words;
    this.#isOurs = isOurs;
    this.#paragraph = paragraph;
  }

  /** One document: its title, if that is not `known` already, its preamble, body, closing lines and annexes. */
  document(document: Element, known?: Element): void {
    const place: Place = { paragraph: this.#paragraph, item: this.#paragraph, depth: 0, headings: 0 };
    for (const part of childElements(document)) {
      const name = part.localName;
      if (name === "meta") continue;
      if (name === "preface" || name === "coverPage") this.#preface(part, known);
      else if (name === "preamble") this.#preamble(part, place);
      else if (name === "conclusions") this.#conclusions(part);
      else if (name === "attachments" || name === "components") for (const one of childElements(part)) this.#annex(one);
      else this.#walk(part, place);
    }
  }

  /** The documents of a collection, or of an annex. */
  #documentsIn(parent: Element): Element[] {
    return childElements(parent).filter((child) => childrenNamed(child, "meta").length > 0);
  }

  #preface(preface: Element, known: Element | undefined): void {
    const lost: string[] = [];
    for (const block of childElements(preface)) {
      let rest = block.textContent ?? "";
      for (const inner of allElements(block)) {
        if (inner.localName === "docTitle" && inner !== known)
          this.#add(inner, "title", 0, this.#words.read(inner).runs);
        if (inner.localName === "docTitle" || inner.localName === "docNumber") {
          rest = rest.replace(inner.textContent ?? "", "");
        }
      }
      if (/[\p{L}\p{N}]/u.test(rest)) lost.push(rest);
    }
    if (lost.length === 0) return;
    this.warnings.push(
      warning("preface_words", "words above the text that a draft has no place for", lost.join(" "), lineOf(preface)),
    );
  }

  #preamble(preamble: Element, place: Place): void {
    const inside: Place = { ...place, paragraph: "preambular", item: "preambular" };
    for (const child of childElements(preamble)) {
      if (child.localName === "formula") this.#item(child, "enacting", place);
      else if (child.localName === "recitals" || child.localName === "citations") {
        for (const recital of childElements(child)) this.#clause(recital, inside);
      } else this.#clause(child, inside);
    }
  }

  /** One clause whose words stand in blocks of an element, with the list below it. */
  #clause(element: Element, place: Place): void {
    if (element.localName === "p" || element.localName === "block") this.#whole(element, place.paragraph, place);
    else this.#item(element, place.paragraph, place);
  }

  #conclusions(conclusions: Element): void {
    const blocks = childElements(conclusions).flatMap((child) =>
      child.localName === "container" || child.localName === "longTitle" ? childElements(child) : [child],
    );
    for (const block of blocks) this.#add(block, "closing", 0, this.#words.read(block).runs);
  }

  #annex(attachment: Element): void {
    const documents = this.#documentsIn(attachment);
    const [heading] = childrenNamed(attachment, "heading");
    const inner = documents.flatMap((document) => childrenNamed(document, "preface")).flatMap(allElements);
    // The title of an annex made elsewhere stands in its own preface.
    const title = heading ?? inner.find(({ localName }) => localName === "docTitle");
    this.#add(attachment, "annex", 0, title ? this.#words.read(title).runs : []);
    for (const subheading of childrenNamed(attachment, "subheading")) this.#whole(subheading, "text", undefined);
    for (const document of documents) this.document(document, title);
    if (documents.length === 0) this.#tell("annex_elsewhere", "an annex that is not in the file", attachment);
  }

  #walk(parent: Element, place: Place): void {
    for (const child of childElements(parent)) this.#element(child, place);
  }

  #element(element: Element, place: Place): void {
    const name = element.localName ?? "";
    if (name === "num" || name === "heading" || name === "subheading") return;
    if (name === "p" || name === "block") this.#whole(element, "text", place);
    else if (name === "table") this.#table(element);
    else if (name === "crossHeading") this.#crossHeading(element, place);
    else if (name === "hcontainer" && attributeOf(element, "name") === "table") this.#table(element);
    else if (isPreambular(element)) this.#item(element, "preambular", place);
    else if (LISTS.has(name)) this.#list(element, place);
    else if (ITEMS.has(name)) this.#item(element, this.#kindOf(element, place), place);
    else if (SECTIONS.has(name)) this.#section(element, place);
    else if (this.#documentsIn(element).length > 0) for (const one of this.#documentsIn(element)) this.document(one);
    else {
      if (!WRAPPERS.has(name)) this.#tell(`unknown_element:${name}`, `<${name}> is read by what is in it`, element);
      const isEmbedded = name === "embeddedStructure" || name === "quotedStructure";
      this.#walk(element, isEmbedded ? embeddedPlace(place) : place);
    }
  }

  #kindOf(element: Element, place: Place): ClauseKind {
    const said = ownAttribute(element, "kind");
    if (isClauseKind(said)) return said;
    if (place.depth > 0) return place.item;
    // A single operative clause has no number; one without a number among numbered ones is text.
    const isText = !hasNumber(element) && (place.paragraph === "numbered" || this.#siblings.has(element));
    return isText && !this.#isOurs ? "text" : place.paragraph;
  }

  #section(element: Element, place: Place): void {
    const [heading] = childrenNamed(element, "heading");
    if (!heading) {
      this.#walk(element, place);
      return;
    }
    const own = HEADING_ELEMENTS.indexOf(element.localName as (typeof HEADING_ELEMENTS)[number]) + 1;
    const level = own > 0 ? own : Math.min(place.headings + 1, 3);
    this.#add(element, "heading", level, this.#words.read(heading).runs);
    this.#walk(element, { ...place, item: place.paragraph, depth: 0, headings: level });
  }

  #crossHeading(element: Element, place: Place): void {
    const refersTo = attributeOf(element, "refersTo")?.split(/\s+/) ?? [];
    if (refersTo.includes("#preamble")) this.#whole(element, "preambular", place);
    else if (refersTo.includes("#enactingFormula")) this.#whole(element, "enacting", place);
    else this.#add(element, "heading", 3, this.#words.read(element).runs);
  }

  #list(list: Element, place: Place): void {
    for (const child of childElements(list)) {
      if (child.localName === "intro" || child.localName === "listIntroduction") this.#whole(child, "text", place);
      else this.#element(child, { ...place, depth: Math.max(1, place.depth) });
    }
  }

  /** A clause whose words are those of an element itself. */
  #whole(element: Element, kind: ClauseKind, place: Place | undefined): void {
    const words = this.#words.read(element);
    const isClause = attributeOf(element, "GUID") !== undefined || roleOf(element) !== "base";
    if (words.runs.length > 0 || isClause) this.#add(element, kind, 0, words.runs);
    if (place) this.#embedded(words, place);
  }

  /** A clause with its number, its words and the list below it. */
  #item(element: Element, kind: ClauseKind, place: Place): void {
    const clause = this.#add(element, kind, place.depth, []);
    this.#ownBlocks(element, clause, { ...place, item: kind, depth: isListKind(kind) ? place.depth + 1 : 0 });
  }

  /** The blocks of a clause: its words first; what is no words of it, behind it. */
  #ownBlocks(parent: Element, clause: OpenClause, place: Place): void {
    for (const child of childElements(parent)) {
      const name = child.localName ?? "";
      if (name === "num") continue;
      if (name === "content" || name === "intro") this.#ownBlocks(child, clause, place);
      else if (name === "heading" || name === "subheading" || name === "p" || name === "block")
        this.#append(child, clause, place);
      else if (LISTS.has(name)) this.#ownList(child, clause, place);
      else this.#element(child, place);
    }
  }

  #ownList(list: Element, clause: OpenClause, place: Place): void {
    for (const child of childElements(list)) {
      if (child.localName === "intro") this.#ownBlocks(child, clause, place);
      else if (child.localName === "listIntroduction") this.#append(child, clause, place);
      else this.#element(child, place);
    }
  }

  #append(block: Element, clause: OpenClause, place: Place): void {
    const words = this.#words.read(block);
    const hasWords = words.runs.length > 0;
    if (hasWords && clause.runs.length > 0) clause.runs.push({ run: { break: true }, deletedBy: [], insertedBy: [] });
    for (const run of words.runs) clause.runs.push(run);
    this.#embedded(words, place);
  }

  #embedded({ embedded }: ReadWords, place: Place): void {
    for (const structure of embedded) this.#walk(structure, embeddedPlace(place));
  }

  #table(element: Element): void {
    const table = readTable(element, this.#words);
    if (table.isRagged) this.#tell("ragged_table", "a row with fewer cells was filled up", element);
    const { runs, header, cells } = table;
    this.clauses.push({ element, kind: "table", level: 0, role: roleOf(element), runs, header, cells });
  }

  #add(element: Element, kind: ClauseKind, level: number, runs: readonly TrackedRun[]): OpenClause {
    const [lowest, deepest] = levelRange(kind);
    const fitting = Math.min(Math.max(level, lowest), deepest);
    if (level > deepest && isListKind(kind)) this.#tell("too_deep", `nothing is deeper than level ${deepest}`, element);
    const clause = { element, kind, level: fitting, role: roleOf(element), runs: [...runs], header: 0, cells: [] };
    this.clauses.push(clause);
    return clause;
  }

  #tell(code: string, message: string, element: Element): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.warnings.push(warning(code.split(":")[0] ?? code, message, wordsAt(element), lineOf(element)));
  }
}

function embeddedPlace(place: Place): Place {
  return { ...place, paragraph: "numbered", item: "numbered", depth: 0 };
}

function isListKind(kind: ClauseKind): boolean {
  return kind === "preambular" || kind === "operative" || kind === "numbered";
}

function isPreambular(element: Element): boolean {
  return (
    attributeOf(element, "refersTo")?.split(/\s+/).includes("#preamble") === true &&
    element.localName !== "crossHeading"
  );
}

function roleOf(element: Element): ReadClause["role"] {
  const role = ownAttribute(element, "as");
  return role === "new" || role === "version" || role === "moved" ? role : "base";
}

/** True where all words of a clause are put in by somebody, and it has some. */
export function isInserted({ runs, cells }: ReadClause): boolean {
  const all = [...runs, ...cells.flat(2)];
  return all.length > 0 && textOf(all).length === 0;
}
