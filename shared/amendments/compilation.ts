import { citationsIn, orderNotes } from "../document/citations.ts";
import type { Content, ContentClause, ContentFootnote } from "../document/content.ts";
import { missingLabels, workingNumber } from "../document/labels.ts";
import { arrange } from "../document/structure.ts";
import { type Amendment, type AmendmentStatus, delegationsOf, samePlace, type TextPlace } from "../domain/amendment.ts";
import { plainText, type Run } from "../domain/clause.ts";
import { type DraftState, statusOf } from "../domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { joinRuns } from "../domain/joinRuns.ts";
import { attributed, compilationWords, compiledRuns } from "./compiledRuns.ts";
import { type Overlay, overlay } from "./overlay.ts";
import type { Proposal } from "./proposal.ts";
import { type DraftWords, proposalOf } from "./textFactsOf.ts";

/** Which amendments a compilation shows. What is left out shows all. */
export interface CompilationFilter {
  /** Only amendments that one of these proposes or co-sponsors. */
  readonly delegations?: ReadonlySet<string>;
  /** `tabled` alone where nothing is said. */
  readonly statuses?: readonly AmendmentStatus[];
  /** Only those tabled in these readings of the text. */
  readonly readings?: readonly number[];
}

/** The amendments that a filter lets through, in order of their numbers. Rule AM28. */
function filteredAmendments(state: DraftState, filter: CompilationFilter): Amendment[] {
  const { delegations, statuses = ["tabled"], readings } = filter;
  return [...state.amendments.values()].filter(
    (amendment) =>
      statuses.includes(amendment.status) &&
      (delegations === undefined || delegationsOf(amendment).some((code) => delegations.has(code))) &&
      (readings === undefined || readings.includes(amendment.reading)),
  );
}

/** The labels that the room uses now: those given out in this reading, or running ones while the text is drafted. Rule NU10. */
export function roomLabels(words: DraftWords, state: DraftState): ReadonlyMap<ClauseId, string> {
  if (state.labels.size === 0) return new Map(words.clauses.map(({ id, label }) => [id, label]));
  const proposed = [...state.amendments.values()].flatMap(({ label }) => (label === undefined ? [] : [label]));
  return new Map([...state.labels, ...missingLabels(words.clauses, state.labels, proposed, words.language)]);
}

/** All that is proposed on one text, laid over it. */
export function overlayOf(on: TextPlace, words: DraftWords, amendments: readonly Amendment[]): Overlay {
  const present = "clause" in on ? words.clauses.find(({ id }) => id === on.clause)?.runs : words.note(on.footnote);
  return overlay(present ?? [], proposalsOn(on, words, amendments));
}

function proposalsOn(on: TextPlace, words: DraftWords, amendments: readonly Amendment[]): Proposal[] {
  return amendments.flatMap((amendment) => {
    const { proposed } = amendment;
    const isHere = "on" in proposed && samePlace(proposed.on, on);
    return isHere ? [proposalOf(amendment, words.amendment(amendment.id))] : [];
  });
}

/**
 * The compilation text of a draft as content: base text with everything that is proposed in generated brackets and
 * attributed; new clauses with their `bis`, competing versions with their `alt`, clauses that the room bracketed in
 * brackets as a whole. `base` is the content of the same moment. Labels are those of the room. Pure. Rules AM27–AM30.
 */
export function compilation(
  base: Content,
  words: DraftWords,
  state: DraftState,
  filter: CompilationFilter = {},
): Content {
  const amendments = filteredAmendments(state, filter);
  const labels = roomLabels(words, state);
  const byId = new Map(base.clauses.map((clause) => [clause.id, clause]));
  const inserts = new Map<ClauseId, Amendment>();
  for (const amendment of amendments) {
    const { proposed } = amendment;
    if (proposed.kind === "insert" && !byId.has(proposed.clause)) inserts.set(proposed.clause, amendment);
  }
  const added = [...inserts].flatMap(([id, { proposed }]) =>
    proposed.kind === "insert" ? [{ id, kind: proposed.clauseKind, level: proposed.level, order: proposed.order }] : [],
  );
  const clauses = arrange([...words.clauses, ...added]).flatMap((place): ContentClause[] => {
    const insert = inserts.get(place.id);
    const label = labels.get(place.id) ?? insert?.label ?? "";
    if (insert) {
      const { text } = proposalOf(insert, words.amendment(insert.id));
      return [proposedClause(place, label, attributed(delegationsOf(insert), text))];
    }
    const clause = byId.get(place.id);
    if (!clause) return [];
    const laid = overlayOf({ clause: place.id }, words, amendments);
    const own = compiledClause({ ...clause, label }, laid, words, state, amendments, labels);
    const versions = laid.versions.map(({ id, delegations, text }) => {
      const version = state.amendments.get(id)?.label ?? "";
      return proposedClause({ ...place, id: id as string as ClauseId }, version, attributed(delegations, text));
    });
    return [own, ...versions];
  });
  return { ...base, clauses, footnotes: compiledNotes(base, clauses, words, amendments) };
}

function proposedClause(
  { id, kind, level }: Pick<ContentClause, "id" | "kind" | "level">,
  label: string,
  text: readonly Run[],
): ContentClause {
  return { id, kind, level, label, number: workingNumber(label, kind), lead: "", text: joinRuns(text) };
}

function compiledClause(
  clause: ContentClause,
  laid: Overlay,
  words: DraftWords,
  state: DraftState,
  amendments: readonly Amendment[],
  labels: ReadonlyMap<ClauseId, string>,
): ContentClause {
  const machine = compilationWords(words.language);
  const inside = compiledRuns(laid.segments, words.language);
  const isBracketed = statusOf(state, clause.id) === "bracketed";
  const name = clause.label;
  const notes: readonly Run[] = [
    ...laid.deletions.map(({ delegations }) => ({ text: ` [${delegations.join(", ")}: ${machine.delete} ${name}]` })),
    ...laid.moves.map(({ id, delegations }) => {
      const amendment = amendments.find((one) => one.id === id);
      const after = amendment && predecessor(amendment, words, labels);
      const where = after ? `${machine.moveAfter} ${after}` : machine.moveFirst;
      return { text: ` [${delegations.join(", ")}: ${where}]` };
    }),
  ];
  const text = joinRuns([...(isBracketed ? [{ text: "[" }, ...inside, { text: "]" }] : inside), ...notes]);
  const number = name === "" ? clause.number : workingNumber(name, clause.kind);
  return { ...clause, number, lead: plainText(text).startsWith(clause.lead) ? clause.lead : "", text };
}

/** The label of the clause behind which a moved one would stand. */
function predecessor(
  { proposed }: Amendment,
  words: DraftWords,
  labels: ReadonlyMap<ClauseId, string>,
): string | undefined {
  if (proposed.kind !== "move") return undefined;
  const { on, order, level } = proposed;
  const moved = words.clauses.map((clause) =>
    clause.id === on.clause ? { ...clause, order, level: level ?? clause.level } : clause,
  );
  const arranged = arrange(moved);
  const index = arranged.findIndex(({ id }) => id === on.clause);
  const before = arranged.slice(0, index).findLast(({ id, kind }) => kind === arranged[index]?.kind && labels.get(id));
  return before && labels.get(before.id);
}

/** Notes that the compilation cites, in the order it cites them, with what is proposed inside them. */
function compiledNotes(
  base: Content,
  clauses: readonly ContentClause[],
  words: DraftWords,
  amendments: readonly Amendment[],
): readonly ContentFootnote[] {
  const cited = orderNotes(
    clauses.map(({ id, text, cells }) => ({
      id,
      citations: [...citationsIn(text), ...(cells ?? []).flatMap((row) => row.flatMap((cell) => citationsIn(cell)))],
    })),
  );
  const brought = new Map<FootnoteId, readonly Run[]>(base.footnotes.map(({ id, text }) => [id, text]));
  return [...cited.keys()]
    .filter((id) => brought.has(id) || words.note(id) !== undefined)
    .map((id, index) => {
      const { segments } = overlayOf({ footnote: id }, words, amendments);
      return { id, number: index + 1, text: compiledRuns(segments, words.language) };
    });
}
