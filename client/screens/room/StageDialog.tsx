import { useState } from "react";
import { useTranslation } from "react-i18next";
import { STAGES, type Stage } from "../../../shared/domain/participants.ts";
import type { ApiError } from "../../live/apiError.ts";
import { Banner } from "../../ui/Banner.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useReason } from "../shell/useReason.ts";

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
  const isBack = STAGES.indexOf(to) < STAGES.indexOf(from);
  const reason = useReason(isBack);
  const [deadline, setDeadline] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const end = new Date(deadline);
  const isDeadlineWrong = to === "silence" && !(end.getTime() > Date.now());
  const handleSubmit = () => {
    setIsChecked(true);
    if (!reason.check() || isDeadlineWrong) return;
    onConfirm({
      ...(reason.text ? { reason: reason.text } : {}),
      ...(to === "silence" ? { deadline: end.toISOString() } : {}),
    });
  };
  return (
    <FormDialog
      title={t("room.stage.dialogTitle", { stage: t(`stage.${to}`) })}
      size="small"
      action={t("room.stage.confirm", { stage: t(`stage.${to}`) })}
      isPending={isPending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
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
        description={t("room.stage.reasonWords")}
        {...reason.field}
      />
      {error ? (
        <Banner tone="error" role="alert">
          {t(error.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}
