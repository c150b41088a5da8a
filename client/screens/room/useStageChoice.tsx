import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { STAGES, type Stage } from "../../../shared/domain/participants.ts";
import type { CommandRequest } from "../../../shared/protocol/http.ts";
import { callApi } from "../../live/api.ts";
import type { ApiError } from "../../live/apiError.ts";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import { newId } from "../../live/newId.ts";
import type { MenuSectionProps } from "../../ui/Menu.tsx";
import { useRoom } from "./roomContext.ts";
import { StageDialog } from "./StageDialog.tsx";
import { useLive } from "./useLive.ts";

export interface StageChoice {
  /** "Stage: Negotiation". */
  readonly words: string;
  /** The stages, for a menu; each says why it cannot be had. */
  readonly section: MenuSectionProps;
  /** Why the stage cannot be moved at all now. */
  readonly blocked: string | undefined;
  /** The question that is asked, to be rendered once. */
  readonly dialog: ReactNode;
}

const isOpen = (live: LiveSnapshot) => live.phase.kind === "open";

/** The facilitator's way from stage to stage; null for everybody else. Rule UI14. */
export function useStageChoice(): StageChoice | null {
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
  const blocked = online ? undefined : t("room.stage.offline");
  return {
    words: t("room.stage.now", { stage: t(`stage.${state.stage}`) }),
    blocked,
    section: {
      id: "stages",
      title: t("room.stage.label"),
      selected: state.stage,
      items: STAGES.map((stage, index) => ({
        id: stage,
        label: t(`stage.${stage}`),
        disabledReason: blocked ?? (index > now + 1 ? t("room.stage.oneByOne") : undefined),
        onAction: () => {
          if (stage === state.stage) return;
          command.reset();
          setWanted(stage);
        },
      })),
    },
    dialog: wanted ? (
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
    ) : null,
  };
}
