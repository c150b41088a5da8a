import * as Y from "yjs";
import { type Amendment, delegationsOf, isOpen, type TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { type DraftDoc, textOf } from "./draftDoc.ts";
import { insertRuns, readRuns } from "./inline.ts";
import type { LiveState } from "./liveState.ts";
import { ORIGINS } from "./origins.ts";
import {
  addPrivateAmendment,
  closePrivateAmendment,
  isUnchanged,
  type PrivateAmendment,
  type PrivateDoc,
  type PrivatePlace,
  privateAmendments,
} from "./privateDoc.ts";
import type { AddedClause, Version, VersionMark, Versions, VersionsChange } from "./versions.ts";

export interface OwnVersionsOptions {
  readonly draft: DraftDoc;
  /** Where what is not tabled yet is written. */
  readonly desk: PrivateDoc;
  /** Whose words the keyboard makes. */
  readonly delegation: string;
  readonly state: LiveState;
  readonly newId: () => string;
}

/** An amendment of this viewer: being written, or tabled and open. */
export type OwnAmendment =
  | { readonly stage: "private"; readonly amendment: PrivateAmendment }
  | { readonly stage: "tabled"; readonly amendment: Amendment };

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

/**
 * The amendments of one delegation as the versions that its members see and edit in place: what is being written in the
 * private document, and what is tabled and open. A version that says nothing new is none. Rules PROJ9, PROJ10, ED20.
 */
export class OwnVersions implements Versions {
  readonly #options: OwnVersionsOptions;
  readonly #wordListeners = new Set<(events: Events) => void>();
  readonly #listeners = new Set<(change: Omit<VersionsChange, "events">) => void>();
  readonly #stop: () => void;
  #clauses = new Map<ClauseId, Version>();
  #notes = new Map<FootnoteId, Version>();
  #added: readonly AddedClause[] = [];
  #marks = new Map<ClauseId, readonly VersionMark[]>();
  #touched: Set<string> | null = null;
  readonly #touchedNotes = new Set<FootnoteId>();

  constructor(options: OwnVersionsOptions) {
    this.#options = options;
    const { draft, desk, state } = options;
    this.#index();
    const handleEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      this.#touched ??= new Set();
      for (const event of events) {
        for (const id of event.path.length > 0 ? [String(event.path[0])] : event.changes.keys.keys()) {
          this.#touched.add(id);
        }
      }
      const words = events.filter(({ target }) => target instanceof Y.Text && this.#isShown(target));
      if (words.length > 0) for (const listener of [...this.#wordListeners]) listener(words);
    };
    const handleEnd = (transaction: Y.Transaction): void => this.#changed(transaction);
    const handleNotes = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      this.#touched ??= new Set();
      for (const { path, changes } of events) {
        for (const id of path.length > 0 ? [String(path[0])] : changes.keys.keys())
          this.#touchedNotes.add(id as FootnoteId);
      }
      for (const listener of [...this.#wordListeners]) listener(events);
    };
    draft.amendments.observeDeep(handleEvents);
    desk.amendments.observeDeep(handleEvents);
    desk.notes.observeDeep(handleNotes);
    draft.doc.on("afterTransaction", handleEnd);
    desk.doc.on("afterTransaction", handleEnd);
    const stopState = state.onChange(() => this.#rebuilt(null));
    this.#stop = () => {
      draft.amendments.unobserveDeep(handleEvents);
      desk.amendments.unobserveDeep(handleEvents);
      desk.notes.unobserveDeep(handleNotes);
      draft.doc.off("afterTransaction", handleEnd);
      desk.doc.off("afterTransaction", handleEnd);
      stopState();
    };
  }

  get delegation(): string {
    return this.#options.delegation;
  }

  get desk(): PrivateDoc {
    return this.#options.desk;
  }

  ofClause(clause: ClauseId): Version | undefined {
    return this.#clauses.get(clause);
  }

  ofNote(note: FootnoteId): Version | undefined {
    return this.#notes.get(note);
  }

  newNote(note: FootnoteId): Y.Text | undefined {
    return textOf(this.#options.desk.notes.get(note));
  }

  get added(): readonly AddedClause[] {
    return this.#added;
  }

  /** What this delegation proposes for a clause besides other words: to remove it, or to move it. */
  marksOf(clause: ClauseId): readonly VersionMark[] {
    return this.#marks.get(clause) ?? [];
  }

  /** Everything of this delegation that is not decided yet: first what is being written, then what is tabled. */
  get all(): readonly OwnAmendment[] {
    return [
      ...this.#private().map((amendment): OwnAmendment => ({ stage: "private", amendment })),
      ...this.#tabled().map((amendment): OwnAmendment => ({ stage: "tabled", amendment })),
    ];
  }

  /** The text in which this delegation's words of a clause or note are written; begins an edit where there is none. */
  claim(on: TextPlace): Y.Text | undefined {
    const own = "clause" in on ? this.#clauses.get(on.clause) : this.#notes.get(on.footnote);
    if (own) return own.text;
    const { draft, desk, delegation, newId } = this.#options;
    const source = textOf("clause" in on ? draft.clauses.get(on.clause) : draft.footnotes.get(on.footnote));
    if (!source) return undefined;
    const base = readRuns(source);
    const begun = privateAmendments(desk).find(
      (one) => one.kind === "edit" && one.delegation === delegation && JSON.stringify(one.on) === JSON.stringify(on),
    );
    let text: Y.Text | undefined;
    desk.doc.transact(() => {
      if (begun) {
        text = begun.text;
        for (const each of [begun.base, begun.text]) rewrite(each, base);
      } else
        text = addPrivateAmendment(
          desk,
          newId() as AmendmentId,
          delegation,
          { kind: "edit", on },
          { base, text: base },
        );
    }, ORIGINS.birth);
    return text;
  }

  /** Begins an amendment of another kind, and gives its id. */
  propose(place: PrivatePlace, words: { readonly base: readonly Run[]; readonly text: readonly Run[] }): AmendmentId {
    const { desk, delegation, newId } = this.#options;
    const id = newId() as AmendmentId;
    desk.doc.transact(() => {
      addPrivateAmendment(desk, id, delegation, place, words);
      closePrivateAmendment(desk, id, "discarded");
    }, ORIGINS.birth);
    // Born aside and brought in by an edit of its own: undo puts it aside again, with all that others wrote in it.
    desk.doc.transact(() => desk.amendments.get(id)?.delete("closed"), ORIGINS.typing);
    return id;
  }

  /** A note that own words cite before the draft has it. */
  addNote(id: FootnoteId, runs: readonly Run[] = []): void {
    const { desk } = this.#options;
    const map = new Y.Map<unknown>();
    const text = new Y.Text();
    insertRuns(text, 0, runs);
    map.set("text", text);
    desk.doc.transact(() => desk.notes.set(id, map), ORIGINS.birth);
  }

  /** Gives a new clause that is being written another place or level. */
  place(id: AmendmentId, { order, level }: { readonly order: string; readonly level: number }): void {
    const { desk } = this.#options;
    desk.doc.transact(() => {
      const map = desk.amendments.get(id);
      if (map && map.get("order") !== order) map.set("order", order);
      if (map && map.get("level") !== level) map.set("level", level);
    }, ORIGINS.typing);
  }

  /** Puts what is being written aside; its words can be had back from the list of what was discarded. */
  discard(id: AmendmentId): void {
    const { desk } = this.#options;
    desk.doc.transact(() => closePrivateAmendment(desk, id, "discarded"), ORIGINS.typing);
  }

  /** Why it is proposed, while it is being written. */
  setReason(id: AmendmentId, reason: string): void {
    const { desk } = this.#options;
    desk.doc.transact(() => desk.amendments.get(id)?.set("reason", reason), ORIGINS.birth);
  }

  onWords(listener: (events: Events) => void): () => void {
    this.#wordListeners.add(listener);
    return () => this.#wordListeners.delete(listener);
  }

  onChange(listener: (change: Omit<VersionsChange, "events">) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
    this.#wordListeners.clear();
  }

  #isShown(text: Y.Text): boolean {
    const shown = [...this.#clauses.values(), ...this.#notes.values(), ...this.#added.map(({ version }) => version)];
    return shown.some((version) => version.text === text);
  }

  #private(): PrivateAmendment[] {
    const { desk, delegation, state } = this.#options;
    return privateAmendments(desk).filter(
      (one) =>
        one.delegation === delegation &&
        !state.state.amendments.has(one.id) &&
        (one.kind !== "edit" || !isUnchanged(one)),
    );
  }

  /** Own ones first, then those that this delegation co-sponsors. */
  #tabled(): Amendment[] {
    const { delegation, state } = this.#options;
    const open = [...state.state.amendments.values()].filter(
      (one) => isOpen(one.status) && delegationsOf(one).includes(delegation),
    );
    return open.sort((a, b) => Number(b.delegation === delegation) - Number(a.delegation === delegation));
  }

  #index(): void {
    const clauses = new Map<ClauseId, Version>();
    const notes = new Map<FootnoteId, Version>();
    const marks = new Map<ClauseId, VersionMark[]>();
    const added: AddedClause[] = [];
    for (const one of this.all) {
      const { mark, text, place, label, base } = this.#read(one);
      if (place.kind === "insert") {
        if (!text || this.#options.draft.clauses.has(place.clause)) continue;
        const { clause: id, clauseKind: kind, level, order } = place;
        added.push({ place: { id, kind, level, order }, version: { ...mark, text, base }, label });
      } else if (place.kind === "alt") {
        if (!text) continue;
        const id = mark.amendment as string as ClauseId;
        added.push({
          place: { id, kind: "text", level: 0, order: "" },
          version: { ...mark, text, base },
          label,
          behind: place.on.clause,
        });
      } else if (place.kind === "edit") {
        if (!text) continue;
        if ("footnote" in place.on) {
          if (!notes.has(place.on.footnote)) notes.set(place.on.footnote, { ...mark, text, base });
        } else if (!clauses.has(place.on.clause)) clauses.set(place.on.clause, { ...mark, text, base });
      } else marks.set(place.on.clause, [...(marks.get(place.on.clause) ?? []), mark]);
    }
    this.#clauses = clauses;
    this.#notes = notes;
    this.#marks = marks;
    this.#added = added;
  }

  #read(one: OwnAmendment): {
    readonly mark: VersionMark;
    readonly text: Y.Text | undefined;
    readonly place: PrivatePlace | Amendment["proposed"];
    readonly label: string;
    readonly base: () => readonly Run[];
  } {
    const { amendment } = one;
    const place = one.stage === "private" ? one.amendment : one.amendment.proposed;
    const mark = {
      amendment: amendment.id,
      kind: place.kind,
      delegation: amendment.delegation,
      number: one.stage === "private" ? "" : one.amendment.number,
    };
    const { draft } = this.#options;
    if (one.stage === "private") {
      return { mark, text: one.amendment.text, place, label: "", base: () => readRuns(one.amendment.base) };
    }
    const map = draft.amendments.get(amendment.id);
    const base = (): readonly Run[] => (map?.get("base") as readonly Run[] | undefined) ?? [];
    return { mark, text: textOf(map), place, label: one.amendment.label ?? "", base };
  }

  #changed(transaction: Y.Transaction): void {
    if (!this.#touched) return;
    this.#touched = null;
    this.#rebuilt(transaction);
  }

  /** Looks at everything anew, and tells what differs: there are never many amendments of one delegation. */
  #rebuilt(transaction: Y.Transaction | null): void {
    const former = { clauses: this.#clauses, notes: this.#notes, added: this.#added, marks: this.#marks };
    this.#index();
    const touches = (text: Y.Text): boolean =>
      transaction?.changed.has(text as unknown as Y.AbstractType<Y.YEvent<Y.Text>>) ?? false;
    const clauses = differing(former.clauses, this.#clauses, touches);
    const before = new Map(former.added.map(({ place, version }) => [place.id, version]));
    for (const { place, version } of this.#added) {
      const old = before.get(place.id);
      if (old?.text !== version.text || old.number !== version.number || touches(version.text)) clauses.add(place.id);
    }
    for (const [id, marks] of [...former.marks, ...this.#marks]) {
      if (JSON.stringify(former.marks.get(id)) !== JSON.stringify(this.#marks.get(id)) && marks) clauses.add(id);
    }
    const notes = differing(former.notes, this.#notes, touches);
    for (const id of this.#touchedNotes) notes.add(id);
    this.#touchedNotes.clear();
    const structure = shapeOf(former.added) !== shapeOf(this.#added);
    if (!structure && clauses.size === 0 && notes.size === 0) return;
    for (const listener of [...this.#listeners]) listener({ structure, clauses, notes, transaction });
  }
}

function rewrite(text: Y.Text, runs: readonly Run[]): void {
  text.delete(0, text.length);
  insertRuns(text, 0, runs);
}

function differing<Id>(
  before: ReadonlyMap<Id, Version>,
  after: ReadonlyMap<Id, Version>,
  touches: (text: Y.Text) => boolean,
): Set<Id> {
  const ids = new Set<Id>();
  for (const [id, version] of after) {
    const former = before.get(id);
    if (former?.text !== version.text || former.number !== version.number || touches(version.text)) ids.add(id);
  }
  for (const id of before.keys()) if (!after.has(id)) ids.add(id);
  return ids;
}

function shapeOf(added: readonly AddedClause[]): string {
  return JSON.stringify(added.map(({ place, label, behind }) => [place, label, behind]));
}
