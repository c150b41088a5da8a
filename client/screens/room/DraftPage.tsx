import { type CSSProperties, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { writeHead } from "../../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../../shared/document/origins.ts";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import { mayEditHead } from "../../../shared/domain/permissions.ts";
import type { DraftEditor } from "../../editor/draftEditor.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Button } from "../../ui/Button.tsx";
import { hueAt } from "../../ui/Tag.tsx";
import { DraftHeadDialog } from "../head/DraftHeadDialog.tsx";
import { BesideClauses } from "./beside/BesideClauses.tsx";
import styles from "./DraftPage.module.css";
import { EditorMount } from "./EditorMount.tsx";
import { EmptyDraft } from "./EmptyDraft.tsx";
import { Masthead } from "./Masthead.tsx";
import { PrintLegend } from "./PrintLegend.tsx";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { useInterfaceLanguage } from "./useInterfaceLanguage.ts";
import type { Presence } from "./usePresence.ts";
import { usePrintHead } from "./usePrintHead.ts";
import { useProjected } from "./useProjection.ts";
import type { Zoom } from "./useZoom.ts";

export interface DraftPageProps {
  readonly zoom: Zoom;
  readonly presence: Presence;
  readonly controls: RoomControls;
  readonly onEditor: (editor: DraftEditor | null) => void;
}

const headOf = (projection: Projection) => projection.head;
const onHead = (change: ProjectionChange) => change.head;

/** The sheet: what stands above the text, and the text. Its language and direction are the draft's, not the screen's. Rule I18N10. */
export function DraftPage({ zoom, presence, controls, onEditor }: DraftPageProps) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { projection, actor, state, viewSettings } = useRoom();
  const head = useProjected(projection, headOf, onHead);
  const formats = useFormats();
  const isDrafting = state.stage === "drafting";
  const view = t(`room.view.${viewSettings.view}`);
  usePrintHead(
    useCallback(() => {
      const symbol = head.symbol ?? head.number ?? t("home.untitled");
      const date = formats.dateTime(new Date().toISOString());
      return isDrafting ? t("room.print.headDrafting", { symbol, date }) : t("room.print.head", { symbol, view, date });
    }, [head, formats, isDrafting, view, t]),
  );
  const [isEditingHead, setIsEditingHead] = useState(false);
  const headRefusal = mayEditHead(actor, state);
  return (
    <>
      <article
        className={styles.page}
        data-text-view={viewSettings.view}
        lang={head.language}
        dir={directionOf(head.language)}
        style={{ "--zoom": zoom / 100, "--title-placeholder": JSON.stringify(t("room.titleEmpty")) } as CSSProperties}
      >
        <Masthead head={head} />
        <div className={styles.beside} data-screen-only>
          <div className={styles.headButton} {...ours}>
            {headRefusal ? null : (
              <Button variant="quiet" onPress={() => setIsEditingHead(true)}>
                {t("room.editHead")}
              </Button>
            )}
          </div>
        </div>
        {presence.isOrdered ? <EditorMount hue={hueAt(presence.ownPlace)} onEditor={onEditor} /> : null}
        <BesideClauses />
        <EmptyDraft controls={controls} />
        <PrintLegend />
      </article>
      <DraftHeadDialog
        head={head}
        isOpen={isEditingHead}
        onClose={() => setIsEditingHead(false)}
        onSave={(changes) => {
          projection.draft.doc.transact(() => writeHead(projection.draft, changes), ORIGINS.typing);
          setIsEditingHead(false);
        }}
      />
    </>
  );
}
