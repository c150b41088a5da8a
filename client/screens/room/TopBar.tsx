import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Projection } from "../../../shared/document/projection.ts";
import type { ProjectionChange } from "../../../shared/document/views.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import type { GroupHere } from "../../live/presence.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { PeopleChips } from "./PeopleChips.tsx";
import { useRoom } from "./roomContext.ts";
import type { RoomControls } from "./roomControls.ts";
import { SaveSign } from "./SaveSign.tsx";
import styles from "./TopBar.module.css";
import { useLeaving } from "./useLeaving.tsx";
import { useProjected } from "./useProjection.ts";
import { YouMenu } from "./YouMenu.tsx";

export interface TopBarProps {
  readonly groups: readonly GroupHere[];
  readonly controls: RoomControls;
}

const titleOf = (projection: Projection): string => {
  const title = projection.clauses.find((clause) => clause.kind === "title");
  return title ? plainText(title.runs).trim() : "";
};
const headOf = (projection: Projection) => projection.head;
// A title is one of the first clauses; asking for it costs next to nothing.
const always = (_change: ProjectionChange) => true;
const onHead = (change: ProjectionChange) => change.head;

/** Whose draft this is, whether it is saved, who is here, the ways out, and who one is oneself. */
export function TopBar({ groups, controls }: TopBarProps) {
  const { t } = useTranslation();
  const { projection } = useRoom();
  const title = useProjected(projection, titleOf, always);
  const head = useProjected(projection, headOf, onHead);
  // A report often has no title of its own: its symbol then stands for it, once.
  const name = title || head.symbol || t("home.untitled");
  const symbol = name === head.symbol ? undefined : head.symbol;
  useEffect(() => {
    document.title = t("app.pageTitle", { screen: symbol ? `${symbol} – ${name}` : name });
  }, [symbol, name, t]);
  return (
    <div className={styles.bar}>
      <BackButton />
      <div className={styles.names}>
        <ScreenHeading lang={head.language} dir={directionOf(head.language)}>
          {name}
        </ScreenHeading>
        <p className={styles.symbol}>
          {symbol ? <bdi>{symbol}</bdi> : null}
          <span>{t(`language.${head.language}`)}</span>
        </p>
      </div>
      <div className={styles.signs}>
        <SaveSign />
        <PeopleChips groups={groups} onPress={() => controls.openPanel("people")} />
      </div>
      <div className={styles.actions}>
        <Button onPress={() => controls.openDialog("share")}>{t("room.share")}</Button>
        <Button onPress={() => controls.openDialog("export")}>{t("room.export")}</Button>
      </div>
      <div className={styles.you}>
        <YouMenu />
      </div>
    </div>
  );
}

/** Back to the list; with something unsent and no copy on the device it asks first. */
function BackButton() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { leave, dialog } = useLeaving();
  return (
    <>
      <Button onPress={() => leave(() => navigate("/"))}>
        <Icon name="back" mirrored />
        <span className={styles.backWords}>{t("room.back")}</span>
      </Button>
      {dialog}
    </>
  );
}
