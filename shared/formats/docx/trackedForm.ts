import type { ClauseKind } from "../../domain/clause.ts";
import { isId } from "../../domain/ids.ts";

/**
 * How a draft stands in a Word file: the agreement of writer and reader. Names of styles are what counts, not their ids:
 * other programs give new ids when they save.
 *
 * Every view
 * - A clause is one paragraph in the style of its kind and level (`paragraphStyle`), with the hidden bookmark
 *   `clauseBookmark(id)` of no length at its beginning. A number or label that is written as text stands first, in the
 *   character style LABEL, its tab or break included: what is in LABEL is none of the clause's words.
 * - The opening phrase is in the character style LEAD, which sets it off; `em` is direct italics and nothing else, also
 *   within LEAD; `sub` and `sup` are direct vertical alignment, both at once superscript at a lowered `w:position`; a break is `w:br`.
 * - A table clause is a paragraph in "Table title" with its own words (always there, mostly empty) and, if it has rows, the
 *   `w:tbl` behind it; header rows are those with `w:tblHeader`. A break in a cell is `w:br`; a cell is one paragraph.
 * - Notes: a `w:footnoteReference`; where it is cited again, that stands inside the bookmark `_Ref_fn_<n>`, and the further
 *   citations, which may stand before it, are complex fields ` NOTEREF _Ref_fn_<n> \f \h `. Between neighbouring citations stands a comma in the style of references: no words.
 *   The note's own paragraph begins with its mark (`w:footnoteRef`, in the style of references) and a tab in LABEL;
 *   `noteBookmark(id)` stands in it. Several Word notes may carry one id (`copy` 1, 2 …): they are one note.
 * - Paragraphs in the styles of FURNITURE are not of the text. A file ends with an empty one ("End of document").
 * - What the head says stands in the custom properties PROPERTIES, whether the file has a masthead or not.
 *
 * Tracked
 * - The author of a revision or of a comment is `joinAuthors(…)`: co-sponsors of one amendment by ", ", amendments that
 *   delete or insert the very same words by "; ". Amendments of the same authors on one text are one where they touch different
 *   words; where they collide, or one deletes the clause and the other changes words of it, the later one's author
 *   bears its number: "FRA (A-012)".
 * - Reject all gives the base. The text that an amendment proposes is the base without what it deletes and with what it
 *   inserts: at a changed place the old words are deleted by all that change them, then each reading is inserted, each in a
 *   `w:ins` of its own.
 * - Nesting, outermost first: ins, del, moveFrom, moveTo. Who deletes or moves a clause deletes or moves
 *   also what others insert in it; what is new between a moved clause and its sub-clauses moves along.
 * - New clause: a paragraph with inserted mark and words, behind the clause it comes after. Where `after` is the same for
 *   several, they stand in the order of the amendments. Its own predecessor is the nearest paragraph before it that is of the
 *   base or inserted by the same authors.
 * - Competing version (`alt`): the same, in the style ALTERNATIVE, right behind its clause. It has no bookmark.
 * - Deleted clause: deleted mark and words; its sub-clauses likewise. A table: rows with `w:del` or `w:ins` in `w:trPr` too.
 * - Moved clause with its sub-clauses: at the old place moveFrom on words and marks within the ranges `w:moveFromRangeStart`
 *   … `End`, whose author is that of the one amendment; at the new place a copy as moveTo within the range of the same name.
 *   The level at the new place is that of the copy's style. What others change is written in both copies: read it at the
 *   old one. Copies have no bookmarks and no comments.
 * - Notes that only changed words cite are deleted or inserted in the notes part as well; edits of a note's words are tracked there.
 * - A reason is a comment of the amendment's authors round its first change (for a note: right before its citation), with `reasonInitials`
 *   for initials. Any other comment is a thread; answers and "resolved" as Word keeps them. Lines are paragraphs.
 */
export const STYLES = {
  title: "Title",
  enacting: "Enacting line",
  preambular: "Preambular",
  operative: "Operative",
  heading: "heading",
  numbered: "Numbered",
  text: "Unnumbered text",
  closing: "Closing line",
  annex: "Annex title",
  table: "Table title",
} as const satisfies Record<ClauseKind, string>;

/** Paragraph style of a competing version; kind and level are those of the clause before it. */
export const ALTERNATIVE = "Alternative version";
/** Paragraph styles of table cells. */
export const CELL_STYLES = { header: "Table heading", cell: "Table text" } as const;
/** Paragraphs that are no clauses. */
export const FURNITURE = {
  organ: "Masthead organ",
  symbol: "Masthead symbol",
  masthead: "Masthead",
  session: "Session line",
  agendaItem: "Agenda item line",
  end: "End of document",
} as const;
/** Character style of numbers and labels that are written as text. */
export const LABEL = "Clause label";
/** Character style of opening phrases and of the organ in the enacting line. */
export const LEAD = "Opening phrase";

/** "Operative" for level 0, "Operative 2" below; "heading 1" for headings. */
export function paragraphStyle(kind: ClauseKind, level: number): string {
  return level === 0 ? STYLES[kind] : `${STYLES[kind]} ${level}`;
}

/** Custom properties of the file. `phrases` is the JSON of the content's phrases. */
export const PROPERTIES = {
  type: "Adref type",
  language: "Adref language",
  profile: "Adref profile",
  organ: "Adref organ",
  symbol: "Adref symbol",
  number: "Adref number",
  session: "Adref session",
  agendaItem: "Adref agenda item",
  phrases: "Adref phrases",
} as const;

/** Word takes no longer names. */
const LONGEST_BOOKMARK = 40;
const CLAUSE_BOOKMARK = /^_adref_(?!fn\d*_)(.+)$/;
const NOTE_BOOKMARK = /^_adref_fn(\d*)_(.+)$/;
const UUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;
const PACKED_UUID = /^_adrefu_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Name of the bookmark that carries a clause's id; nothing for an id that does not fit. */
export function clauseBookmark(id: string): string | undefined {
  return fitting(UUID.test(id) ? `_adrefu_${id.replaceAll("-", "")}` : `_adref_${id}`, readClauseBookmark, id);
}

/** The id in the name of a clause's bookmark; nothing for other bookmarks. */
export function readClauseBookmark(name: string): string | undefined {
  const packed = PACKED_UUID.exec(name);
  const id = packed ? packed.slice(1).join("-") : CLAUSE_BOOKMARK.exec(name)?.[1];
  return isId(id) ? id : undefined;
}

/** Name of the bookmark that carries a note's id; `copy` counts from 0. Nothing for an id that does not fit. */
export function noteBookmark(id: string, copy: number): string | undefined {
  return fitting(`_adref_fn${copy === 0 ? "" : copy}_${id}`, readNoteBookmark, id);
}

/** The id in the name of a note's bookmark; nothing for other bookmarks. */
export function readNoteBookmark(name: string): string | undefined {
  const id = NOTE_BOOKMARK.exec(name)?.[2];
  return isId(id) ? id : undefined;
}

function fitting(name: string, read: (name: string) => string | undefined, id: string): string | undefined {
  return name.length <= LONGEST_BOOKMARK && read(name) === id ? name : undefined;
}

/** One amendment's share in a revision: who proposes and co-sponsors it, and its number where it must be told from another. */
export interface RevisionAuthors {
  readonly authors: readonly string[];
  readonly number?: string;
}

/** The name of a revision's author, for all amendments that make the same revision. */
export function joinAuthors(all: readonly RevisionAuthors[]): string {
  const names = all.map(({ authors, number }) => authors.join(", ") + (number === undefined ? "" : ` (${number})`));
  return [...new Set(names)].join("; ");
}

/** What co-sponsors are joined from. Somebody called "Dupont, Marie" who goes on writing in the file is one person. */
const CODE = /^[A-Z0-9][A-Z0-9_-]{0,15}$/;

/** True for a name that is a delegation's code as we write it. */
export function isDelegationCode(name: string): boolean {
  return CODE.test(name);
}

/** The amendments that a revision's author stands for, as far as its name tells them. */
export function splitAuthors(name: string): readonly RevisionAuthors[] {
  return name.split("; ").map((one) => {
    const [, names = one, number] = /^(.*) \((A-\d{3,}|\d+)\)$/s.exec(one) ?? [];
    const codes = names.split(", ");
    return {
      authors: codes.every(isDelegationCode) ? codes : [names],
      ...(number === undefined ? {} : { number }),
    };
  });
}

/** Initials of a comment that is the reason of an amendment: the amendment's number, or "A-" where it has none. */
export function reasonInitials(number: string | undefined): string {
  return number ?? "A-";
}

/** True for the initials of a reason. */
export function isReasonInitials(initials: string): boolean {
  return /^A-\d*$/.test(initials);
}
