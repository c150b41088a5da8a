import { useTranslation } from "react-i18next";
import type { GroupHere } from "../../live/presence.ts";
import { hueAt, Tag } from "../../ui/Tag.tsx";
import styles from "./PeoplePanel.module.css";
import { PrivateOpenings } from "./PrivateOpenings.tsx";
import { useRoom } from "./roomContext.ts";

/** Who is in the room, by delegation, then person. */
export function PeoplePanel({ groups }: { readonly groups: readonly GroupHere[] }) {
  const { t } = useTranslation();
  const { actor } = useRoom();
  if (groups.length === 0) return <p className={styles.empty}>{t("room.people.nobody")}</p>;
  return (
    <>
      <ul className={styles.groups}>
        {groups.map((group) => (
          <li key={group.key}>
            <h3 className={styles.heading}>
              <Tag code={group.delegation?.code ?? t(`room.roleShort.${group.role}`)} hue={hueAt(group.place)} />
              <bdi>{group.delegation?.name ?? t(`role.${group.role}`)}</bdi>
            </h3>
            <ul className={styles.people}>
              {group.people.map((person) => (
                <li key={person.participant}>
                  <bdi>{person.name}</bdi>
                  {person.participant === actor.participant ? (
                    <span className={styles.you}> · {t("share.you")}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <PrivateOpenings />
    </>
  );
}
