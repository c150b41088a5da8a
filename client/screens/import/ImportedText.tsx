import { useTranslation } from "react-i18next";
import type { Content, ContentClause } from "../../../shared/document/content.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import { Runs } from "../text/Runs.tsx";
import styles from "./ImportedText.module.css";

/** The text a reader found, each clause with the label the room will give it. */
export function ImportedText({ content }: { readonly content: Content }) {
  const { t } = useTranslation();
  const noteNumbers = new Map(content.footnotes.map((note) => [note.id, note.number]));
  const hasTitle = content.clauses.some((clause) => clause.kind === "title");
  const { symbol, organ } = content.head;
  return (
    <article
      className={styles.page}
      lang={content.language}
      dir={directionOf(content.language)}
      aria-label={t("import.structure")}
    >
      {symbol || organ ? (
        <p className={styles.masthead}>
          <span>{organ}</span>
          <bdi>{symbol}</bdi>
        </p>
      ) : null}
      {hasTitle ? null : <p className={styles.missing}>{t("import.noTitle")}</p>}
      {content.clauses.map((clause) => (
        <ImportedClause key={clause.id} clause={clause} noteNumbers={noteNumbers} />
      ))}
      {content.footnotes.length > 0 ? (
        <ol className={styles.notes}>
          {content.footnotes.map((note) => (
            <li key={note.id} value={note.number}>
              <Runs runs={note.text} lead="" noteNumbers={noteNumbers} />
            </li>
          ))}
        </ol>
      ) : null}
    </article>
  );
}

interface ImportedClauseProps {
  readonly clause: ContentClause;
  readonly noteNumbers: ReadonlyMap<string, number>;
}

function ImportedClause({ clause, noteNumbers }: ImportedClauseProps) {
  const { t } = useTranslation();
  const words = clause.cells ? (
    <span className={styles.table}>
      {t("import.table", { rows: clause.cells.length, columns: clause.cells[0]?.length ?? 0 })}
    </span>
  ) : (
    <Runs runs={clause.text} lead={clause.lead} noteNumbers={noteNumbers} />
  );
  return (
    <div className={styles.clause} data-kind={clause.kind} data-level={clause.level}>
      <bdi className={styles.label}>{clause.label}</bdi>
      <p className={styles.words}>
        {clause.number ? <span className={styles.number}>{clause.number} </span> : null}
        {words}
      </p>
    </div>
  );
}
