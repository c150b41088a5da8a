import type { ImportWarning } from "../../../document/content.ts";
import type { BareContent } from "../../../document/contentOf.ts";
import { CONTENT_LIMITS } from "../../../document/readContent.ts";
import { type ClauseKind, levelRange, type Run } from "../../../domain/clause.ts";
import type { ClauseId } from "../../../domain/ids.ts";
import type { FileBlock } from "../../blocks/fileBlock.ts";
import { importBlocks } from "../../blocks/importBlocks.ts";
import { tidyRuns } from "../../blocks/tidyRuns.ts";
import { ImportError } from "../../importError.ts";
import { warning } from "../../warnings.ts";
import { type Authors, basePieces } from "./authors.ts";
import type { FileIds } from "./fileIds.ts";
import { excerptOf, type FileNotes } from "./fileNotes.ts";
import type { Told } from "./readHead.ts";
import { joinParagraphs } from "./readNotes.ts";
import type { Paragraph, Piece, TableRow } from "./story.ts";
import { bookmarkedClause, hasWords, kindOfStyle, type MoveTarget, type Unit } from "./units.ts";

/** A unit with the clause that it is, or would be. */
export interface PlacedUnit {
  readonly type: "unit";
  readonly unit: Unit;
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly level: number;
  /** Units of its words at the front that are a typed number or a label. */
  readonly cut: number;
  /** By its style it is one of ours: its words are taken as they are. */
  readonly isKnown: boolean;
}

export interface PlacedTarget extends MoveTarget {
  /** Nothing where the copy's style does not say it. */
  readonly level: number | undefined;
}

export type Placed = PlacedUnit | PlacedTarget;

/** What a whole file is, and where its units stand in it. */
export interface Placement {
  readonly head: Pick<BareContent, "type" | "language" | "profile" | "head" | "phrases">;
  readonly placed: readonly Placed[];
}

/** Judging costs: so many can never be the clauses of a draft and what is proposed beside them. */
const MAX_UNITS = 2 * CONTENT_LIMITS.clauses;

interface Place {
  readonly key: string;
  readonly kind: ClauseKind;
  readonly level: number;
  readonly cut: number;
}

interface Context {
  readonly authors: Authors;
  readonly notes: FileNotes;
  readonly ids: FileIds;
  readonly isOurs: boolean;
  readonly told: Told;
  readonly warnings: ImportWarning[];
}

/**
 * Gives every unit its kind and level: by its style where it is one of ours, else as a paragraph of plain text is judged,
 * base and insertions together. What is none of the text (a masthead) is left out.
 */
export function placeUnits(slots: readonly (Unit | MoveTarget)[], context: Context): Placement {
  const { told, isOurs, ids } = context;
  const units = slots.flatMap((slot) => (slot.type === "unit" && !slot.isVersion ? [slot] : []));
  if (units.length > MAX_UNITS) {
    throw new ImportError("too_large", `the file has more than ${MAX_UNITS} paragraphs with words`);
  }
  const known = new Map(units.map((unit) => [unit, isOurs ? knownPlace(unit) : undefined]));
  const { type, language } = told;
  const isTold = type !== undefined && language !== undefined && units.length > 0;
  const isClear = isTold && units.every((unit) => known.get(unit));
  const judged = isClear ? undefined : judge(units, known, context);
  const placed: Placed[] = [];
  let last: PlacedUnit | undefined;
  for (const slot of joinUnits(slots, judged?.places)) {
    if (slot.type === "target") {
      placed.push({ ...slot, level: isOurs ? knownPlace(asUnit(slot))?.level : undefined });
      continue;
    }
    if (slot.isVersion) {
      if (last)
        placed.push({
          type: "unit",
          unit: slot,
          id: last.id,
          kind: last.kind,
          level: last.level,
          cut: 0,
          isKnown: true,
        });
      continue;
    }
    const own = known.get(slot);
    const place = own ? { ...own, cut: 0 } : judged?.places.get(slot.paragraphs[0] ?? slot.table);
    if (!place) {
      tellLeftOut(slot, context);
      continue;
    }
    const id = ids.clause(bookmarkedClause(slot.home ?? slot.table ?? { bookmarks: [] }));
    const { kind, level, cut } = place;
    const one: PlacedUnit = { type: "unit", unit: slot, id, kind, level, cut, isKnown: own !== undefined };
    placed.push(one);
    if (slot.isBase) last = one;
  }
  const head = judged?.head ?? { type: type ?? "resolution", language: language ?? "en", head: {} };
  return { head: { ...head, ...told, head: told.head ?? head.head }, placed };
}

const LIST_KINDS: ReadonlySet<ClauseKind> = new Set(["preambular", "operative", "numbered"]);

/** Kind and level by style; the level by the list where there is one: LibreOffice loses styles where it joins paragraphs. */
function knownPlace({ home, table, isBase }: Unit): Omit<Place, "cut" | "key"> | undefined {
  if (!home) return table && bookmarkedClause(table) !== undefined ? { kind: "table", level: 0 } : undefined;
  const former = isBase && home.formerStyle !== undefined ? kindOfStyle(home.formerStyle) : undefined;
  const place = former ?? kindOfStyle(home.style);
  if (!place || former || !home.label || !LIST_KINDS.has(place.kind)) return place;
  const [least, most] = levelRange(place.kind);
  return { kind: place.kind, level: Math.min(most, Math.max(least, home.label.level)) };
}

function asUnit({ paragraph }: MoveTarget): Unit {
  return { type: "unit", paragraphs: [paragraph], home: paragraph, isBase: false, isVersion: false, moves: [] };
}

/** All words of a unit: those of the base, or what is put in where it is new. */
function shownPieces({ paragraphs, isBase }: Unit, authors: Authors): Piece[] {
  const pieces = paragraphs.flatMap((paragraph) => paragraph.pieces);
  return isBase ? basePieces(pieces, authors) : pieces;
}

function judge(
  units: readonly Unit[],
  known: ReadonlyMap<Unit, Omit<Place, "cut" | "key"> | undefined>,
  { authors, notes, told, warnings: found }: Context,
): { readonly head: Placement["head"]; readonly places: Map<Paragraph | Unit["table"], Place> } {
  const hasTitle = units.some(({ home }) => home !== undefined && /^title$/i.test(home.style));
  const blocks = units.map((unit): FileBlock => {
    const place = known.get(unit);
    const runs = notes.runs(shownPieces(unit, authors));
    const block = unit.home ? blockOf(unit.home, runs, hasTitle) : { runs, number: "" };
    const cells = unit.table && {
      header: headerRows(shownRows(unit, authors)),
      cells: shownCells(unit, authors, notes),
    };
    return { ...block, ...cells, ...(place ? { known: place } : {}) };
  });
  const words = new Map(notes.ids.map((id) => [id as string, notes.brought(id).text]));
  let made = 0;
  const { content, places, warnings } = importBlocks(
    { blocks, notes: words },
    { newId: () => `c${++made}`, keepsIds: true, told },
  );
  found.push(...warnings);
  const clauses = new Map(content.clauses.map((clause) => [clause.id, clause]));
  const { clauses: _, footnotes: __, adref: ___, ...head } = content;
  return {
    head,
    places: new Map(
      places.flatMap(({ block, clause, cut }) => {
        const unit = units[block];
        const { kind, level } = clauses.get(clause) ?? {};
        if (!unit || kind === undefined || level === undefined) return [];
        return [[unit.paragraphs[0] ?? unit.table, { key: clause, kind, level, cut }] as const];
      }),
    ),
  };
}

function blockOf({ style, outline, label, align }: Paragraph, runs: readonly Run[], hasTitle: boolean): FileBlock {
  const isTitle = /^title$/i.test(style);
  const heading = isTitle ? 1 : outline === undefined ? undefined : outline + (hasTitle ? 2 : 1);
  const isFar = align === "right" || align === "end";
  return {
    runs: tidyRuns(runs),
    number: label && label.format !== "bullet" ? label.label.trim() : "",
    ...(heading === undefined ? {} : { heading }),
    ...(label ? { listLevel: label.level } : {}),
    ...(isFar ? { isSetOff: true } : {}),
  };
}

/** The rows of a table that stand in the base; all of them where the table is new. */
export function shownRows({ table, isBase }: Unit, authors: Authors): readonly TableRow[] {
  return (table?.rows ?? []).filter(({ revisions }) => !isBase || !authors.isInserted(revisions));
}

/** How many rows at the top repeat on every page. */
export function headerRows(rows: readonly TableRow[]): number {
  const first = rows.findIndex(({ isHeader }) => !isHeader);
  return first < 0 ? rows.length : first;
}

function shownCells(unit: Unit, authors: Authors, notes: FileNotes): Run[][][] {
  return shownRows(unit, authors).map(({ cells }) =>
    cells.map((paragraphs) => {
      const pieces = joinParagraphs(paragraphs);
      return tidyRuns(notes.runs(unit.isBase ? basePieces(pieces, authors) : pieces));
    }),
  );
}

/** Units that were judged to be one clause are one unit, with a blank between their words. */
function joinUnits(
  slots: readonly (Unit | MoveTarget)[],
  places: ReadonlyMap<Paragraph | Unit["table"], Place> | undefined,
): readonly (Unit | MoveTarget)[] {
  if (!places) return slots;
  const joined: (Unit | MoveTarget)[] = [];
  let lastKey: string | undefined;
  for (const slot of slots) {
    const key = slot.type === "unit" ? places.get(slot.paragraphs[0] ?? slot.table)?.key : undefined;
    const last = joined.at(-1);
    if (key !== undefined && key === lastKey && slot.type === "unit" && last?.type === "unit" && !slot.table) {
      const blank: Piece = { type: "text", text: " ", marks: [], revisions: [], comments: [] };
      const [first, ...rest] = slot.paragraphs;
      const spaced = first ? [{ ...first, pieces: [blank, ...first.pieces] }, ...rest] : [];
      joined[joined.length - 1] = {
        ...last,
        paragraphs: [...last.paragraphs, ...spaced],
        isBase: last.isBase || slot.isBase,
      };
    } else joined.push(slot);
    lastKey = key;
  }
  return joined;
}

/** Changes in words that are none of the text go nowhere. */
function tellLeftOut(unit: Unit, { warnings, authors }: Context): void {
  const pieces = unit.paragraphs.flatMap((paragraph) => paragraph.pieces);
  const changed = pieces.filter(({ revisions }) => revisions.length > 0);
  if (!hasWords(changed)) return;
  const names = authors.keysIn(changed.map(({ revisions }) => revisions)).join("; ");
  const message = `a change by ${names} stands outside the text and was left out`;
  warnings.push(warning("change_left_out", message, excerptOf(changed)));
}
