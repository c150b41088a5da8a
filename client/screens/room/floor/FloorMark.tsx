import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import styles from "./FloorMark.module.css";

/** Says beside a label that its paragraph is the one on the floor. Rule UI122. */
export function FloorMark() {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} title={t("floor.here")}>
      <span aria-hidden="true">▶</span>
      <VisuallyHidden>{t("floor.here")}</VisuallyHidden>
    </span>
  );
}
