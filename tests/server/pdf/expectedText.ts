import type { Content, ContentClause } from "../../../shared/document/content.ts";
import type { Run } from "../../../shared/domain/clause.ts";

/** Blanks of every kind as one; none at the ends. */
export const withPlainBlanks = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** What every block of the final text says, in order, as `taggedText` reads it. */
export function expectedBlocks(content: Content): string[] {
  const words = wordsOf(content);
  return content.clauses
    .flatMap((clause) => [withNumber(clause, content, words), ...(clause.cells ?? []).flat().map(words)])
    .map(withPlainBlanks);
}

/** What every note says, in order. */
export function expectedNotes(content: Content): string[] {
  const words = wordsOf(content);
  return content.footnotes.map(({ number, text }) => withPlainBlanks(`${number} ${words(text)}`));
}

function withNumber(clause: ContentClause, { head }: Content, words: (runs: readonly Run[]) => string): string {
  const number = clause.kind === "title" && head.number ? `${head.number}.` : clause.number;
  return `${number} ${words(clause.text)}`;
}

function wordsOf({ footnotes }: Content): (runs: readonly Run[]) => string {
  const numbers = new Map<string, number>(footnotes.map(({ id, number }) => [id, number]));
  return (runs) =>
    runs
      .map((run, index) => {
        if ("text" in run) return run.text;
        if ("break" in run) return " ";
        const before = runs[index - 1];
        return `${before && "footnote" in before ? "," : ""}{${numbers.get(run.footnote)}}`;
      })
      .join("");
}
