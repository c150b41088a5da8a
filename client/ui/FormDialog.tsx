import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { Dialog, type DialogProps } from "./Dialog.tsx";
import styles from "./FormDialog.module.css";

export interface FormDialogProps extends Omit<DialogProps, "isOpen" | "role" | "footer"> {
  /** What the button that goes on says: the deed, never "OK". Null: there is nothing to go on with. */
  readonly action: ReactNode;
  readonly isPending: boolean;
  /** Why it cannot go on now; the button stays and says it. */
  readonly disabledReason?: string | undefined;
  readonly isDangerous?: boolean;
  /** True where the focus begins on Cancel: for what cannot be taken back lightly, or where nothing has to be filled in. */
  readonly isCancelFirst?: boolean;
  readonly onSubmit: () => void;
  /** A button in place of the one that goes on: something has to be looked at first. */
  readonly instead?: ReactNode;
  /** Stands before the buttons. */
  readonly aside?: ReactNode;
  /** Stands above the form and is no part of it. */
  readonly above?: ReactNode;
}

/** A dialog that asks for something and then does one deed, also by Enter. Rule UI43. */
export function FormDialog(props: FormDialogProps) {
  const { action, isPending, disabledReason, isDangerous, isCancelFirst, onSubmit, instead, aside, above, children } =
    props;
  const { title, size, onClose } = props;
  const { t } = useTranslation();
  const formId = useId();
  const variant = isDangerous ? "danger" : "primary";
  const goOn =
    action === null ? null : (
      <Button variant={variant} type="submit" form={formId} isPending={isPending} disabledReason={disabledReason}>
        {action}
      </Button>
    );
  return (
    <Dialog
      title={title}
      {...(size ? { size } : {})}
      isOpen
      onClose={onClose}
      footer={
        <>
          {aside}
          <Button autoFocus={isCancelFirst === true} onPress={onClose}>
            {t("ui.cancel")}
          </Button>
          {instead ?? goOn}
        </>
      }
    >
      {above}
      <form
        id={formId}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
