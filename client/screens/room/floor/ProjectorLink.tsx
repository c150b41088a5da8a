import { useTranslation } from "react-i18next";
import { buttonClass } from "../../../ui/Button.tsx";
import { useRoom } from "../roomContext.ts";

/** To the screen for the whole room, in a window of its own: it is dragged to the projector, the room stays here. */
export function ProjectorLink() {
  const { t } = useTranslation();
  const { connection } = useRoom();
  return (
    <a
      className={buttonClass()}
      href={`/d/${connection.snapshot.access.id}/floor`}
      target="_blank"
      rel="noopener noreferrer"
    >
      {t("floor.projector")}
    </a>
  );
}
