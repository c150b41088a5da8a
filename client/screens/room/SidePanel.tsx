import { useTranslation } from "react-i18next";
import type { GroupHere } from "../../live/presence.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { ClausePanel } from "./ClausePanel.tsx";
import { PeoplePanel } from "./PeoplePanel.tsx";
import type { PanelTab } from "./roomControls.ts";
import styles from "./SidePanel.module.css";

export interface SidePanelProps {
  /** Null: closed. */
  readonly tab: PanelTab | null;
  readonly onTab: (tab: PanelTab | null) => void;
  readonly groups: readonly GroupHere[];
  readonly onJump: () => void;
}

/** What belongs to the paragraph in focus, and who is here. It can be closed; a narrow edge opens it again. */
export function SidePanel({ tab, onTab, groups, onJump }: SidePanelProps) {
  const { t } = useTranslation();
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
          { id: "clause", label: t("room.panel.clause"), content: <ClausePanel onJump={onJump} /> },
          {
            id: "people",
            label: t("room.panel.people", { count }),
            content: <PeoplePanel groups={groups} />,
          },
        ]}
      />
    </div>
  );
}
