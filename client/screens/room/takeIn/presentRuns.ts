import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import type { TextPlace } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";

/** The base words of a text now; also those of a footnote that nothing cites at the moment. */
export function presentRuns(overlays: Pick<Overlays, "baseOf" | "words">, on: TextPlace): readonly Run[] {
  return "clause" in on ? overlays.baseOf(on) : (overlays.words().note(on.footnote) ?? []);
}
