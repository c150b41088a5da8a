import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDelegationHues } from "../../live/delegationHues.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { ReviewHead } from "../import/ReviewHead.tsx";
import { WarningList } from "../import/WarningList.tsx";
import { useRoom } from "../room/roomContext.ts";
import { useDraftName } from "../room/useDraftName.ts";
import { FileAuthors } from "./FileAuthors.tsx";
import { FileComments } from "./FileComments.tsx";
import {
  authorsWithoutDelegation,
  type FileReview,
  isFine,
  isUnfinished,
  itemsToTable,
  speakingDelegations,
  UNTRACKED,
  unfinishedItems,
  withKept,
} from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import { ReviewedItems } from "./ReviewedItems.tsx";
import { TablingProgress } from "./TablingProgress.tsx";
import type { ReviewChange } from "./useFileReview.ts";
import { useTabling } from "./useTabling.ts";

export interface ReviewFileProps {
  readonly draft: string;
  readonly review: FileReview;
  readonly onChange: (change: ReviewChange) => void;
  /** The review is over: the next file. */
  readonly onEnd: () => void;
}

/** What a file proposes, to be looked through and tabled: who, what, where, and what has no place. Rules UI210–UI214. */
export function ReviewFile({ draft, review, onChange, onEnd }: ReviewFileProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { actor, state, projection } = useRoom();
  const draftName = useDraftName();
  const speaking = useMemo(() => speakingDelegations(review), [review]);
  const hues = useDelegationHues(draft, state, speaking);
  const tabling = useTabling(draft, actor, review, onChange);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const progress = useRef<HTMLDivElement>(null);
  const { placed, fileName } = review;
  const fine = placed.items.filter(isFine);
  const problems = placed.items.filter((item) => !isFine(item));
  const count = itemsToTable(review).length;
  const waiting = authorsWithoutDelegation(review);
  // A file made from an older version differs here and there, another document everywhere.
  const isOtherText = placed.untracked.length * 2 > projection.clauses.length;
  const isRunning = tabling.running !== null;
  const isThrough = count === 0 && review.results.size > 0;

  const keepAll = (isKept: boolean) => {
    const keys = fine.map(({ key }) => key);
    onChange((now) => withKept(now, keys, isKept));
  };
  const handleTable = async () => {
    await tabling.run();
    announce(t("fileAmend.through"));
    // The button may be gone by now; what became of it all is said there.
    progress.current?.focus();
  };
  const handleAnother = () => {
    if (isUnfinished(review)) setIsDiscarding(true);
    else onEnd();
  };
  const parts = { draft, review, hues, isIdle: !isRunning, onChange };

  return (
    <div className={styles.review}>
      <ReviewHead
        title={t("fileAmend.reviewTitle")}
        words={`${t("fileAmend.from", { file: fileName, draft: draftName })} ${t("fileAmend.found", { count: placed.items.length })}`}
      >
        <Button isPending={isRunning} onPress={handleAnother}>
          {t("fileAmend.another")}
        </Button>
        {isRunning ? <Button onPress={tabling.stop}>{t("fileAmend.stop")}</Button> : null}
        {isRunning || isThrough ? null : (
          <Button
            variant="primary"
            disabledReason={
              count > 0 ? undefined : t(waiting.length > 0 ? "fileAmend.noDelegation" : "fileAmend.nothing")
            }
            onPress={() => void handleTable()}
          >
            {t(review.results.size > 0 ? "fileAmend.tableRest" : "fileAmend.table", { count })}
          </Button>
        )}
      </ReviewHead>
      <TablingProgress ref={progress} draft={draft} review={review} running={tabling.running} />
      {placed.items.length === 0 && placed.untracked.length === 0 ? (
        <Banner tone="amber">{t("fileAmend.empty")}</Banner>
      ) : null}
      {isOtherText ? <Banner tone="amber">{t("fileAmend.otherText", { draft: draftName })}</Banner> : null}
      <FileAuthors {...parts} authors={placed.authors.map(({ name }) => name)} />
      {waiting.some((author) => author !== UNTRACKED) ? <Banner tone="amber">{t("fileAmend.waiting")}</Banner> : null}
      {fine.length > 0 ? (
        <section className={styles.section} aria-labelledby="file-items">
          <div className={styles.sectionHead}>
            <h2 id="file-items">{t("fileAmend.items", { count: fine.length })}</h2>
            <div className={styles.actions}>
              <Button variant="quiet" onPress={() => keepAll(true)}>
                {t("fileAmend.all")}
              </Button>
              <Button variant="quiet" onPress={() => keepAll(false)}>
                {t("fileAmend.none")}
              </Button>
            </div>
          </div>
          <ReviewedItems {...parts} items={fine} />
        </section>
      ) : null}
      {problems.length > 0 ? (
        <section className={styles.section} aria-labelledby="file-problems">
          <h2 id="file-problems">{t("fileAmend.problems", { count: problems.length })}</h2>
          <p>{t("fileAmend.problemsWords")}</p>
          <ReviewedItems {...parts} items={problems} />
        </section>
      ) : null}
      {placed.untracked.length > 0 ? (
        <section className={styles.section} aria-labelledby="file-untracked">
          <h2 id="file-untracked">{t("fileAmend.untracked", { count: placed.untracked.length })}</h2>
          <p>{t("fileAmend.untrackedWords")}</p>
          <FileAuthors {...parts} authors={[UNTRACKED]} />
          <ReviewedItems {...parts} items={placed.untracked} />
        </section>
      ) : null}
      <section className={styles.section} aria-labelledby="file-doubts">
        <h2 id="file-doubts">{t("fileAmend.doubts")}</h2>
        <FileComments comments={placed.comments} />
        <WarningList warnings={placed.warnings} />
      </section>
      <ConfirmDialog
        title={t("fileAmend.discardTitle")}
        action={t("fileAmend.discard")}
        isOpen={isDiscarding}
        isDangerous
        onConfirm={onEnd}
        onClose={() => setIsDiscarding(false)}
      >
        <p>{t("fileAmend.discardWords", { count: unfinishedItems(review).length })}</p>
      </ConfirmDialog>
    </div>
  );
}
