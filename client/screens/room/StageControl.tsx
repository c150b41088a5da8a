import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useStageChoice } from "./useStageChoice.tsx";

/** The facilitator's way from stage to stage. For everybody else the status bar says where the draft stands. Rule UI14. */
export function StageControl() {
  const { t } = useTranslation();
  const choice = useStageChoice();
  if (!choice) return null;
  const { words, section, blocked, dialog } = choice;
  if (blocked) return <Button disabledReason={blocked}>{words}</Button>;
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
        sections={[section]}
      />
      {dialog}
    </>
  );
}
