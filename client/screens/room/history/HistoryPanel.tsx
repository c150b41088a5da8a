import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { RevList } from "../revs/RevList.tsx";
import { useRoom } from "../roomContext.ts";
import { clauseNames } from "./clauseNames.ts";
import { DecisionEntry } from "./DecisionEntry.tsx";
import { DECISION_FILTERS, type DecisionFilter, decisionKind } from "./decisionKind.ts";
import styles from "./HistoryPanel.module.css";
import { undoneBy } from "./undoneBy.ts";
import { useDecisions } from "./useDecisions.ts";
import { useJump } from "./useJump.ts";

/** How many entries are drawn at first, and more at a time: a long negotiation has thousands. */
const PAGE = 60;

/** The record of decisions, newest first: who did what, when and why, with the way there. Rules UI126–UI128. */
export function HistoryPanel({ onJump }: { readonly onJump: () => void }) {
  const { t } = useTranslation();
  const { projection, state } = useRoom();
  const decisions = useDecisions();
  const [filter, setFilter] = useState<DecisionFilter>("decisions");
  const [limit, setLimit] = useState(PAGE);
  const jumpTo = useJump(onJump);
  const undone = useMemo(() => undoneBy(decisions), [decisions]);
  const chosen = decisions.filter((one) => filter === "all" || decisionKind(one) === filter);
  const shown = chosen.slice(-limit).reverse();
  const names = clauseNames(projection, state, t);
  if (decisions.length === 0) return <p className={styles.empty}>{t("history.empty")}</p>;
  return (
    <section className={styles.panel} aria-label={t("history.label")}>
      <RevList />
      <Segmented<DecisionFilter>
        label={t("history.filter.label")}
        value={filter}
        onChange={(next) => {
          setFilter(next);
          setLimit(PAGE);
        }}
        options={DECISION_FILTERS.map((value) => ({ value, label: t(`history.filter.${value}`) }))}
      />
      {shown.length === 0 ? <p className={styles.empty}>{t("history.emptyFilter")}</p> : null}
      <ol className={styles.entries}>
        {shown.map((decision) => (
          <DecisionEntry
            key={decision.number}
            decision={decision}
            names={names}
            undoneBy={undone.get(decision.number) ?? null}
            jumpTo={jumpTo}
          />
        ))}
      </ol>
      {chosen.length > shown.length ? (
        <Button onPress={() => setLimit(limit + PAGE)}>
          {t("history.earlier", { count: Math.min(PAGE, chosen.length - shown.length) })}
        </Button>
      ) : null}
    </section>
  );
}
