import { CLAUSE_KINDS, type ClauseKind, levelRange } from "../../../domain/clause.ts";
import { ALTERNATIVE, FURNITURE, paragraphStyle, readClauseBookmark, STYLES } from "../trackedForm.ts";
import { type Authors, basePieces } from "./authors.ts";
import type { Block, MoveRange, Paragraph, Piece, Revision, Table } from "./story.ts";

/** What becomes one clause: of the base, or of the text that somebody proposes. */
export interface Unit {
  readonly type: "unit";
  /** Several where somebody cut a clause in two, or where its words stand in several paragraphs. */
  readonly paragraphs: readonly Paragraph[];
  /** The one among them whose style, number and bookmark are the clause's. None for a table without a title. */
  readonly home: Paragraph | undefined;
  readonly table?: Table;
  readonly isBase: boolean;
  /** A competing version of the clause before it. */
  readonly isVersion: boolean;
  /** Moves that take it away from here. */
  readonly moves: readonly MoveRange[];
}

/** The place where a moved clause would stand. */
export interface MoveTarget {
  readonly type: "target";
  readonly move: MoveRange;
  /** The first paragraph of the copy. */
  readonly paragraph: Paragraph;
}

export type Slot = Unit | MoveTarget;

const KINDS_BY_STYLE: ReadonlyMap<string, { readonly kind: ClauseKind; readonly level: number }> = new Map(
  CLAUSE_KINDS.flatMap((kind) => {
    const [least, most] = levelRange(kind);
    return Array.from({ length: most - least + 1 }, (_, index) => {
      const level = least + index;
      return [paragraphStyle(kind, level).toLowerCase(), { kind, level }] as const;
    });
  }),
);
const FURNITURE_STYLES: ReadonlySet<string> = new Set(Object.values(FURNITURE).map((name) => name.toLowerCase()));

/** Kind and level by the name of a style of ours. */
export function kindOfStyle(style: string): { readonly kind: ClauseKind; readonly level: number } | undefined {
  return KINDS_BY_STYLE.get(style.toLowerCase());
}

const isTableTitle = ({ style }: Paragraph): boolean => style.toLowerCase() === STYLES.table.toLowerCase();

/** The id of a clause that is bookmarked in a paragraph or a table. */
export function bookmarkedClause({ bookmarks }: { readonly bookmarks: readonly string[] }): string | undefined {
  for (const name of bookmarks) {
    const id = readClauseBookmark(name);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** True for pieces that are more than blanks. */
export function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.type !== "text" || piece.text.trim() !== "");
}

/** Cuts a story into units, in the order of the file: base and everything proposed on it side by side. */
export function unitsOf(blocks: readonly Block[], authors: Authors, isOurs: boolean): Slot[] {
  return new UnitReader(authors, isOurs, movedNames(blocks)).read(blocks);
}

/** Names of moves that have both ends. */
function movedNames(blocks: readonly Block[]): ReadonlySet<string> {
  const names = { moveFrom: new Set<string>(), moveTo: new Set<string>() };
  for (const block of blocks) {
    if (block.type !== "paragraph") continue;
    for (const { kind, name } of movesOf(block)) names[kind].add(name);
  }
  return new Set([...names.moveFrom].filter((name) => names.moveTo.has(name)));
}

/** Ranges of moves that a paragraph is in with its mark, as a whole. */
function movesOf({ moves, mark }: Paragraph): readonly MoveRange[] {
  return moves.filter((range) => mark.some(({ kind }) => kind === range.kind));
}

class UnitReader {
  readonly #authors: Authors;
  readonly #isOurs: boolean;
  readonly #moved: ReadonlySet<string>;
  readonly #slots: Slot[] = [];
  /** Paragraphs that are one when everything is rejected, until their last one is there. */
  #group: Paragraph[] = [];
  readonly #targets = new Set<string>();

  constructor(authors: Authors, isOurs: boolean, moved: ReadonlySet<string>) {
    this.#authors = authors;
    this.#isOurs = isOurs;
    this.#moved = moved;
  }

  read(blocks: readonly Block[]): Slot[] {
    for (let at = 0; at < blocks.length; at += 1) {
      const block = blocks[at] as Block;
      const next = blocks[at + 1];
      if (block.type === "table") {
        this.#close();
        this.#addTable(undefined, block);
      } else if (this.#isOurs && isTableTitle(block)) {
        const table = next?.type === "table" ? next : undefined;
        if (table) at += 1;
        this.#close();
        if (!this.#takeTarget(block)) this.#addTable(block, table);
      } else this.#take(block);
    }
    this.#close();
    return this.#slots;
  }

  #take(paragraph: Paragraph): void {
    if (this.#isOurs && FURNITURE_STYLES.has(paragraph.style.toLowerCase())) this.#close();
    else if (/^toc \d/i.test(paragraph.style)) this.#close();
    else if (this.#takeTarget(paragraph)) this.#close();
    else if (this.#isOurs && paragraph.style.toLowerCase() === ALTERNATIVE.toLowerCase()) {
      this.#close();
      this.#add([paragraph], paragraph, false, true);
    } else {
      this.#group.push(paragraph);
      if (!this.#authors.isInserted(paragraph.mark)) this.#close();
    }
  }

  /** A copy at the new place of a moved clause says where that is, and nothing else. */
  #takeTarget(paragraph: Paragraph): boolean {
    const ranges = movesOf(paragraph).filter(({ kind, name }) => kind === "moveTo" && this.#moved.has(name));
    if (ranges.length === 0) return false;
    for (const move of ranges) {
      if (this.#targets.has(move.name)) continue;
      this.#close();
      this.#targets.add(move.name);
      this.#slots.push({ type: "target", move, paragraph });
    }
    return true;
  }

  #close(): void {
    const group = this.#group;
    this.#group = [];
    const bearing = group.map(({ pieces }) => hasWords(basePieces(pieces, this.#authors)));
    const first = bearing.indexOf(true);
    const last = bearing.lastIndexOf(true);
    const end = group.at(-1);
    group.forEach((paragraph, index) => {
      if (first >= 0 && index === first) {
        const members = group.slice(first, last + 1);
        const home = members.find((one, at) => bearing[first + at] && bookmarkedClause(one) !== undefined);
        this.#add(members, home ?? (members[0] as Paragraph), true);
      }
      if (first >= 0 && index >= first && index <= last) return;
      const isEmptyClause =
        first < 0 && paragraph === end && !this.#authors.isInserted(paragraph.mark) && this.#standsEmpty(paragraph);
      if (isEmptyClause) this.#add([paragraph], paragraph, true);
      else if (hasWords(paragraph.pieces)) this.#add([paragraph], paragraph, false);
    });
  }

  /** A paragraph without words of the base is a clause all the same where it is one of ours. */
  #standsEmpty(paragraph: Paragraph): boolean {
    if (!this.#isOurs) return false;
    if (bookmarkedClause(paragraph) !== undefined) return true;
    return !hasWords(paragraph.pieces) && kindOfStyle(paragraph.style) !== undefined;
  }

  #addTable(title: Paragraph | undefined, table: Table | undefined): void {
    const isInserted = (revisions: readonly Revision[]) => this.#authors.isInserted(revisions);
    const isNew = title
      ? isInserted(title.mark)
      : table !== undefined && table.rows.length > 0 && table.rows.every(({ revisions }) => isInserted(revisions));
    this.#add(title ? [title] : [], title, !isNew, false, table);
  }

  #add(
    paragraphs: readonly Paragraph[],
    home: Paragraph | undefined,
    isBase: boolean,
    isVersion = false,
    table?: Table,
  ): void {
    const moves = home ? movesOf(home).filter(({ kind, name }) => kind === "moveFrom" && this.#moved.has(name)) : [];
    this.#slots.push({ type: "unit", paragraphs, home, isBase, isVersion, moves, ...(table ? { table } : {}) });
  }
}
