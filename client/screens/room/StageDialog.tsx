import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { STAGES, type Stage } from "../../../shared/domain/participants.ts";
import type { ApiError } from "../../live/apiError.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./StageDialog.module.css";

export interface StageDialogProps {
  readonly from: Stage;
  readonly to: Stage;
  readonly error: ApiError | null;
  readonly isPending: boolean;
  readonly onConfirm: (extra: { readonly reason?: string; readonly deadline?: string }) => void;
  readonly onClose: () => void;
}

/** Asks once before the stage changes: says what it means, wants a reason for going back and a deadline for silence. */
export function StageDialog({ from, to, error, isPending, onConfirm, onClose }: StageDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const isBack = STAGES.indexOf(to) < STAGES.indexOf(from);
  const [reason, setReason] = useState("");
  const [deadline, setDeadline] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isReasonMissing = isBack && reason.trim() === "";
  const end = new Date(deadline);
  const isDeadlineWrong = to === "silence" && !(end.getTime() > Date.now());
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isReasonMissing || isDeadlineWrong) return;
    onConfirm({
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(to === "silence" ? { deadline: end.toISOString() } : {}),
    });
  };
  return (
    <Dialog
      title={t("room.stage.dialogTitle", { stage: t(`stage.${to}`) })}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={isPending}>
            {t("room.stage.confirm", { stage: t(`stage.${to}`) })}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={handleSubmit} noValidate>
        <p>{t(`room.stage.means.${to}`)}</p>
        {to === "silence" ? (
          <TextField
            label={t("room.stage.deadline")}
            type="datetime-local"
            value={deadline}
            onChange={setDeadline}
            isRequired
            error={isChecked && isDeadlineWrong ? t("room.stage.deadlineMissing") : undefined}
          />
        ) : null}
        <TextField
          label={t(isBack ? "room.stage.reason" : "room.stage.reasonOptional")}
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired={isBack}
          description={t("room.stage.reasonWords")}
          error={isChecked && isReasonMissing ? t("error.reasonMissing") : undefined}
        />
        {error ? (
          <Banner tone="error" role="alert">
            {t(error.messageKey)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
