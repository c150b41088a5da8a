import { useTranslation } from "react-i18next";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import { type Amendment, isUndecided } from "../../../../shared/domain/amendment.ts";
import { type DraftState, statusOf } from "../../../../shared/domain/draftState.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { useRoom } from "../roomContext.ts";
import { useTakeIn } from "../takeIn/takeInContext.ts";
import styles from "./AmendmentCard.module.css";
import type { AmendmentDeed } from "./useAmendmentAsk.tsx";

export interface DecisionActionsProps {
  readonly amendment: Amendment;
  /** The clause in whose panel the card stands, and what the room calls it. */
  readonly clause: ClauseId | null;
  readonly label: string;
  /** Other open amendments of the same place. */
  readonly peers: readonly AmendmentId[];
  readonly isOnline: boolean;
  readonly ask: (deed: AmendmentDeed) => void;
}

/** Why an amendment cannot be taken in now, as a key of a message; null where it can. Rule UI82. */
export function takeInBlock(
  state: DraftState,
  { proposed }: Amendment,
  clause: ClauseId | null,
  isOnline: boolean,
): "offline" | "stage" | "gone" | "locked" | null {
  if (!isOnline) return "offline";
  if (state.stage !== "negotiation") return "stage";
  if (clause === null && proposed.kind !== "insert") return "gone";
  return clause !== null && "on" in proposed && isLocked(statusOf(state, clause)) ? "locked" : null;
}

/** What a facilitator decides on one amendment, each with its reason where it cannot be done. Rules UI78, A11Y7. */
export function DecisionActions({ amendment, clause, label, peers, isOnline, ask }: DecisionActionsProps) {
  const { t } = useTranslation();
  const { state } = useRoom();
  const takeIn = useTakeIn();
  const { id, number, status, proposed } = amendment;
  const block = takeInBlock(state, amendment, clause, isOnline);
  const accepting = block ? t(`amend.blocked.${block}`, { label }) : undefined;
  const disposing = block === "offline" || block === "stage" ? t(`amend.blocked.${block}`) : undefined;
  const named = (action: string) => t("amend.action.named", { action, number });
  if (!isUndecided(status)) {
    if (status === "withdrawn") return null;
    return (
      <div className={styles.actions}>
        <Button aria-label={named(t("amend.action.reopen"))} disabledReason={disposing} onPress={() => ask("reopen")}>
          {t("amend.action.reopen")}
        </Button>
      </div>
    );
  }
  if (status === "parked") {
    return (
      <div className={styles.actions}>
        <Button aria-label={named(t("amend.action.unpark"))} disabledReason={disposing} onPress={() => ask("unpark")}>
          {t("amend.action.unpark")}
        </Button>
        <Button
          aria-label={named(t("amend.action.declineMore"))}
          disabledReason={disposing}
          onPress={() => ask("decline")}
        >
          {t("amend.action.declineMore")}
        </Button>
      </div>
    );
  }
  const isComparable =
    clause !== null && (proposed.kind === "edit" || proposed.kind === "alt") && "clause" in proposed.on;
  return (
    <div className={styles.actions}>
      <Button
        variant="primary"
        aria-label={named(t("amend.action.accept"))}
        disabledReason={accepting}
        onPress={() => takeIn.accept([id])}
      >
        {t("amend.action.accept")}
      </Button>
      {isComparable ? (
        <Button aria-label={named(t("amend.action.compare"))} onPress={() => takeIn.compare(clause)}>
          {t("amend.action.compare")}
        </Button>
      ) : null}
      <Button aria-label={named(t("amend.action.decline"))} disabledReason={disposing} onPress={() => ask("decline")}>
        {t("amend.action.decline")}
      </Button>
      <Menu
        label={t("amend.action.more", { number })}
        trigger={
          <Button aria-label={t("amend.action.more", { number })}>
            <Icon name="more" />
          </Button>
        }
        sections={[
          {
            id: "decide",
            title: t("amend.action.section", { number }),
            items: [
              {
                id: "park",
                label: t("amend.action.park"),
                disabledReason: disposing,
                onAction: () => ask("park"),
              },
              {
                id: "merge",
                label: t("amend.action.merge"),
                disabledReason: disposing ?? (peers.length === 0 ? t("amend.blocked.alone") : undefined),
                onAction: () => takeIn.merge([id, ...peers]),
              },
            ],
          },
        ]}
      />
    </div>
  );
}
