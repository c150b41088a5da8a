import { useTranslation } from "react-i18next";
import type { ParticipantJson } from "../../../shared/protocol/http.ts";
import { useParticipants } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useRoleName } from "../shell/useRoleName.ts";
import { groupPeople } from "./groupPeople.ts";
import styles from "./PeopleList.module.css";

export interface PeopleListProps {
  readonly draftId: string;
  readonly me: ParticipantJson;
}

/** Who has access to the draft, by delegation. Rule UI60. */
export function PeopleList({ draftId, me }: PeopleListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const roleName = useRoleName();
  const people = useParticipants(draftId, true);
  if (people.isPending) return <Skeleton label={t("share.peopleLoading")} lines={4} />;
  if (people.isError) return <ErrorBanner error={people.error} onRetry={() => void people.refetch()} />;
  const groups = groupPeople(people.data);
  if (groups.length === 0) return <p>{t("share.noPeople")}</p>;
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.key}>
          <h3 className={styles.title} dir="auto">
            {roleName(group)}
            {group.delegation?.coreGroup ? <Chip>{t("share.coreGroupShort")}</Chip> : null}
          </h3>
          <ul className={styles.people}>
            {group.people.map((person) => (
              <li key={person.id} className={styles.person}>
                <span dir="auto">
                  {person.name}
                  {person.id === me.id ? ` (${t("share.you")})` : ""}
                </span>
                <span className={styles.since}>{t("share.since", { date: formats.dateTime(person.joinedAt) })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
