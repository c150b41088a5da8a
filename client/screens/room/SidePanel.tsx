import { useTranslation } from "react-i18next";
import type { GroupHere } from "../../live/presence.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { AmendmentsPanel } from "./amendments/AmendmentsPanel.tsx";
import { AmendmentsTab } from "./amendments/AmendmentsTab.tsx";
import { isInNegotiation } from "./amendments/isInNegotiation.ts";
import { ClausePanel } from "./ClausePanel.tsx";
import { CommentsPanel } from "./comments/CommentsPanel.tsx";
import { CommentsTabLabel } from "./comments/CommentsTabLabel.tsx";
import { HistoryPanel } from "./history/HistoryPanel.tsx";
import { PeoplePanel } from "./PeoplePanel.tsx";
import { useRoom } from "./roomContext.ts";
import type { PanelTab } from "./roomControls.ts";
import styles from "./SidePanel.module.css";

export interface SidePanelProps {
  /** Null: closed. */
  readonly tab: PanelTab | null;
  readonly onTab: (tab: PanelTab | null) => void;
  readonly groups: readonly GroupHere[];
  readonly onJump: () => void;
}

/**
 * What belongs to the paragraph in focus, what is said of it, who is here, and what was decided. It can be closed; a narrow
 * edge opens it again. Rule UI75.
 */
export function SidePanel({ tab, onTab, groups, onJump }: SidePanelProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const isNegotiated = isInNegotiation(state);
  const count = groups.reduce((sum, group) => sum + group.people.length, 0);
  if (!tab) {
    return (
      <div className={styles.edge}>
        <Button
          variant="quiet"
          aria-label={t("room.panel.open")}
          hint={t("room.panel.open")}
          onPress={() => onTab("clause")}
        >
          <Icon name="panel" mirrored />
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.close}>
        <IconButton icon="close" label={t("room.panel.close")} onPress={() => onTab(null)} />
      </div>
      <Tabs<PanelTab>
        label={t("room.panel.label")}
        selected={tab}
        onSelect={onTab}
        tabs={[
          isNegotiated
            ? { id: "clause", label: <AmendmentsTab />, content: <AmendmentsPanel onJump={onJump} /> }
            : { id: "clause", label: t("room.panel.clause"), content: <ClausePanel onJump={onJump} /> },
          { id: "comments", label: <CommentsTabLabel />, content: <CommentsPanel onJump={onJump} /> },
          {
            id: "people",
            label: t("room.panel.people", { count }),
            content: <PeoplePanel groups={groups} />,
          },
          { id: "history", label: t("room.panel.history"), content: <HistoryPanel onJump={onJump} /> },
        ]}
      />
    </div>
  );
}
