import { type RefObject, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ALL_OPEN, type Overlays, type OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { mayPropose } from "../../../../shared/domain/mayPropose.ts";
import { useDelegationHues } from "../../../live/delegationHues.ts";
import { ClauseStanding } from "../decide/ClauseStanding.tsx";
import { useRoom } from "../roomContext.ts";
import { isMacPlatform, keysOf } from "../roomShortcuts.ts";
import { useProposed } from "../useOverlays.ts";
import { AmendmentCard } from "./AmendmentCard.tsx";
import styles from "./AmendmentsPanel.module.css";
import { Elsewhere } from "./Elsewhere.tsx";
import { speakerOf } from "./speaker.ts";
import type { OnDecided } from "./useAmendmentAsk.tsx";
import { useClauseAmendments } from "./useClauseAmendments.ts";
import { useClauseName } from "./useClauseName.ts";

export interface OnClauseProps {
  readonly clause: ClauseId | null;
  /** The heading takes the focus where no card is left. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onDecided: OnDecided;
  readonly onJump: (clause: ClauseId) => void;
}

/** The amendments on one paragraph as cards, those that would stand behind it, earlier ones, and the others. Rule UI75. */
export function OnClause({ clause, heading, onDecided, onJump }: OnClauseProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { connection, projection, overlays, state, actor } = room;
  const hues = useDelegationHues(connection.snapshot.access.id, state);
  const label = useClauseName(clause);
  const { open, newAfter, earlier, elsewhere } = useClauseAmendments(clause);
  const select = useCallback(
    (source: Overlays) => (clause ? source.of({ clause }, ALL_OPEN).collisions.size : 0),
    [clause],
  );
  const concerns = useCallback((change: OverlaysChange) => clause !== null && change.clauses.has(clause), [clause]);
  const colliding = useProposed(overlays, select, concerns, "idle");
  const mayBegin = speakerOf(room) !== null && clause !== null && mayPropose(actor, state, clause) === null;
  const lead = (clause && projection.clause(clause)?.lead) ?? "";
  const cards = (list: readonly Amendment[]) =>
    list.map((amendment) => (
      <li key={amendment.id}>
        <AmendmentCard
          amendment={amendment}
          clause={clause}
          label={label}
          lead={"on" in amendment.proposed ? lead : ""}
          hues={hues}
          peers={peersOf(amendment, open)}
          onDecided={onDecided}
        />
      </li>
    ));
  return (
    <section className={styles.section} aria-labelledby="amendments-heading">
      <h2 className={styles.heading} id="amendments-heading" ref={heading} tabIndex={-1}>
        {clause === null ? t("amend.panel.tab") : <Heading label={label} open={open.length} colliding={colliding} />}
      </h2>
      {clause === null ? <p className={styles.muted}>{t("room.clause.none")}</p> : <ClauseStanding clause={clause} />}
      {clause !== null && open.length === 0 ? (
        <p className={styles.muted}>
          {t("amend.panel.none", { label })}
          {mayBegin ? ` ${t("amend.panel.howTo", { keys: keysOf("Ctrl+Shift+E", isMacPlatform()) })}` : null}
        </p>
      ) : null}
      {open.length > 0 ? (
        <ul className={styles.cards} aria-label={t("amend.panel.cards", { label })}>
          {cards(open)}
        </ul>
      ) : null}
      {newAfter.length > 0 ? (
        <>
          <h3 className={styles.subheading}>{t("amend.panel.newAfter", { label })}</h3>
          <ul className={styles.cards} aria-label={t("amend.panel.newAfter", { label })}>
            {cards(newAfter)}
          </ul>
        </>
      ) : null}
      {earlier.length > 0 ? (
        <details>
          <summary className={styles.summary}>{t("amend.panel.earlier", { count: earlier.length })}</summary>
          <ul className={styles.cards}>{cards(earlier)}</ul>
        </details>
      ) : null}
      <Elsewhere list={elsewhere} hues={hues} onJump={onJump} />
    </section>
  );
}

/** Open amendments that can be merged with one: those on the same text, of a like kind. */
function peersOf({ id, proposed }: Amendment, open: readonly Amendment[]): readonly AmendmentId[] {
  if (!("on" in proposed)) return [];
  const place = JSON.stringify(proposed.on);
  return open.flatMap((other) =>
    other.id !== id && "on" in other.proposed && JSON.stringify(other.proposed.on) === place ? [other.id] : [],
  );
}

/** "OP 3 — 3 open, 2 collide". */
function Heading({
  label,
  open,
  colliding,
}: {
  readonly label: string;
  readonly open: number;
  readonly colliding: number;
}) {
  const { t } = useTranslation();
  if (open === 0) return label;
  const count = t("amend.panel.open", { count: open });
  return colliding > 0
    ? t("amend.panel.headingColliding", {
        label,
        open: count,
        collide: t("amend.panel.collide", { count: colliding }),
      })
    : t("amend.panel.heading", { label, open: count });
}
