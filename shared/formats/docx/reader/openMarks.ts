import type { Element } from "@xmldom/xmldom";
import { attributeOf, nameOf } from "./elements.ts";
import type { MoveRange, Piece, Revision } from "./story.ts";
import { authorOf, timeIn } from "./storyTexts.ts";
import type { Style } from "./styles.ts";

/** A paragraph while it is read. */
export interface OpenParagraph {
  readonly style: Style;
  readonly pieces: Piece[];
  readonly bookmarks: string[];
  readonly comments: Set<string>;
  readonly moves: Set<MoveRange>;
}

/** Elements that say nothing about words. */
const SILENT = new Set([
  ..."w:pPr w:rPr w:tcPr w:trPr w:tblPr w:tblGrid w:tblPrEx w:sectPr w:proofErr w:permStart w:permEnd".split(" "),
  ..."w:lastRenderedPageBreak w:footnoteRef w:endnoteRef w:annotationRef w:separator w:continuationSeparator".split(
    " ",
  ),
  ..."w:customXmlInsRangeStart w:customXmlInsRangeEnd w:customXmlDelRangeStart w:customXmlDelRangeEnd".split(" "),
  ..."w:customXmlMoveFromRangeStart w:customXmlMoveFromRangeEnd".split(" "),
  ..."w:customXmlMoveToRangeStart w:customXmlMoveToRangeEnd w:smartTagPr w:customXmlPr w:sdtPr w:sdtEndPr".split(" "),
]);

/** What is open at a place of a story, in a paragraph or between two: comments, bookmarks, moves. */
export class OpenMarks {
  #comments: readonly string[] = [];
  /** Open bookmarks by id. */
  readonly #bookmarks = new Map<string, string>();
  /** Bookmarks that ended right here: LibreOffice closes those of notes before the marker. */
  #ended: string[] = [];
  /** Bookmarks that began between paragraphs. */
  #waiting: string[] = [];
  /** Comments that were told of since the last words. */
  #points: string[] = [];
  /** Open ranges of moves by id. */
  readonly #moves = new Map<string, MoveRange>();

  /** Ids of the comments that are open here. */
  get comments(): readonly string[] {
    return this.#comments;
  }

  /** Names of the bookmarks that are open here, or end here. */
  get bookmarks(): readonly string[] {
    return [...this.#bookmarks.values(), ...this.#ended];
  }

  /** Ids of the comments that stand right before what comes now. */
  get points(): readonly string[] {
    return this.#points;
  }

  /** A paragraph that begins here. */
  openParagraph(style: Style): OpenParagraph {
    const bookmarks = this.takeWaiting();
    this.pass();
    return { style, pieces: [], bookmarks, comments: new Set(this.#comments), moves: new Set(this.#moves.values()) };
  }

  /** Bookmarks that began before something that begins now. */
  takeWaiting(): string[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** Words stand here. */
  pass(): void {
    this.#ended = [];
    this.#points = [];
  }

  /** Reads an element that opens or ends something, or is silent. False for anything else. */
  read(element: Element, paragraph: OpenParagraph | undefined): boolean {
    const id = attributeOf(element, "w:id") ?? "";
    switch (nameOf(element)) {
      case "w:commentRangeStart":
        this.#comments = [...this.#comments, id];
        paragraph?.comments.add(id);
        return true;
      case "w:commentRangeEnd":
        this.#comments = this.#comments.filter((open) => open !== id);
        return true;
      case "w:commentReference":
        paragraph?.comments.add(id);
        this.#points.push(id);
        return true;
      case "w:bookmarkStart": {
        const name = attributeOf(element, "w:name") ?? "";
        this.#bookmarks.set(id, name);
        (paragraph?.bookmarks ?? this.#waiting).push(name);
        return true;
      }
      case "w:bookmarkEnd": {
        const name = this.#bookmarks.get(id);
        if (name !== undefined) this.#ended.push(name);
        this.#bookmarks.delete(id);
        return true;
      }
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart": {
        const range = moveRange(element, id);
        this.#moves.set(id, range);
        paragraph?.moves.add(range);
        return true;
      }
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        this.#moves.delete(id);
        return true;
      default:
        return SILENT.has(nameOf(element));
    }
  }
}

function moveRange(element: Element, id: string): MoveRange {
  const at = timeIn(attributeOf(element, "w:date"));
  return {
    kind: nameOf(element) === "w:moveToRangeStart" ? "moveTo" : "moveFrom",
    name: attributeOf(element, "w:name") ?? id,
    author: authorOf(element),
    ...(at === undefined ? {} : { at }),
  };
}

/** The tracked change that an element around words, or within the properties of a mark, stands for. */
export function revisionOf(element: Element): Revision {
  const kind = element.localName as Revision["kind"];
  const at = timeIn(attributeOf(element, "w:date"));
  return { kind, author: authorOf(element), ...(at === undefined ? {} : { at }) };
}
