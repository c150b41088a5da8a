import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Comments } from "../../../../shared/document/comments.ts";
import type { CommentThread } from "../../../../shared/document/commentThreads.ts";
import { readableQuote } from "../../../../shared/document/passageAnchor.ts";
import type { Passages } from "../../../../shared/document/passages.ts";
import { useFormats } from "../../../live/useFormats.ts";
import { Button } from "../../../ui/Button.tsx";
import { Chip } from "../../../ui/Chip.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useRoom } from "../roomContext.ts";
import { CommentField } from "./CommentField.tsx";
import styles from "./Comments.module.css";
import { CommentWords } from "./CommentWords.tsx";
import type { CommentPlaces } from "./commentPlace.ts";
import { useComments } from "./commentsContext.ts";
import { isUnread, type Seen } from "./seenComments.ts";
import type { Author, useAuthors } from "./useAuthors.ts";

export interface ThreadCardProps {
  readonly thread: CommentThread;
  readonly comments: Comments;
  readonly passages: Passages;
  readonly places: CommentPlaces;
  readonly authorOf: ReturnType<typeof useAuthors>;
  /** What had been looked at when the panel was opened. */
  readonly seen: Seen;
  readonly now: number;
  readonly mayWrite: boolean;
  /** Rises when somebody asked for this thread: the focus comes here. 0: never; below 0: it is only brought into view. */
  readonly asked: number;
  readonly onJump: () => void;
}

/** A thread: where, what, answers, what became of it, and what one may do. Rules CO2, CO3, CO5, CO11. */
export function ThreadCard(props: ThreadCardProps) {
  const { t } = useTranslation();
  const { actor } = useRoom();
  const { unsent } = useComments();
  const { thread, comments, places, authorOf, mayWrite, asked } = props;
  const headingId = useId();
  const card = useRef<HTMLElement>(null);
  const slot = `reply ${thread.key}`;
  const [isReplying, setReplying] = useState(unsent.has(slot));
  useEffect(() => {
    if (asked === 0) return;
    card.current?.scrollIntoView?.({ block: "nearest" });
    if (asked > 0) card.current?.focus({ preventScroll: true });
  }, [asked]);
  const label = places.nameOf(thread.about);
  const focusCard = () => card.current?.focus({ preventScroll: true });
  const stop = () => {
    unsent.delete(slot);
    setReplying(false);
    focusCard();
  };
  const settle = (isDone: boolean) => {
    if (isDone) focusBeside(card.current);
  };
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={classNames(styles.card, thread.isPrivate && styles.private, asked !== 0 && styles.asked)}
      aria-labelledby={headingId}
    >
      <header className={styles.head}>
        <h3 id={headingId} className={styles.place}>
          <bdi>{label}</bdi>
        </h3>
        {thread.isPrivate ? (
          <Chip tone="open">
            <Icon name="lock" /> {t("comments.onlySees", { code: actor.delegation?.code ?? "" })}
          </Chip>
        ) : null}
        {thread.isResolved ? <Chip tone="agreed">✓ {t("comments.resolved")}</Chip> : null}
        {places.clauseOf(thread.about) ? (
          <Button variant="quiet" onPress={props.onJump} aria-label={t("comments.goTo", { label })}>
            {t("comments.show")}
          </Button>
        ) : null}
      </header>
      <Passage {...props} />
      {[thread.first, ...thread.replies].map((entry) => (
        <CommentWords
          key={entry.id}
          entry={entry}
          thread={thread.key}
          author={authorOf(entry)}
          comments={comments}
          now={props.now}
          isOwn={entry.author === actor.participant}
          isNew={isUnread(entry, props.seen, actor.participant)}
          mayWrite={mayWrite}
          onDone={focusCard}
        />
      ))}
      <Acts thread={thread} authorOf={authorOf} now={props.now} />
      {mayWrite && isReplying ? (
        <CommentField
          label={
            thread.isPrivate ? t("comments.replyPrivate", { code: actor.delegation?.code ?? "" }) : t("comments.reply")
          }
          action={t("comments.sendReply")}
          initial={unsent.get(slot)?.text ?? ""}
          onType={(text) => unsent.set(slot, { text, isPrivate: thread.isPrivate })}
          onSend={(text) => {
            const isSent = comments.reply(thread.key, text);
            if (isSent) stop();
            return isSent;
          }}
          onCancel={stop}
        />
      ) : null}
      {mayWrite && !isReplying ? (
        <div className={styles.actions}>
          <Button onPress={() => setReplying(true)} aria-label={t("comments.replyOn", { label })}>
            {t("comments.reply")}
          </Button>
          {thread.isResolved ? (
            <Button
              variant="quiet"
              onPress={() => settle(comments.reopen(thread.key))}
              aria-label={t("comments.reopenOn", { label })}
            >
              {t("comments.reopen")}
            </Button>
          ) : (
            <Button
              variant="quiet"
              onPress={() => settle(comments.resolve(thread.key))}
              aria-label={t("comments.resolveOn", { label })}
            >
              {t("comments.resolve")}
            </Button>
          )}
        </div>
      ) : null}
    </article>
  );
}

/** A card leaves the list: the focus goes to the next one, else to the one before, else to the panel. Rule A11Y10. */
function focusBeside(card: HTMLElement | null): void {
  const panel = card?.closest<HTMLElement>("[data-comments]");
  const cards = [...(panel?.querySelectorAll("article") ?? [])];
  const index = cards.indexOf(card as HTMLElement);
  (cards[index + 1] ?? cards[index - 1] ?? panel)?.focus({ preventScroll: true });
}

/** The words commented on, and what became of them. Rules CO6, CO8. */
function Passage({ thread, passages, places }: Pick<ThreadCardProps, "thread" | "passages" | "places">) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const anchor = passages.anchor(thread.key);
  const place = passages.place(thread.key);
  if (!anchor) return null;
  const quote = readableQuote(anchor);
  if (place?.kind === "gone") return <p className={styles.note}>{t("comments.passageGone", { quote })}</p>;
  const isElsewhere = place?.kind === "shown" && place.isElsewhere && "clause" in place.unit;
  return (
    <>
      <blockquote className={styles.quote} dir="auto" lang={projection.head.language}>
        {quote}
      </blockquote>
      {isElsewhere && "clause" in place.unit ? (
        <p className={styles.note}>{t("comments.passageMoved", { label: places.nameOf(place.unit) })}</p>
      ) : null}
    </>
  );
}

/** Who resolved and reopened it, and when. Rule CO3. */
function Acts({
  thread,
  authorOf,
  now,
}: {
  readonly thread: CommentThread;
  readonly authorOf: (entry: CommentThread["first"]) => Author;
  readonly now: number;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (thread.acts.length === 0) return null;
  return (
    <ul className={styles.acts}>
      {thread.acts.map((act) => {
        const { name, code } = authorOf(act);
        const at = new Date(act.at).toISOString();
        const who = name === "" ? code : `${name} (${code})`;
        return (
          <li key={act.id} title={formats.dateTime(at)}>
            {t(act.act === "resolve" ? "comments.resolvedBy" : "comments.reopenedBy", {
              name: who,
              time: formats.ago(at, now),
            })}
          </li>
        );
      })}
    </ul>
  );
}
