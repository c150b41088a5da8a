import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import { agendaLine } from "../../../shared/phrases/agendaLine.ts";
import { ORGANISATION } from "../../../shared/phrases/organisation.ts";
import styles from "./DraftPage.module.css";

/** What stands above the text on paper: organisation and symbol over a rule, then organ, session, agenda item. */
export function Masthead({ head }: { readonly head: DraftHead }) {
  const lines = [head.organ, head.session, head.agendaItem && agendaLine(head.agendaItem, head.language)].filter(
    (line) => line !== undefined,
  );
  return (
    <header className={styles.masthead}>
      <p className={styles.organisation}>{ORGANISATION[head.language]}</p>
      <p className={styles.symbol}>
        <bdi>{head.symbol ?? head.number ?? ""}</bdi>
      </p>
      {lines.length > 0 ? (
        <div className={styles.headLines}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
    </header>
  );
}
