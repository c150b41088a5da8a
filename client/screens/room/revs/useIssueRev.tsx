import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { IssueRevDialog } from "./IssueRevDialog.tsx";

export interface IssueRev {
  readonly label: string;
  /** Why no Rev can be issued now. */
  readonly blocked: string | undefined;
  readonly ask: () => void;
  /** To be rendered once. */
  readonly dialog: ReactNode;
}

/** The facilitator's way to the next Rev, once negotiation has begun; null for everybody else. Rule UI160. */
export function useIssueRev(): IssueRev | null {
  const { t } = useTranslation();
  const { actor, state } = useRoom();
  const { isOnline } = useRoomCommand();
  const [isOpen, setIsOpen] = useState(false);
  if (actor.role !== "facilitator" || state.stage === "drafting") return null;
  return {
    label: t("revs.button"),
    blocked: isOnline ? undefined : t("decide.blocked.offline"),
    ask: () => setIsOpen(true),
    dialog: isOpen ? <IssueRevDialog onClose={() => setIsOpen(false)} /> : null,
  };
}
