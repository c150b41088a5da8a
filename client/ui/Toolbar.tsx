import type { ReactNode } from "react";
import { Toolbar as AriaToolbar } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Toolbar.module.css";

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Id of the region the commands act on. */
  readonly controls?: string;
}

/** Commands in a row: one tab stop, arrows move within it; it wraps where the window is narrow. Rule A11Y7. */
export function Toolbar({ label, children, controls }: ToolbarProps) {
  return (
    <AriaToolbar
      aria-label={label}
      className={classNames(styles.toolbar)}
      {...(controls ? { "aria-controls": controls } : {})}
    >
      {children}
    </AriaToolbar>
  );
}
