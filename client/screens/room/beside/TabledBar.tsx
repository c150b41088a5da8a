import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Overlays, OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import { type Amendment, textOfProposed } from "../../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Button } from "../../../ui/Button.tsx";
import { speakerOf } from "../amendments/speaker.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { useProposed } from "../useOverlays.ts";
import styles from "./Beside.module.css";
import { newNotes } from "./tabling.ts";

export interface TabledBarProps {
  readonly amendment: Amendment;
  readonly clause: ClauseId;
}

/**
 * Under a paragraph with a tabled amendment of one's own delegation: its number, that all see it, and what was typed since.
 * Withdrawing asks for a reason and is on its card. Rule UI144.
 */
export function TabledBar({ amendment, clause }: TabledBarProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { overlays, projection, versions } = room;
  const command = useRoomCommand();
  const { id, number, proposed } = amendment;
  const select = useCallback((source: Overlays) => isRevisedSince(source, amendment), [amendment]);
  const concerns = useCallback(({ clauses, notes }: OverlaysChange) => clauses.has(clause) || notes.size > 0, [clause]);
  const isRevised = useProposed(overlays, select, concerns, "idle");
  const speaker = speakerOf(room);
  const label = projection.clause(clause)?.label ?? "";
  const title = t(`beside.tabledTitle.${proposed.kind}`, { number, label });
  if (!speaker) return null;
  const hasWords = "text" in proposed;
  const revise = () => {
    const notes = versions ? newNotes(overlays.proposal(amendment).text, projection.draft, versions.desk) : [];
    void command.run({
      command: "reviseAmendment",
      amendment: id,
      ...speaker.field,
      ...(notes.length > 0 ? { notes } : {}),
    });
  };
  const blocked = command.isOnline ? undefined : t("room.stage.offline");
  return (
    <section className={styles.bar} aria-label={title}>
      <p className={styles.barTitle}>
        <strong>{title}</strong>
        <span>{t("beside.seenByAll")}</span>
        {hasWords && isRevised ? <span className={styles.warning}>{t("beside.notRecorded")}</span> : null}
      </p>
      {command.error ? (
        <p className={styles.warning} role="alert">
          {t(command.error.messageKey)}
        </p>
      ) : null}
      {hasWords && isRevised ? (
        <div className={styles.actions}>
          <Button variant="primary" isPending={command.isPending} disabledReason={blocked} onPress={revise}>
            {t("beside.revise")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** True where its sponsors have typed since the wording that was recorded last. */
function isRevisedSince(overlays: Overlays, amendment: Amendment): boolean {
  const recorded = amendment.revisions.at(-1)?.proposed ?? amendment.proposed;
  return JSON.stringify(overlays.proposal(amendment).text) !== JSON.stringify(textOfProposed(recorded));
}
