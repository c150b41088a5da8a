import { hunks } from "../../../shared/amendments/hunks.ts";
import type { Overlay, Segment } from "../../../shared/amendments/overlay.ts";
import { sliceRuns } from "../../../shared/amendments/runEdits.ts";
import { wordTokens } from "../../../shared/amendments/wordTokens.ts";
import { runsLength } from "../../../shared/document/inline.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../shared/domain/ids.ts";

/** Words that stand in the drawing and not in the text. */
export type DrawnPiece =
  | { readonly type: "ins" | "del" | "plain"; readonly runs: readonly Run[] }
  | { readonly type: "or" }
  | { readonly type: "who"; readonly delegations: readonly string[]; readonly amendments: readonly AmendmentId[] };

/** How one stretch of a text is drawn. Offsets are UTF-16 units of the text that is shown. */
export type ChangeMark =
  /** Words of the text that are new, would go, or are not shown. */
  | { readonly type: "ins" | "del" | "hidden"; readonly from: number; readonly to: number }
  | { readonly type: "words"; readonly at: number; readonly pieces: readonly DrawnPiece[] };

/** Marks on the base text for what others propose: as changes, or clean, as if all that does not collide were taken. Rule ED22. */
export function overlayMarks(segments: Overlay["segments"], view: "changes" | "clean"): ChangeMark[] {
  return segments.flatMap((segment): ChangeMark[] => {
    if (segment.type === "same") return [];
    return view === "changes" ? placeMarks(segment) : cleanMarks(segment);
  });
}

function placeMarks({ offset, old, alternatives }: Extract<Segment, { type: "change" }>): ChangeMark[] {
  const end = offset + runsLength(old);
  const pieces = alternatives.flatMap(({ proposals, runs }, index): DrawnPiece[] => {
    const delegations = [...new Set(proposals.flatMap((one) => one.delegations))];
    return [
      ...(index > 0 ? [{ type: "or" as const }] : []),
      ...(runs.length > 0 ? [{ type: "ins" as const, runs }] : []),
      { type: "who", delegations, amendments: proposals.map(({ id }) => id) },
    ];
  });
  return [
    ...(end > offset ? [{ type: "del" as const, from: offset, to: end }] : []),
    { type: "words", at: end, pieces },
  ];
}

function cleanMarks({ offset, old, alternatives }: Extract<Segment, { type: "change" }>): ChangeMark[] {
  const [only, ...rivals] = alternatives;
  // What collides cannot all be taken: the base stands.
  if (!only || rivals.length > 0) return [];
  const end = offset + runsLength(old);
  return [
    ...(end > offset ? [{ type: "hidden" as const, from: offset, to: end }] : []),
    ...(only.runs.length > 0
      ? [{ type: "words" as const, at: end, pieces: [{ type: "plain" as const, runs: only.runs }] }]
      : []),
  ];
}

/** Marks on an own version: what is new in it, and between its words those that it leaves out. Rule ED20. */
export function versionMarks(base: readonly Run[], text: readonly Run[]): ChangeMark[] {
  const before = wordTokens(base);
  const after = wordTokens(text);
  const end = runsLength(text);
  return hunks(base, text).flatMap(({ from, to, otherFrom, otherTo }): ChangeMark[] => {
    const at = after.tokens[otherFrom]?.start ?? end;
    const first = before.tokens[from];
    const last = before.tokens[to - 1];
    const gone = first && last && to > from ? sliceRuns(before.runs, first.start, last.end) : [];
    const newEnd = after.tokens[otherTo - 1]?.coreEnd ?? at;
    return [
      ...(gone.length > 0 ? [{ type: "words" as const, at, pieces: [{ type: "del" as const, runs: gone }] }] : []),
      ...(otherTo > otherFrom ? [{ type: "ins" as const, from: at, to: newEnd }] : []),
    ];
  });
}
