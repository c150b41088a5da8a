import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { JointSnapshot } from "../../live/jointLive.ts";
import type { SaveStatus } from "../../live/saveStatus.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import { CalmStatus } from "./calmStatus.ts";
import { useRoom } from "./roomContext.ts";
import styles from "./SaveSign.module.css";
import { useLive } from "./useLive.ts";

const TONES: Readonly<Record<SaveStatus, ChipTone>> = {
  opening: "neutral",
  saved: "agreed",
  editing: "neutral",
  saving: "open",
  offline: "open",
  refused: "problem",
};

const onDeskOf = (live: JointSnapshot) => live.onDesk;
const keepsCopy = (live: JointSnapshot) => live.keepsCopy;
const minuteSaved = (live: JointSnapshot) => (live.savedAt === null ? null : Math.floor(live.savedAt / 60_000));

/** Says whether everything is at the server, from acknowledgements alone, and what never leaves this device. Rules SY43, SY56. */
export function SaveSign() {
  const { t, i18n } = useTranslation();
  const { connection } = useRoom();
  const calm = useMemo(() => new CalmStatus(connection.joint), [connection]);
  const status = useSyncExternalStore(calm.subscribe, calm.read);
  const minute = useLive(connection.joint, minuteSaved);
  const onDesk = useLive(connection.joint, onDeskOf);
  const kept = useLive(connection.joint, keepsCopy);
  const time =
    minute === null
      ? ""
      : new Intl.DateTimeFormat(i18n.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
          minute * 60_000,
        );
  return (
    <span className={styles.sign} data-save-status={status}>
      <Chip tone={TONES[status]}>
        {status === "saved" ? <span aria-hidden="true">✓</span> : null}
        {t(`room.save.${status}`, { time })}
      </Chip>
      {onDesk > 0 ? (
        <Chip tone={kept === false ? "open" : "neutral"}>
          {t(kept === false ? "room.save.onPage" : "room.save.onDevice", { count: onDesk })}
        </Chip>
      ) : null}
    </span>
  );
}
