import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useRoom } from "./roomContext.ts";

export interface Leaving {
  /** Goes at once, or asks first where something is unsent and no copy of it stays on the device. */
  readonly leave: (go: () => void) => void;
  /** The question, to be rendered once. */
  readonly dialog: ReactNode;
}

/** The way out of the room, guarded. Rule SY56. */
export function useLeaving(): Leaving {
  const { t } = useTranslation();
  const { connection } = useRoom();
  const [going, setGoing] = useState<(() => void) | null>(null);
  return {
    leave: (go) => {
      if (connection.isUnsent && connection.snapshot.keepsCopy !== true) setGoing(() => go);
      else go();
    },
    dialog: (
      <ConfirmDialog
        title={t("room.leave.title")}
        action={t("room.leave.action")}
        isOpen={going !== null}
        isDangerous
        onConfirm={() => going?.()}
        onClose={() => setGoing(null)}
      >
        <p>{t("room.leave.words")}</p>
      </ConfirmDialog>
    ),
  };
}
