import { Meter } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./ProgressMeter.module.css";

export interface ProgressMeterProps {
  /** The whole sentence that is read: "11 of 19 agreed". */
  readonly label: string;
  readonly value: number;
  readonly max: number;
}

/** How much of a whole is reached, as a bar with its words above. */
export function ProgressMeter({ label, value, max }: ProgressMeterProps) {
  const safeMax = Math.max(max, 1);
  return (
    <Meter aria-label={label} value={value} maxValue={safeMax} valueLabel={label} className={classNames(styles.meter)}>
      <span className={styles.label}>{label}</span>
      <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles.track} width="100" height="6" />
        <rect className={styles.fill} width={(100 * Math.min(value, safeMax)) / safeMax} height="6" />
      </svg>
    </Meter>
  );
}
