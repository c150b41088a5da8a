import { useTranslation } from "react-i18next";
import type { PlacedFileResponse } from "../../../shared/protocol/placedFileSchema.ts";
import styles from "./ImportAmendments.module.css";

/** What is said in a file and becomes no reason: to be read, and taken along by hand where it matters. Rule UI210. */
export function FileComments({ comments }: Pick<PlacedFileResponse, "comments">) {
  const { t } = useTranslation();
  if (comments.length === 0) return null;
  return (
    <>
      <p>{t("fileAmend.comments", { count: comments.length })}</p>
      <ul className={styles.comments}>
        {comments.map(({ author, label, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comment has no other identity, and the list never changes
          <li key={index} className={styles.comment}>
            <p>
              <bdi>{author}</bdi> {label ? <bdi className={styles.muted}>{label}</bdi> : null}
            </p>
            <p className={styles.commentWords} dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
