import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import type { SaveStatus } from "../../live/saveStatus.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import { useRoom } from "./roomContext.ts";
import { useLive } from "./useLive.ts";

const TONES: Readonly<Record<SaveStatus, ChipTone>> = {
  opening: "neutral",
  saved: "agreed",
  editing: "neutral",
  saving: "open",
  offline: "open",
  refused: "problem",
};

/** "Saved" comes back only when typing has paused this long: the sign must not flicker with every key. */
const PAUSE_MS = 600;

const statusOf = (live: LiveSnapshot) => live.status;
const minuteSaved = (live: LiveSnapshot) => (live.savedAt === null ? null : Math.floor(live.savedAt / 60_000));

/** Says whether everything is at the server, from acknowledgements alone. Rule SY43. */
export function SaveSign() {
  const { t, i18n } = useTranslation();
  const { connection } = useRoom();
  const status = useCalm(useLive(connection, statusOf));
  const minute = useLive(connection, minuteSaved);
  const time =
    minute === null
      ? ""
      : new Intl.DateTimeFormat(i18n.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
          minute * 60_000,
        );
  return (
    <span data-save-status={status}>
      <Chip tone={TONES[status]}>
        {status === "saved" ? <span aria-hidden="true">✓</span> : null}
        {t(`room.save.${status}`, { time })}
      </Chip>
    </span>
  );
}

/** Bad news at once, good news when it has settled. */
function useCalm(status: SaveStatus): SaveStatus {
  const [shown, setShown] = useState(status);
  useEffect(() => {
    if (status !== "saved" || shown === "opening") {
      setShown(status);
      return;
    }
    const timer = setTimeout(() => setShown(status), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [status, shown]);
  // A status that got worse since the last render must not wait for the effect.
  return status === "saved" ? shown : status;
}
