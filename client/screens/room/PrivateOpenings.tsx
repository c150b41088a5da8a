import { useTranslation } from "react-i18next";
import { usePrivateOpenings } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import styles from "./PeoplePanel.module.css";
import { useRoom } from "./roomContext.ts";

/** How many of the last openings are listed. */
const SHOWN = 8;

/** For members of a delegation: who has opened its private room, and when. Nobody can look in unseen. Rule UI146. */
export function PrivateOpenings() {
  const { t } = useTranslation();
  const { actor, connection, state } = useRoom();
  const formats = useFormats();
  const isMember = actor.role === "delegation" && state.stage !== "drafting";
  const { data = [] } = usePrivateOpenings(connection.snapshot.access.id, isMember);
  if (!isMember || data.length === 0) return null;
  return (
    <section className={styles.openings} aria-labelledby="private-openings">
      <h3 className={styles.heading} id="private-openings">
        {t("room.openings.title", { code: actor.delegation?.code ?? "" })}
      </h3>
      <p className={styles.empty}>{t("room.openings.words")}</p>
      <ul className={styles.people}>
        {data.slice(0, SHOWN).map(({ participant, name, at }) => (
          <li key={`${participant} ${at}`}>
            <bdi>{name || t("room.openings.unknown")}</bdi>{" "}
            <time className={styles.you} dateTime={at}>
              {formats.dateTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
