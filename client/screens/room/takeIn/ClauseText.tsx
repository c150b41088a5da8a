import type { ReactNode } from "react";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./takeIn.module.css";

/** Words of the draft in a dialog, in the draft's own language and direction, behind the number that is printed before them. */
export function ClauseText({ number = "", children }: { readonly number?: string; readonly children: ReactNode }) {
  const { language } = useRoom().projection.head;
  return (
    <p className={styles.text} lang={language} dir={directionOf(language)}>
      {number === "" ? null : <span className={styles.number}>{`${number}\u2002`}</span>}
      {children}
    </p>
  );
}
