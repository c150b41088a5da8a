import { type ReactNode, type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiError } from "../../../live/apiError.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "./Decide.module.css";

export interface ReasonDialogProps {
  readonly title: string;
  /** What it means, in one or two sentences. */
  readonly explanation: string;
  /** The deed itself, on the button that goes on. */
  readonly action: string;
  /** `none`: it is only asked once. */
  readonly reason: "needed" | "optional" | "none";
  /** True for what cannot be taken back lightly: the focus then begins on Cancel. */
  readonly isGrave?: boolean;
  /** What it is about, shown between explanation and reason. */
  readonly children?: ReactNode;
  readonly error: ApiError | null;
  /** Said in place of the general sentence when what was seen is not what stands now. */
  readonly changedWords: string;
  readonly isPending: boolean;
  readonly onConfirm: (reason: { readonly reason?: string }) => void;
  readonly onClose: () => void;
}

const MAX_REASON_LENGTH = 2000;

/** Asks once before a decision, and for its reason, which everybody will see. Rules UI78, UI81. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = props.reason === "needed" && reason.trim() === "";
  const isGrave = props.isGrave === true;
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (!isMissing) props.onConfirm(reason.trim() === "" ? {} : { reason: reason.trim() });
  };
  return (
    <Dialog
      title={props.title}
      size="small"
      isOpen
      onClose={props.onClose}
      footer={
        <>
          <Button autoFocus={isGrave || props.reason === "none"} onPress={props.onClose}>
            {t("ui.cancel")}
          </Button>
          <Button variant={isGrave ? "danger" : "primary"} type="submit" form={formId} isPending={props.isPending}>
            {props.action}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={handleSubmit} noValidate>
        <p>{props.explanation}</p>
        {props.children}
        {props.reason === "none" ? null : (
          <TextField
            label={t(props.reason === "needed" ? "amend.ask.reason" : "amend.ask.reasonOptional")}
            rows={3}
            value={reason}
            onChange={setReason}
            maxLength={MAX_REASON_LENGTH}
            isRequired={props.reason === "needed"}
            autoFocus={!isGrave}
            description={t("amend.ask.reasonWords")}
            error={isChecked && isMissing ? t("error.reasonMissing") : undefined}
          />
        )}
        {props.error ? (
          <Banner tone="error" role="alert">
            {props.error.code === "base_changed" ? props.changedWords : t(props.error.messageKey)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
