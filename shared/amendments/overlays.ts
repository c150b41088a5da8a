import { type DraftDoc, isDeleted, textOf } from "../document/draftDoc.ts";
import { readRuns } from "../document/inline.ts";
import type { LiveState } from "../document/liveState.ts";
import type { Projection } from "../document/projection.ts";
import type { ClauseView } from "../document/views.ts";
import { type Amendment, type AmendmentStatus, delegationsOf, placeKey, type TextPlace } from "../domain/amendment.ts";
import type { Run } from "../domain/clause.ts";
import type { AmendmentId, ClauseId, FootnoteId } from "../domain/ids.ts";
import { sameRuns } from "../domain/joinRuns.ts";
import type { AmendmentWords } from "./carryOver.ts";
import type { DraftWords } from "./draftWords.ts";
import { type Overlay, overlay } from "./overlay.ts";
import { type Proposal, proposalOf } from "./proposal.ts";

/** Which amendments a view lays over the text; a filter is compared by identity. */
export interface OverlayFilter {
  /** Null: of all delegations. */
  readonly delegations: ReadonlySet<string> | null;
  readonly statuses: readonly AmendmentStatus[];
  /** Only of amendments tabled in these readings of the text; left out: of all. */
  readonly readings?: readonly number[];
}

/** All that is tabled and open, of everybody. */
export const ALL_OPEN: OverlayFilter = { delegations: null, statuses: ["tabled"] };

/** What must be drawn anew. */
export interface OverlaysChange {
  /** A decision was taken, or clauses came, went or moved. What is laid over a text differs only where it is named. */
  readonly all: boolean;
  readonly clauses: ReadonlySet<ClauseId>;
  readonly notes: ReadonlySet<FootnoteId>;
}

/**
 * What is proposed on each text of a draft, live. An overlay is computed when it is asked for and kept until the words of
 * its clause, the words of one of its amendments, or a decision change it. Rules AM34, AM35.
 */
export class Overlays {
  readonly #projection: Projection;
  readonly #draft: DraftDoc;
  readonly #state: LiveState;
  readonly #listeners = new Set<(change: OverlaysChange) => void>();
  readonly #stop: () => void;
  readonly #known = new WeakMap<OverlayFilter, Map<string, Overlay>>();
  readonly #filters = new Set<OverlayFilter>();
  #byPlace: ReadonlyMap<string, readonly Amendment[]> | null = null;
  #touched: Set<AmendmentId> | null = null;
  #amendments: ReadonlyMap<AmendmentId, Amendment>;
  /** Words as they were read last: with the same run lists, all that was computed from them still holds. */
  readonly #words = new Map<AmendmentId, AmendmentWords>();

  constructor(projection: Projection, state: LiveState) {
    this.#projection = projection;
    this.#draft = projection.draft;
    this.#state = state;
    this.#amendments = state.state.amendments;
    const handleAmendments = (
      events: readonly { path: (string | number)[]; changes: { keys: Map<string, unknown> } }[],
    ) => {
      this.#touched ??= new Set();
      for (const { path, changes } of events) {
        for (const id of path.length > 0 ? [String(path[0])] : changes.keys.keys()) {
          this.#touched.add(id as AmendmentId);
          this.#words.delete(id as AmendmentId);
        }
      }
    };
    const handleEnd = (): void => this.#amendmentsChanged();
    this.#draft.amendments.observeDeep(handleAmendments);
    this.#draft.doc.on("afterTransaction", handleEnd);
    const stopProjection = projection.onChange((change) => {
      for (const id of change.clauses) this.#drop(placeKey({ clause: id }));
      for (const id of change.notes) this.#drop(placeKey({ footnote: id }));
      this.#tell({ all: change.structure, clauses: change.clauses, notes: change.notes });
    });
    const stopState = state.onChange(({ amendments }) => this.#decided(amendments));
    this.#stop = () => {
      this.#draft.amendments.unobserveDeep(handleAmendments);
      this.#draft.doc.off("afterTransaction", handleEnd);
      stopProjection();
      stopState();
    };
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  onChange(listener: (change: OverlaysChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What is proposed on one text, of the amendments that the filter lets through. */
  of(on: TextPlace, filter: OverlayFilter = ALL_OPEN): Overlay {
    const key = placeKey(on);
    const kept = this.#known.get(filter) ?? new Map<string, Overlay>();
    this.#known.set(filter, kept);
    this.#filters.add(filter);
    const found = kept.get(key) ?? this.#lay(on, filter);
    kept.set(key, found);
    return found;
  }

  /** The amendments on one text, in order of their numbers. */
  amendmentsOn(on: TextPlace, filter: OverlayFilter = ALL_OPEN): readonly Amendment[] {
    this.#byPlace ??= this.#group();
    return (this.#byPlace.get(placeKey(on)) ?? []).filter((amendment) => passes(amendment, filter));
  }

  /** New clauses that are proposed and not in the text, in order of their numbers. */
  inserts(filter: OverlayFilter = ALL_OPEN): readonly Amendment[] {
    this.#byPlace ??= this.#group();
    return (this.#byPlace.get("new") ?? []).filter((amendment) => passes(amendment, filter));
  }

  /** An amendment with its words as they stand now. */
  proposal(amendment: Amendment): Proposal {
    return proposalOf(amendment, this.#wordsOf(amendment.id));
  }

  /** The base words of a text, whatever version this viewer sees of it. */
  baseOf(on: TextPlace): readonly Run[] {
    if ("clause" in on) return this.#projection.clause(on.clause)?.baseRuns ?? [];
    return this.#projection.note(on.footnote)?.baseRuns ?? [];
  }

  /** The words of the draft at this moment, for whatever is computed of the whole. */
  words(): DraftWords {
    const { head, clauses } = this.#projection;
    return {
      type: head.type,
      language: head.language,
      clauses: clauses.filter(isInBase).map((view) => ({ ...view, runs: view.baseRuns })),
      isDeleted: (id) => {
        const clause = this.#draft.clauses.get(id);
        return clause && isDeleted(clause);
      },
      note: (id) => {
        const text = textOf(this.#draft.footnotes.get(id));
        return text && readRuns(text);
      },
      amendment: (id) => this.#wordsOf(id),
      isDelegation: () => true,
    };
  }

  #lay(on: TextPlace, filter: OverlayFilter): Overlay {
    const present = this.baseOf(on);
    const proposals = this.amendmentsOn(on, filter).map((one) => this.proposal(one));
    // What was written against the very words of now need not be compared with them.
    const compared = proposals.map((one) => (sameRuns(one.base, present) ? { ...one, base: present } : one));
    return overlay(present, compared);
  }

  #wordsOf(id: AmendmentId): AmendmentWords | undefined {
    const known = this.#words.get(id);
    if (known) return known;
    const map = this.#draft.amendments.get(id);
    const text = textOf(map);
    if (!map || !text) return undefined;
    const words = { base: (map.get("base") as readonly Run[] | undefined) ?? [], text: readRuns(text) };
    this.#words.set(id, words);
    return words;
  }

  #group(): ReadonlyMap<string, readonly Amendment[]> {
    const groups = new Map<string, Amendment[]>();
    for (const amendment of this.#state.state.amendments.values()) {
      const { proposed } = amendment;
      const key = "on" in proposed ? placeKey(proposed.on) : "new";
      groups.set(key, [...(groups.get(key) ?? []), amendment]);
    }
    return groups;
  }

  #amendmentsChanged(): void {
    const touched = this.#touched;
    this.#touched = null;
    if (touched && touched.size > 0) this.#tell({ all: false, ...this.#placesOf(touched) });
  }

  /** A decision makes new objects of the amendments it changes, and of no others. */
  #decided(amendments: ReadonlyMap<AmendmentId, Amendment>): void {
    const former = this.#amendments;
    this.#amendments = amendments;
    this.#byPlace = null;
    const changed = [...amendments.values()].filter((one) => former.get(one.id) !== one);
    this.#tell({ all: true, ...this.#placesOf(changed.map(({ id }) => id)) });
  }

  /** The texts that amendments are about; what was computed of them is forgotten. */
  #placesOf(ids: Iterable<AmendmentId>): Omit<OverlaysChange, "all"> {
    const clauses = new Set<ClauseId>();
    const notes = new Set<FootnoteId>();
    for (const id of ids) {
      const proposed = this.#state.state.amendments.get(id)?.proposed;
      if (!proposed) continue;
      if (!("on" in proposed)) clauses.add(proposed.clause);
      else {
        this.#drop(placeKey(proposed.on));
        if ("clause" in proposed.on) clauses.add(proposed.on.clause);
        else notes.add(proposed.on.footnote);
      }
    }
    return { clauses, notes };
  }

  #drop(key: string): void {
    for (const filter of this.#filters) this.#known.get(filter)?.delete(key);
  }

  #tell(change: OverlaysChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

const isInBase = (view: ClauseView): boolean => view.version?.kind !== "insert" && view.version?.kind !== "alt";

function passes(amendment: Amendment, { delegations, statuses, readings }: OverlayFilter): boolean {
  return (
    statuses.includes(amendment.status) &&
    (readings === undefined || readings.includes(amendment.reading)) &&
    (delegations === null || delegationsOf(amendment).some((code) => delegations.has(code)))
  );
}
