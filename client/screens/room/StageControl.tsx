import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { STAGES, type Stage } from "../../../shared/domain/participants.ts";
import type { CommandRequest } from "../../../shared/protocol/http.ts";
import { callApi } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { newId } from "../../live/newId.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useRoom } from "./roomContext.ts";
import { StageDialog } from "./StageDialog.tsx";
import { useLive } from "./useLive.ts";

const isOpen = (live: LiveSnapshot) => live.phase.kind === "open";

/** The facilitator's way from stage to stage. For everybody else the status bar says where the draft stands. Rule UI14. */
export function StageControl() {
  const { t } = useTranslation();
  const { actor, state, connection } = useRoom();
  const online = useLive(connection, isOpen);
  const [wanted, setWanted] = useState<Stage | null>(null);
  const command = useMutation<unknown, ApiError, CommandRequest>({
    mutationFn: (body) => callApi("command", { params: { draft: connection.snapshot.access.id }, body }),
    onSuccess: () => setWanted(null),
  });
  if (actor.role !== "facilitator") return null;
  const now = STAGES.indexOf(state.stage);
  const words = t("room.stage.now", { stage: t(`stage.${state.stage}`) });
  if (!online) return <Button disabledReason={t("room.stage.offline")}>{words}</Button>;
  return (
    <>
      <Menu
        label={t("room.stage.label")}
        trigger={
          <Button>
            {words}
            <Icon name="chevronDown" />
          </Button>
        }
        sections={[
          {
            id: "stages",
            title: t("room.stage.label"),
            selected: state.stage,
            items: STAGES.map((stage, index) => ({
              id: stage,
              label: t(`stage.${stage}`),
              disabledReason: index > now + 1 ? t("room.stage.oneByOne") : undefined,
              onAction: () => {
                if (stage === state.stage) return;
                command.reset();
                setWanted(stage);
              },
            })),
          },
        ]}
      />
      {wanted ? (
        <StageDialog
          from={state.stage}
          to={wanted}
          error={command.error}
          isPending={command.isPending}
          onClose={() => setWanted(null)}
          onConfirm={(extra) =>
            command.mutate({ command: "setStage", id: newId(), stage: wanted, ifStage: state.stage, ...extra })
          }
        />
      ) : null}
    </>
  );
}
