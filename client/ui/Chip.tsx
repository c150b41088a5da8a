import type { ReactNode } from "react";
import styles from "./Chip.module.css";
import { classNames } from "./classNames.ts";

export type ChipTone = "neutral" | "agreed" | "open" | "problem" | "accent";

/** A state in a word, coloured second: the words alone must say it. Rule UI44. */
export function Chip({ tone = "neutral", children }: { readonly tone?: ChipTone; readonly children: ReactNode }) {
  return <span className={classNames(styles.chip, styles[tone])}>{children}</span>;
}
