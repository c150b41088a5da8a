import { compiledRuns } from "../../../shared/amendments/compiledRuns.ts";
import type { Overlay } from "../../../shared/amendments/overlay.ts";
import { ALL_OPEN, type OverlayFilter, type Overlays } from "../../../shared/amendments/overlays.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ClauseView, TableView } from "../../../shared/document/views.ts";
import { type Amendment, delegationsOf } from "../../../shared/domain/amendment.ts";
import type { ClauseKind, Run } from "../../../shared/domain/clause.ts";
import type { FloorView } from "../../../shared/domain/clauseCommands.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { floorPlace, type Insert } from "../room/floor/floorPlace.ts";

/** An amendment on the screen: its number and who is behind it. */
export interface SlideEntry {
  readonly number: string;
  readonly delegations: readonly string[];
  /** What it asks for where that is not drawn in the words. */
  readonly asks?: "deletes" | "moves";
}

/** One that is not shown, and why. */
export interface HiddenEntry extends SlideEntry {
  readonly why: "collides" | "parked" | "view" | "alt" | "delete" | "move";
  /** Numbers of those it collides with. */
  readonly others: readonly string[];
}

/** A piece of the clause as it is drawn. */
export type SlidePart =
  | {
      readonly as: "marked";
      readonly segments: Overlay["segments"];
      readonly view: "changes" | "clean";
      readonly lead: string;
    }
  | { readonly as: "plain"; readonly runs: readonly Run[]; readonly lead: string }
  | { readonly as: "table"; readonly table: TableView }
  | {
      readonly as: "ins" | "del";
      readonly runs: readonly Run[];
      readonly label: string;
      readonly delegations: readonly string[];
    }
  | {
      readonly as: "note";
      readonly number: number;
      readonly segments: Overlay["segments"];
      readonly view: "changes" | "clean";
    };

/** What the projector shows. */
export type Slide =
  | { readonly kind: "free" }
  /** The clause on the floor was deleted, or its amendment is no longer open. */
  | { readonly kind: "gone"; readonly clause: ClauseId }
  | {
      readonly kind: "clause";
      readonly id: ClauseId;
      readonly clauseKind: ClauseKind;
      readonly label: string;
      readonly number: string;
      /** Highest number of its series: "OP 3 of 9"; null for what bears none. */
      readonly total: number | null;
      readonly parts: readonly SlidePart[];
      readonly shown: readonly SlideEntry[];
      readonly hidden: readonly HiddenEntry[];
      readonly before: ClauseView | null;
      readonly after: ClauseView | null;
    };

type Clause = Extract<Slide, { readonly kind: "clause" }>;
type Words = Pick<Clause, "parts" | "shown" | "hidden">;

const PARKED: OverlayFilter = { delegations: null, statuses: ["parked"] };

/**
 * The clause on the floor in a view, with everything said about what is shown and what is not. It reads the live objects and
 * keeps nothing. Rules UI125, UI138.
 */
export function floorSlide(
  clause: ClauseId | null,
  view: FloorView,
  state: DraftState,
  projection: Projection,
  overlays: Overlays,
): Slide {
  if (clause === null) return { kind: "free" };
  const place = floorPlace(clause, projection, state);
  const { before = null, after = null } = place ?? {};
  if (place?.clause) {
    const { kind: clauseKind, label, number } = place.clause;
    const total = totalOf(label, projection.clauses);
    const words = wordsOfClause(place.clause, view, projection, overlays);
    return { kind: "clause", id: clause, clauseKind, label, number, total, before, after, ...words };
  }
  if (!place?.insert || !isShown(place.insert)) return { kind: "gone", clause };
  const label = place.insert.label ?? "";
  const total = totalOf(label, projection.clauses);
  const words = wordsOfInsert(place.insert, view, overlays);
  return {
    kind: "clause",
    id: clause,
    clauseKind: place.insert.proposed.clauseKind,
    label,
    number: "",
    total,
    before,
    after,
    ...words,
  };
}

const isShown = ({ status }: Amendment): boolean => status === "tabled" || status === "parked";

function totalOf(label: string, clauses: readonly ClauseView[]): number | null {
  const series = seriesOf(label);
  if (!series) return null;
  const numbers = clauses.flatMap((view) => {
    const one = seriesOf(view.label);
    return one?.name === series.name ? [one.number] : [];
  });
  return Math.max(series.number, ...numbers);
}

/** "OP 3 bis (a)" is number 3 of "OP ". */
function seriesOf(label: string): { readonly name: string; readonly number: number } | null {
  const parts = /^(.*?)(\d+)/.exec(label);
  return parts ? { name: parts[1] ?? "", number: Number(parts[2]) } : null;
}

const entryOf = (one: Amendment, asks?: "deletes" | "moves"): SlideEntry => ({
  number: one.number,
  delegations: delegationsOf(one),
  ...(asks ? { asks } : {}),
});
const hiddenOf = (one: Amendment, why: HiddenEntry["why"], others: readonly string[] = []): HiddenEntry => ({
  ...entryOf(one),
  why,
  others,
});

function wordsOfInsert(insert: Insert, view: FloorView, overlays: Overlays): Words {
  const { text } = overlays.proposal(insert);
  const entry = entryOf(insert);
  const part: SlidePart =
    view === "clean"
      ? { as: "plain", runs: text, lead: "" }
      : { as: "ins", runs: text, label: "", delegations: entry.delegations };
  return { parts: [part], shown: [entry], hidden: insert.status === "parked" ? [hiddenOf(insert, "parked")] : [] };
}

function wordsOfClause(clause: ClauseView, view: FloorView, projection: Projection, overlays: Overlays): Words {
  const on = { clause: clause.id };
  const open = overlays.amendmentsOn(on);
  const notes = noteFacts(clause, projection, overlays);
  const parked = overlays.amendmentsOn(on, PARKED).map((one) => hiddenOf(one, "parked"));
  const onNotes = notes.flatMap(({ amendments }) => amendments);
  if (clause.table) return { parts: [{ as: "table", table: clause.table }], shown: [], hidden: parked };
  const laid = overlays.of(on);
  const lead = clause.lead;
  switch (view) {
    case "base": {
      const hidden = [...open, ...onNotes].map((one) => hiddenOf(one, "view"));
      return { parts: [{ as: "plain", runs: clause.baseRuns, lead }], shown: [], hidden: [...hidden, ...parked] };
    }
    case "clean":
      return inResult(clause, laid, open, notes, parked);
    case "compilation":
    case "changes": {
      const main: SlidePart =
        view === "compilation"
          ? { as: "plain", runs: compiledRuns(laid.segments, projection.head.language), lead }
          : isOnlyDeleted(laid, open)
            ? { as: "del", runs: clause.baseRuns, label: "", delegations: [] }
            : { as: "marked", segments: laid.segments, view: "changes", lead };
      const shown = [...open, ...onNotes].map((one) => entryOf(one, asksOf(one)));
      return { parts: [main, ...versionsOf(open, overlays), ...notesIn("changes", notes)], shown, hidden: parked };
    }
  }
}

function asksOf({ proposed: { kind } }: Amendment): "deletes" | "moves" | undefined {
  return kind === "delete" ? "deletes" : kind === "move" ? "moves" : undefined;
}

function isOnlyDeleted(laid: Overlay, open: readonly Amendment[]): boolean {
  return laid.deletions.length > 0 && open.every(({ proposed: { kind } }) => kind === "delete");
}

function inResult(
  clause: ClauseView,
  laid: Overlay,
  open: readonly Amendment[],
  notes: readonly NoteFacts[],
  parked: readonly HiddenEntry[],
): Words {
  const goes = isOnlyDeleted(laid, open);
  const all = [
    ...open.map((one) => ({ one, of: laid })),
    ...notes.flatMap(({ amendments, laid: of }) => amendments.map((one) => ({ one, of }))),
  ];
  const numberOf = new Map(all.map(({ one }) => [one.id, one.number]));
  const shown: SlideEntry[] = [];
  const hidden: HiddenEntry[] = [];
  for (const { one, of } of all) {
    const { kind } = one.proposed;
    const rivals = of.collisions.get(one.id) ?? [];
    if (rivals.length > 0)
      hidden.push(
        hiddenOf(
          one,
          "collides",
          rivals.flatMap((id) => numberOf.get(id) ?? []),
        ),
      );
    else if (kind === "alt" || kind === "move" || (kind === "delete" && !goes)) hidden.push(hiddenOf(one, kind));
    else shown.push(entryOf(one, asksOf(one)));
  }
  const main: SlidePart = goes
    ? { as: "del", runs: clause.baseRuns, label: "", delegations: [] }
    : { as: "marked", segments: laid.segments, view: "clean", lead: clause.lead };
  return { parts: [main, ...notesIn("clean", notes)], shown, hidden: [...hidden, ...parked] };
}

function versionsOf(open: readonly Amendment[], overlays: Overlays): SlidePart[] {
  return open.flatMap((one) =>
    one.proposed.kind === "alt"
      ? [
          {
            as: "ins" as const,
            runs: overlays.proposal(one).text,
            label: one.label ?? "",
            delegations: delegationsOf(one),
          },
        ]
      : [],
  );
}

/** A note that the clause cites and that somebody wants to change. */
interface NoteFacts {
  readonly number: number;
  readonly laid: Overlay;
  readonly amendments: readonly Amendment[];
}

function noteFacts(clause: ClauseView, projection: Projection, overlays: Overlays): readonly NoteFacts[] {
  const cited = new Set(clause.baseRuns.flatMap((run): FootnoteId[] => ("footnote" in run ? [run.footnote] : [])));
  return [...cited].flatMap((footnote) => {
    const amendments = overlays.amendmentsOn({ footnote }, ALL_OPEN);
    const number = projection.noteNumber(footnote);
    return amendments.length > 0 && number !== undefined
      ? [{ number, laid: overlays.of({ footnote }), amendments }]
      : [];
  });
}

function notesIn(view: "changes" | "clean", notes: readonly NoteFacts[]): SlidePart[] {
  return notes.map(({ number, laid }) => ({ as: "note", number, segments: laid.segments, view }));
}
