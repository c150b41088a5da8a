import type { Content, ContentClause } from "../document/content.ts";
import { type BareClause, completeContent } from "../document/contentOf.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../document/draftFile.ts";
import { familyAt } from "../document/structure.ts";
import { samePlace, type TextPlace } from "../domain/amendment.ts";
import { levelRange, type Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { cleanText } from "./combine.ts";
import { overlay } from "./overlay.ts";
import type { Proposal } from "./proposal.ts";

type Of<Kind extends FileProposed["kind"]> = Extract<FileProposed, { readonly kind: Kind }>;

/** A clause that comes, or a place that a moved one comes to. */
type Coming = Of<"insert"> | Of<"move">;

/**
 * The text of a file with every amendment taken. Where several touch the same words the first of them stands; who takes a
 * clause away takes its sub-clauses and what is put in among them; a competing version stands where nothing before it
 * touches its clause. What comes behind one clause stands in the order of the amendments. Pure. Rule DI19.
 */
export function acceptedContent({ content, newNotes, amendments }: DraftFile): Content {
  const entries = withInserts(content, amendments);
  const deleted = new Set(namesOf(amendments, "delete").flatMap(({ on }) => familyOf(entries, on.clause)));
  const moves = new Map<ClauseId, Of<"move">>();
  for (const move of namesOf(amendments, "move")) {
    if (!moves.has(move.on.clause)) moves.set(move.on.clause, move);
  }
  const leaving = new Map<ClauseId, Of<"move">>();
  for (const move of moves.values()) {
    for (const id of familyOf(entries, move.on.clause)) if (!leaving.has(id)) leaving.set(id, move);
  }
  const clauses = entries.flatMap((entry): BareClause[] => {
    if ("move" in entry) return arriving(entry.move, entries, leaving, deleted);
    return leaving.has(entry.id) || deleted.has(entry.id) ? [] : [entry];
  });
  return completeContent({
    ...content,
    clauses: clauses.map((clause) => ({
      ...clause,
      text: acceptedText({ clause: clause.id }, clause.text, amendments),
    })),
    footnotes: [...content.footnotes, ...newNotes].map(({ id, text }) => ({
      id,
      text: acceptedText({ footnote: id }, text, amendments),
    })),
  });
}

type Entry = BareClause | { readonly id: ClauseId; readonly move: Of<"move"> };

function namesOf<Kind extends FileProposed["kind"]>(amendments: readonly FileAmendment[], kind: Kind): Of<Kind>[] {
  return amendments.flatMap(({ proposed }) => (proposed.kind === kind ? [proposed as Of<Kind>] : []));
}

/** The base with new clauses, and the places that moved ones come to, behind what they name; else at the end. */
function withInserts({ clauses }: Content, amendments: readonly FileAmendment[]): Entry[] {
  const coming = amendments.flatMap(({ proposed }): Coming[] =>
    proposed.kind === "insert" || proposed.kind === "move" ? [proposed] : [],
  );
  const done = new Set<Coming>();
  const entries: Entry[] = [];
  const add = (one: Coming): void => {
    done.add(one);
    if (one.kind === "move") {
      entries.push({ id: `to ${one.on.clause}` as ClauseId, move: one });
      return;
    }
    const { clause: id, clauseKind: kind, level, text, header, cells } = one;
    entries.push({ id, kind, level, text, ...(cells ? { header: header ?? 0, cells } : {}) });
    behind(id);
  };
  const behind = (after: ClauseId | null): void => {
    for (const one of coming) if (one.after === after && !done.has(one)) add(one);
  };
  behind(null);
  for (const clause of clauses) {
    entries.push(bareOf(clause));
    behind(clause.id);
  }
  for (const one of coming) if (!done.has(one)) add(one);
  return entries;
}

function bareOf({ id, kind, level, text, header, cells }: ContentClause): BareClause {
  return { id, kind, level, text, ...(cells ? { header: header ?? 0, cells } : {}) };
}

/** A clause with its sub-clauses, new ones included. */
function familyOf(entries: readonly Entry[], head: ClauseId): ClauseId[] {
  const clauses = entries.flatMap((entry) => ("move" in entry ? [] : [entry]));
  return familyAt(
    clauses,
    clauses.findIndex(({ id }) => id === head),
  ).map(({ id }) => id);
}

function arriving(
  move: Of<"move">,
  entries: readonly Entry[],
  leaving: ReadonlyMap<ClauseId, Of<"move">>,
  deleted: ReadonlySet<ClauseId>,
): BareClause[] {
  const family = entries.flatMap((entry) => ("move" in entry || leaving.get(entry.id) !== move ? [] : [entry]));
  const deeper = move.level - (family[0]?.level ?? 0);
  return family
    .filter(({ id }) => !deleted.has(id))
    .map((clause) => {
      const [least, most] = levelRange(clause.kind);
      return { ...clause, level: Math.min(most, Math.max(least, clause.level + deeper)) };
    });
}

/** A text with everything taken that is proposed on it. */
function acceptedText(on: TextPlace, base: readonly Run[], amendments: readonly FileAmendment[]): readonly Run[] {
  const proposals = amendments.flatMap(({ proposed, authors }, index): Proposal[] => {
    if ((proposed.kind !== "edit" && proposed.kind !== "alt") || !samePlace(proposed.on, on)) return [];
    const { kind, text } = proposed;
    return [{ id: `a${index}` as AmendmentId, number: "", kind, delegations: authors, base, text }];
  });
  const [first, ...others] = proposals;
  if (!first) return base;
  if (first.kind === "alt" || others.length === 0) return first.text;
  const edits = proposals.filter(({ kind }) => kind === "edit");
  return cleanText(
    overlay(base, edits),
    edits.map(({ id }) => id),
  );
}
