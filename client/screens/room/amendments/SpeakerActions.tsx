import { useTranslation } from "react-i18next";
import { type Amendment, delegationsOf, isOpen, isUndecided } from "../../../../shared/domain/amendment.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./AmendmentCard.module.css";
import { PositionMenu } from "./PositionMenu.tsx";
import type { Speaker } from "./speaker.ts";
import type { AmendmentDeed } from "./useAmendmentAsk.tsx";

export interface SpeakerActionsProps {
  readonly amendment: Amendment;
  readonly speaker: Speaker;
  /** True where its words are newer than the last recorded wording. */
  readonly isUnrecorded: boolean;
  readonly ask: (deed: AmendmentDeed) => void;
}

/** What a delegation does with an amendment, its own or another's; also for whoever speaks for it. Rules UI79, UI80. */
export function SpeakerActions({ amendment, speaker, isUnrecorded, ask }: SpeakerActionsProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const command = useRoomCommand();
  const { id, number, delegation, status, positions } = amendment;
  if (!isUndecided(status)) return null;
  const isOwn = delegation === speaker.code;
  const isSponsor = delegationsOf(amendment).includes(speaker.code);
  const named = (action: string) => t("amend.action.named", { action, number });
  const offline = command.isOnline ? undefined : t("amend.position.offline");
  const final = state.stage === "final" ? t("amend.blocked.final") : undefined;
  const revising = state.stage === "negotiation" ? undefined : t("amend.blocked.proposing");
  const joining = isSponsor ? "leaveSponsors" : "joinSponsors";
  const joinWords = t(isSponsor ? "amend.action.leave" : "amend.action.join");
  return (
    <>
      <div className={styles.actions}>
        {speaker.isOnBehalf ? (
          <span className={styles.meta}>{t("amend.action.onBehalf", { code: speaker.code })}</span>
        ) : null}
        {isSponsor ? null : (
          <PositionMenu on={{ amendment: id }} name={number} positions={positions} speaker={speaker} />
        )}
        {isOwn ? null : (
          <Button
            aria-label={named(joinWords)}
            disabledReason={offline ?? final}
            isPending={command.isPending}
            onPress={() => void command.run({ command: joining, amendment: id, ...speaker.field })}
          >
            {joinWords}
          </Button>
        )}
        {isSponsor ? (
          <>
            {isOpen(status) ? (
              <Button
                aria-label={named(t("amend.action.revise"))}
                disabledReason={
                  offline ?? final ?? revising ?? (isUnrecorded ? undefined : t("amend.blocked.unchanged"))
                }
                onPress={() => ask("revise")}
              >
                {t("amend.action.revise")}
              </Button>
            ) : null}
            <Button
              aria-label={named(t("amend.action.withdraw"))}
              disabledReason={offline ?? final}
              onPress={() => ask("withdraw")}
            >
              {t("amend.action.withdraw")}
            </Button>
          </>
        ) : null}
      </div>
      {command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
    </>
  );
}
