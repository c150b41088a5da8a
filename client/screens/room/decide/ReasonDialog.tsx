import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ApiError } from "../../../live/apiError.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useReason } from "../../shell/useReason.ts";

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

/** Asks once before a decision, and for its reason, which everybody will see. Rules UI78, UI81. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation();
  const reason = useReason(props.reason === "needed");
  const isGrave = props.isGrave === true;
  return (
    <FormDialog
      title={props.title}
      size="small"
      action={props.action}
      isDangerous={isGrave}
      isCancelFirst={isGrave || props.reason === "none"}
      isPending={props.isPending}
      onSubmit={() => {
        if (reason.check()) props.onConfirm(reason.text === "" ? {} : { reason: reason.text });
      }}
      onClose={props.onClose}
    >
      <p>{props.explanation}</p>
      {props.children}
      {props.reason === "none" ? null : (
        <TextField
          label={t(props.reason === "needed" ? "amend.ask.reason" : "amend.ask.reasonOptional")}
          description={t("amend.ask.reasonWords")}
          autoFocus={!isGrave}
          {...reason.field}
        />
      )}
      {props.error ? (
        <Banner tone="error" role="alert">
          {props.error.code === "base_changed" ? props.changedWords : t(props.error.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}
