import { arrange } from "../../../../shared/document/structure.ts";
import type { ClauseView, NoteView } from "../../../../shared/document/views.ts";
import { type Amendment, isOpen } from "../../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";

/** Of the projection, what places amendments need. */
export interface ShownText {
  readonly clauses: readonly ClauseView[];
  readonly notes: readonly NoteView[];
}

/** Where an amendment belongs: the clause whose panel shows it, and how. */
interface AmendmentPlace {
  /** Null where its clause is not in the text any more. */
  readonly clause: ClauseId | null;
  /** `on` the clause itself or a note it cites; `after` it, as a new clause. */
  readonly how: "on" | "after";
}

/** True for a clause of the base text; what only a viewer's own amendment brings is none. */
export function isInBase(view: ClauseView): boolean {
  return view.version?.kind !== "insert" && view.version?.kind !== "alt";
}

/**
 * The clause behind which each new clause would stand, by the id it would have. Places are those of the whole text with all
 * of them in it; one before everything else has none.
 */
export function clausesBefore(
  clauses: readonly ClauseView[],
  inserts: readonly Amendment[],
): ReadonlyMap<ClauseId, ClauseId | null> {
  const base = clauses.filter(isInBase);
  const known = new Set(base.map(({ id }) => id));
  const added = inserts.flatMap(({ proposed }) => {
    if (proposed.kind !== "insert" || known.has(proposed.clause)) return [];
    const { clause: id, clauseKind: kind, level, order } = proposed;
    return [{ id, kind, level, order }];
  });
  if (added.length === 0) return new Map();
  const before = new Map<ClauseId, ClauseId | null>();
  let last: ClauseId | null = null;
  for (const { id } of arrange([...base, ...added])) {
    if (known.has(id)) last = id;
    else before.set(id, last);
  }
  return before;
}

/** Where each amendment of a draft belongs, decided ones too. */
function amendmentPlaces(
  { clauses, notes }: ShownText,
  amendments: DraftState["amendments"],
): ReadonlyMap<AmendmentId, AmendmentPlace> {
  const all = [...amendments.values()];
  const shown = new Set(clauses.filter(isInBase).map(({ id }) => id));
  const before = clausesBefore(
    clauses,
    all.filter(({ proposed }) => proposed.kind === "insert"),
  );
  return new Map(
    all.map(({ id, proposed }): [AmendmentId, AmendmentPlace] => {
      if (proposed.kind === "insert") {
        if (shown.has(proposed.clause)) return [id, { clause: proposed.clause, how: "on" }];
        return [id, { clause: before.get(proposed.clause) ?? null, how: "after" }];
      }
      const clause = "clause" in proposed.on ? proposed.on.clause : citedIn(notes, proposed.on.footnote);
      return [id, { clause: clause !== null && shown.has(clause) ? clause : null, how: "on" }];
    }),
  );
}

function citedIn(notes: readonly NoteView[], note: FootnoteId): ClauseId | null {
  return notes.find(({ id }) => id === note)?.citedIn[0] ?? null;
}

/** The amendments of a draft, sorted by what they are to one clause. */
export interface ClauseAmendments {
  /** Open, on the clause or a note it cites. */
  readonly open: readonly Amendment[];
  /** Open new clauses that would stand right behind it. */
  readonly newAfter: readonly Amendment[];
  /** Parked and decided ones of the same places. */
  readonly earlier: readonly Amendment[];
  /** Open ones of all other places. */
  readonly elsewhere: readonly { readonly amendment: Amendment; readonly clause: ClauseId | null }[];
}

/** The amendments of a draft as the panel of a clause lists them, each list in order of numbers. Rule UI75. */
export function clauseAmendments(
  text: ShownText,
  amendments: DraftState["amendments"],
  clause: ClauseId | null,
): ClauseAmendments {
  const places = amendmentPlaces(text, amendments);
  const open: Amendment[] = [];
  const newAfter: Amendment[] = [];
  const earlier: Amendment[] = [];
  const elsewhere: { amendment: Amendment; clause: ClauseId | null }[] = [];
  for (const amendment of amendments.values()) {
    const place = places.get(amendment.id);
    const isItself = amendment.proposed.kind === "insert" && amendment.proposed.clause === clause;
    const isHere = clause !== null && (isItself || place?.clause === clause);
    if (!isOpen(amendment.status)) {
      if (isHere) earlier.push(amendment);
    } else if (!isHere) elsewhere.push({ amendment, clause: place?.clause ?? null });
    else if (isItself || place?.how === "on") open.push(amendment);
    else newAfter.push(amendment);
  }
  return { open, newAfter, earlier, elsewhere };
}

/**
 * The clause that the panel speaks of while the caret is in another: a competing version of the viewer belongs to the
 * clause it competes with, a clause of the base text and a new clause to itself.
 */
export function subjectClause(clauses: readonly ClauseView[], active: ClauseId | null): ClauseId | null {
  const index = clauses.findIndex(({ id }) => id === active);
  if (clauses[index]?.version?.kind !== "alt") return active;
  return clauses.slice(0, index).findLast((one) => one.version?.kind !== "alt")?.id ?? active;
}
