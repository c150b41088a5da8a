import type { Element } from "@xmldom/xmldom";
import type { ImportWarning } from "../../document/content.ts";
import { MARKS, type Mark, type Run } from "../../domain/clause.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import { joinRuns } from "../../domain/joinRuns.ts";
import { storableText } from "../../domain/words.ts";
import { warning } from "../warnings.ts";
import { allElements, attributeOf, isElement, lineOf, localAddress, wordsAt } from "./aknElements.ts";

/** A piece of a text with who deletes and who inserts it; nobody inserts words of the base. */
export interface TrackedRun {
  readonly run: Run;
  readonly deletedBy: readonly string[];
  readonly insertedBy: readonly string[];
}

/** The words of one element, and the texts that stand embedded in it. */
export interface ReadWords {
  readonly runs: readonly TrackedRun[];
  readonly embedded: readonly Element[];
}

/** A note of the file. */
export interface ReadNote {
  readonly id: FootnoteId;
  readonly eId: string | undefined;
  readonly runs: readonly TrackedRun[];
}

/** What a reader of words asks of the file. */
export interface WordsSource {
  /** Blanks are words, as we write them; elsewhere they may be indents. */
  readonly isOurs: boolean;
  /** The keys of those who propose an `ins` or `del`. */
  owners(change: Element): readonly string[];
  noteId(note: Element): FootnoteId;
}

const MARK_OF: ReadonlyMap<string, Mark> = new Map([
  ["i", "em"],
  ["sub", "sub"],
  ["sup", "sup"],
]);
/** Elements that only say what their words are. */
const TRANSPARENT = new Set([
  ...["span", "inline", "a", "abbr", "ref", "mref", "rref", "mod", "mmod", "rmod", "embeddedText", "fillIn", "remark"],
  ...["docType", "docTitle", "docNumber", "docProponent", "docDate", "docAuthority", "docPurpose", "docCommittee"],
  ...[
    "docIntroducer",
    "docStage",
    "docStatus",
    "docJurisdiction",
    "docketNumber",
    "legislature",
    "session",
    "shortTitle",
  ],
  ...["date", "time", "person", "organization", "concept", "object", "event", "location", "process", "role", "term"],
  ...[
    "quantity",
    "def",
    "entity",
    "signature",
    "vote",
    "outcome",
    "recordedTime",
    "decoration",
    "opinion",
    "placeholder",
  ],
  ...["quotedText", "p", "block", "affectedDocument", "relatedDocument", "change", "party", "judge", "lawyer"],
]);
/** Set off without meaning in a draft. */
const LOST_MARKS = new Set(["b", "u"]);

/** Words that a proposal has, or the base where none is named. */
export function textOf(runs: readonly TrackedRun[], proposal?: string): readonly Run[] {
  const isThere = ({ deletedBy, insertedBy }: TrackedRun): boolean => {
    if (insertedBy.length > 0) return proposal !== undefined && insertedBy.includes(proposal);
    return proposal === undefined || !deletedBy.includes(proposal);
  };
  return joinRuns(runs.filter(isThere).map(({ run }) => run));
}

/** Where in the mark-up of a text the reader is. */
interface WalkState {
  readonly marks: readonly Mark[];
  readonly deletedBy: readonly string[];
  readonly insertedBy: readonly string[];
  /** True within the words of a note. */
  readonly isNote: boolean;
}

const START: WalkState = { marks: [], deletedBy: [], insertedBy: [], isNote: false };

/** What was read of a text so far. */
interface Reading {
  readonly runs: TrackedRun[];
  readonly embedded: Element[];
}

/** Reads the words of elements, one after another, and the notes in them. Rules AK3, AK5, AK11, AK13. */
export class WordsReader {
  readonly warnings: ImportWarning[] = [];
  readonly notes: ReadNote[] = [];
  readonly #source: WordsSource;
  readonly #ids = new Map<Element, FootnoteId>();
  readonly #byAddress = new Map<string, FootnoteId>();
  readonly #told = new Set<string>();

  constructor(source: WordsSource, root: Element) {
    this.#source = source;
    for (const element of allElements(root)) {
      if (element.localName !== "authorialNote" && element.localName !== "note") continue;
      const id = source.noteId(element);
      this.#ids.set(element, id);
      const eId = attributeOf(element, "eId");
      if (eId !== undefined && !this.#byAddress.has(eId)) this.#byAddress.set(eId, id);
    }
    for (const [element, id] of this.#ids) {
      const read: Reading = { runs: [], embedded: [] };
      this.#walk(element, { ...START, isNote: true }, read);
      this.notes.push({ id, eId: attributeOf(element, "eId"), runs: this.#trimmed(read.runs) });
    }
  }

  /** The words of an element. */
  read(element: Element): ReadWords {
    const read: Reading = { runs: [], embedded: [] };
    this.#walk(element, START, read);
    return { runs: this.#trimmed(read.runs), embedded: read.embedded };
  }

  #walk(parent: Element, state: WalkState, read: Reading): void {
    for (const node of parent.childNodes) {
      if (isElement(node)) this.#element(node, state, read);
      else if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) {
        const text = node.nodeValue ?? "";
        if (text !== "") add(read, state, state.marks.length > 0 ? { text, marks: state.marks } : { text });
      }
    }
  }

  #element(element: Element, state: WalkState, read: Reading): void {
    const name = element.localName ?? "";
    const inside = (change: Partial<WalkState> = {}) => this.#walk(element, { ...state, ...change }, read);
    const mark = MARK_OF.get(name);
    if (name === "ins") inside({ insertedBy: this.#source.owners(element) });
    else if (name === "del") inside({ deletedBy: this.#source.owners(element) });
    else if (name === "eol" || name === "br") add(read, state, { break: true });
    else if (name === "noteRef") this.#reference(element, state, read);
    else if (name === "authorialNote") this.#note(element, state, read);
    else if (name === "embeddedStructure" || name === "quotedStructure") read.embedded.push(element);
    else if (isLead(element)) inside();
    else if (mark) inside({ marks: MARKS.filter((one) => one === mark || state.marks.includes(one)) });
    else {
      if (name === "p" && !read.runs.every(isBlank)) add(read, state, { break: true });
      if (LOST_MARKS.has(name)) this.#tell("mark_lost", "what is bold or underlined is plain now", element);
      else if (!TRANSPARENT.has(name)) this.#tell(`unknown_element:${name}`, `<${name}> is read as words`, element);
      inside();
    }
  }

  #note(element: Element, state: WalkState, read: Reading): void {
    const id = this.#ids.get(element);
    if (id !== undefined && !state.isNote) {
      add(read, state, { footnote: id });
      return;
    }
    this.#tell("note_in_note", "a note within a note is read as its words", element);
    this.#walk(element, state, read);
  }

  #reference(element: Element, state: WalkState, read: Reading): void {
    const id = this.#byAddress.get(localAddress(attributeOf(element, "href")) ?? "");
    if (id !== undefined && !state.isNote) {
      add(read, state, { footnote: id });
      return;
    }
    // The marker is all there is of a note that the file does not have.
    const marker = attributeOf(element, "marker") ?? "";
    if (marker !== "") add(read, state, { text: marker, marks: ["sup"] });
    const message = "a reference to a note that the file does not have";
    this.warnings.push(warning("note_missing", message, marker, lineOf(element)));
  }

  #tell(code: string, message: string, element: Element): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    const [short = code] = code.split(":");
    this.warnings.push(warning(short, message, wordsAt(element), lineOf(element)));
  }

  /** Indents are no words: blanks with a line end in them, and in files made elsewhere all of them, count as one. */
  #trimmed(runs: readonly TrackedRun[]): TrackedRun[] {
    const indent = this.#source.isOurs ? /[ \t]*\n\s*/g : /[ \t\n\r]+/g;
    const trimmed: TrackedRun[] = [];
    let isBehindBlank = true;
    for (const one of runs) {
      if (!("text" in one.run)) {
        trimmed.push(one);
        isBehindBlank = "break" in one.run && !this.#source.isOurs;
        continue;
      }
      let text = storableText(one.run.text.replaceAll(indent, " "));
      if (!this.#source.isOurs && isBehindBlank) text = text.replace(/^ /, "");
      if (this.#source.isOurs && trimmed.length === 0 && /^\s*\n/.test(one.run.text)) text = text.trimStart();
      if (text === "") continue;
      isBehindBlank = text.endsWith(" ");
      trimmed.push({ ...one, run: { ...one.run, text } });
    }
    const last = trimmed.at(-1);
    const isIndent = !this.#source.isOurs || /\n\s*$/.test(lastText(runs));
    if (last && "text" in last.run && isIndent) {
      const text = last.run.text.replace(/ +$/, "");
      trimmed.pop();
      if (text !== "") trimmed.push({ ...last, run: { ...last.run, text } });
    }
    return trimmed;
  }
}

function lastText(runs: readonly TrackedRun[]): string {
  const last = runs.at(-1)?.run;
  return last && "text" in last ? last.text : "";
}

/** Italics of an opening phrase are computed: no mark of the words. */
function isLead(element: Element): boolean {
  return attributeOf(element, "class") === "lead";
}

function isBlank({ run }: TrackedRun): boolean {
  return "text" in run && run.text.trim() === "";
}

function add({ runs }: Reading, { deletedBy, insertedBy }: WalkState, run: Run): void {
  runs.push({ run, deletedBy, insertedBy });
}
