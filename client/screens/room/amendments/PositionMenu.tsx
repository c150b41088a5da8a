import { useTranslation } from "react-i18next";
import { POSITIONS, type PositionTaken } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import type { Speaker } from "./speaker.ts";

export interface PositionMenuProps {
  readonly on: { readonly amendment: AmendmentId } | { readonly clause: ClauseId };
  /** What it is about: "A-041", "OP 3". */
  readonly name: string;
  readonly positions: ReadonlyMap<string, PositionTaken>;
  readonly speaker: Speaker;
}

/** The position of the delegation one speaks for: support, oppose, reserve, can live with it, or none. Rule UI79. */
export function PositionMenu({ on, name, positions, speaker }: PositionMenuProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const command = useRoomCommand();
  const present = positions.get(speaker.code)?.position ?? "none";
  const position = t(`amend.position.${present}`);
  const words = speaker.isOnBehalf
    ? t("amend.position.mineOf", { code: speaker.code, position })
    : present === "none"
      ? t("amend.position.label")
      : t("amend.position.mine", { position });
  const isClosed = state.stage !== "negotiation" && state.stage !== "silence";
  if (isClosed || !command.isOnline) {
    return (
      <Button disabledReason={t(isClosed ? "amend.position.closed" : "amend.position.offline")}>
        {words}
        <Icon name="chevronDown" />
      </Button>
    );
  }
  const label = t("amend.position.menu", { name });
  return (
    <>
      <Menu
        label={label}
        trigger={
          <Button isPending={command.isPending}>
            {words}
            <Icon name="chevronDown" />
          </Button>
        }
        sections={[
          {
            id: "positions",
            title: label,
            selected: present,
            items: [...POSITIONS, "none" as const].map((one) => ({
              id: one,
              label: t(`amend.position.${one}`),
              onAction: () => {
                if (one !== present) void command.run({ command: "takePosition", on, position: one, ...speaker.field });
              },
            })),
          },
        ]}
      />
      {command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
    </>
  );
}
