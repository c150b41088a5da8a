import { type DraftDoc, isDeleted } from "../../shared/document/draftDoc.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { Language } from "../../shared/domain/draftHead.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import { draftWords } from "../commands/draftWords.ts";
import { stateJson } from "./stateJson.ts";

/** What a draft's document says of itself: title, head, state, counts. Rule HT4. */
export function describeDraft(
  draft: DraftDoc,
  state: DraftState,
): Pick<DraftResponse, "title" | "head" | "state" | "counts"> {
  const words = draftWords(draft);
  const { head, clauses, notes } = words;
  const title = clauses.find((clause) => clause.kind === "title");
  const countOf = (kind: string) => clauses.filter((clause) => clause.kind === kind).length;
  const texts = clauses.flatMap((clause) => [
    clause.runs,
    ...(clause.table?.cells.flatMap((row) => row.map((cell) => cell.runs)) ?? []),
  ]);
  return {
    title: title ? plainText(title.runs).trim() : "",
    head,
    state: stateJson(state, words),
    counts: {
      clauses: clauses.length,
      preambular: countOf("preambular"),
      operative: countOf("operative"),
      footnotes: notes.length,
      words: countWords(texts, head.language),
      deleted: [...draft.clauses.values()].filter(isDeleted).length,
    },
  };
}

/** How many words were found in a text, and in which language they were counted. */
const COUNTED = new WeakMap<readonly Run[], { readonly language: Language; readonly words: number }>();

/** Words as the language counts them; Chinese has no blanks between them. */
function countWords(texts: readonly (readonly Run[])[], language: Language): number {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  let words = 0;
  for (const runs of texts) {
    const known = COUNTED.get(runs);
    const counted = known?.language === language ? known : { language, words: wordsIn(runs, segmenter) };
    COUNTED.set(runs, counted);
    words += counted.words;
  }
  return words;
}

function wordsIn(runs: readonly Run[], segmenter: Intl.Segmenter): number {
  let words = 0;
  for (const segment of segmenter.segment(plainText(runs))) if (segment.isWordLike) words += 1;
  return words;
}
