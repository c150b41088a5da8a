import { LaidTexts } from "../../../amendments/laidTexts.ts";
import { type StandingItem, type TrackedItem, trackedOrder } from "../../../amendments/trackedOrder.ts";
import type { DraftPhrases } from "../../../document/clauseViews.ts";
import { contentPhrases } from "../../../document/contentPhrases.ts";
import type { DraftFile } from "../../../document/draftFile.ts";
import { leadLength, proposedLeadLength } from "../../../document/leadLength.ts";
import { type ClauseKind, levelRange, type Run } from "../../../domain/clause.ts";
import { ALTERNATIVE, paragraphStyle } from "../trackedForm.ts";
import type { Block, CommentPlan, Inline, Layers, MoveRange, NotePlan, ParagraphBlock, Plan } from "./blocks.ts";
import { CommentEdges } from "./commentEdges.ts";
import type { ListPlace } from "./listPlaces.ts";
import { listPlaces, type Numbered } from "./listPlaces.ts";
import { bookmarked, labelOf, runInlines, tableBlocks } from "./planText.ts";
import { RevisionNames } from "./revisionNames.ts";
import { layerOf, type TrackedInline, trackedWords } from "./trackedWords.ts";

/** A clause of the file before it is a paragraph: of the base, proposed, or moved to another place. */
interface Piece {
  readonly item: StandingItem;
  /** The move that brought it here, and its level here. */
  readonly move?: {
    readonly index: number;
    readonly level: number;
    readonly isFirst: boolean;
    readonly isLast: boolean;
  };
}

/** A draft with everything proposed on it as tracked changes, the base being what stays when all is rejected. Rules DX9–DX17. */
export function planTracked(file: DraftFile): Plan {
  return new TrackedPlan(file).plan();
}

class TrackedPlan {
  readonly #file: DraftFile;
  readonly #items: readonly TrackedItem[];
  /** The last of what each move takes away. */
  readonly #lastMoved: ReadonlyMap<number, StandingItem | undefined>;
  readonly #laid: LaidTexts;
  readonly #names: RevisionNames;
  readonly #edges: CommentEdges;
  readonly #phrases: DraftPhrases;

  constructor(file: DraftFile) {
    this.#file = file;
    this.#items = trackedOrder(file.content, file.amendments);
    this.#lastMoved = new Map(
      this.#items.flatMap((item) =>
        item.type === "movedHere" ? [[item.amendment.index, item.family.at(-1)] as const] : [],
      ),
    );
    this.#laid = new LaidTexts(file);
    this.#names = new RevisionNames(file, this.#items, this.#laid);
    this.#edges = new CommentEdges(file, this.#names);
    this.#phrases = contentPhrases(file.content);
  }

  plan(): Plan {
    const pieces = this.#items.flatMap((item) => this.#piecesOf(item));
    const places = this.#listPlaces(pieces);
    const opened = new Set<number>();
    const blocks = pieces.flatMap((piece) => this.#blocksOf(piece, places.get(piece), opened));
    const comments: readonly CommentPlan[] = this.#edges.comments;
    return { blocks: this.#edges.onNotes(blocks), notes: this.#notes(), comments };
  }

  /** A new place is filled with copies of what moves there. */
  #piecesOf(item: TrackedItem): Piece[] {
    if (item.type !== "movedHere") return [{ item }];
    const { family } = item;
    const { index, proposed } = item.amendment;
    const [head] = family;
    if (!head) return [];
    const deeper = proposed.level - shapeOf(head).level;
    return family.map((one, at) => {
      const { kind, level } = shapeOf(one);
      const [lowest, deepest] = levelRange(kind);
      const to = Math.min(deepest, Math.max(lowest, level + deeper));
      return { item: one, move: { index, level: to, isFirst: at === 0, isLast: at === family.length - 1 } };
    });
  }

  #listPlaces(pieces: readonly Piece[]): ReadonlyMap<Piece, ListPlace | undefined> {
    const numbered = pieces.filter(({ item }) => item.type !== "alt");
    const shapes = numbered.map(({ item, move }): Numbered => {
      const { kind, level } = shapeOf(item);
      const isBase = item.type === "base" && !move;
      return { kind, level: move?.level ?? level, number: isBase ? item.clause.number : undefined };
    });
    const places = listPlaces(shapes, this.#file.content);
    return new Map(numbered.map((piece, index) => [piece, places[index]]));
  }

  #blocksOf(piece: Piece, list: ListPlace | undefined, opened: Set<number>): Block[] {
    const { item, move } = piece;
    const { kind, level } = shapeOf(item);
    const layers = this.#layersOf(piece);
    const starts = move ? (move.isFirst ? [this.#rangeOf(move.index, "moveTo")] : []) : this.#leaving(item, opened);
    const words = this.#wordsOf(piece);
    const inlines = move ? words.map(({ inline }) => inline) : this.#edges.within(item, words);
    const label = list || move ? undefined : this.#labelOf(item);
    const id =
      item.type === "base" ? item.clause.id : item.type === "insert" ? item.amendment.proposed.clause : undefined;
    const paragraph: ParagraphBlock = {
      type: "paragraph",
      style: item.type === "alt" ? ALTERNATIVE : paragraphStyle(kind, move?.level ?? level),
      ...(list ? { list } : {}),
      ...(label ? { label } : {}),
      ...(id === undefined || move ? {} : bookmarked(id)),
      inlines,
      mark: layers,
      moveStarts: starts,
    };
    const table = item.type === "base" ? item.clause : item.type === "insert" ? item.amendment.proposed : undefined;
    return [
      paragraph,
      ...(kind === "table" && table ? tableBlocks(table, layers) : []),
      ...(move ? (move.isLast ? [this.#endOf(move.index, "moveTo")] : []) : this.#left(item)),
    ];
  }

  #labelOf(item: StandingItem): ParagraphBlock["label"] {
    if (item.type === "base") return labelOf(item.clause, this.#file.content, "final");
    if (item.type === "insert") return undefined;
    return { text: this.#file.amendments[item.amendment.index]?.label ?? "alt", ends: "tab" };
  }

  /** What is done to the clause as a whole. */
  #layersOf({ item, move }: Piece): Layers {
    const brought = item.type === "base" ? [] : [item.amendment.index];
    return {
      ...layerOf("ins", this.#names.of(brought)),
      ...this.#moveLayers(item, move),
      ...layerOf("del", this.#names.of(item.deletedBy)),
    };
  }

  #moveLayers(item: StandingItem, move: Piece["move"]): Layers {
    return move ? layerOf("moveTo", this.#names.of([move.index])) : layerOf("moveFrom", this.#names.of(item.movedBy));
  }

  #wordsOf({ item, move }: Piece): readonly TrackedInline[] {
    const lead = (text: readonly Run[]): number => proposedLeadLength(shapeOf(item), text, this.#phrases);
    if (item.type !== "base") {
      const { text } = item.amendment.proposed;
      const layers = this.#layersOf({ item, ...(move ? { move } : {}) });
      return runInlines(text, layers, lead(text)).flatMap((inline) =>
        "run" in inline ? [{ inline, by: [item.amendment.index] }] : [],
      );
    }
    const { clause } = item;
    return trackedWords(
      this.#laid.of({ clause: clause.id }, clause.text),
      this.#names,
      { base: leadLength(clause), of: lead },
      { deletedBy: item.deletedBy, move: this.#moveLayers(item, move) },
      move ? [] : this.#edges.cutsOf(clause.id),
    );
  }

  /** Ranges of moves that begin with this clause. */
  #leaving(item: StandingItem, opened: Set<number>): MoveRange[] {
    const first = item.movedBy.filter((index) => !opened.has(index));
    for (const index of first) opened.add(index);
    return first.map((index) => this.#rangeOf(index, "moveFrom"));
  }

  /** Ends of the ranges of moves that end with this clause. */
  #left(item: StandingItem): Block[] {
    return item.movedBy.flatMap((index) =>
      this.#lastMoved.get(index) === item ? [this.#endOf(index, "moveFrom")] : [],
    );
  }

  #rangeOf(index: number, direction: MoveRange["direction"]): MoveRange {
    return { direction, name: `move${index + 1}`, revision: this.#names.of([index]) ?? { authors: [] } };
  }

  #endOf(index: number, direction: MoveRange["direction"]): Block {
    return { type: "moveEnd", range: this.#rangeOf(index, direction) };
  }

  #notes(): ReadonlyMap<string, NotePlan> {
    const { content, newNotes } = this.#file;
    const none = { base: 0, of: () => 0 };
    return new Map([
      ...content.footnotes.map(({ id, text }): [string, NotePlan] => {
        const words = trackedWords(this.#laid.of({ footnote: id }, text), this.#names, none, {
          deletedBy: [],
          move: {},
        });
        return [id, { inlines: words.map(({ inline }): Inline => inline) }];
      }),
      ...newNotes.map(({ id, text }): [string, NotePlan] => [id, { inlines: runInlines(text, {}) }]),
    ]);
  }
}

/** Kind and level of a clause of the base or of what is proposed; a version is what its clause is. */
function shapeOf(item: StandingItem): { readonly kind: ClauseKind; readonly level: number } {
  if (item.type !== "insert") return { kind: item.clause.kind, level: item.clause.level };
  return { kind: item.amendment.proposed.clauseKind, level: item.amendment.proposed.level };
}
