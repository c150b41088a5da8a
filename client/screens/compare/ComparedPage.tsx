import "../../editor/editor.css";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import { classNames } from "../../ui/classNames.ts";
import page from "../room/DraftPage.module.css";
import { Masthead } from "../room/Masthead.tsx";
import { useInterfaceLanguage } from "../room/useInterfaceLanguage.ts";
import styles from "./ComparedPage.module.css";
import { ComparedPartView, partId } from "./ComparedPartView.tsx";
import type { ComparedPart, Comparison } from "./comparison.ts";

export type CompareLayout = "inline" | "sides";

export interface ComparedPageProps {
  /** Name of the page for assistive technology. */
  readonly label: string;
  readonly comparison: Comparison;
  readonly layout: CompareLayout;
  /** What the two sides are called; one alone stands over neither. */
  readonly names?: { readonly from: string; readonly to: string };
}

/** The sheet with one text laid over another, or both side by side; without changes it is the text alone. Rule UI165. */
export function ComparedPage({ label, comparison, layout, names }: ComparedPageProps) {
  const ours = useInterfaceLanguage();
  const { head, clauses, notes, noteNumbers } = comparison;
  const direction = directionOf(head.language);
  const arrow = direction === "rtl" ? "←" : "→";
  const draw = (part: ComparedPart) => (
    <div key={partId(part)} id={partId(part)} tabIndex={-1} className={styles.part}>
      {layout === "inline" ? (
        <ComparedPartView part={part} side="both" noteNumbers={noteNumbers} arrow={arrow} />
      ) : (
        <>
          <ComparedPartView part={part} side="from" noteNumbers={noteNumbers} arrow={arrow} />
          <ComparedPartView part={part} side="to" noteNumbers={noteNumbers} arrow={arrow} />
        </>
      )}
    </div>
  );
  return (
    <article
      className={classNames(page.page, styles.page)}
      data-layout={layout}
      aria-label={label}
      lang={head.language}
      dir={direction}
    >
      <Masthead head={head} />
      {layout === "sides" && names ? (
        <div className={styles.sideNames} {...ours} dir={direction}>
          <p>{names.from}</p>
          <p>{names.to}</p>
        </div>
      ) : null}
      <div className={classNames("draft-text", styles.text)}>
        {clauses.map(draw)}
        {notes.length > 0 ? <div className={styles.notes}>{notes.map(draw)}</div> : null}
      </div>
    </article>
  );
}
