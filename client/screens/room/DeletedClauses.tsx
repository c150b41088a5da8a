import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { Button } from "../../ui/Button.tsx";
import styles from "./ClausePanel.module.css";
import { refusalReason } from "./refusalReason.ts";
import { useRoom } from "./roomContext.ts";
import { useProjected } from "./useProjection.ts";

const FIRST_WORDS = 90;

const deletedOf = (projection: Projection) =>
  projection.deleted.map((clause) => ({ id: clause.id, kind: clause.kind, words: firstWords(plainText(clause.runs)) }));
const onStructure = (change: ProjectionChange) => change.structure;

function firstWords(text: string): string {
  const words = text.trim();
  return words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).trimEnd()}…` : words;
}

/** Deleted paragraphs: nothing typed is ever lost, and each can be brought back. Rule UI19. */
export function DeletedClauses({ onJump }: { readonly onJump: () => void }) {
  const { t } = useTranslation();
  const { projection, editor, refusalFor } = useRoom();
  const deleted = useProjected(projection, deletedOf, onStructure);
  if (deleted.length === 0) return null;
  return (
    <details>
      <summary className={styles.subheading}>{t("room.deleted.title", { count: deleted.length })}</summary>
      <ul className={styles.list}>
        {deleted.map((clause) => {
          const refusal = editor ? refusalFor(clause.id) : "noEditor";
          return (
            <li key={clause.id} className={styles.entry}>
              <span className={styles.words} lang={projection.head.language} dir="auto">
                {clause.words}
              </span>
              <Button
                aria-label={t("room.deleted.bringBackNamed", { words: clause.words })}
                disabledReason={refusal ? refusalReason(refusal, t) : undefined}
                onPress={() => {
                  if (!editor?.run({ type: "restoreClause", clause: clause.id })) return;
                  onJump();
                  requestAnimationFrame(() => editor.focus(clause.id, "end"));
                }}
              >
                {t("room.deleted.bringBack")}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
