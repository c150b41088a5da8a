import * as Y from "yjs";
import { type LateWords, lateWords } from "../amendments/lateWords.ts";
import { placeHunks } from "../amendments/placeHunks.ts";
import { samePlace, type TextPlace } from "../domain/amendment.ts";
import type { ClauseKind, Run } from "../domain/clause.ts";
import type { Decision } from "../domain/events.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import { type DraftDoc, textOf } from "./draftDoc.ts";
import { editText } from "./editText.ts";
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
  readPrivateAmendment,
} from "./privateDoc.ts";
import { bringLateWords, joinInto, lateNote, proposedAnew } from "./strayWords.ts";
import { type OwnAmendment, VersionIndex } from "./versionIndex.ts";
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
  #index: VersionIndex;
  readonly #late = new Map<AmendmentId, LateWords | null>();
  #touched: Set<string> | null = null;
  readonly #replaced = new Map<ClauseId, ClauseId>();
  readonly #touchedNotes = new Set<FootnoteId>();

  constructor(options: OwnVersionsOptions) {
    this.#options = options;
    const { draft, desk, state } = options;
    this.#index = this.#read();
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
    // Where a clause goes or comes back, own words on it stand elsewhere.
    const handleClauses = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      const isTold = ({ path, changes }: Y.YEvent<Y.AbstractType<unknown>>): boolean =>
        path.length === 0 || (path.length === 1 && changes.keys.has("deleted"));
      if (events.some(isTold)) this.#touched ??= new Set();
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
    draft.clauses.observeDeep(handleClauses);
    desk.amendments.observeDeep(handleEvents);
    desk.notes.observeDeep(handleNotes);
    draft.doc.on("afterTransaction", handleEnd);
    desk.doc.on("afterTransaction", handleEnd);
    const stopState = state.onChange((_, news) => {
      this.#rebuilt(null);
      this.#follow(news);
    });
    this.#stop = () => {
      draft.amendments.unobserveDeep(handleEvents);
      draft.clauses.unobserveDeep(handleClauses);
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
    return this.#index.clauses.get(clause);
  }

  ofNote(note: FootnoteId): Version | undefined {
    return this.#index.notes.get(note);
  }

  get ownNotes(): Iterable<FootnoteId> {
    return this.#index.notes.keys();
  }

  newNote(note: FootnoteId): Y.Text | undefined {
    return textOf(this.#options.desk.notes.get(note));
  }

  get added(): readonly AddedClause[] {
    return this.#index.added;
  }

  /** What this delegation proposes for a clause besides other words: to remove it, or to move it. */
  marksOf(clause: ClauseId): readonly VersionMark[] {
    return this.#index.marks.get(clause) ?? [];
  }

  /** Everything of this delegation that is not decided yet: first what is being written, then what is tabled. */
  get all(): readonly OwnAmendment[] {
    return this.#index.all;
  }

  /** True for an amendment of any delegation that was tabled, whatever became of it. */
  isTabled(id: AmendmentId): boolean {
    return this.#options.state.state.amendments.has(id);
  }

  /** The text in which this delegation's words of a clause or note are written; begins an edit where there is none. */
  claim(on: TextPlace): Y.Text | undefined {
    const shown = "clause" in on ? this.#index.clauses.get(on.clause) : this.#index.notes.get(on.footnote);
    if (shown) return shown.text;
    const homeless = this.#index.all.find(
      (one) =>
        one.stage === "private" &&
        one.standing === "homeless" &&
        one.amendment.kind === "edit" &&
        samePlace(one.amendment.on, on),
    );
    if (homeless?.stage === "private") return homeless.amendment.text;
    const { draft, desk, delegation, newId } = this.#options;
    const source = textOf("clause" in on ? draft.clauses.get(on.clause) : draft.footnotes.get(on.footnote));
    if (!source) return undefined;
    const base = readRuns(source);
    // One that was ended goes on, where it says what the base says now: undo and redo reach into it.
    const ended = privateAmendments(desk).find(
      (one) =>
        one.kind === "edit" &&
        one.delegation === delegation &&
        samePlace(one.on, on) &&
        !this.isTabled(one.id) &&
        isUnchanged(one) &&
        sameRuns(readRuns(one.base), base),
    );
    if (ended) return ended.text;
    let text: Y.Text | undefined;
    desk.doc.transact(() => {
      const words = { base, text: base };
      text = addPrivateAmendment(desk, newId() as AmendmentId, delegation, { kind: "edit", on }, words);
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

  /** Brings back what stood in the text under this id and was put aside while somebody typed in it. False where nothing was. */
  revive(block: ClauseId): boolean {
    const { desk, delegation } = this.#options;
    for (const [id, map] of desk.amendments) {
      const isIt = id === block || (map.get("kind") === "insert" && map.get("clause") === block);
      const isAside = map.get("closed") === "discarded" && map.get("delegation") === delegation;
      if (!isIt || !isAside || this.isTabled(id as AmendmentId)) continue;
      desk.doc.transact(() => map.delete("closed"), ORIGINS.typing);
      return true;
    }
    return false;
  }

  /** Begins a new clause for what somebody types where a proposed one stood that was decided meanwhile. */
  replace(
    block: ClauseId,
    place: { readonly clauseKind: ClauseKind; readonly level: number; readonly order: string },
  ): void {
    if (this.replacing(block)) return;
    const clause = this.#options.newId() as ClauseId;
    this.propose({ kind: "insert", clause, ...place }, { base: [], text: [] });
    this.#replaced.set(block, clause);
  }

  /** The text that `replace` has begun for a clause. */
  replacing(block: ClauseId): Y.Text | undefined {
    const clause = this.#replaced.get(block);
    return this.#index.added.find(({ place }) => place.id === clause)?.version.text;
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

  /** Gives a new clause that is being written another place, level or kind. */
  place(
    id: AmendmentId,
    place: { readonly order: string; readonly level: number; readonly clauseKind?: ClauseKind },
  ): void {
    const { desk } = this.#options;
    desk.doc.transact(() => {
      const map = desk.amendments.get(id);
      for (const [key, value] of Object.entries(place)) if (map && map.get(key) !== value) map.set(key, value);
    }, ORIGINS.typing);
  }

  /** Takes words that were typed too late into the tabled amendment. False where others changed the same words. Rule ED26. */
  bringLate(id: AmendmentId): boolean {
    const one = this.#privateOf(id);
    const tabled = this.#options.state.state.amendments.get(id);
    return one !== undefined && tabled !== undefined && bringLateWords(one, tabled, this.#options, null);
  }

  /** Writes what stands beside another private version into that one. False where both change the same words. Rule ED27. */
  join(id: AmendmentId): boolean {
    const one = this.#privateOf(id);
    const on = one?.kind === "edit" ? one.on : undefined;
    const version = on && ("clause" in on ? this.ofClause(on.clause) : this.ofNote(on.footnote));
    if (!one || !version || version.amendment === id || !joinInto(version, one)) return false;
    this.discard(id);
    return true;
  }

  /** Begins an amendment of its own with words whose clause is gone, or whose amendment is decided. Rules ED27, ED26. */
  beginAnew(id: AmendmentId): void {
    const one = this.#privateOf(id);
    const anew = one && proposedAnew(one, this.#options.draft, this.#options.newId);
    if (!anew) return;
    this.propose(anew.place, anew);
    this.discard(id);
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
    const { clauses, notes, added } = this.#index;
    const shown = [...clauses.values(), ...notes.values(), ...added.map(({ version }) => version)];
    return shown.some((version) => version.text === text);
  }

  #privateOf(id: AmendmentId): PrivateAmendment | undefined {
    return readPrivateAmendment(id, this.#options.desk.amendments.get(id));
  }

  #read(): VersionIndex {
    const { draft, desk, delegation, state } = this.#options;
    return new VersionIndex({
      draft,
      desk,
      delegation,
      state: state.state,
      lateOf: (one, tabled) => {
        const known = this.#late.get(one.id);
        if (known !== undefined) return known;
        const late = lateWords({ base: readRuns(one.base), text: readRuns(one.text) }, tabled);
        this.#late.set(one.id, late);
        return late;
      },
    });
  }

  /** Words of this very client that were typed while an amendment was tabled belong to what was tabled. Rule ED26. */
  #follow(news: readonly Decision[]): void {
    const { delegation, desk, state } = this.#options;
    for (const decision of news) {
      if (decision.type !== "amendmentTabled" || decision.delegation !== delegation) continue;
      const { amendment: id, notes } = decision;
      const one = this.#privateOf(id);
      const tabled = state.state.amendments.get(id);
      if (one && tabled) bringLateWords(one, tabled, this.#options, desk.doc.clientID);
      for (const note of notes ?? []) this.#followNote(note);
    }
  }

  /** A new note is everybody's from tabling on: what was still typed in it goes on as an own version of it. */
  #followNote(note: { readonly id: FootnoteId; readonly runs: readonly Run[] }): void {
    const { desk } = this.#options;
    const late = lateNote(desk, note, desk.doc.clientID);
    const text = late ? this.claim({ footnote: note.id }) : undefined;
    if (!late || !text) return;
    const { hunks } = placeHunks(note.runs, late, readRuns(text));
    const edits = hunks.map(({ edit }) => edit);
    text.doc?.transact(() => editText(text, edits), ORIGINS.birth);
  }

  #changed(transaction: Y.Transaction): void {
    if (!this.#touched) return;
    const touched = this.#touched;
    this.#touched = null;
    this.#rebuilt(transaction, touched);
  }

  /** Looks at everything anew, and tells what differs: there are never many amendments of one delegation. */
  #rebuilt(transaction: Y.Transaction | null, touched: ReadonlySet<string> = new Set()): void {
    const former = this.#index;
    for (const id of touched) this.#late.delete(id as AmendmentId);
    this.#index = this.#read();
    const { clauses: versions, notes: noteVersions, added, marks } = this.#index;
    const touches = ({ amendment }: Version): boolean => touched.has(amendment);
    const clauses = differing(former.clauses, versions, touches);
    const before = new Map(former.added.map(({ place, version }) => [place.id, version]));
    for (const { place, version } of added) {
      const old = before.get(place.id);
      if (old?.text !== version.text || old.number !== version.number || touches(version)) clauses.add(place.id);
    }
    for (const id of [...former.marks.keys(), ...marks.keys()]) {
      if (JSON.stringify(former.marks.get(id)) !== JSON.stringify(marks.get(id))) clauses.add(id);
    }
    const notes = differing(former.notes, noteVersions, touches);
    for (const id of this.#touchedNotes) notes.add(id);
    this.#touchedNotes.clear();
    const structure = shapeOf(former.added) !== shapeOf(added);
    if (!structure && clauses.size === 0 && notes.size === 0) return;
    for (const listener of [...this.#listeners]) listener({ structure, clauses, notes, transaction });
  }
}

function differing<Id>(
  before: ReadonlyMap<Id, Version>,
  after: ReadonlyMap<Id, Version>,
  touches: (version: Version) => boolean,
): Set<Id> {
  const ids = new Set<Id>();
  for (const [id, version] of after) {
    const former = before.get(id);
    if (former?.text !== version.text || former.number !== version.number || touches(version)) ids.add(id);
  }
  for (const id of before.keys()) if (!after.has(id)) ids.add(id);
  return ids;
}

function shapeOf(added: readonly AddedClause[]): string {
  return JSON.stringify(added.map(({ place, label, behind }) => [place, label, behind]));
}
