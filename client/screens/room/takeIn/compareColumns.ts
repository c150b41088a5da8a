import { type Overlay, overlay } from "../../../../shared/amendments/overlay.ts";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import { type Amendment, POSITIONS, type Position, type TextPlace } from "../../../../shared/domain/amendment.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { asEdit } from "./asEdit.ts";
import { noteNumbersIn } from "./noteNumbersIn.ts";
import { presentRuns } from "./presentRuns.ts";

/** One amendment as it stands beside the others. */
export interface CompareColumn {
  readonly amendment: Amendment;
  readonly proposal: Proposal;
  /** The base with this amendment alone laid over it; null for one that changes no words. */
  readonly segments: Overlay["segments"] | null;
  /** Numbers of its rivals. */
  readonly rivals: readonly string[];
  /** True where the base has since changed in the words it changes. */
  readonly isStale: boolean;
  readonly isFulfilled: boolean;
  readonly positions: readonly { readonly position: Position; readonly codes: readonly string[] }[];
  /** The numbers of notes with its words in the text. */
  readonly noteNumbers: ReadonlyMap<string, number>;
}

/** Everything open on one text, side by side. Rule UI95. */
export interface Comparison {
  readonly present: readonly Run[];
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly columns: readonly CompareColumn[];
}

/** The amendments that are open on a text, each against the present base. */
export function comparison(overlays: Overlays, on: TextPlace): Comparison {
  const present = presentRuns(overlays, on);
  const words = overlays.words();
  const open = overlays.amendmentsOn(on).map((amendment) => ({ amendment, proposal: overlays.proposal(amendment) }));
  const { collisions, fulfilled } = overlay(
    present,
    open.map(({ proposal }) => proposal),
  );
  const numbers = new Map(open.map(({ amendment: { id, number } }) => [id, number]));
  return {
    present,
    noteNumbers: noteNumbersIn(words),
    columns: open.map(({ amendment, proposal }) => ({
      amendment,
      proposal,
      segments: segmentsOf(present, proposal),
      rivals: (collisions.get(proposal.id) ?? []).flatMap((id: AmendmentId) => numbers.get(id) ?? []),
      isStale: collisions.has(proposal.id) && overlay(present, [proposal]).collisions.has(proposal.id),
      isFulfilled: fulfilled.includes(proposal),
      positions: positionsOn(amendment),
      noteNumbers: noteNumbersIn(words, "clause" in on ? { clause: on.clause, runs: proposal.text } : undefined),
    })),
  };
}

/** The present base with one amendment alone laid over it; null for one that changes no words. */
export function segmentsOf(present: readonly Run[], proposal: Proposal): Overlay["segments"] | null {
  if (proposal.kind === "edit") return overlay(present, [proposal]).segments;
  // A version of the whole is read against what stands there now.
  if (proposal.kind === "alt") return overlay(present, [asEdit(present, proposal.text)]).segments;
  return null;
}

function positionsOn({ positions }: Amendment): CompareColumn["positions"] {
  return POSITIONS.flatMap((position) => {
    const codes = [...positions].flatMap(([code, taken]) => (taken.position === position ? [code] : []));
    return codes.length > 0 ? [{ position, codes }] : [];
  });
}
