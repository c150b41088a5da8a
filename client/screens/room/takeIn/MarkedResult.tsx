import { overlay } from "../../../../shared/amendments/overlay.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { Runs } from "../../text/Runs.tsx";
import { asEdit } from "./asEdit.ts";

export interface MarkedResultProps {
  readonly present: readonly Run[];
  readonly result: readonly Run[];
  readonly lead: string;
  readonly noteNumbers: ReadonlyMap<string, number>;
}

/** A text exactly as it will read, what changes in it marked. Rule UI90. */
export function MarkedResult({ present, result, lead, noteNumbers }: MarkedResultProps) {
  const { segments } = overlay(present, [asEdit(present, result)]);
  const isMarked = segments.some(({ type }) => type === "change");
  return isMarked ? (
    <MarkedRuns segments={segments} view="changes" noteNumbers={noteNumbers} lead={lead} />
  ) : (
    <Runs runs={result} lead={lead} noteNumbers={noteNumbers} />
  );
}
