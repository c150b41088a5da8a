import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./ClausePanel.module.css";
import { refusalReason } from "./refusalReason.ts";
import { useRoom } from "./roomContext.ts";
import { useProjected } from "./useProjection.ts";

const concerns = (change: ProjectionChange) => change.noteOrder || change.notes.size > 0;

/** The notes a paragraph cites, and a way to cite one of the others again. */
export function CitedNotes({ clause }: { readonly clause: ClauseId }) {
  const { t } = useTranslation();
  const { projection, editor, refusalFor } = useRoom();
  const select = useCallback(
    (source: Projection) =>
      source.notes.map((note) => ({
        id: note.id,
        number: note.number,
        words: plainText(note.runs).trim(),
        isCited: note.citedIn.includes(clause),
      })),
    [clause],
  );
  const notes = useProjected(projection, select, concerns);
  const cited = notes.filter((note) => note.isCited);
  const others = notes.filter((note) => !note.isCited);
  const refusal = refusalFor(clause);
  if (notes.length === 0) return null;
  return (
    <>
      {cited.length > 0 ? (
        <>
          <h3 className={styles.subheading}>{t("room.clause.notes")}</h3>
          <ul className={styles.list}>
            {cited.map((note) => (
              <li key={note.id} className={styles.entry}>
                <span className={styles.number}>{note.number}</span>
                <span className={styles.words} lang={projection.head.language} dir="auto">
                  {note.words || t("room.clause.noteEmpty")}
                </span>
                <Button variant="quiet" onPress={() => editor?.jumpToFootnote(note.id)}>
                  {t("room.clause.noteGo")}
                </Button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {others.length > 0 && !refusal ? (
        <details>
          <summary className={styles.subheading}>{t("room.clause.citeAgain")}</summary>
          <ul className={styles.list}>
            {others.map((note) => (
              <li key={note.id} className={styles.entry}>
                <span className={styles.number}>{note.number}</span>
                <span className={styles.words} lang={projection.head.language} dir="auto">
                  {note.words || t("room.clause.noteEmpty")}
                </span>
                <Button
                  variant="quiet"
                  preventFocusOnPress
                  aria-label={t("room.clause.citeNote", { number: note.number })}
                  disabledReason={editor ? undefined : refusalReason("noEditor", t)}
                  onPress={() => void editor?.citeFootnote(note.id)}
                >
                  {t("room.clause.cite")}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
