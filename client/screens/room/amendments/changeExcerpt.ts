import type { Overlay, Segment } from "../../../../shared/amendments/overlay.ts";
import { sliceRuns } from "../../../../shared/amendments/runEdits.ts";
import { runsLength } from "../../../../shared/document/inline.ts";
import type { Run } from "../../../../shared/domain/clause.ts";

type Segments = Overlay["segments"];

/** Words shown on either side of a change. */
const WORDS_AROUND = 5;
/** Fewer left-out words than this are not worth an ellipsis. */
const MIN_LEFT_OUT = 3;

/**
 * The changes of a text with a few words before and after each, "…" standing for what is left out. Changed places come
 * whole. A text without changes is given as it is. Rule UI76.
 */
export function changeExcerpt(segments: Segments): Segments {
  if (!segments.some(({ type }) => type === "change")) return segments;
  return segments.map((segment, index) =>
    segment.type === "change" ? segment : shortened(segment, index > 0, index < segments.length - 1),
  );
}

type Same = Extract<Segment, { readonly type: "same" }>;

/** What stands between two changes, cut where it is long: after a change its first words stay, before one its last. */
function shortened(segment: Same, followsChange: boolean, precedesChange: boolean): Same {
  const { runs, offset } = segment;
  const words = wordStarts(runs);
  const kept = (followsChange ? WORDS_AROUND : 0) + (precedesChange ? WORDS_AROUND : 0);
  if (words.length < kept + MIN_LEFT_OUT) return segment;
  const length = runsLength(runs);
  const headEnd = followsChange ? (words[WORDS_AROUND] ?? length) : 0;
  const tailStart = precedesChange ? (words[words.length - WORDS_AROUND] ?? length) : length;
  const ellipsis: Run = { text: precedesChange ? "… " : "…" };
  // An opening phrase belongs to the words at the very beginning; where those are left out, so is their offset.
  return {
    type: "same",
    offset: followsChange ? offset : offset + tailStart,
    runs: [...sliceRuns(runs, 0, headEnd), ellipsis, ...sliceRuns(runs, tailStart, length)],
  };
}

/** Where each word begins; an embed is part of the word it stands in. */
function wordStarts(runs: readonly Run[]): number[] {
  const text = runs.map((run) => ("text" in run ? run.text : "break" in run ? " " : "\ufffc")).join("");
  return [...text.matchAll(/\S+/gu)].map((match) => match.index);
}

/** True where the excerpt leaves words out. */
export function isShortened(segments: Segments, excerpt: Segments): boolean {
  return excerpt.some((segment, index) => segment !== segments[index]);
}
