import type { ReactNode } from "react";
import { type ToggleButtonProps as AriaProps, ToggleButton as AriaToggleButton } from "react-aria-components";
import { buttonClass } from "./Button.tsx";
import { classNames } from "./classNames.ts";
import styles from "./ToggleButton.module.css";
import { Tooltip } from "./Tooltip.tsx";

export interface ToggleButtonProps extends Omit<AriaProps, "className" | "style" | "children" | "isDisabled"> {
  readonly children: ReactNode;
  readonly hint?: string | undefined;
}

/** A button that is on or off and says so (`aria-pressed`). */
export function ToggleButton({ children, hint, ...props }: ToggleButtonProps) {
  return (
    <Tooltip words={hint}>
      <AriaToggleButton {...props} className={classNames(buttonClass(), styles.toggle)}>
        {children}
      </AriaToggleButton>
    </Tooltip>
  );
}
