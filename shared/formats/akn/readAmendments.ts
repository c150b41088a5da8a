import type { Element } from "@xmldom/xmldom";
import type { ImportWarning } from "../../document/content.ts";
import type { FileAmendment, FileComment, FileProposed } from "../../document/draftFile.ts";
import type { TextPlace } from "../../domain/amendment.ts";
import { isClauseKind, plainText } from "../../domain/clause.ts";
import type { ClauseId } from "../../domain/ids.ts";
import { sameRuns } from "../../domain/joinRuns.ts";
import { warning } from "../warnings.ts";
import { attributeOf, childrenNamed, lineOf, localAddress, ownAttribute, wordsAt } from "./aknElements.ts";
import { isInserted, type ReadClause } from "./readBody.ts";
import { ownElements } from "./readHead.ts";
import { type ReadNote, type TrackedRun, textOf } from "./readInline.ts";

/** The clauses and notes of a file, with the ids they have now. */
export class ReadFile {
  readonly clauses: readonly ReadClause[];
  readonly notes: readonly ReadNote[];
  readonly #ids: ReadonlyMap<ReadClause, ClauseId>;
  readonly #byAddress = new Map<string, ReadClause>();
  readonly #byKey = new Map<string, ReadClause>();

  /** `ids`: of clauses of the text and of new ones. */
  constructor(clauses: readonly ReadClause[], notes: readonly ReadNote[], ids: ReadonlyMap<ReadClause, ClauseId>) {
    this.clauses = clauses;
    this.notes = notes;
    this.#ids = ids;
    // Of several with one address the first bears it.
    for (const clause of clauses.toReversed()) {
      const eId = attributeOf(clause.element, "eId");
      const key = ownAttribute(clause.element, "by");
      if (eId !== undefined) this.#byAddress.set(eId, clause);
      if (key !== undefined) this.#byKey.set(key, clause);
    }
  }

  idOf(clause: ReadClause | undefined): ClauseId | undefined {
    return clause && this.#ids.get(clause);
  }

  /** The clause that a reference within the file names. */
  at(reference: string | undefined): ReadClause | undefined {
    return this.#byAddress.get(localAddress(reference) ?? "");
  }

  /** The first clause that an amendment of the list brings. */
  broughtBy(key: string): ReadClause | undefined {
    return this.#byKey.get(key);
  }
}

/** What a file proposes, and what of it could not be understood. */
export interface ReadAmendments {
  readonly amendments: readonly FileAmendment[];
  readonly warnings: readonly ImportWarning[];
}

/** The key of what somebody proposes in a file that has no list of amendments: their names. */
const NAMES_KEY = "names:";

/** The key for `ins` and `del` without an entry in a list of amendments. */
export function namesKey(names: string): string {
  return NAMES_KEY + names;
}

/**
 * What a file proposes on its text: the amendments of our own list, then for `ins` and `del` that no entry of it explains one
 * amendment for each text and whoever changed it. Entries that cannot be placed are told. Rules AK6, AK11.
 */
export function readAmendments(root: Element, file: ReadFile): ReadAmendments {
  const warnings: ImportWarning[] = [];
  const listed = ownElements(root, "amendment").flatMap((entry) => {
    const amendment = readEntry(entry, file);
    if (amendment) return [amendment];
    const number = attributeOf(entry, "number") ?? "an amendment";
    warnings.push(warning("amendment_lost", `${number} has no place in the text`, wordsAt(entry), lineOf(entry)));
    return [];
  });
  return { amendments: [...listed, ...unlisted(file, warnings)], warnings };
}

function readEntry(entry: Element, file: ReadFile): FileAmendment | undefined {
  const proposed = readProposed(entry, file);
  if (!proposed) return undefined;
  const authors = childrenNamed(entry, "author").map((author) => author.textContent ?? "");
  const number = attributeOf(entry, "number");
  const label = attributeOf(entry, "label");
  const reason = childrenNamed(entry, "reason")[0]?.textContent ?? undefined;
  const at = attributeOf(entry, "at");
  return {
    authors,
    proposed,
    ...(number === undefined ? {} : { number }),
    ...(label === undefined ? {} : { label }),
    ...(reason === undefined ? {} : { reason }),
    ...(at === undefined ? {} : { at }),
  };
}

function readProposed(entry: Element, file: ReadFile): FileProposed | undefined {
  const key = attributeOf(entry, "id") ?? "";
  const on = attributeOf(entry, "on");
  const named = file.at(on);
  const clause = named?.role === "base" ? named : undefined;
  const id = file.idOf(clause);
  const own = file.broughtBy(key);
  switch (attributeOf(entry, "kind")) {
    case "edit": {
      if (clause && id) return { kind: "edit", on: { clause: id }, text: textOf(clause.runs, key) };
      const note = file.notes.find(({ eId }) => eId !== undefined && eId === localAddress(on));
      return note && { kind: "edit", on: { footnote: note.id }, text: textOf(note.runs, key) };
    }
    case "alt":
      return id && own && { kind: "alt", on: { clause: id }, text: textOf(own.runs, key) };
    case "delete":
      return id && { kind: "delete", on: { clause: id } };
    case "move":
      return id && { kind: "move", on: { clause: id }, after: afterOf(entry, file), level: levelOf(entry, clause) };
    case "insert": {
      const inserted = file.idOf(own);
      return own && inserted && insertOf(own, inserted, entry, afterOf(entry, file), key);
    }
    default:
      return undefined;
  }
}

function levelOf(entry: Element, clause: ReadClause | undefined): number {
  const level = Number(attributeOf(entry, "level"));
  return Number.isInteger(level) && level >= 0 && level <= 4 ? level : (clause?.level ?? 0);
}

function afterOf(entry: Element, file: ReadFile): ClauseId | null {
  return file.idOf(file.at(attributeOf(entry, "after"))) ?? null;
}

function insertOf(
  own: ReadClause,
  clause: ClauseId,
  entry: Element | undefined,
  after: ClauseId | null,
  key: string,
): FileProposed {
  const kind = entry && attributeOf(entry, "clauseKind");
  const clauseKind = isClauseKind(kind) ? kind : own.kind;
  const level = entry ? levelOf(entry, own) : own.level;
  const header = entry ? Number(attributeOf(entry, "header") ?? own.header) : own.header;
  const table = {
    header: Number.isInteger(header) ? header : own.header,
    cells: own.cells.map((row) => row.map((cell) => textOf(cell, key))),
  };
  return {
    kind: "insert",
    clause,
    clauseKind,
    level,
    after,
    text: textOf(own.runs, key),
    ...(clauseKind === "table" ? table : {}),
  };
}

/** Amendments of files made elsewhere: who changed what is all that they say. */
function unlisted(file: ReadFile, warnings: ImportWarning[]): FileAmendment[] {
  const amendments: FileAmendment[] = [];
  let after: ClauseId | null = null;
  const gone: { readonly key: string; readonly kind: string; readonly level: number }[] = [];
  const add = (key: string, proposed: FileProposed) =>
    amendments.push({ authors: key.slice(NAMES_KEY.length).split(", "), proposed });
  const edit = (key: string, on: TextPlace, runs: readonly TrackedRun[], place?: Element) => {
    const [text, base] = [textOf(runs, key), textOf(runs)];
    if (!sameRuns(text, base)) add(key, { kind: "edit", on, text });
    else {
      const message = "words that one inserts and another deletes; the deletion is left out";
      warnings.push(warning("insertion_deleted", message, plainText(base), place && lineOf(place)));
    }
  };
  for (const clause of file.clauses) {
    const id = file.idOf(clause);
    if (id === undefined) continue;
    const all = [...clause.runs, ...clause.cells.flat(2)];
    const keys = namesIn(all);
    const [inserter] = keys;
    if (clause.role === "base" && isInserted(clause) && inserter !== undefined) {
      add(inserter, insertOf(clause, id, undefined, after, inserter));
    } else if (clause.role === "base") {
      for (const key of keys) {
        if (!isDeleted(all, key)) edit(key, { clause: id }, clause.runs, clause.element);
        // A clause goes with its sub-clauses.
        else if (!gone.some((one) => one.key === key && one.kind === clause.kind && one.level < clause.level)) {
          add(key, { kind: "delete", on: { clause: id } });
        }
      }
      const still = gone.filter((one) => one.kind === clause.kind && one.level < clause.level);
      const now = keys.filter((key) => isDeleted(all, key));
      gone.splice(0, gone.length, ...still, ...now.map((key) => ({ key, kind: clause.kind, level: clause.level })));
    }
    if (clause.role === "base" || clause.role === "new") after = id;
  }
  for (const { id, runs } of file.notes) {
    for (const key of namesIn(runs)) edit(key, { footnote: id }, runs);
  }
  return amendments;
}

function namesIn(runs: readonly TrackedRun[]): string[] {
  const keys = runs.flatMap(({ insertedBy, deletedBy }) => [...insertedBy, ...deletedBy]);
  return [...new Set(keys)].filter((key) => key.startsWith(NAMES_KEY));
}

function isDeleted(runs: readonly TrackedRun[], key: string): boolean {
  return runs.some(({ insertedBy }) => insertedBy.length === 0) && textOf(runs, key).length === 0;
}

/** Threads of comments, which only our own list has. */
export function readComments(root: Element, file: ReadFile): FileComment[] {
  return ownElements(root, "comment").flatMap((thread) => {
    const id = file.idOf(file.at(attributeOf(thread, "on")));
    if (id === undefined) return [];
    const from = Number(attributeOf(thread, "from") ?? Number.NaN);
    const to = Number(attributeOf(thread, "to") ?? Number.NaN);
    const entries = childrenNamed(thread, "entry").map((entry) => {
      const at = attributeOf(entry, "at");
      const said = { author: attributeOf(entry, "author") ?? "", text: entry.textContent ?? "" };
      return at === undefined ? said : { ...said, at };
    });
    const range = Number.isInteger(from) && Number.isInteger(to) ? { range: { from, to } } : {};
    return [{ on: { clause: id }, ...range, entries, isResolved: attributeOf(thread, "resolved") === "true" }];
  });
}
