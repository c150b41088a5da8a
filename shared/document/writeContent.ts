import type { Run } from "../domain/clause.ts";
import type { Content, ContentClause } from "./content.ts";

/**
 * Content as the text of a `.json` file: keys in a fixed order, two blanks of indent, a line end at the end. The same
 * content gives the same bytes, and what is read back from it gives them again. Rule EX3.
 */
export function writeContentJson(content: Content): string {
  const { adref, type, language, profile, head, phrases, clauses, footnotes } = content;
  const { organ, symbol, number, session, agendaItem } = head;
  const ordered = {
    adref,
    type,
    language,
    profile,
    head: { organ, symbol, number, session, agendaItem },
    phrases: phrases?.map(({ phrase, kind }) => ({ phrase, kind })),
    clauses: clauses.map(orderedClause),
    footnotes: footnotes.map(({ id, number: printed, text }) => ({ id, number: printed, text: text.map(orderedRun) })),
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

function orderedClause({ id, kind, level, label, number, lead, text, header, cells }: ContentClause) {
  return {
    id,
    kind,
    level,
    label,
    number,
    lead,
    text: text.map(orderedRun),
    header,
    cells: cells?.map((row) => row.map((cell) => cell.map(orderedRun))),
  };
}

function orderedRun(run: Run): Run {
  if (!("text" in run)) return run;
  return run.marks && run.marks.length > 0 ? { text: run.text, marks: run.marks } : { text: run.text };
}
