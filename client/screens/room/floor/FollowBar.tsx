import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { regionId } from "../regions.ts";
import styles from "./FollowBar.module.css";
import { useFloor } from "./floorContext.ts";

/** Says that the text follows the floor, with the ways out, and puts the frame round the text. It stands above the text. Rule UI122. */
export function FollowBar() {
  const { t } = useTranslation();
  const { following, place, stop, resume } = useFloor();
  const isOn = following !== "off";
  useEffect(() => {
    const desk = document.getElementById(regionId("text"));
    if (!desk || following === "off") return;
    desk.dataset.following = following;
    return () => {
      delete desk.dataset.following;
    };
  }, [following]);
  useEffect(() => {
    if (!isOn) return;
    const handleEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const isInText = document.getElementById(regionId("text"))?.contains(event.target as Node | null);
      if (isInText || event.target === document.body) stop();
    };
    document.addEventListener("keydown", handleEscape);
    return () => document.removeEventListener("keydown", handleEscape);
  }, [isOn, stop]);
  if (!isOn) return null;
  const key = following === "paused" ? (place ? "paused" : "pausedFree") : place ? "following" : "followingFree";
  return (
    <div className={styles.bar} data-following={following}>
      <Icon name={following === "paused" ? "info" : "check"} />
      <span className={styles.words}>
        <bdi>{t(`floor.${key}`, { place })}</bdi>
      </span>
      {following === "paused" ? <Button onPress={resume}>{t("floor.resume")}</Button> : null}
      <Button onPress={stop} hint="Esc">
        {t("floor.stop")}
      </Button>
    </div>
  );
}
