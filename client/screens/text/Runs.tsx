import type { ReactNode } from "react";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { Mark, Run } from "../../../shared/domain/clause.ts";

export interface RunsProps {
  readonly runs: readonly Run[];
  /** The opening phrase: the first words, set in italics. */
  readonly lead: string;
  readonly noteNumbers: ReadonlyMap<string, number>;
}

/** Inline content read-only: opening phrase, marks, note markers, line breaks. */
export function Runs({ runs, lead, noteNumbers }: RunsProps) {
  let leadLeft = lead.length;
  return runs.map((run, index) => {
    const key = index;
    if ("break" in run) return <br key={key} />;
    if ("footnote" in run) return <sup key={key}>{noteNumbers.get(run.footnote)}</sup>;
    const leadPart = run.text.slice(0, leadLeft);
    leadLeft -= leadPart.length;
    const rest = run.text.slice(leadPart.length);
    return (
      <span key={key}>
        {leadPart ? <em>{leadPart}</em> : null}
        {rest ? marked(rest, run.marks ?? []) : null}
      </span>
    );
  });
}

function marked(text: string, marks: readonly Mark[]): ReactNode {
  const [mark, ...inner] = marks;
  switch (mark) {
    case undefined:
      return text;
    case "em":
      return <em>{marked(text, inner)}</em>;
    case "sub":
      return <sub>{marked(text, inner)}</sub>;
    case "sup":
      return <sup>{marked(text, inner)}</sup>;
    default:
      return assertNever(mark);
  }
}
