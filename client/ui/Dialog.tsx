import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { classNames } from "./classNames.ts";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

export interface DialogProps {
  /** The dialog's name, shown as its heading. */
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end, the one that goes on last. */
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large" | "wide";
  /** `alertdialog` for a question that must be answered. */
  readonly role?: "dialog" | "alertdialog";
}

/**
 * A modal dialog: named by its title, closed by Esc or its cross, and the focus goes back to where it came from.
 * Its middle scrolls, title and buttons stay. Rules A11Y10, UI43.
 */
export function Dialog({ title, isOpen, onClose, children, footer, size = "medium", role = "dialog" }: DialogProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className={classNames(styles.overlay)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={false}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog className={classNames(styles.dialog)} role={role}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={classNames(styles.title)}>
              {title}
            </Heading>
            {role === "dialog" ? <IconButton icon="close" label={t("ui.close")} onPress={onClose} /> : null}
          </header>
          <div className={styles.body}>{children}</div>
          {footer ? <footer className={styles.footer}>{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
