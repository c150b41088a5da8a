import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./Button.module.css";
import { classNames } from "./classNames.ts";
import { Tooltip } from "./Tooltip.tsx";

export type ButtonVariant = "secondary" | "primary" | "quiet" | "danger";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "isDisabled"> {
  readonly variant?: ButtonVariant;
  readonly children: ReactNode;
  /** Why the button cannot be used now. It stays in the tab order, does nothing, and says the reason. Rule A11Y7. */
  readonly disabledReason?: string | undefined;
  /** A hint for pointer and focus, for instance a key. The reason takes its place. */
  readonly hint?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Names of the classes of a button, also for a link that looks like one. */
export function buttonClass(variant: ButtonVariant = "secondary", ...more: readonly (string | false | undefined)[]) {
  return classNames(styles.button, variant !== "secondary" && styles[variant], ...more);
}

/** A button with words. It is at least 32 px high and never merely grey: a button that cannot be used says why. Rules UI41, A11Y7, A11Y12. */
export function Button({ variant = "secondary", disabledReason, hint, children, ...props }: ButtonProps) {
  const { onPress, isPending, ...rest } = props;
  // React Aria's own pending state is announced under the button's name, which dangles once the button is gone.
  const isIdle = disabledReason !== undefined || isPending === true;
  const handlers = isIdle ? { type: "button" as const, "aria-disabled": true } : onPress ? { onPress } : {};
  return (
    <Tooltip words={disabledReason ?? hint}>
      <AriaButton {...rest} {...handlers} className={buttonClass(variant, isPending && styles.pending)}>
        {children}
      </AriaButton>
    </Tooltip>
  );
}
