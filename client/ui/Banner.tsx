import type { ReactNode } from "react";
import styles from "./Banner.module.css";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";

type BannerTone = "info" | "amber" | "error" | "done";

export interface BannerProps {
  readonly tone: BannerTone;
  readonly children: ReactNode;
  /** The way out: buttons. */
  readonly actions?: ReactNode;
  /** `alert` for what just went wrong; without it the banner is quiet text. */
  readonly role?: "alert" | "status";
}

const ICONS = { info: "info", amber: "warning", error: "warning", done: "check" } as const;

/** A lasting message at the place it is about, with its way out. Rules A11Y16, UI44. */
export function Banner({ tone, children, actions, role }: BannerProps) {
  return (
    <div className={classNames(styles.banner, styles[tone])} role={role}>
      <Icon name={ICONS[tone]} />
      <div className={styles.words}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
