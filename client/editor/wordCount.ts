import type { EditorState } from "@tiptap/pm/state";
import type { Projection } from "../../shared/document/projection.ts";
import type { ClauseView } from "../../shared/document/views.ts";
import { plainText } from "../../shared/domain/clause.ts";

const countOf = new WeakMap<ClauseView, number>();
const segmenters = new Map<string, Intl.Segmenter>();

/** Words of the base text and of the selection, by the rules of the draft's language, which need not put blanks between them. Unchanged clauses are not counted again. */
export function countWords(
  projection: Projection,
  state: EditorState,
): { readonly all: number; readonly selection: number } {
  const { language } = projection.head;
  let all = 0;
  for (const view of projection.clauses) {
    let count = countOf.get(view);
    if (count === undefined) {
      const cells = view.table?.cells.flatMap((row) => row.map((cell) => plainText(cell.runs))) ?? [];
      count = wordsIn([plainText(view.baseRuns), ...cells].join(" "), language);
      countOf.set(view, count);
    }
    all += count;
  }
  const { from, to, empty } = state.selection;
  return { all, selection: empty ? 0 : wordsIn(state.doc.textBetween(from, to, " ", " "), language) };
}

function wordsIn(text: string, language: string): number {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  let count = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) count++;
  return count;
}
