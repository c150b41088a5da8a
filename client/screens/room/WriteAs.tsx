import { useTranslation } from "react-i18next";
import { Select } from "../../ui/Select.tsx";
import styles from "./RoomToolbar.module.css";
import { useWriteAs } from "./toolbar/useWriteAs.ts";

export interface WriteAsProps {
  /** Where there is little room only the exception has a lasting sign; the choice is in the toolbar's menu then. */
  readonly isSignOnly: boolean;
}

/** For whom the keyboard writes: the base text, or a delegation that speaks from the floor. Organisers only. Rule UI79. */
export function WriteAs({ isSignOnly }: WriteAsProps) {
  const { t } = useTranslation();
  const writeAs = useWriteAs();
  const isForDelegation = writeAs !== null && writeAs.value !== "";
  if (!writeAs || (isSignOnly && !isForDelegation)) return null;
  return (
    <span className={styles.writeAs} {...(isForDelegation ? { "data-delegation": writeAs.value } : {})}>
      <Select
        label={t("room.writeAs.label")}
        isLabelHidden
        value={writeAs.value}
        onChange={writeAs.choose}
        options={writeAs.options}
      />
    </span>
  );
}
