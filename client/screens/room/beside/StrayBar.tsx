import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnAmendment } from "../../../../shared/document/versionIndex.ts";
import { isOpen } from "../../../../shared/domain/amendment.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { Button } from "../../../ui/Button.tsx";
import { speakerOf } from "../amendments/speaker.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Beside.module.css";

export interface StrayBarProps {
  readonly one: Extract<OwnAmendment, { readonly stage: "private" }>;
  /** The clause its words are about. */
  readonly about: ClauseId | null;
}

/**
 * Under own words that do not stand in their clause: a second text that a colleague began at the same time, words that came
 * too late for what was tabled, or whose paragraph was deleted. Says why, and gives the ways on. Rule UI147.
 */
export function StrayBar({ one, about }: StrayBarProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { versions, projection, state, editor } = room;
  const announce = useAnnounce();
  const [isStuck, setIsStuck] = useState(false);
  const speaker = speakerOf(room);
  const { amendment, standing } = one;
  if (!versions || !speaker || standing === "version") return null;
  const { id } = amendment;
  const tabled = state.amendments.get(id);
  const number = tabled?.number ?? "";
  const labelOf = (clause: ClauseId): string => projection.clause(clause)?.label || (state.labels.get(clause) ?? "");
  const label = (about && labelOf(about)) || t("beside.thisParagraph");
  const say = (words: string): void => {
    announce(words, `stray ${id}`);
    editor?.focus();
  };
  const attempt = (isDone: boolean, words: string): void => {
    setIsStuck(!isDone);
    if (isDone) say(words);
    else announce(t("beside.stray.sameWords"), `stuck ${id}`);
  };
  return (
    <section
      className={styles.bar}
      data-own-words
      aria-label={t(`beside.stray.${standing}`, { code: speaker.code, label, number })}
    >
      <p className={styles.barTitle}>
        <span className={styles.warning}>{t(`beside.stray.${standing}`, { code: speaker.code, label, number })}</span>
        {isStuck ? <span className={styles.warning}>{t("beside.stray.sameWords")}</span> : null}
      </p>
      <div className={styles.actions}>
        {standing === "beside" ? (
          <Button onPress={() => attempt(versions.join(id), t("beside.stray.joined"))}>{t("beside.stray.join")}</Button>
        ) : (
          <>
            <Button
              onPress={() => {
                versions.discard(id);
                say(t("beside.discarded"));
              }}
            >
              {t("beside.discard")}
            </Button>
            <Button
              onPress={() => {
                versions.beginAnew(id);
                say(t("beside.stray.begun"));
              }}
            >
              {t(standing === "late" ? "beside.stray.anew" : "beside.stray.newClause")}
            </Button>
            {standing === "late" && tabled && isOpen(tabled.status) ? (
              <Button
                variant="primary"
                onPress={() => attempt(versions.bringLate(id), t("beside.stray.brought", { number }))}
              >
                {t("beside.stray.bring", { number })}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </section>
  );
}
