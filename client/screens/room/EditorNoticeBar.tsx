import { useEffect } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { ERRORS } from "../../../shared/protocol/errors.ts";
import type { EditorNotice } from "../../editor/draftEditor.ts";
import { Banner } from "../../ui/Banner.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SAID_ID } from "./regions.ts";
import { useRoom } from "./roomContext.ts";
import { useInterfaceLanguage } from "./useInterfaceLanguage.ts";

const SHOWN_MS = 8_000;

/** What the editor has to say, at the foot of the text: said once, gone by itself. Rule A11Y16. */
export function EditorNoticeBar({
  notice,
  onDismiss,
}: {
  readonly notice: EditorNotice;
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation();
  const ours = useInterfaceLanguage();
  const { projection } = useRoom();
  useEffect(() => {
    const timer = setTimeout(onDismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [onDismiss]);
  const label = notice.clause ? projection.clause(notice.clause)?.label : undefined;
  const values = { ...notice.values, ...(label ? { label } : {}) };
  const words = String(t(notice.key as never, values as never));
  // Most notices say why by themselves.
  const isBare = notice.key === "editor.notice.readOnly";
  const reason = notice.refusal && isBare ? t(ERRORS[notice.refusal.code].messageKey) : "";
  // Beside the text, never over its words.
  const place = document.getElementById(SAID_ID);
  if (!place) return null;
  return createPortal(
    <div {...ours}>
      <Banner
        tone="amber"
        role="status"
        actions={<IconButton icon="close" label={t("ui.close")} onPress={onDismiss} />}
      >
        {words}
        {reason && !words.includes(reason) ? ` ${reason}` : ""}
      </Banner>
    </div>,
    place,
  );
}
