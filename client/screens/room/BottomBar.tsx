import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { mayPropose } from "../../../shared/domain/mayPropose.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { ToggleButton } from "../../ui/ToggleButton.tsx";
import { AmendmentsTab } from "./amendments/AmendmentsTab.tsx";
import { isInNegotiation } from "./amendments/isInNegotiation.ts";
import styles from "./BottomBar.module.css";
import { useRoom } from "./roomContext.ts";
import type { RoomControls, SmallView } from "./roomControls.ts";

const VIEWS: readonly SmallView[] = ["text", "outline", "panel"];

/** On a small screen: which of the regions is shown, and the rest of the commands. */
export function BottomBar({ view, controls }: { readonly view: SmallView; readonly controls: RoomControls }) {
  const { t } = useTranslation();
  const { actor, connection, state } = useRoom();
  const [, navigate] = useLocation();
  const isNegotiated = isInNegotiation(state);
  const home = `/d/${connection.snapshot.access.id}`;
  return (
    <nav className={styles.bar} aria-label={t("room.small.label")} data-screen-only>
      {VIEWS.map((one) => (
        <ToggleButton key={one} isSelected={view === one} onChange={() => controls.showSmall(one)}>
          {one === "panel" && isNegotiated ? <AmendmentsTab /> : t(`room.small.${one}`)}
        </ToggleButton>
      ))}
      <Menu
        label={t("room.small.more")}
        trigger={
          <Button>
            {t("room.small.more")}
            <Icon name="more" />
          </Button>
        }
        sections={[
          {
            id: "draft",
            title: t("room.small.draft"),
            items: [
              { id: "share", label: t("room.share"), onAction: () => controls.openDialog("share") },
              { id: "export", label: t("room.export"), onAction: () => controls.openDialog("export") },
              ...(mayPropose(actor, state)
                ? []
                : [{ id: "import", label: t("fileAmend.menu"), onAction: () => navigate(`${home}/import`) }]),
              { id: "people", label: t("room.small.people"), onAction: () => controls.openPanel("people") },
              ...(isNegotiated
                ? [
                    { id: "register", label: t("room.toolbar.register"), onAction: () => navigate(`${home}/register`) },
                    {
                      id: "projector",
                      label: t("floor.projector"),
                      onAction: () => void window.open(`${home}/floor`, "_blank", "noopener,noreferrer"),
                    },
                  ]
                : []),
              { id: "find", label: t("room.find.title"), onAction: () => controls.openFind("find") },
              { id: "keyboard", label: t("room.help.title"), onAction: () => controls.openDialog("keyboard") },
              { id: "drafts", label: t("app.toDrafts"), onAction: () => navigate("/") },
            ],
          },
        ]}
      />
    </nav>
  );
}
