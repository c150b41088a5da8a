import { overlay } from "../../../../shared/amendments/overlay.ts";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { changeExcerpt } from "../amendments/changeExcerpt.ts";
import { useRoom } from "../roomContext.ts";
import { asEdit } from "./asEdit.ts";
import { ClauseText } from "./ClauseText.tsx";
import { segmentsOf } from "./compareColumns.ts";
import { noteNumbersIn } from "./noteNumbersIn.ts";
import { presentRuns } from "./presentRuns.ts";

/** What an amendment changes, in a line, behind its number where that is asked for; nothing for one that changes no words. */
export function ChangeLine(props: { readonly amendment: Amendment; readonly isNumbered?: boolean }) {
  const { amendment, isNumbered = false } = props;
  const { overlays } = useRoom();
  const proposal = overlays.proposal(amendment);
  const { proposed } = amendment;
  const segments =
    "on" in proposed
      ? segmentsOf(presentRuns(overlays, proposed.on), proposal)
      : overlay([], [asEdit([], proposal.text)]).segments;
  if (!segments) return null;
  return (
    <ClauseText number={isNumbered ? amendment.number : ""}>
      <MarkedRuns segments={changeExcerpt(segments)} view="changes" noteNumbers={noteNumbersIn(overlays.words())} />
    </ClauseText>
  );
}
