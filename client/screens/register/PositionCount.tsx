import { DialogTrigger, Popover, Dialog as PopoverDialog } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Position } from "../../../shared/domain/amendment.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./PositionCount.module.css";

export interface PositionCountProps {
  readonly position: Position;
  readonly codes: readonly string[];
  readonly hues: DelegationHues;
}

/** How many delegations say so, and on hover, focus or a press which ones. On cards and paper the codes stand beside. */
export function PositionCount({ position, codes, hues }: PositionCountProps) {
  const { t, i18n } = useTranslation();
  const names = new Intl.ListFormat(i18n.language).format(codes.map((code) => hues.nameOf(code) ?? code));
  const name = t(`register.columns.${position}`);
  return (
    <span className={styles.position}>
      <DialogTrigger>
        <Button
          variant="quiet"
          hint={names}
          aria-label={t("register.positionBy", { name, count: codes.length, names })}
        >
          {codes.length}
        </Button>
        <Popover className={classNames(styles.popover)} offset={4}>
          <PopoverDialog className={classNames(styles.positionNames)} aria-label={name}>
            <ul>
              {codes.map((code) => (
                <li key={code}>
                  <Tag code={code} hue={hues.hueOf(code)} /> {hues.nameOf(code)}
                </li>
              ))}
            </ul>
          </PopoverDialog>
        </Popover>
      </DialogTrigger>
      <span className={styles.codes}>
        {t("register.positionCodes", { count: codes.length, codes: codes.join(", ") })}
      </span>
    </span>
  );
}
