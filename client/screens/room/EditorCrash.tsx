import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./DraftPage.module.css";
import { useRoom } from "./roomContext.ts";
import { useInterfaceLanguage } from "./useInterfaceLanguage.ts";
import { useProjected } from "./useProjection.ts";

const linesOf = (projection: Projection) =>
  projection.clauses.map((clause) => ({ id: clause.id, number: clause.number, words: plainText(clause.runs) }));
const always = () => true;

/** In place of a broken editor: the text as it is, read-only, and a way to get the editor back. */
export function EditorCrash({ onReload }: { readonly onReload: () => void }) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { projection } = useRoom();
  const lines = useProjected(projection, linesOf, always);
  return (
    <div className={styles.beside}>
      <div className={styles.crash} {...ours}>
        <Banner tone="error" role="alert" actions={<Button onPress={onReload}>{t("room.crash.reload")}</Button>}>
          {t("room.crash.words")}
        </Banner>
      </div>
      <div className={styles.copy}>
        {lines.map((line) => (
          <p key={line.id}>
            {line.number ? <span className={styles.copyNumber}>{line.number}</span> : null}
            {line.words}
          </p>
        ))}
      </div>
    </div>
  );
}
