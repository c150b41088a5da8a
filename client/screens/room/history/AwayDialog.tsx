import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { useRoom } from "../roomContext.ts";
import { AWAY_GROUPS } from "./awayNews.ts";
import { clauseNames } from "./clauseNames.ts";
import { DecisionEntry } from "./DecisionEntry.tsx";
import styles from "./HistoryPanel.module.css";
import { undoneBy } from "./undoneBy.ts";
import { useDecisions } from "./useDecisions.ts";
import { useJump } from "./useJump.ts";
import type { WhileAway } from "./useWhileAway.ts";

export interface AwayDialogProps {
  readonly away: WhileAway;
  /** Shows the text, where a small screen shows something else. */
  readonly onJump: () => void;
}

/** What happened while one was away, what concerns one's own delegation first. In place of streaming (rule A11Y5). Rules UI131, UI132. */
export function AwayDialog({ away, onJump }: AwayDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t("news.away.title")}
      isOpen={away.isOpen}
      onClose={away.close}
      size="large"
      footer={
        <Button variant="primary" onPress={away.close}>
          {t("ui.close")}
        </Button>
      }
    >
      <AwayGroups away={away} onJump={onJump} />
    </Dialog>
  );
}

function AwayGroups({ away, onJump }: AwayDialogProps) {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const decisions = useDecisions();
  const undone = useMemo(() => undoneBy(decisions), [decisions]);
  const wayTo = useJump(onJump);
  const jumpTo = (clause: ClauseId) => {
    const go = wayTo(clause);
    if (!go) return null;
    return () => {
      away.close();
      // The dialog first gives the focus back to where it came from, which it does a frame after it has gone.
      requestAnimationFrame(() => requestAnimationFrame(go));
    };
  };
  const names = clauseNames(projection, state, t);
  if (away.count === 0) return <p>{t("news.away.nothing")}</p>;
  return AWAY_GROUPS.filter((group) => away.news[group].length > 0).map((group) => (
    <section key={group} className={styles.group} aria-labelledby={`away-${group}`}>
      <h3 id={`away-${group}`} className={styles.groupTitle}>
        {t(`news.away.${group}`)}
      </h3>
      <ul className={styles.entries}>
        {away.news[group].map((decision) => (
          <DecisionEntry
            key={decision.number}
            decision={decision}
            names={names}
            undoneBy={undone.get(decision.number) ?? null}
            jumpTo={jumpTo}
          />
        ))}
      </ul>
    </section>
  ));
}
