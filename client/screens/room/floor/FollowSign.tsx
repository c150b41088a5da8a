import { useTranslation } from "react-i18next";
import { useFloor } from "./floorContext.ts";

/** Whether one follows the floor, in the status bar; nothing for whoever moves it. Rule UI122. */
export function FollowSign() {
  const { t } = useTranslation();
  const { following, isMover } = useFloor();
  return isMover ? null : <span>{t(`floor.sign.${following}`)}</span>;
}
