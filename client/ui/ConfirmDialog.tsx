import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button that goes on says: the deed, never "OK". */
  readonly action: string;
  readonly isOpen: boolean;
  readonly isPending?: boolean;
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once before something that cannot simply be taken back. The focus starts on Cancel. Rule UI43. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={
        <>
          <Button autoFocus onPress={props.onClose}>
            {t("ui.cancel")}
          </Button>
          <Button
            variant={props.isDangerous ? "danger" : "primary"}
            isPending={props.isPending ?? false}
            onPress={props.onConfirm}
          >
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
