import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { Speaker } from "../amendments/speaker.ts";
import { useRoom } from "../roomContext.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useRoomCommand } from "./useRoomCommand.ts";

export interface ReserveButtonProps {
  readonly clause: ClauseId;
  readonly label: string;
  readonly speaker: Speaker;
}

/** Keeps a delegation's position open on a paragraph, agreed or not, or lifts that again. Rule UI86. */
export function ReserveButton({ clause, label, speaker }: ReserveButtonProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const command = useRoomCommand();
  const [isAsking, setIsAsking] = useState(false);
  const { code, field } = speaker;
  const isReserved = state.clausePositions.get(clause)?.get(code)?.position === "reserve";
  const isClosed = state.stage !== "negotiation" && state.stage !== "silence";
  const blocked = isClosed ? t("amend.position.closed") : command.isOnline ? undefined : t("amend.position.offline");
  return (
    <>
      <Button
        disabledReason={blocked}
        isPending={command.isPending}
        onPress={() => {
          command.reset();
          if (isReserved) void command.run({ command: "takePosition", on: { clause }, position: "none", ...field });
          else setIsAsking(true);
        }}
      >
        {t(isReserved ? "decide.liftReserve" : "decide.reserve")}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={t("decide.ask.reserveTitle", { label })}
          explanation={t("decide.ask.reserveText", { code })}
          action={t("decide.ask.reserve")}
          reason="optional"
          error={command.error}
          changedWords={t("decide.ask.changed", { label })}
          isPending={command.isPending}
          onClose={() => {
            command.reset();
            setIsAsking(false);
          }}
          onConfirm={async (reason) => {
            if (await command.run({ command: "reserve", clause, ...reason, ...field })) setIsAsking(false);
          }}
        />
      ) : command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
    </>
  );
}
