import { useMemo, useState } from "react";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { type Choice, type Choices, choicesOf, firstChoice, takenBy } from "./choices.ts";
import type { Comparison } from "./compareColumns.ts";
import { resultOf, type WrittenResult } from "./resultOf.ts";

/** A choice between alternatives, or the facilitator's own text in place of it, and what the text would read. */
export interface ChosenResult {
  readonly choices: Choices;
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
  /** Whose words the facilitator's own text has in it. */
  readonly credited: ReadonlySet<AmendmentId>;
  readonly setCredited: (credited: ReadonlySet<AmendmentId>) => void;
  /** What would be taken in: as chosen, or as credited where the text is written. */
  readonly taken: readonly Proposal[];
  readonly result: readonly Run[];
  readonly isWritten: boolean;
  /** Own words; null: those of the choice again. */
  readonly write: (runs: readonly Run[] | null) => void;
}

/** Follows a choice while the texts under it change. `wanted` is chosen at first. Rules UI96, UI97. */
export function useChosenResult(
  { present, columns }: Comparison,
  wanted: readonly AmendmentId[],
  written: WrittenResult | undefined,
  onWritten: (written: WrittenResult | undefined) => void,
): ChosenResult {
  const proposals = useMemo(() => columns.flatMap(({ segments, proposal }) => (segments ? [proposal] : [])), [columns]);
  const choices = useMemo(() => choicesOf(present, proposals), [present, proposals]);
  const [choice, setChoice] = useState(() => firstChoice(choices, wanted));
  const chosen = takenBy(choices, choice);
  const [credited, setCredited] = useState<ReadonlySet<AmendmentId>>(() => new Set(chosen.map(({ id }) => id)));
  const taken = written ? proposals.filter(({ id }) => credited.has(id)) : chosen;
  return {
    choices,
    choice,
    setChoice,
    credited,
    setCredited,
    taken,
    result: resultOf(present, taken, written) ?? present,
    isWritten: written !== undefined,
    write: (runs) => {
      if (!written) setCredited(new Set(chosen.map(({ id }) => id)));
      onWritten(runs ? { base: present, text: runs } : undefined);
    },
  };
}
