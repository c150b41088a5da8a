import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { useRoom } from "../roomContext.ts";
import styles from "./Comments.module.css";
import { useComments } from "./commentsContext.ts";
import { unreadCount } from "./seenComments.ts";
import { useThreads } from "./useThreads.ts";

/** The name of the panel's tab: how many words of others nobody has looked at here, else how many threads are open. Rule CO12. */
export function CommentsTabLabel() {
  const { t } = useTranslation();
  const count = useUnreadComments();
  const { comments } = useComments();
  const open = comments?.openCount() ?? 0;
  return (
    <>
      {open > 0 && count === 0 ? t("comments.tab", { count: open }) : t("comments.tabNone")}
      {count > 0 ? (
        <>
          {" "}
          <span className={styles.unread} aria-hidden="true">
            {count}
          </span>
          <VisuallyHidden>{t("comments.unreadCount", { count })}</VisuallyHidden>
        </>
      ) : null}
    </>
  );
}

/** How many comments and answers of others this person has not looked at on this device. Rule CO12. */
function useUnreadComments(): number {
  const { actor } = useRoom();
  const { comments, seen } = useComments();
  return unreadCount(useThreads(comments), seen, actor.participant);
}
