import { citationsIn } from "../document/citations.ts";
import type { Content, ContentClause } from "../document/content.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../document/draftFile.ts";
import { longestIncreasing } from "../document/increasing.ts";
import { familyAt } from "../document/structure.ts";
import type { Run } from "../domain/clause.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { joinRuns, sameRuns } from "../domain/joinRuns.ts";

/** What became of a clause of the older text: it stands where it stood, went elsewhere, went along with one, or is gone. */
type Fate = "kept" | "moved" | "along" | "gone";

/**
 * What became of an older text, as amendments on it by `author`: taking all of them gives the newer text. Clauses and notes
 * are matched by id; as few as possible are called moved, and one moves only with all that is below it. A clause of another
 * kind, and a table of other cells, is another one. Pure. Rule FA17.
 */
export function redlineOf(from: Content, to: Content, author: string): DraftFile {
  const fates = fatesOf(from, to);
  const ids = new NewIds(from, to);
  const old = new Map(from.clauses.map((clause) => [clause.id, clause]));
  const proposed: FileProposed[] = [];
  const reworded = (clause: ContentClause): void => {
    const text = joinRuns(clause.text);
    if (!sameRuns(old.get(clause.id)?.text ?? [], text))
      proposed.push({ kind: "edit", on: { clause: clause.id }, text });
  };
  let after: ClauseId | null = null;
  for (const clause of to.clauses) {
    switch (fates.get(clause.id)) {
      case "kept":
        after = clause.id;
        reworded(clause);
        break;
      case "moved":
        proposed.push({ kind: "move", on: { clause: clause.id }, after, level: clause.level });
        reworded(clause);
        break;
      case "along":
        reworded(clause);
        break;
      default: {
        const insert: ClauseId = ids.clause(clause.id);
        proposed.push(inserted(clause, insert, after));
        after = insert;
      }
    }
  }
  const under = new Set<ClauseId>();
  from.clauses.forEach(({ id }, index) => {
    if (fates.get(id) !== "gone" || under.has(id)) return;
    for (const below of familyAt(from.clauses, index)) under.add(below.id);
    proposed.push({ kind: "delete", on: { clause: id } });
  });
  const texts = new Map(to.footnotes.map(({ id, text }) => [id, text]));
  for (const { id, text } of from.footnotes) {
    const now = texts.get(id);
    if (now && !sameRuns(text, now)) proposed.push({ kind: "edit", on: { footnote: id }, text: joinRuns(now) });
  }
  const known = new Set(from.footnotes.map(({ id }) => id));
  const cited = [...new Set(proposed.flatMap((one) => ("text" in one ? citationsOf(one) : [])))];
  return {
    content: from,
    newNotes: cited.flatMap((id) => (known.has(id) ? [] : [{ id, text: texts.get(id) ?? [] }])),
    amendments: proposed.map((one): FileAmendment => ({ authors: [author], proposed: one })),
    comments: [],
  };
}

function inserted(clause: ContentClause, id: ClauseId, after: ClauseId | null): FileProposed {
  const { kind: clauseKind, level, header, cells } = clause;
  const table = cells ? { header: header ?? 0, cells: cells.map((row) => row.map((cell) => joinRuns(cell))) } : {};
  return { kind: "insert", clause: id, clauseKind, level, after, text: joinRuns(clause.text), ...table };
}

function citationsOf(proposed: Extract<FileProposed, { readonly text: readonly Run[] }>): FootnoteId[] {
  const cells = proposed.kind === "insert" ? (proposed.cells ?? []) : [];
  return [...citationsIn(proposed.text), ...cells.flatMap((row) => row.flatMap((cell) => citationsIn(cell)))];
}

function fatesOf(from: Content, to: Content): ReadonlyMap<ClauseId, Fate> {
  const now = new Map(to.clauses.map((clause, index) => [clause.id, { clause, index }]));
  const places = from.clauses.map((clause) => {
    const there = now.get(clause.id);
    return there && isSame(clause, there.clause) ? there : null;
  });
  const kept = longestIncreasing(
    places.map((place, index) => (place && place.clause.level === from.clauses[index]?.level ? place.index : null)),
  );
  const fates = new Map<ClauseId, Fate>();
  from.clauses.forEach(({ id }, index) => {
    if (fates.has(id)) return;
    if (kept.has(index)) {
      fates.set(id, "kept");
      return;
    }
    const family = familyAt(from.clauses, index);
    const place = places[index];
    const isWhole = place !== undefined && place !== null && movesWhole(family, place.index, to.clauses);
    family.forEach((one, at) => {
      fates.set(one.id, isWhole ? (at === 0 ? "moved" : "along") : "gone");
    });
  });
  return fates;
}

/** True where a clause stands in the newer text with exactly what was below it, as deep below it as before. */
function movesWhole(family: readonly ContentClause[], index: number, to: readonly ContentClause[]): boolean {
  const there = familyAt(to, index);
  const deeper = (there[0]?.level ?? 0) - (family[0]?.level ?? 0);
  return (
    there.length === family.length &&
    family.every((one, at) => {
      const other = there[at];
      return other?.id === one.id && isSame(one, other) && other.level === one.level + deeper;
    })
  );
}

function isSame(a: ContentClause, b: ContentClause): boolean {
  const cells = ({ header, cells: rows = [] }: ContentClause) =>
    JSON.stringify([header ?? 0, rows.map((row) => row.map((cell) => joinRuns(cell)))]);
  return a.kind === b.kind && (a.kind !== "table" || cells(a) === cells(b));
}

/** Ids for clauses that come in although the older text has one of that id. */
class NewIds {
  readonly #taken: Set<string>;
  readonly #old: ReadonlySet<string>;

  constructor(from: Content, to: Content) {
    this.#old = new Set(from.clauses.map(({ id }) => id));
    this.#taken = new Set([...this.#old, ...to.clauses.map(({ id }) => id)]);
  }

  clause(id: ClauseId): ClauseId {
    if (!this.#old.has(id)) return id;
    let fresh = `${id.slice(0, 56)}_new`;
    while (this.#taken.has(fresh)) fresh = `${fresh}_`;
    this.#taken.add(fresh);
    return fresh as ClauseId;
  }
}
