import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../live/useFormats.ts";
import { Button } from "../../../ui/Button.tsx";
import { ButtonLink } from "../../../ui/ButtonLink.tsx";
import { compareAddress, revisionAddress } from "../../compare/compareAddress.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { RestoreRevDialog } from "./RestoreRevDialog.tsx";
import styles from "./Revs.module.css";

/** How many are listed before one asks for all. */
const FIRST = 3;

/** The Revs of the draft, newest first: when, by whom, and the ways to read, compare and restore one. Rules UI170, UI171. */
export function RevList() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { connection, state, actor } = useRoom();
  const { isOnline } = useRoomCommand();
  const [restored, setRestored] = useState<number | null>(null);
  const [isAll, setIsAll] = useState(false);
  const titleId = useId();
  const draft = connection.snapshot.access.id;
  const revisions = state.revisions.toReversed();
  if (revisions.length === 0) return null;
  const mayRestore = actor.role === "facilitator";
  const blocked = !isOnline
    ? t("decide.blocked.offline")
    : state.stage === "silence" || state.stage === "final"
      ? t("decide.blocked.stage")
      : undefined;
  const shown = isAll ? revisions : revisions.slice(0, FIRST);
  return (
    <section className={styles.revs} aria-labelledby={titleId}>
      <h3 className={styles.subtitle} id={titleId}>
        {t("revs.list.title")}
      </h3>
      <ol className={styles.revList}>
        {shown.map(({ rev, name, at, by }) => (
          <li key={rev} className={styles.rev}>
            <p>
              <bdi className={styles.revName}>{name}</bdi>{" "}
              <span className={styles.muted}>
                <bdi>{t("revs.list.issued", { date: formats.dateTime(at), name: by })}</bdi>
              </span>
            </p>
            <p className={styles.ways}>
              <ButtonLink variant="quiet" href={revisionAddress(draft, rev)} label={t("revs.list.openOne", { name })}>
                {t("revs.list.open")}
              </ButtonLink>
              <ButtonLink
                variant="quiet"
                href={compareAddress(draft, rev, "current")}
                label={t("revs.list.compareOne", { name })}
              >
                {t("revs.list.compare")}
              </ButtonLink>
              {mayRestore ? (
                <Button
                  variant="quiet"
                  aria-label={t("revs.list.restoreOne", { name })}
                  disabledReason={blocked}
                  onPress={() => setRestored(rev)}
                >
                  {t("revs.list.restore")}
                </Button>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
      {revisions.length > FIRST ? (
        <Button variant="quiet" aria-expanded={isAll} onPress={() => setIsAll(!isAll)}>
          {isAll ? t("revs.list.fewer") : t("revs.list.all", { count: revisions.length })}
        </Button>
      ) : null}
      {restored !== null ? <RestoreRevDialog rev={restored} onClose={() => setRestored(null)} /> : null}
    </section>
  );
}
