import type * as Y from "yjs";
import type { LateWords } from "../amendments/lateWords.ts";
import { type Amendment, delegationsOf, INSERTABLE_KINDS, isOpen } from "../domain/amendment.ts";
import type { Run, StoredClause } from "../domain/clause.ts";
import type { DraftState } from "../domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../domain/ids.ts";
import { citationsIn } from "./citations.ts";
import { type DraftDoc, isDeleted, kindOf, levelOf, orderOf, textOf } from "./draftDoc.ts";
import { readRuns } from "./inline.ts";
import { isUnchanged, type PrivateAmendment, type PrivateDoc, privateAmendments } from "./privateDoc.ts";
import type { AddedClause, Version, VersionMark } from "./versions.ts";

/**
 * How private words stand in the text: as the version of their clause; beside another one that a colleague began at the same
 * time; late, since it was tabled without them; or homeless, since their clause was deleted. Rules ED27, ED26.
 */
type PrivateStanding = "version" | "beside" | "late" | "homeless";

/** An amendment of this viewer: being written, or tabled and open. */
export type OwnAmendment =
  | {
      readonly stage: "private";
      readonly amendment: PrivateAmendment;
      readonly standing: PrivateStanding;
      /** The clause under whose id the page shows its words, where that is not the clause they are about. */
      readonly block: ClauseId | null;
    }
  | { readonly stage: "tabled"; readonly amendment: Amendment };

/** What an index is made of. */
interface IndexSource {
  readonly draft: DraftDoc;
  readonly desk: PrivateDoc;
  readonly delegation: string;
  readonly state: DraftState;
  /** What was typed into a private text after it was tabled; null where nothing was. */
  readonly lateOf: (one: PrivateAmendment, tabled: Amendment) => LateWords | null;
}

/**
 * What of a delegation's amendments stands where in the text that its members see: what is being written before what is
 * tabled, and that before what came too late for it. Nothing that is being written is left out. Rules PROJ9, PROJ10, ED27.
 */
export class VersionIndex {
  readonly all: readonly OwnAmendment[];
  readonly clauses = new Map<ClauseId, Version>();
  readonly notes = new Map<FootnoteId, Version>();
  readonly marks = new Map<ClauseId, readonly VersionMark[]>();
  readonly added: AddedClause[] = [];
  readonly #draft: DraftDoc;

  constructor({ draft, desk, delegation, state, lateOf }: IndexSource) {
    this.#draft = draft;
    const all: OwnAmendment[] = [];
    const late: { readonly one: PrivateAmendment; readonly words: LateWords }[] = [];
    for (const one of privateAmendments(desk)) {
      if (one.delegation !== delegation) continue;
      const tabled = state.amendments.get(one.id);
      const words = tabled ? lateOf(one, tabled) : null;
      if (words) late.push({ one, words });
      else if (!tabled && !(one.kind === "edit" && isUnchanged(one))) all.push(this.#private(one));
    }
    for (const amendment of openOf(delegation, state)) {
      this.#tabled(amendment);
      all.push({ stage: "tabled", amendment });
    }
    for (const { one, words } of late) all.push(this.#late(one, words));
    this.all = all;
  }

  #private(amendment: PrivateAmendment): OwnAmendment {
    const { id, text, kind, delegation } = amendment;
    const mark = { amendment: id, kind, delegation, number: "" };
    const version = { ...mark, text, base: () => readRuns(amendment.base) };
    const stands = (standing: PrivateStanding, block: ClauseId | null): OwnAmendment => ({
      stage: "private",
      amendment,
      standing,
      block,
    });
    if (amendment.kind === "insert") {
      const { clause, clauseKind, level, order } = amendment;
      if (!this.#draft.clauses.has(clause)) {
        this.added.push({ place: { id: clause, kind: clauseKind, level, order }, version, label: "" });
      }
      return stands("version", clause);
    }
    if (amendment.kind === "delete" || amendment.kind === "move") {
      this.#mark(amendment.on.clause, mark);
      return stands("version", null);
    }
    const block = id as string as ClauseId;
    if ("footnote" in amendment.on) {
      const { footnote } = amendment.on;
      if (!this.notes.has(footnote)) {
        this.notes.set(footnote, version);
        return stands("version", null);
      }
      this.#addBehind(this.#citing(footnote), block, { ...version, kind: "alt" }, "");
      return stands("beside", block);
    }
    const { clause } = amendment.on;
    const isGone = isGoneFrom(this.#draft, clause);
    if (kind === "edit" && !isGone && !this.clauses.has(clause)) {
      this.clauses.set(clause, version);
      return stands("version", null);
    }
    this.#addBehind(clause, block, { ...version, kind: "alt" }, "");
    return stands(isGone ? "homeless" : kind === "alt" ? "version" : "beside", block);
  }

  #tabled({ id, proposed, delegation, number, label = "" }: Amendment): void {
    const map = this.#draft.amendments.get(id);
    const text = textOf(map);
    const mark = { amendment: id, kind: proposed.kind, delegation, number };
    if (proposed.kind === "delete" || proposed.kind === "move") {
      this.#mark(proposed.on.clause, mark);
      return;
    }
    if (!text) return;
    const version = { ...mark, text, base: () => (map?.get("base") as readonly Run[] | undefined) ?? [] };
    if (proposed.kind === "insert") {
      const { clause, clauseKind: kind, level, order } = proposed;
      if (this.#draft.clauses.has(clause)) return;
      this.added.push({ place: { id: clause, kind, level, order }, version, label });
    } else if (proposed.kind === "alt") {
      this.#addBehind(proposed.on.clause, id as string as ClauseId, version, label);
    } else if ("footnote" in proposed.on) {
      if (!this.notes.has(proposed.on.footnote)) this.notes.set(proposed.on.footnote, version);
    } else if (!this.clauses.has(proposed.on.clause)) this.clauses.set(proposed.on.clause, version);
  }

  /** Words that came too late stand behind what was tabled without them. */
  #late(amendment: PrivateAmendment, { sent }: LateWords): OwnAmendment {
    const { id, text, delegation } = amendment;
    const version: Version = { amendment: id, kind: "alt", delegation, number: "", text, base: () => sent };
    const block = `late-${id}` as ClauseId;
    if (amendment.kind === "insert" && !this.#draft.clauses.has(amendment.clause)) {
      const { clause, clauseKind: kind, level, order } = amendment;
      const isShown = this.added.some(({ place }) => place.id === clause);
      const place = { id: block, kind, level, order };
      this.added.push({ place, version, label: "", ...(isShown ? { behind: clause } : {}) });
    } else this.#addBehind(this.#subjectOf(amendment), block, version, "");
    return { stage: "private", amendment, standing: "late", block };
  }

  #mark(clause: ClauseId, mark: VersionMark): void {
    this.marks.set(clause, [...(this.marks.get(clause) ?? []), mark]);
  }

  /** A text of its own right behind a clause; where that was deleted, in its place. */
  #addBehind(clause: ClauseId | undefined, id: ClauseId, version: Version, label: string): void {
    const place = { ...placeOfStored(clause === undefined ? undefined : this.#draft.clauses.get(clause)), id };
    const isGone = clause === undefined || isGoneFrom(this.#draft, clause);
    this.added.push({ place, version, label, ...(isGone ? {} : { behind: clause }) });
  }

  #subjectOf(amendment: PrivateAmendment): ClauseId | undefined {
    if (!("on" in amendment)) return amendment.clause;
    return "clause" in amendment.on ? amendment.on.clause : this.#citing(amendment.on.footnote);
  }

  /** Some clause of the text that cites a note; looked for only where its words stand beside another version. */
  #citing(note: FootnoteId): ClauseId | undefined {
    for (const [id, clause] of this.#draft.clauses) {
      const text = textOf(clause);
      if (text && !isDeleted(clause) && citationsIn(readRuns(text)).includes(note)) return id as ClauseId;
    }
    return undefined;
  }
}

/** True for a clause that is not in the text, or not any more. */
export function isGoneFrom(draft: DraftDoc, clause: ClauseId): boolean {
  const stored = draft.clauses.get(clause);
  return stored === undefined || isDeleted(stored);
}

/** Where a deleted clause would stand. */
export function placeOfStored(stored: Y.Map<unknown> | undefined): Omit<StoredClause, "id"> {
  if (!stored) return { kind: "text", level: 0, order: "" };
  const kind = kindOf(stored);
  // A title that nobody else sees would make the real one a second title.
  return { kind: INSERTABLE_KINDS.includes(kind) ? kind : "text", level: levelOf(stored), order: orderOf(stored) };
}

/** Open amendments: own ones first, then those that the delegation co-sponsors. */
function openOf(delegation: string, state: DraftState): Amendment[] {
  const open = [...state.amendments.values()].filter(
    (one) => isOpen(one.status) && delegationsOf(one).includes(delegation),
  );
  return open.sort((a, b) => Number(b.delegation === delegation) - Number(a.delegation === delegation));
}
