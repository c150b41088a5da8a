import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommentEntry } from "../../../../shared/document/commentEntries.ts";
import type { Comments } from "../../../../shared/document/comments.ts";
import { useFormats } from "../../../live/useFormats.ts";
import { Button } from "../../../ui/Button.tsx";
import { Chip } from "../../../ui/Chip.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { Tag } from "../../../ui/Tag.tsx";
import { CommentField } from "./CommentField.tsx";
import styles from "./Comments.module.css";
import { useComments } from "./commentsContext.ts";
import type { Author } from "./useAuthors.ts";

export interface CommentWordsProps {
  readonly entry: CommentEntry;
  /** Key of its thread. */
  readonly thread: string;
  readonly author: Author;
  readonly comments: Comments;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isOwn: boolean;
  readonly isNew: boolean;
  readonly mayWrite: boolean;
  /** What had the focus is gone: it belongs to the thread again. Rule A11Y10. */
  readonly onDone: () => void;
}

/** One comment or answer: who, when, words; its author may change and withdraw it. Rules CO2, CO11. */
export function CommentWords(props: CommentWordsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { unsent } = useComments();
  const { entry, thread, author, comments, isOwn, mayWrite } = props;
  const slot = `edit ${thread} ${entry.id}`;
  const [isEditing, setEditing] = useState(unsent.has(slot));
  const [isJustRemoved, setJustRemoved] = useState(false);
  const at = new Date(entry.at).toISOString();
  const stop = () => {
    unsent.delete(slot);
    setEditing(false);
    props.onDone();
  };
  const handleRemove = () => {
    setJustRemoved(true);
    comments.remove(thread, entry.id);
  };
  if (entry.isDeleted) {
    return (
      <div className={styles.words}>
        <p className={styles.withdrawn}>
          {isOwn ? t("comments.withdrawnOwn") : t("comments.withdrawn", { name: author.name || author.group })}
        </p>
        {isOwn && mayWrite ? (
          <Button
            variant="quiet"
            autoFocus={isJustRemoved}
            onPress={() => {
              comments.bringBack(thread, entry.id);
              setJustRemoved(false);
              props.onDone();
            }}
          >
            {t("comments.bringBack")}
          </Button>
        ) : null}
      </div>
    );
  }
  return (
    <div className={styles.words}>
      <div className={styles.by}>
        <Tag code={author.code} name={author.group} hue={author.hue} />
        <bdi className={styles.name}>{author.name}</bdi>
        <time className={styles.time} dateTime={at} title={formats.dateTime(at)}>
          {formats.ago(at, props.now)}
        </time>
        {entry.editedAt === undefined ? null : (
          <span className={styles.time} title={formats.dateTime(new Date(entry.editedAt).toISOString())}>
            {t("comments.edited")}
          </span>
        )}
        {props.isNew ? <Chip tone="accent">{t("comments.unread")}</Chip> : null}
        {isOwn && mayWrite && !isEditing ? (
          <span className={styles.own}>
            <Menu
              label={t("comments.own")}
              trigger={<IconButton icon="more" label={t("comments.own")} />}
              sections={[
                {
                  id: "own",
                  title: t("comments.own"),
                  items: [
                    { id: "edit", label: t("comments.edit"), onAction: () => setEditing(true) },
                    { id: "delete", label: t("comments.delete"), onAction: handleRemove },
                  ],
                },
              ]}
            />
          </span>
        ) : null}
      </div>
      {isEditing ? (
        <CommentField
          label={t("comments.editLabel")}
          action={t("comments.save")}
          initial={unsent.get(slot)?.text ?? entry.text}
          onType={(text) => unsent.set(slot, { text, isPrivate: false })}
          onSend={(text) => {
            const isSaved = comments.edit(thread, entry.id, text);
            if (isSaved) stop();
            return isSaved;
          }}
          onCancel={stop}
        />
      ) : (
        <p className={styles.text} dir="auto">
          {entry.text}
        </p>
      )}
    </div>
  );
}
