import { useTranslation } from "react-i18next";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import type { PositionTaken } from "../../../../shared/domain/amendment.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { classNames } from "../../../ui/classNames.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuSectionProps } from "../../../ui/Menu.tsx";
import { isInBase } from "../amendments/amendmentPlaces.ts";
import { PositionCounts } from "../amendments/PositionCounts.tsx";
import { PositionMenu } from "../amendments/PositionMenu.tsx";
import { speakerOf } from "../amendments/speaker.ts";
import { useRoom } from "../roomContext.ts";
import { statusSign } from "../statusSign.ts";
import type { ClauseDeed } from "./clauseBlocks.ts";
import styles from "./Decide.module.css";
import { nextOpenClause } from "./nextOpenClause.ts";
import { ReserveButton } from "./ReserveButton.tsx";
import { useClauseDecisions } from "./useClauseDecisions.tsx";

const NOBODY: ReadonlyMap<string, PositionTaken> = new Map();

type Asked = Exclude<ClauseDeed, "accept" | "merge">;
const DEEDS: readonly { readonly deed: Asked; readonly key: "agreeAdRef" | "agree" | "bracket" | "reopen" }[] = [
  { deed: "agreeAdRef", key: "agreeAdRef" },
  { deed: "agreeClause", key: "agree" },
  { deed: "bracketClause", key: "bracket" },
  { deed: "reopenClause", key: "reopen" },
];

/** How a paragraph stands: its status, who keeps a reservation, what delegations say of it, and what one may do. Rules UI82, UI86. */
export function ClauseStanding({ clause }: { readonly clause: ClauseId }) {
  const { t } = useTranslation();
  const room = useRoom();
  const { state, actor, projection, editor } = room;
  const { label, blocked, ask, dialog } = useClauseDecisions(clause);
  const speaker = speakerOf(room);
  const view = projection.clause(clause);
  if (!view || !isInBase(view) || state.stage === "drafting") return null;
  const status = statusOf(state, clause);
  const isAgreed = isLocked(status);
  const positions = state.clausePositions.get(clause) ?? NOBODY;
  // Who reserves is said already; there is more where somebody gave a reason or took another position.
  const hasMore = [...positions.values()].some(({ position, reason }) => position !== "reserve" || reason);
  const reserved = [...positions].filter(([, { position }]) => position === "reserve").map(([code]) => code);
  const nextSection = (): MenuSectionProps => {
    const next = nextOpenClause(projection.clauses, state, clause);
    return {
      id: "next",
      title: t("room.outline.label"),
      items: [
        {
          id: "next",
          label: t("decide.nextOpen"),
          disabledReason: next ? undefined : t("decide.blocked.noOpen"),
          onAction: () => {
            if (next) editor?.focus(next, "start");
          },
        },
      ],
    };
  };
  return (
    <div className={styles.standing}>
      <div className={styles.row}>
        <span className={styles.mark} data-tone={isAgreed ? "agreed" : status}>
          <span aria-hidden="true">{statusSign(status)} </span>
          {t(`room.status.${status}`)}
        </span>
        {reserved.length > 0 ? (
          <span>{t("decide.standing.reservations", { count: reserved.length, codes: reserved.join(", ") })}</span>
        ) : null}
      </div>
      {hasMore ? <PositionCounts positions={positions} /> : null}
      {actor.role === "facilitator" || speaker ? (
        <div className={classNames(styles.row, actor.role !== "facilitator" && styles.narrowOnly)}>
          {actor.role === "facilitator" ? (
            <Menu
              label={t("decide.menuLabel", { label })}
              trigger={
                <Button aria-label={t("decide.menuLabel", { label })}>
                  {t("decide.menu")}
                  <Icon name="chevronDown" />
                </Button>
              }
              sections={() => [
                {
                  id: "decide",
                  title: t("decide.menuLabel", { label }),
                  items: DEEDS.map(({ deed, key }) => ({
                    id: deed,
                    label: t(`decide.${key}`),
                    disabledReason: blocked(deed),
                    onAction: () => ask(deed),
                  })),
                },
                nextSection(),
              ]}
            />
          ) : null}
          {speaker ? (
            <div className={styles.narrowOnly}>
              <PositionMenu on={{ clause }} name={label} positions={positions} speaker={speaker} />
              <ReserveButton key={clause} clause={clause} label={label} speaker={speaker} />
            </div>
          ) : null}
        </div>
      ) : null}
      {dialog}
    </div>
  );
}
