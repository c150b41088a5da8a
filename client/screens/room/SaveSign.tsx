import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { LiveSnapshot } from "../../live/liveSnapshot.ts";
import type { SaveStatus } from "../../live/saveStatus.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import { CalmStatus } from "./calmStatus.ts";
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

const minuteSaved = (live: LiveSnapshot) => (live.savedAt === null ? null : Math.floor(live.savedAt / 60_000));

/** Says whether everything is at the server, from acknowledgements alone. Rule SY43. */
export function SaveSign() {
  const { t, i18n } = useTranslation();
  const { connection } = useRoom();
  const calm = useMemo(() => new CalmStatus(connection), [connection]);
  const status = useSyncExternalStore(calm.subscribe, calm.read);
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
