import type { ReactNode } from "react";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import styles from "./ReviewHead.module.css";

export interface ReviewHeadProps {
  readonly title: string;
  /** What is reviewed, in a sentence. */
  readonly words: ReactNode;
  /** The ways on and back. */
  readonly children: ReactNode;
}

/** The head of the review of a file: stays in sight on large screens, and has the focus when the review begins. */
export function ReviewHead({ title, words, children }: ReviewHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.words}>
        <ScreenHeading>{title}</ScreenHeading>
        <p>{words}</p>
      </div>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
