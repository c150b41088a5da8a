import { useCallback, useEffect, useRef } from "react";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { ClausePanel } from "../ClausePanel.tsx";
import { useRoom } from "../roomContext.ts";
import { useTakeIn } from "../takeIn/takeInContext.ts";
import styles from "./AmendmentsPanel.module.css";
import { OnClause } from "./OnClause.tsx";
import { OwnDrafts } from "./OwnDrafts.tsx";
import type { OnDecided } from "./useAmendmentAsk.tsx";
import { useCardFocus } from "./useCardFocus.ts";
import { useSubjectClause } from "./useSubjectClause.ts";

/** What is proposed on the paragraph in focus, how the paragraph stands, and what else belongs to it. Rule UI75. */
export function AmendmentsPanel({ onJump }: { readonly onJump: () => void }) {
  const { editor } = useRoom();
  const clause = useSubjectClause();
  const heading = useRef<HTMLHeadingElement>(null);
  const { props, focusAfter, focusCard } = useCardFocus(heading);
  const takeIn = useTakeIn();
  useEffect(() => takeIn.onDecided((decided) => focusAfter(decided)), [takeIn, focusAfter]);
  const handleJump = useCallback(
    (to: ClauseId) => {
      onJump();
      // On a small screen the text is hidden until the view has changed.
      requestAnimationFrame(() => editor?.focus(to, "start"));
    },
    [editor, onJump],
  );
  const handleDecided = useCallback<OnDecided>(
    (id, isOpenAgain) => {
      // The dialog gives the focus back to its button first, which may be gone a moment later.
      const move = () => void (isOpenAgain ? focusCard(id) : focusAfter([id]));
      requestAnimationFrame(() => requestAnimationFrame(move));
    },
    [focusAfter, focusCard],
  );
  return (
    <div {...props} className={styles.panel}>
      <OwnDrafts onJump={handleJump} />
      <OnClause clause={clause} heading={heading} onDecided={handleDecided} onJump={handleJump} />
      <div className={styles.own}>
        <ClausePanel onJump={onJump} isBelow />
      </div>
    </div>
  );
}
