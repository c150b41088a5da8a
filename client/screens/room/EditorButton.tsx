import type { ReactNode } from "react";
import type { PressEvent } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Refusal } from "../../../shared/domain/refusal.ts";
import type { EditorCommand } from "../../editor/draftEditor.ts";
import { Button } from "../../ui/Button.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { refusalReason } from "./refusalReason.ts";
import { useRoom } from "./roomContext.ts";

export interface EditorButtonProps {
  readonly command: EditorCommand;
  readonly label: string;
  /** A picture alone; `label` is then its name. */
  readonly icon?: IconName;
  readonly mirrored?: boolean;
  /** Without a picture: what the button shows, words included that name it. */
  readonly children?: ReactNode;
  /** True where one usually writes on after it: then the caret takes the focus also when the key was pressed here. */
  readonly writesOn?: boolean;
  /** Why nothing can be done just now, whatever the command: no paragraph, no editor. */
  readonly blocked: Refusal | "noClause" | "noEditor" | null;
}

/** One command of the editor as a button. A pointer leaves the caret where it is; what is not possible says why. Rule A11Y7. */
export function EditorButton({ command, label, icon, mirrored, children, writesOn, blocked }: EditorButtonProps) {
  const { t } = useTranslation();
  const { editor } = useRoom();
  const refusal = blocked ?? editor?.can(command) ?? null;
  const common = {
    disabledReason: refusal ? refusalReason(refusal, t) : undefined,
    preventFocusOnPress: true,
    onPress: (event: PressEvent) => {
      editor?.run(command);
      // With the keyboard one often presses again: move up, move up. The caret waits for Escape.
      if (writesOn || event.pointerType !== "keyboard") editor?.focus();
    },
  };
  return icon ? (
    <IconButton {...common} icon={icon} label={label} mirrored={mirrored ?? false} />
  ) : (
    <Button {...common} variant="quiet" hint={label}>
      {children}
    </Button>
  );
}
