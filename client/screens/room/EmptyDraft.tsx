import { useTranslation } from "react-i18next";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import styles from "./DraftPage.module.css";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { useInterfaceLanguage } from "./useInterfaceLanguage.ts";
import { useProjected } from "./useProjection.ts";

const hasBody = (projection: Projection) =>
  projection.clauses.some((clause) => clause.kind !== "title" && clause.kind !== "enacting");
const onStructure = (change: ProjectionChange) => change.structure;

/** What stands on a page without paragraphs: the first steps for whoever may take them, else that there is nothing yet. */
export function EmptyDraft({ controls }: { readonly controls: RoomControls }) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { projection, editor, refusalFor, connection } = useRoom();
  const isFilled = useProjected(projection, hasBody, onStructure);
  if (isFilled) return null;
  if (refusalFor(null) || !editor) {
    return (
      <div className={styles.beside} data-screen-only>
        <div className={styles.empty} {...ours}>
          <p>{t("room.empty.reader")}</p>
        </div>
      </div>
    );
  }
  const add = (type: "newPreambular" | "newOperative") => {
    if (editor.run({ type })) editor.focus();
  };
  return (
    <div className={styles.beside} data-screen-only>
      <div className={styles.empty} {...ours}>
        <p className={styles.emptyTitle}>{t("room.empty.title")}</p>
        <p>{t("room.empty.words")}</p>
        <div className={styles.emptyActions}>
          <Button variant="primary" onPress={() => add("newPreambular")}>
            {t("room.empty.preambular")}
          </Button>
          <Button variant="primary" onPress={() => add("newOperative")}>
            {t("room.empty.operative")}
          </Button>
          {connection.snapshot.access.me.role === "secretariat" ? (
            <ButtonLink href="/open">{t("room.empty.import")}</ButtonLink>
          ) : null}
          <Button variant="quiet" onPress={() => controls.openDialog("keyboard")}>
            {t("room.help.title")}
          </Button>
        </div>
      </div>
    </div>
  );
}
