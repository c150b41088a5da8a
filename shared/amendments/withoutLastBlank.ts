import type { Run } from "../domain/clause.ts";

/** Runs, and apart from them the blanks they end with: what is marked as put in ends with a word. */
export function withoutLastBlank(runs: readonly Run[]): { readonly words: readonly Run[]; readonly blank: string } {
  const last = runs.at(-1);
  const blank = last && "text" in last ? (/\s+$/u.exec(last.text)?.[0] ?? "") : "";
  if (!last || !("text" in last) || blank === "") return { words: runs, blank: "" };
  return { words: [...runs.slice(0, -1), { ...last, text: last.text.slice(0, -blank.length) }], blank };
}
