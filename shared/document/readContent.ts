import { CLAUSE_KINDS, levelRange, MARKS, type Run } from "../domain/clause.ts";
import { DRAFT_TYPES, LANGUAGES, PROFILES } from "../domain/draftHead.ts";
import { type ClauseId, type FootnoteId, isId } from "../domain/ids.ts";
import { citationsIn } from "./citations.ts";
import { CONTENT_VERSION, type Content } from "./content.ts";
import { ContentChecks, type ContentFault } from "./contentChecks.ts";
import { type BareClause, type BareContent, completeContent } from "./contentOf.ts";
import { arrange } from "./structure.ts";

export type ReadContent =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly errors: readonly ContentFault[] };

/** Brings a content JSON of one version to the next. */
export type ContentUpgrade = (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Entry n brings version n to n + 1. Version 1 is the first, so there is none yet. */
const UPGRADES: Readonly<Record<number, ContentUpgrade>> = {};

/** Limits of a content JSON. Lengths are UTF-16 units. Rule IM22. */
export const CONTENT_LIMITS = {
  clauses: 5_000,
  footnotes: 5_000,
  runs: 5_000,
  textLength: 200_000,
  rows: 1_000,
  columns: 50,
  /** In all tables together: each cell is a text of its own, and costs a thousand times what an empty one takes in a file. */
  cells: 100_000,
  phrases: 500,
  fieldLength: 1_000,
} as const;

const CLAUSE_KEYS = ["id", "kind", "level", "label?", "number?", "lead?", "text"] as const;

/**
 * Reads a content JSON strictly: version, keys, types, values, sizes, ids, citations, levels and places are checked, and
 * every fault is told with its path. Older versions are upgraded step by step. Label, number and lead are computed anew,
 * whatever the file says. Nothing is moved, dropped or guessed. Rules IM20–IM23.
 */
export function readContent(
  value: unknown,
  upgrades: Readonly<Record<number, ContentUpgrade>> = UPGRADES,
): ReadContent {
  const checks = new ContentChecks();
  const bare = readBare(upgraded(value, upgrades), checks);
  if (bare && checks.faults.length === 0) checkTogether(bare, checks);
  if (!bare || checks.faults.length > 0) return { ok: false, errors: checks.faults };
  return { ok: true, content: completeContent(bare) };
}

/** As readContent, from the text of a file. A text that is no JSON is one fault, `not_json`. */
export function readContentJson(source: string): ReadContent {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\ufeff/u, ""));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, errors: [{ path: "", code: "not_json", message: `this is not JSON: ${message}` }] };
  }
  return readContent(value);
}

function upgraded(value: unknown, upgrades: Readonly<Record<number, ContentUpgrade>>): unknown {
  let current = value;
  for (let version = versionOf(current); version < CONTENT_VERSION; version += 1) {
    const upgrade = upgrades[version];
    if (!upgrade) return current;
    current = { ...upgrade(current as Record<string, unknown>), adref: version + 1 };
  }
  return current;
}

/** The version a value claims; one that claims none is not upgraded. */
function versionOf(value: unknown): number {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "adref")) return CONTENT_VERSION;
  const { adref } = value as { adref: unknown };
  return typeof adref === "number" && Number.isInteger(adref) ? adref : CONTENT_VERSION;
}

function readBare(value: unknown, checks: ContentChecks): BareContent | undefined {
  const keys = ["adref", "type", "language", "profile?", "head", "phrases?", "clauses", "footnotes"];
  const all = checks.object(value, "", keys);
  if (!all || all.adref !== CONTENT_VERSION) {
    if (all && "adref" in all) checks.fault("adref", "version", `version ${CONTENT_VERSION} was expected`);
    return undefined;
  }
  const type = checks.oneOf(all.type, "type", DRAFT_TYPES);
  const language = checks.oneOf(all.language, "language", LANGUAGES);
  const profile = all.profile === undefined ? undefined : checks.oneOf(all.profile, "profile", PROFILES);
  const head = readHead(all.head, checks);
  const phrases =
    all.phrases === undefined
      ? undefined
      : checks.array(all.phrases, "phrases", CONTENT_LIMITS.phrases, (entry, path) => readPhrase(entry, path, checks));
  const clauses = checks.array(all.clauses, "clauses", CONTENT_LIMITS.clauses, (entry, path) =>
    readClause(entry, path, checks),
  );
  const footnotes = checks.array(all.footnotes, "footnotes", CONTENT_LIMITS.footnotes, (entry, path) =>
    readFootnote(entry, path, checks),
  );
  if (!type || !language || !head) return undefined;
  return {
    adref: CONTENT_VERSION,
    type,
    language,
    ...(profile === undefined ? {} : { profile }),
    head,
    ...(phrases === undefined ? {} : { phrases }),
    clauses,
    footnotes,
  };
}

function readHead(value: unknown, checks: ContentChecks): Content["head"] | undefined {
  const keys = ["organ", "symbol", "number", "session", "agendaItem"] as const;
  const head = checks.object(
    value,
    "head",
    keys.map((key) => `${key}?`),
  );
  if (!head) return undefined;
  return Object.fromEntries(
    keys.flatMap((key) => {
      if (head[key] === undefined) return [];
      const text = checks.string(head[key], `head.${key}`, CONTENT_LIMITS.fieldLength);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

function readPhrase(value: unknown, path: string, checks: ContentChecks) {
  const entry = checks.object(value, path, ["phrase", "kind"]);
  if (!entry) return undefined;
  const phrase = checks.string(entry.phrase, `${path}.phrase`, CONTENT_LIMITS.fieldLength);
  const kind = checks.oneOf(entry.kind, `${path}.kind`, ["preambular", "operative"] as const);
  return phrase === undefined || kind === undefined ? undefined : { phrase, kind };
}

function readId(value: unknown, path: string, checks: ContentChecks): string | undefined {
  if (isId(value)) return value;
  if (value === undefined) return undefined;
  return checks.fault(path, "wrong_value", "an id has 1 to 64 letters, digits, - or _");
}

/** Computed fields are accepted as strings and then forgotten. */
function ignoreComputed(clause: Readonly<Record<string, unknown>>, path: string, checks: ContentChecks): void {
  for (const key of ["label", "number", "lead"]) {
    if (clause[key] !== undefined) checks.string(clause[key], `${path}.${key}`, CONTENT_LIMITS.textLength);
  }
}

function readClause(value: unknown, path: string, checks: ContentChecks): BareClause | undefined {
  const isTable = typeof value === "object" && value !== null && "kind" in value && value.kind === "table";
  const clause = checks.object(value, path, isTable ? [...CLAUSE_KEYS, "header", "cells"] : CLAUSE_KEYS);
  if (!clause) return undefined;
  const id = readId(clause.id, `${path}.id`, checks);
  const kind = checks.oneOf(clause.kind, `${path}.kind`, CLAUSE_KINDS);
  ignoreComputed(clause, path, checks);
  const text = readRuns(clause.text, `${path}.text`, checks);
  if (id === undefined || kind === undefined) return undefined;
  const level = checks.integer(clause.level, `${path}.level`, ...levelRange(kind));
  if (level === undefined) return undefined;
  const table = kind === "table" ? readTable(clause, path, checks) : {};
  return { id: id as ClauseId, kind, level, text, ...table };
}

function readTable(clause: Readonly<Record<string, unknown>>, path: string, checks: ContentChecks) {
  const cells = checks.array(clause.cells, `${path}.cells`, CONTENT_LIMITS.rows, (row, rowPath) =>
    checks.array(row, rowPath, CONTENT_LIMITS.columns, (cell, cellPath) => readRuns(cell, cellPath, checks)),
  );
  const columns = cells[0]?.length ?? 0;
  const ragged = cells.findIndex((row) => row.length !== columns);
  if (ragged >= 0) {
    checks.fault(`${path}.cells[${ragged}]`, "ragged_table", `this row has not ${columns} cells, as the first has`);
  }
  return { header: checks.integer(clause.header, `${path}.header`, 0, cells.length) ?? 0, cells };
}

function readFootnote(value: unknown, path: string, checks: ContentChecks) {
  const note = checks.object(value, path, ["id", "number?", "text"]);
  if (!note) return undefined;
  const id = readId(note.id, `${path}.id`, checks);
  if (note.number !== undefined) checks.integer(note.number, `${path}.number`, 0, CONTENT_LIMITS.footnotes);
  const text = readRuns(note.text, `${path}.text`, checks);
  if (citationsIn(text).length > 0) checks.fault(`${path}.text`, "note_in_note", "a footnote cannot cite a footnote");
  return id === undefined ? undefined : { id: id as FootnoteId, text };
}

/** Runs in normal form: no empty ones, neighbours with the same marks joined, marks in their order. */
function readRuns(value: unknown, path: string, checks: ContentChecks): Run[] {
  let length = 0;
  const runs: Run[] = [];
  for (const run of checks.array(value, path, CONTENT_LIMITS.runs, (entry, at) => readRun(entry, at, checks))) {
    const last = runs.at(-1);
    if (!("text" in run)) runs.push(run);
    else if (run.text !== "") {
      length += run.text.length;
      const isSame = last && "text" in last && (last.marks ?? []).join() === (run.marks ?? []).join();
      if (isSame) runs[runs.length - 1] = { ...last, text: last.text + run.text };
      else runs.push(run);
    }
  }
  if (length > CONTENT_LIMITS.textLength) checks.fault(path, "too_large", "this text is too long");
  return runs;
}

function readRun(value: unknown, path: string, checks: ContentChecks): Run | undefined {
  const run = checks.object(value, path, ["text?", "marks?", "footnote?", "break?"]);
  if (!run) return undefined;
  const given = ["text", "footnote", "break"].filter((key) => run[key] !== undefined);
  if (given.length !== 1 || (run.marks !== undefined && given[0] !== "text")) {
    return checks.fault(path, "wrong_value", "a run is a text with marks, or a footnote, or a break");
  }
  if (given[0] === "break") {
    return run.break === true ? { break: true } : checks.fault(`${path}.break`, "wrong_value", "a break is true");
  }
  if (given[0] === "footnote") {
    const footnote = readId(run.footnote, `${path}.footnote`, checks);
    return footnote === undefined ? undefined : { footnote: footnote as FootnoteId };
  }
  const text = checks.string(run.text, `${path}.text`, CONTENT_LIMITS.textLength);
  const marks =
    run.marks === undefined
      ? []
      : checks.array(run.marks, `${path}.marks`, MARKS.length, (mark, at) => checks.oneOf(mark, at, MARKS));
  if (text === undefined) return undefined;
  const ordered = MARKS.filter((mark) => marks.includes(mark));
  return ordered.length > 0 ? { text, marks: ordered } : { text };
}

/** What concerns several clauses at once: ids, citations, places and levels. */
function checkTogether(bare: BareContent, checks: ContentChecks): void {
  const notes = new Set<string>();
  bare.footnotes.forEach(({ id }, index) => {
    if (notes.has(id)) checks.fault(`footnotes[${index}].id`, "duplicate_id", `the id ${id} is used twice`);
    notes.add(id);
  });
  const cells = bare.clauses.reduce((sum, { cells: rows = [] }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  if (cells > CONTENT_LIMITS.cells) {
    checks.fault("clauses", "too_large", `the tables have ${cells} cells, at most ${CONTENT_LIMITS.cells} are allowed`);
  }
  const ids = new Set<string>();
  const cited = new Set<string>();
  bare.clauses.forEach(({ id, text, cells }, index) => {
    if (ids.has(id)) checks.fault(`clauses[${index}].id`, "duplicate_id", `the id ${id} is used twice`);
    ids.add(id);
    for (const note of [...citationsIn(text), ...(cells ?? []).flatMap((row) => row.flatMap(citationsIn))]) {
      if (!notes.has(note)) checks.fault(`clauses[${index}]`, "dangling_note", `there is no footnote ${note}`);
      cited.add(note);
    }
  });
  bare.footnotes.forEach(({ id }, index) => {
    if (!cited.has(id)) checks.fault(`footnotes[${index}]`, "uncited_note", `nothing cites the footnote ${id}`);
  });
  if (checks.faults.length === 0) checkPlaces(bare, checks);
}

/** The order, kinds and levels must be those that the projection would show. */
function checkPlaces({ clauses }: BareContent, checks: ContentChecks): void {
  const width = String(clauses.length).length;
  const stored = clauses.map(({ id, kind, level }, index) => ({
    id,
    kind,
    level,
    order: String(index).padStart(width, "0"),
  }));
  arrange(stored).forEach((place, index) => {
    const given = clauses[index];
    if (!given) return;
    if (given.id !== place.id) {
      checks.fault(`clauses[${index}]`, "misplaced", `a ${given.kind} clause cannot stand here`);
    } else if (given.kind !== place.kind) {
      checks.fault(`clauses[${index}].kind`, "misplaced", `there is a ${given.kind} clause in this section already`);
    } else if (given.level !== place.level) {
      checks.fault(
        `clauses[${index}].level`,
        "level_jump",
        `level ${given.level} stands where ${place.level} is the deepest`,
      );
    }
  });
}
