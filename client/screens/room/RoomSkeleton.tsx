import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/Skeleton.tsx";
import page from "./DraftPage.module.css";
import styles from "./Room.module.css";

/** The room before its text has come: a page of its real width, grey lines after a moment. Rule UI45. */
export function RoomSkeleton({ title }: { readonly title?: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.room} data-view="text" data-panel="closed">
      <div className={styles.header} />
      <div className={styles.outline} />
      <main className={styles.desk}>
        <div className={page.page}>
          <Skeleton label={title ? t("room.opening", { draft: title }) : t("room.openingAny")} lines={12} />
        </div>
      </main>
      <div className={styles.status} />
    </div>
  );
}
