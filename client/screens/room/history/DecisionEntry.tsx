import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import type { Decision } from "../../../../shared/domain/events.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useFormats } from "../../../live/useFormats.ts";
import { Button } from "../../../ui/Button.tsx";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { useRoom } from "../roomContext.ts";
import type { ClauseNames } from "./clauseNames.ts";
import styles from "./HistoryPanel.module.css";
import { sentenceOf } from "./sentenceOf.ts";
import { subjectsOf } from "./subjectsOf.ts";
import { differenceOf, type WordsOfDecision, wordsOfDecision } from "./wordsOfDecision.ts";

export interface DecisionEntryProps {
  readonly decision: Decision;
  readonly names: ClauseNames;
  /** Number of the decision that undid this one. */
  readonly undoneBy: number | null;
  /** The way to a clause; null where there is none any more. */
  readonly jumpTo: (clause: ClauseId) => (() => void) | null;
}

/** One decision: its sentence, when, why, and on demand the words before and after. Rules UI126, UI127, UI128. */
export function DecisionEntry({ decision, names, undoneBy, jumpTo }: DecisionEntryProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const formats = useFormats();
  const [isOpen, setIsOpen] = useState(false);
  const { number, at, reason } = decision;
  const words = wordsOfDecision(decision, state);
  const [clause] = subjectsOf(decision, state).clauses;
  const jump = clause && jumpTo(clause);
  const idOfWords = useId();
  return (
    <li className={styles.entry} data-undone={undoneBy !== null}>
      <p className={styles.sentence}>
        <bdi>{sentenceOf(decision, state, names, t)}</bdi>
      </p>
      <p className={styles.facts}>
        <span>{t("history.number", { number })}</span>
        <time dateTime={at}>{formats.dateTime(at)}</time>
      </p>
      {undoneBy !== null ? <p className={styles.undone}>{t("history.undone", { number: undoneBy })}</p> : null}
      {reason ? (
        <p className={styles.reason}>
          <bdi>{t("history.reason", { reason })}</bdi>
        </p>
      ) : null}
      {decision.type === "stageSet" && decision.deadline ? (
        <p className={styles.reason}>{t("history.deadline", { time: formats.dateTime(decision.deadline) })}</p>
      ) : null}
      {decision.type === "amendmentsAccepted" && decision.contributors.length > 1 ? (
        <p className={styles.reason}>
          <bdi>{t("history.contributors", { delegations: decision.contributors.join(", ") })}</bdi>
        </p>
      ) : null}
      {jump || words ? (
        <p className={styles.ways}>
          {jump && clause ? (
            <Button variant="quiet" onPress={jump}>
              <bdi>{t("history.goTo", { place: names.clause(clause) })}</bdi>
            </Button>
          ) : null}
          {words ? (
            <Button variant="quiet" aria-expanded={isOpen} aria-controls={idOfWords} onPress={() => setIsOpen(!isOpen)}>
              {t(isOpen ? "history.hideWords" : "history.showWords")}
            </Button>
          ) : null}
        </p>
      ) : null}
      {words ? <Words id={idOfWords} number={number} words={words} isOpen={isOpen} /> : null}
    </li>
  );
}

interface WordsProps {
  readonly id: string;
  readonly number: number;
  readonly words: WordsOfDecision;
  readonly isOpen: boolean;
}

function Words({ id, number, words, isOpen }: WordsProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const { language } = projection.head;
  const noteNumbers = new Map(projection.notes.map((note) => [note.id as string, note.number]));
  return (
    <section
      id={id}
      className={styles.words}
      aria-label={t("history.words", { number })}
      lang={language}
      dir={directionOf(language)}
      hidden={!isOpen}
    >
      {isOpen ? <MarkedRuns segments={differenceOf(words)} view="changes" noteNumbers={noteNumbers} /> : null}
    </section>
  );
}
