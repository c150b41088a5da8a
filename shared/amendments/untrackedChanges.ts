import { longestIncreasing } from "../document/increasing.ts";
import { familyAt } from "../document/structure.ts";
import { plainText, type Run } from "../domain/clause.ts";
import type { ClauseId } from "../domain/ids.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import { type DraftPast, FormerTexts } from "./draftPast.ts";
import type { Proposes } from "./fileOrder.ts";
import { hunks } from "./hunks.ts";
import { deletion, editItem, problemAt, rebase } from "./placeFileEdits.ts";
import type { DraftClause, Ground, Unkeyed } from "./placeFileGround.ts";
import { FilePlaces } from "./placeFilePlaces.ts";
import { shortened } from "./register.ts";

/**
 * The differences between the text of a file and the draft that nobody tracked, as proposals without an author: other words
 * of clauses and notes, clauses that only one of the two has, as few as possible that stand elsewhere, tables. Blanks are no
 * difference, nor is what the draft once said: the file was made before. Rules FA14, FA18.
 */
export function untrackedChanges(ground: Ground, past: DraftPast): Unkeyed[] {
  const former = new FormerTexts(past);
  const inserts = addedClauses(ground, former);
  const places = new FilePlaces(ground, inserts);
  return [
    ...reworded(ground, former),
    ...inserts.map((insert) => places.insertItem("", insert)),
    ...removedClauses(ground, former).map((clause) => deletion(ground, { author: "", reason: "" }, clause)),
    ...movedClauses(ground, former).map((move) => places.moveItem("", move)),
  ];
}

function reworded(ground: Ground, former: FormerTexts): Unkeyed[] {
  const { clauses, footnotes } = ground.file.content;
  const places = [
    ...clauses.map(({ id, text }) => ({ on: { clause: id }, text })),
    ...footnotes.map(({ id, text }) => ({ on: { footnote: id }, text })),
  ];
  const isUpright = places.every(({ text }) => !text.some((run) => "text" in run && run.marks?.length));
  const words = places.flatMap(({ on, text }): Unkeyed[] => {
    const place = ground.placeFor(on);
    const theirs = place && withMarksOf(place.present, ground.runsFor(text), isUpright);
    if (!place || !theirs || hunks(place.present, theirs).length === 0) return [];
    if (former.hasSaid(place.on, theirs)) return [];
    const { clause } = place;
    const head = { author: "", clause: clause?.id ?? null, label: labelOf(ground, clause), reason: "" };
    const problem = problemAt(ground, place.on, clause?.kind);
    return [editItem(ground, { ...head, problem }, { kind: "edit", on: place.on, base: place.present, text: theirs })];
  });
  return [...words, ...tables(ground)];
}

/** A file in which nothing at all is set off says nothing of marks: words that stay keep those of the draft. */
function withMarksOf(present: readonly Run[], theirs: readonly Run[], isUpright: boolean): readonly Run[] {
  if (!isUpright) return theirs;
  const upright = joinRuns(present.map((run) => ("text" in run ? { text: run.text } : run)));
  if (hunks(upright, theirs).length === 0) return present;
  const { text, lost } = rebase(upright, theirs, present);
  return text && !lost ? text : theirs;
}

/** Tables whose cells read otherwise: they cannot be amended, and are told of. */
function tables(ground: Ground): Unkeyed[] {
  return ground.file.content.clauses.flatMap(({ id, cells = [] }): Unkeyed[] => {
    const clause = ground.clauseFor(id);
    if (clause?.kind !== "table") return [];
    const theirs = cells.map((row) => row.map((cell) => plainText(cell).trim()));
    const ours = (clause.table?.cells ?? []).map((row) => row.map(({ runs }) => plainText(runs).trim()));
    if (JSON.stringify(theirs) === JSON.stringify(ours)) return [];
    const now = new Set(ours.flat());
    const text = (rows: readonly (readonly string[])[]) => [{ text: rows.map((row) => row.join(" | ")).join("\n") }];
    return [
      {
        author: "",
        kind: "edit",
        clause: clause.id,
        label: labelOf(ground, clause),
        before: text(ours),
        after: text(theirs),
        proposed: null,
        notes: [],
        reason: "",
        problem: "not_amendable",
        excerpt: shortened(
          theirs
            .flat()
            .filter((cell) => !now.has(cell))
            .join("; "),
        ),
      },
    ];
  });
}

const labelOf = ({ labels }: Ground, clause: DraftClause | undefined): string =>
  (clause && labels.get(clause.id)) ?? "";

function addedClauses({ file, clauseFor, words: { isDeleted } }: Ground, former: FormerTexts): Proposes<"insert">[] {
  const { clauses } = file.content;
  return clauses.flatMap(({ id: clause, kind: clauseKind, level, text, label }, index): Proposes<"insert">[] => {
    if (clauseFor(clause) || isDeleted(clause) || former.hasHad(text)) return [];
    const after = clauses[index - 1]?.id ?? null;
    const words = joinRuns(text);
    return [{ authors: [], label, proposed: { kind: "insert", clause, clauseKind, level, after, text: words } }];
  });
}

/** Each with its sub-clauses: those are not told of again. */
function removedClauses({ words, matched }: Ground, former: FormerTexts): DraftClause[] {
  const gone = words.clauses.filter(({ id }) => !matched.has(id) && !former.cameIn(id));
  const below = new Set<ClauseId>();
  return gone.filter((clause) => {
    if (below.has(clause.id)) return false;
    const [, ...family] = familyAt(words.clauses, words.clauses.indexOf(clause));
    const isWhole = family.every(({ id }) => !matched.has(id));
    if (isWhole) for (const { id } of family) below.add(id);
    return true;
  });
}

function movedClauses({ file, words, clauseFor }: Ground, former: FormerTexts): Proposes<"move">[] {
  const { clauses } = file.content;
  const at = new Map(words.clauses.map(({ id }, index) => [id, index]));
  const there = clauses.map(({ id }) => at.get(clauseFor(id)?.id as ClauseId) ?? null);
  const kept = longestIncreasing(there);
  const along = new Set<ClauseId>();
  return clauses.flatMap((clause, index): Proposes<"move">[] => {
    const ours = clauseFor(clause.id);
    const isInPlace = kept.has(index) && ours?.level === clause.level;
    if (!ours || isInPlace || along.has(clause.id) || former.hasMoved(ours.id)) return [];
    const family = familyAt(clauses, index);
    for (const { id } of family) along.add(id);
    const { id, level } = clause;
    const after = clauses[index - 1]?.id ?? null;
    return [{ authors: [], proposed: { kind: "move", on: { clause: id }, after, level } }];
  });
}
