import type { Content, ImportWarning } from "../../../document/content.ts";
import type { FileAmendment, FileProposed } from "../../../document/draftFile.ts";
import { familyAt } from "../../../document/structure.ts";
import type { Run } from "../../../domain/clause.ts";
import type { ClauseId } from "../../../domain/ids.ts";
import { sameRuns } from "../../../domain/joinRuns.ts";
import { warning } from "../../warnings.ts";
import { type AuthorKey, type Authors, readingOf } from "./authors.ts";
import type { ClauseTexts } from "./clauseTexts.ts";
import type { FileIds } from "./fileIds.ts";
import { excerptOf } from "./fileNotes.ts";
import { orderedKeys } from "./orderedKeys.ts";
import type { Placed, PlacedTarget, PlacedUnit } from "./placeUnits.ts";
import type { Paragraph, Piece, Revision } from "./story.ts";
import { ownersOf, partsFor, revisionsOf } from "./unitAuthors.ts";
import { hasWords } from "./units.ts";

/** An amendment of the file, and where in the file it shows. */
export interface FoundAmendment {
  readonly key: AuthorKey;
  readonly proposed: FileProposed;
  readonly at?: string;
  readonly shows: PlacedUnit;
}

interface Context {
  readonly placed: readonly Placed[];
  readonly content: Content;
  readonly authors: Authors;
  readonly texts: ClauseTexts;
  readonly ids: FileIds;
  readonly warnings: ImportWarning[];
}

/**
 * Makes amendments of the tracked changes of a text: one for each author and clause. What can be none is a warning with its
 * words. Rules DI9–DI13, DI15.
 */
export class AmendmentReader {
  readonly found: FoundAmendment[] = [];
  readonly #context: Context;
  readonly #deleted = new Map<AuthorKey, Map<ClauseId, PlacedUnit>>();
  /** Clauses put in, by the place in the file where they stand. */
  readonly #inserts = new Map<PlacedUnit, Map<string, ClauseId>>();
  readonly #revisions = new Map<PlacedUnit, readonly Revision[]>();
  /** Units whose words an author has joined to the clause before. */
  readonly #joined = new Map<PlacedUnit, Set<AuthorKey>>();

  constructor(context: Context) {
    this.#context = context;
  }

  read(): this {
    this.#context.placed.forEach((slot, at) => {
      if (slot.type === "target") this.#readMove(slot, at);
      else if (slot.unit.isVersion) this.#readVersion(slot);
      else if (slot.unit.isBase) this.#readBase(slot, at);
      else this.#readInsert(slot, at);
    });
    this.#readDeletions();
    return this;
  }

  #names(key: AuthorKey): string {
    return this.#context.authors.of(key).authors.join(", ");
  }

  #add(key: AuthorKey, shows: PlacedUnit, proposed: FileProposed): void {
    const at = this.#latest(shows, key);
    this.found.push({ key, proposed, shows, ...(at === undefined ? {} : { at }) });
  }

  /** When an author last changed something here; what several did alike tells only when the last of them did. */
  #latest(shows: PlacedUnit, key: AuthorKey): string | undefined {
    const { authors } = this.#context;
    const revisions = this.#revisions.get(shows) ?? revisionsOf(shows).flat();
    this.#revisions.set(shows, revisions);
    const all = revisions.filter((revision) => authors.has(revision, key));
    const own = all.filter(({ author }) => authors.keysOf(author).length === 1);
    const times = (own.length > 0 ? own : all).flatMap(({ at }) => at ?? []);
    return times.sort().at(-1);
  }

  #warn(code: string, message: string, pieces: readonly Piece[]): void {
    this.#context.warnings.push(warning(code, message, excerptOf(pieces)));
  }

  #readVersion(shows: PlacedUnit): void {
    const { authors, texts } = this.#context;
    const pieces = texts.pieces(shows);
    for (const key of ownersOf(shows, authors)) {
      const text = texts.words(shows, readingOf(pieces, authors, key, true).pieces);
      if (text.length > 0) this.#add(key, shows, { kind: "alt", on: { clause: shows.id }, text });
    }
  }

  #readBase(shows: PlacedUnit, at: number): void {
    const { authors, texts } = this.#context;
    const base = texts.base(shows);
    const isMoved = shows.unit.moves.length > 0;
    const joiners = this.#joined.get(shows) ?? new Set();
    for (const key of joiners) this.#delete(key, shows);
    for (const key of orderedKeys(shows, authors)) {
      if (joiners.has(key)) continue;
      const parts = partsFor(shows, authors, key);
      const readings = parts.map((part) => {
        const reading = readingOf(
          part.flatMap(({ pieces }) => pieces),
          authors,
          key,
          isMoved,
        );
        this.#tellOpposed(key, reading.opposed);
        return texts.words(shows, reading.pieces);
      });
      const { home } = shows.unit;
      const own = Math.max(
        0,
        parts.findIndex((part, index) => part.includes(home as Paragraph) && readings[index]?.length),
      );
      if (this.#isDeleted(shows, readings, key, isMoved)) this.#delete(key, shows);
      else {
        const text = [...(readings[own] ?? []), ...this.#wordsJoined(shows, at, key, isMoved)];
        if (!sameRuns(text, base)) this.#add(key, shows, { kind: "edit", on: { clause: shows.id }, text });
        this.#addParts(shows, at, key, readings, own);
      }
      this.#tellCells(shows, key, isMoved);
    }
  }

  #isDeleted(shows: PlacedUnit, readings: readonly (readonly Run[])[], key: AuthorKey, isMoved: boolean): boolean {
    const { authors } = this.#context;
    const { paragraphs, table } = shows.unit;
    if (readings.some((text) => text.length > 0)) return false;
    const last = paragraphs.at(-1);
    const isMarkDeleted = last !== undefined && authors.isDeletedBy(last.mark, key, isMoved);
    if (isMarkDeleted) return true;
    if (table) {
      const areRows = table.rows.every(({ revisions }) => authors.isDeletedBy(revisions, key, isMoved));
      return last === undefined && areRows && table.rows.length > 0;
    }
    return this.#context.texts.base(shows).length > 0;
  }

  #delete(key: AuthorKey, shows: PlacedUnit): void {
    const own = this.#deleted.get(key) ?? new Map<ClauseId, PlacedUnit>();
    this.#deleted.set(key, own.set(shows.id, shows));
  }

  /** The words of the next clause, where an author has taken away the mark between the two. */
  #wordsJoined(shows: PlacedUnit, at: number, key: AuthorKey, isMoved: boolean): readonly Run[] {
    const { authors, texts, placed } = this.#context;
    const last = shows.unit.paragraphs.at(-1);
    const next = placed[at + 1];
    if (!last || shows.unit.table || !authors.isDeletedBy(last.mark, key, isMoved)) return [];
    if (next?.type !== "unit" || !next.unit.isBase || next.unit.table) return [];
    this.#joined.set(next, (this.#joined.get(next) ?? new Set()).add(key));
    return texts.words(next, readingOf(texts.pieces(next), authors, key, false).pieces);
  }

  /** What an author has cut off from a clause is new clauses before or behind it. */
  #addParts(shows: PlacedUnit, at: number, key: AuthorKey, readings: readonly (readonly Run[])[], own: number): void {
    const { id, kind, level } = shows;
    let after: ClauseId | null = own > 0 ? this.#predecessor(at, key) : id;
    readings.forEach((text, index) => {
      if (index === own) after = id;
      else if (text.length > 0) {
        const clause = this.#context.ids.clause(undefined);
        this.#add(key, shows, { kind: "insert", clause, clauseKind: kind, level, after, text });
        after = clause;
        if (index > own) this.#remember(shows, key, clause);
      }
    });
  }

  #remember(shows: PlacedUnit, key: AuthorKey, clause: ClauseId): void {
    const names = this.#names(key);
    this.#inserts.set(shows, (this.#inserts.get(shows) ?? new Map()).set(names, clause));
  }

  #readInsert(shows: PlacedUnit, at: number): void {
    const { authors, texts, ids } = this.#context;
    const pieces = texts.pieces(shows);
    const owners = ownersOf(shows, authors);
    const all = [...owners, ...orderedKeys(shows, authors).filter((key) => !owners.includes(key))];
    let given: ClauseId | undefined = shows.id;
    for (const key of all) {
      const isOwner = owners.includes(key);
      const kept = isOwner ? readingOf(pieces, authors, key, true).pieces : this.#othersVersion(pieces, key, owners);
      const text = texts.words(shows, kept);
      if (text.length === 0 && !(isOwner && shows.unit.table)) {
        if (!isOwner && !this.#isTakenAwayAround(at, key)) this.#tellOpposed(key, pieces);
        continue;
      }
      const clause = given ?? ids.clause(undefined);
      given = undefined;
      this.#add(key, shows, {
        kind: "insert",
        clause,
        clauseKind: shows.kind,
        level: shows.level,
        after: this.#predecessor(at, key),
        text,
        ...(shows.unit.table || shows.kind === "table" ? texts.table(shows) : {}),
      });
      this.#remember(shows, key, clause);
    }
    if (given) this.#warn("insertion_empty", "an insertion without words was left out", pieces);
  }

  /** A new clause as somebody else would have it; nothing where they take it away or do nothing to its words. */
  #othersVersion(pieces: readonly Piece[], key: AuthorKey, owners: readonly AuthorKey[]): readonly Piece[] {
    const { authors } = this.#context;
    const isTouched = pieces.some(({ revisions }) => revisions.some((one) => authors.has(one, key)));
    if (!isTouched) return [];
    return pieces.filter(({ revisions }) => {
      const inserters = authors.insertersIn([revisions]);
      const isTheirs = inserters.includes(key) || inserters.some((one) => owners.includes(one));
      return isTheirs && !authors.isDeletedBy(revisions, key, false);
    });
  }

  /** True where the clause before a new one goes away, and the new one with it. */
  #isTakenAwayAround(at: number, key: AuthorKey): boolean {
    const { authors, placed } = this.#context;
    const before = placed.slice(0, at).findLast((one) => one.type === "unit" && one.unit.isBase);
    if (before?.type !== "unit") return false;
    if (this.#deleted.get(key)?.has(before.id)) return true;
    return before.unit.moves.some(({ author }) => authors.keysOf(author).includes(key));
  }

  /** The nearest clause before a place that is of the base or put in by the same authors. */
  #predecessor(at: number, key: AuthorKey): ClauseId | null {
    const names = this.#names(key);
    for (let index = at - 1; index >= 0; index -= 1) {
      const slot = this.#context.placed[index];
      if (slot?.type !== "unit" || slot.unit.isVersion) continue;
      const own = this.#inserts.get(slot)?.get(names);
      if (own !== undefined) return own;
      if (slot.unit.isBase) return slot.id;
    }
    return null;
  }

  #readMove({ move, level }: PlacedTarget, at: number): void {
    const { placed, content, authors } = this.#context;
    const units = placed.filter(
      (slot): slot is PlacedUnit => slot.type === "unit" && slot.unit.moves.some(({ name }) => name === move.name),
    );
    const base = units.filter(({ unit }) => unit.isBase && !unit.isVersion);
    for (const key of authors.keysOf(move.author)) {
      let after = this.#predecessor(at, key);
      const covered = new Set<ClauseId>();
      base.forEach((shows, index) => {
        if (covered.has(shows.id)) return;
        const family = familyAt(
          content.clauses,
          content.clauses.findIndex(({ id }) => id === shows.id),
        );
        for (const { id } of family) covered.add(id);
        const left = family.filter(({ id }) => !base.some((one) => one.id === id));
        if (left.length > 0) {
          const message = `${this.#names(key)} moves a clause without all of its sub-clauses; they move with it`;
          this.#warn("moved_in_part", message, this.#context.texts.pieces(shows));
        }
        const to = index === 0 ? (level ?? shows.level) : shows.level;
        this.#add(key, shows, { kind: "move", on: { clause: shows.id }, after, level: to });
        after = family.at(-1)?.id ?? shows.id;
      });
    }
  }

  /** A clause goes with its sub-clauses: one amendment for all of them. */
  #readDeletions(): void {
    const { content, texts } = this.#context;
    for (const [key, units] of this.#deleted) {
      const covered = new Set<ClauseId>();
      content.clauses.forEach(({ id }, index) => {
        const shows = units.get(id);
        if (!shows || covered.has(id)) return;
        const family = familyAt(content.clauses, index);
        if (family.every((one) => units.has(one.id))) {
          for (const one of family) covered.add(one.id);
          this.#add(key, shows, { kind: "delete", on: { clause: id } });
          return;
        }
        const message = `${this.#names(key)} deletes a paragraph but not its sub-paragraphs, which no amendment can say`;
        this.#warn("deleted_in_part", message, texts.pieces(shows));
      });
    }
  }

  #tellOpposed(key: AuthorKey, pieces: readonly Piece[]): void {
    if (!hasWords(pieces)) return;
    const message = `${this.#names(key)} deletes words that others insert; that is no amendment of the text`;
    this.#warn("insertion_deleted", message, pieces);
  }

  /** Cells cannot be amended, a table can only come or go. */
  #tellCells(shows: PlacedUnit, key: AuthorKey, isMoved: boolean): void {
    const { authors } = this.#context;
    const { table } = shows.unit;
    if (!table || this.#deleted.get(key)?.has(shows.id) || isMoved) return;
    for (const { revisions, cells } of table.rows) {
      const paragraphs = cells.flat();
      const pieces = paragraphs.flatMap((one) => one.pieces);
      const all = [revisions, ...paragraphs.map(({ mark }) => mark), ...pieces.map((one) => one.revisions)];
      if (!all.some((list) => list.some((one) => authors.has(one, key)))) continue;
      const message = `${this.#names(key)} changes a table, which no amendment can do`;
      this.#warn("table_changed", message, pieces);
    }
  }
}

/** As an amendment of a file. */
export function fileAmendment({ key, proposed, at }: FoundAmendment, authors: Authors): FileAmendment {
  const { authors: names, number } = authors.of(key);
  const isNumber = number !== undefined && /^A-\d+$/.test(number);
  return { authors: names, proposed, ...(isNumber ? { number } : {}), ...(at === undefined ? {} : { at }) };
}
