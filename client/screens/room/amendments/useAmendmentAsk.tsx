import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import type { Asked } from "../../../live/useCommand.ts";
import { ReasonDialog } from "../decide/ReasonDialog.tsx";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import type { Speaker } from "./speaker.ts";

/** What is asked about one amendment in a dialog of its own. */
export type AmendmentDeed = "decline" | "park" | "unpark" | "reopen" | "withdraw" | "revise";

/** Told once the dialog of a decision is closed. `isOpenAgain`: the amendment is to be decided on anew. */
export type OnDecided = (id: AmendmentId, isOpenAgain: boolean) => void;

const GRAVE: readonly AmendmentDeed[] = ["withdraw"];
const REOPENING: readonly AmendmentDeed[] = ["unpark", "reopen"];
const NEEDS_REASON: readonly AmendmentDeed[] = ["decline", "park", "unpark", "reopen"];

function commandOf(deed: AmendmentDeed, { id, revisions }: Amendment, speaker: Speaker | null, reason: string): Asked {
  const given = reason === "" ? {} : { reason };
  const field = speaker?.field ?? {};
  const seen = { amendment: id, ifRevision: revisions.length, reason };
  switch (deed) {
    case "decline":
      return { command: "declineAmendment", ...seen };
    case "park":
      return { command: "parkAmendment", ...seen };
    case "unpark":
      return { command: "unparkAmendment", ...seen };
    case "reopen":
      return { command: "reopenAmendment", amendment: id, reason };
    case "withdraw":
      return { command: "withdrawAmendment", amendment: id, ...given, ...field };
    case "revise":
      return { command: "reviseAmendment", amendment: id, ...given, ...field };
  }
}

/**
 * Decisions on one amendment that only want to be asked once, with a reason: not taken up, parked, taken up again, reopened,
 * withdrawn, revised. Gives the way to ask and the dialog to render. Rules UI78, UI80.
 */
export function useAmendmentAsk(
  amendment: Amendment,
  speaker: Speaker | null,
  onDecided: OnDecided,
): { readonly ask: (deed: AmendmentDeed) => void; readonly dialog: ReactNode } {
  const { t } = useTranslation();
  const command = useRoomCommand();
  const [deed, setDeed] = useState<AmendmentDeed | null>(null);
  const { number, delegation: code, id } = amendment;
  const ask = (next: AmendmentDeed): void => {
    command.reset();
    setDeed(next);
  };
  const confirm = async (asked: AmendmentDeed, reason: string): Promise<void> => {
    if (!(await command.run(commandOf(asked, amendment, speaker, reason)))) return;
    setDeed(null);
    if (asked !== "revise") onDecided(id, REOPENING.includes(asked));
  };
  const dialog = deed ? (
    <ReasonDialog
      title={t(`amend.ask.${deed}Title`, { number, code })}
      explanation={t(`amend.ask.${deed}Text`)}
      action={t(`amend.ask.${deed}`)}
      reason={NEEDS_REASON.includes(deed) ? "needed" : "optional"}
      isGrave={GRAVE.includes(deed)}
      error={command.error}
      changedWords={t("amend.ask.changed", { number })}
      isPending={command.isPending}
      onConfirm={({ reason = "" }) => void confirm(deed, reason)}
      onClose={() => setDeed(null)}
    />
  ) : null;
  return { ask, dialog };
}
