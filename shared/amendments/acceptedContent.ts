import type { Content, ContentClause } from "../document/content.ts";
import { type BareClause, completeContent } from "../document/contentOf.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../document/draftFile.ts";
import { familyAt } from "../document/structure.ts";
import { placeKey, type TextPlace } from "../domain/amendment.ts";
import { levelRange, type Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId } from "../domain/ids.ts";
import { cleanText } from "./combine.ts";
import type { Proposes } from "./fileOrder.ts";
import { Followers } from "./followers.ts";
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
  const standing = entries.flatMap((entry) => ("move" in entry ? [] : [entry]));
  const familyOf = familiesIn(standing);
  const deleted = new Set(proposalsOf(amendments, "delete").flatMap(({ on }) => familyOf(on.clause)));
  const moves = new Map<ClauseId, Of<"move">>();
  for (const move of proposalsOf(amendments, "move")) {
    if (!moves.has(move.on.clause)) moves.set(move.on.clause, move);
  }
  const leaving = new Map<ClauseId, Of<"move">>();
  for (const move of moves.values()) {
    for (const id of familyOf(move.on.clause)) if (!leaving.has(id)) leaving.set(id, move);
  }
  const going = Map.groupBy(standing, ({ id }) => leaving.get(id));
  const edits = Map.groupBy(amendments.filter(isTextual), ({ proposed }) => placeKey(proposed.on));
  const accepted = (on: TextPlace, base: readonly Run[]) => acceptedText(base, edits.get(placeKey(on)) ?? []);
  const clauses = entries.flatMap((entry): BareClause[] => {
    if ("move" in entry) return arriving(entry.move, going.get(entry.move) ?? [], deleted);
    return leaving.has(entry.id) || deleted.has(entry.id) ? [] : [entry];
  });
  return completeContent({
    ...content,
    clauses: clauses.map((clause) => ({
      ...clause,
      text: accepted({ clause: clause.id }, clause.text),
    })),
    footnotes: [...content.footnotes, ...newNotes].map(({ id, text }) => ({
      id,
      text: accepted({ footnote: id }, text),
    })),
  });
}

type Entry = BareClause | { readonly id: ClauseId; readonly move: Of<"move"> };

function proposalsOf<Kind extends FileProposed["kind"]>(amendments: readonly FileAmendment[], kind: Kind): Of<Kind>[] {
  return amendments.flatMap(({ proposed }) => (proposed.kind === kind ? [proposed as Of<Kind>] : []));
}

/** The base with new clauses, and the places that moved ones come to, behind what they name; else at the end. */
function withInserts({ clauses }: Content, amendments: readonly FileAmendment[]): Entry[] {
  const followers = new Followers(
    amendments.flatMap(({ proposed }): Coming[] =>
      proposed.kind === "insert" || proposed.kind === "move" ? [proposed] : [],
    ),
    (one) => one,
  );
  return [
    ...followers.takeBehind(null).map(entryOf),
    ...clauses.flatMap((clause) => [bareOf(clause), ...followers.takeBehind(clause.id).map(entryOf)]),
    ...followers.takeRest().map(entryOf),
  ];
}

function entryOf(one: Coming): Entry {
  if (one.kind === "move") return { id: `to ${one.on.clause}` as ClauseId, move: one };
  const { clause: id, clauseKind: kind, level, text, header, cells } = one;
  return { id, kind, level, text, ...(cells ? { header: header ?? 0, cells } : {}) };
}

function bareOf({ id, kind, level, text, header, cells }: ContentClause): BareClause {
  return { id, kind, level, text, ...(cells ? { header: header ?? 0, cells } : {}) };
}

/** Gives for a clause the ids of it and of its sub-clauses, new ones included. */
function familiesIn(clauses: readonly BareClause[]): (head: ClauseId) => ClauseId[] {
  const places = new Map(clauses.map(({ id }, at) => [id, at]));
  return (head) => familyAt(clauses, places.get(head) ?? -1).map(({ id }) => id);
}

/** A moved clause and its sub-clauses as they are at their new place. */
function arriving(move: Of<"move">, family: readonly BareClause[], deleted: ReadonlySet<ClauseId>): BareClause[] {
  const deeper = move.level - (family[0]?.level ?? 0);
  return family
    .filter(({ id }) => !deleted.has(id))
    .map((clause) => {
      const [least, most] = levelRange(clause.kind);
      return { ...clause, level: Math.min(most, Math.max(least, clause.level + deeper)) };
    });
}

type Textual = Proposes<"edit"> | Proposes<"alt">;
const isTextual = (amendment: FileAmendment): amendment is Textual =>
  amendment.proposed.kind === "edit" || amendment.proposed.kind === "alt";

/** A text with everything taken that is proposed on it. */
function acceptedText(base: readonly Run[], amendments: readonly Textual[]): readonly Run[] {
  const proposals = amendments.map(
    ({ proposed: { kind, text }, authors }, index): Proposal => ({
      id: `a${index}` as AmendmentId,
      number: "",
      kind,
      delegations: authors,
      base,
      text,
    }),
  );
  const [first, ...others] = proposals;
  if (!first) return base;
  if (first.kind === "alt" || others.length === 0) return first.text;
  const edits = proposals.filter(({ kind }) => kind === "edit");
  return cleanText(
    overlay(base, edits),
    edits.map(({ id }) => id),
  );
}
