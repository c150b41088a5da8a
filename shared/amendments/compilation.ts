import { citationsIn, orderNotes } from "../document/citations.ts";
import type { Content, ContentClause, ContentFootnote } from "../document/content.ts";
import { workingNumber } from "../document/labels.ts";
import { arrange } from "../document/structure.ts";
import { type Amendment, type AmendmentStatus, delegationsOf, samePlace, type TextPlace } from "../domain/amendment.ts";
import { plainText, type Run } from "../domain/clause.ts";
import { type DraftState, statusOf } from "../domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import {
  attributed,
  bracket,
  type CompiledPiece,
  compilationWords,
  compiledPieces,
  plainPiece,
  runsOfPieces,
} from "./compiledRuns.ts";
import type { DraftWords } from "./draftWords.ts";
import { type Overlay, overlay } from "./overlay.ts";
import { type Proposal, proposalOf } from "./proposal.ts";
import { roomLabels } from "./roomLabels.ts";

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
export function filteredAmendments(state: DraftState, filter: CompilationFilter): Amendment[] {
  const { delegations, statuses = ["tabled"], readings } = filter;
  return [...state.amendments.values()].filter(
    (amendment) =>
      statuses.includes(amendment.status) &&
      (delegations === undefined || delegationsOf(amendment).some((code) => delegations.has(code))) &&
      (readings === undefined || readings.includes(amendment.reading)),
  );
}

/** All that is proposed on one text, laid over it. */
function overlayOf(on: TextPlace, words: DraftWords, amendments: readonly Amendment[]): Overlay {
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

/** A clause of a compilation, or one of its notes: with what in it the machine wrote told apart. */
export type Compiled<Part extends ContentClause | ContentFootnote> = Part & {
  readonly pieces: readonly CompiledPiece[];
};

/** A compilation with everything told apart that the machine wrote into it. */
export interface CompiledText {
  readonly clauses: readonly Compiled<ContentClause>[];
  readonly footnotes: readonly Compiled<ContentFootnote>[];
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
  const { clauses, footnotes } = compiledText(base, words, state, filter);
  return { ...base, clauses: clauses.map(withoutPieces), footnotes: footnotes.map(withoutPieces) };
}

function withoutPieces<Part extends ContentClause | ContentFootnote>({ pieces: _, ...part }: Compiled<Part>) {
  return part;
}

/** The same as `compilation`, for who draws it. Rules AM27–AM30. */
export function compiledText(
  base: Content,
  words: DraftWords,
  state: DraftState,
  filter: CompilationFilter = {},
): CompiledText {
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
  const clauses = arrange([...words.clauses, ...added]).flatMap((place): Compiled<ContentClause>[] => {
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
  return { clauses, footnotes: compiledNotes(base, clauses, words, amendments) };
}

function proposedClause(
  { id, kind, level }: Pick<ContentClause, "id" | "kind" | "level">,
  label: string,
  pieces: readonly CompiledPiece[],
): Compiled<ContentClause> {
  const number = workingNumber(label, kind);
  return { id, kind, level, label, number, lead: "", text: runsOfPieces(pieces), pieces };
}

function compiledClause(
  clause: ContentClause,
  laid: Overlay,
  words: DraftWords,
  state: DraftState,
  amendments: readonly Amendment[],
  labels: ReadonlyMap<ClauseId, string>,
): Compiled<ContentClause> {
  const machine = compilationWords(words.language);
  const inside = compiledPieces(laid.segments, words.language);
  const isBracketed = statusOf(state, clause.id) === "bracketed";
  const name = clause.label;
  const said = (delegations: readonly string[], command: string): CompiledPiece[] => [
    plainPiece([{ text: " " }]),
    ...attributed(delegations, [{ text: command }], "command"),
  ];
  const notes: readonly CompiledPiece[] = [
    ...laid.deletions.flatMap(({ delegations }) => said(delegations, `${machine.delete} ${name}`)),
    ...laid.moves.flatMap(({ id, delegations }) => {
      const amendment = amendments.find((one) => one.id === id);
      const after = amendment && compilationPredecessor(amendment, words, labels);
      return said(delegations, after ? `${machine.moveAfter} ${after}` : machine.moveFirst);
    }),
  ];
  const pieces = [...(isBracketed ? [bracket("["), ...inside, bracket("]")] : inside), ...notes];
  const text = runsOfPieces(pieces);
  const number = name === "" ? clause.number : workingNumber(name, clause.kind);
  return { ...clause, number, lead: plainText(text).startsWith(clause.lead) ? clause.lead : "", text, pieces };
}

/** The label of the clause behind which a moved one would stand; nothing for the beginning. */
export function compilationPredecessor(
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
): readonly Compiled<ContentFootnote>[] {
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
      const pieces = compiledPieces(segments, words.language);
      return { id, number: index + 1, text: runsOfPieces(pieces), pieces };
    });
}
