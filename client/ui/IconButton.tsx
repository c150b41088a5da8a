import { Button as AriaButton } from "react-aria-components";
import styles from "./Button.module.css";
import { type ButtonProps, buttonClass } from "./Button.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "isPending"> {
  readonly icon: IconName;
  /** The name of the button: read aloud, and shown on hover and focus. */
  readonly label: string;
  readonly mirrored?: boolean;
}

/** A button that shows a picture only. Its name is not optional. Rule UI41. */
export function IconButton({ icon, label, mirrored = false, variant = "quiet", ...props }: IconButtonProps) {
  const { disabledReason, onPress, ...rest } = props;
  const handlers = disabledReason ? { type: "button" as const, "aria-disabled": true } : onPress ? { onPress } : {};
  return (
    <Tooltip words={disabledReason ? `${label}. ${disabledReason}` : label}>
      <AriaButton {...rest} {...handlers} aria-label={label} className={buttonClass(variant, styles.iconOnly)}>
        <Icon name={icon} mirrored={mirrored} />
      </AriaButton>
    </Tooltip>
  );
}
