import { type CSSProperties, type KeyboardEvent, useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Overlays, OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import { type Amendment, isOpen } from "../../../../shared/domain/amendment.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import type { DelegationHues } from "../../../live/delegationHues.ts";
import { Tag } from "../../../ui/Tag.tsx";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { useTakeIn } from "../takeIn/takeInContext.ts";
import { useProposed } from "../useOverlays.ts";
import styles from "./AmendmentCard.module.css";
import { AmendmentChange } from "./AmendmentChange.tsx";
import { cardView } from "./cardView.ts";
import { DecisionActions, takeInBlock } from "./DecisionActions.tsx";
import { Fate } from "./Fate.tsx";
import { MoveTarget } from "./MoveTarget.tsx";
import { PositionCounts } from "./PositionCounts.tsx";
import { SpeakerActions } from "./SpeakerActions.tsx";
import { speakerOf } from "./speaker.ts";
import { type OnDecided, useAmendmentAsk } from "./useAmendmentAsk.tsx";
import { Wordings } from "./Wordings.tsx";

export interface AmendmentCardProps {
  readonly amendment: Amendment;
  /** The clause in whose panel it stands, and what the room calls it. */
  readonly clause: ClauseId | null;
  readonly label: string;
  readonly lead: string;
  readonly hues: DelegationHues;
  /** Other open amendments of the same place. */
  readonly peers: readonly AmendmentId[];
  readonly onDecided: OnDecided;
}

/** Id of the element of an amendment's card. */
export function cardId(amendment: AmendmentId): string {
  return `amendment-${amendment}`;
}

/** One amendment: who, what changes, why, how it stands, and what this person may do with it. Rules UI76–UI80. */
export function AmendmentCard({ amendment, clause, label, lead, hues, peers, onDecided }: AmendmentCardProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { overlays, projection, state, actor } = room;
  const { isOnline } = useRoomCommand();
  const takeIn = useTakeIn();
  const speaker = speakerOf(room);
  const { proposed, number, delegation, sponsors, contributors, enteredBy, reason, status } = amendment;
  const { ask, dialog } = useAmendmentAsk(amendment, speaker, onDecided);
  // Without the words themselves: a key typed beside the change leaves the card as it is.
  const select = useCallback(
    (source: Overlays) => {
      const { segments: _words, ...standing } = cardView(source, amendment);
      return standing;
    },
    [amendment],
  );
  const concerns = useCallback(
    (change: OverlaysChange) => {
      if (!("on" in proposed)) return change.clauses.has(proposed.clause);
      return "clause" in proposed.on ? change.clauses.has(proposed.on.clause) : change.notes.has(proposed.on.footnote);
    },
    [proposed],
  );
  const view = useProposed(overlays, select, concerns, "idle");
  const note = "on" in proposed && "footnote" in proposed.on ? projection.noteNumber(proposed.on.footnote) : undefined;
  const word = t(`amend.kind.${view.kind}`);
  const kind = note === undefined ? word : t("amend.kind.inNote", { kind: word, number: note });
  const rivals = view.rivals.flatMap((id) => {
    const rival = state.amendments.get(id);
    return rival ? [`${rival.number} (${rival.delegation})`] : [];
  });
  const isFacilitator = actor.role === "facilitator";
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // Keys in a dialog or menu of the card come by here, too.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    const isBlocked = takeInBlock(state, amendment, clause, isOnline) !== null;
    if (isFacilitator && isOpen(status) && !isBlocked) takeIn.accept([amendment.id]);
  };
  const headId = `${cardId(amendment.id)}-name`;
  return (
    <article
      id={cardId(amendment.id)}
      className={styles.card}
      data-amendment={amendment.id}
      data-status={status}
      style={{ "--edge": `var(--hue-${hues.hueOf(delegation)})` } as CSSProperties}
      aria-labelledby={headId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: cards are a list to go through by Tab; Ctrl+Enter acts on one
      tabIndex={0}
      onKeyDownCapture={handleKeyDown}
    >
      <h3 className={styles.head} id={headId}>
        <Tag code={delegation} name={hues.nameOf(delegation)} hue={hues.hueOf(delegation)} />{" "}
        <bdi className={styles.number}>{number}</bdi> <span className={styles.meta}>{kind}</span>
      </h3>
      {sponsors.length > 0 ? (
        <p className={styles.meta}>{t("amend.card.with", { codes: sponsors.join(", ") })}</p>
      ) : null}
      {contributors.length > 0 ? (
        <p className={styles.meta}>{t("amend.card.contributors", { codes: contributors.join(", ") })}</p>
      ) : null}
      {proposed.kind === "move" ? <MoveTarget proposed={proposed} /> : null}
      <LiveChange amendment={amendment} concerns={concerns} lead={lead} />
      {view.isUnrecorded ? <p className={styles.meta}>{t("amend.card.unrecorded")}</p> : null}
      {reason ? <p className={styles.reason}>{reason}</p> : null}
      {rivals.length > 0 ? (
        <p className={styles.warning}>
          <span aria-hidden="true">⚠ </span>
          {t("amend.card.collides", { names: rivals.join(", ") })}
        </p>
      ) : null}
      {view.isStale ? (
        <p className={styles.warning}>
          <span aria-hidden="true">⚠ </span>
          {t("amend.card.stale")}
        </p>
      ) : null}
      {view.isFulfilled ? <p className={styles.meta}>{t("amend.card.fulfilled")}</p> : null}
      <Fate amendment={amendment} />
      {isFacilitator ? (
        <DecisionActions
          amendment={amendment}
          clause={clause}
          label={label}
          peers={peers}
          isOnline={isOnline}
          ask={ask}
        />
      ) : null}
      {speaker ? (
        <SpeakerActions amendment={amendment} speaker={speaker} isUnrecorded={view.isUnrecorded} ask={ask} />
      ) : null}
      <PositionCounts positions={amendment.positions} />
      {enteredBy ? (
        <p className={styles.meta}>
          {t("amend.card.enteredBy", {
            code: delegation,
            name: enteredBy.name,
            role: t(`role.${enteredBy.role}`),
          })}
        </p>
      ) : null}
      <Wordings amendment={amendment} lead={lead} />
      {dialog}
    </article>
  );
}

/** What changes, as the words stand now. */
function LiveChange({
  amendment,
  concerns,
  lead,
}: Pick<AmendmentCardProps, "amendment" | "lead"> & { readonly concerns: (change: OverlaysChange) => boolean }) {
  const { overlays } = useRoom();
  const select = useCallback((source: Overlays) => cardView(source, amendment).segments, [amendment]);
  return <AmendmentChange segments={useProposed(overlays, select, concerns, "idle")} lead={lead} />;
}
