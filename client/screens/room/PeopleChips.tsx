import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { GroupHere } from "../../live/presence.ts";
import { hueAt, Tag } from "../../ui/Tag.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./PeopleChips.module.css";

const MOST_SHOWN = 5;

/** Who is here, as tags; pressing them opens the list. */
export function PeopleChips({
  groups,
  onPress,
}: {
  readonly groups: readonly GroupHere[];
  readonly onPress: () => void;
}) {
  const { t } = useTranslation();
  const count = groups.reduce((sum, group) => sum + group.people.length, 0);
  if (count === 0) return null;
  const shown = groups.slice(0, MOST_SHOWN);
  const shownPeople = shown.reduce((sum, group) => sum + group.people.length, 0);
  return (
    <AriaButton className={styles.chips ?? ""} onPress={onPress}>
      <VisuallyHidden>{t("room.people.here", { count })}</VisuallyHidden>
      {shown.map((group) => (
        <span key={group.key} className={styles.group} aria-hidden="true">
          <Tag code={group.delegation?.code ?? t(`room.roleShort.${group.role}`)} hue={hueAt(group.place)} />
          {group.people.length > 1 ? <span className={styles.more}>{group.people.length}</span> : null}
        </span>
      ))}
      {count > shownPeople ? (
        <span className={styles.more} aria-hidden="true">
          +{count - shownPeople}
        </span>
      ) : null}
    </AriaButton>
  );
}
