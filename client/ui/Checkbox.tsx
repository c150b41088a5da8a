import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from "react-aria-components";
import styles from "./Choice.module.css";
import { classNames } from "./classNames.ts";
import { Icon } from "./Icon.tsx";

export interface CheckboxProps extends Omit<CheckboxFieldProps, "className" | "style" | "children"> {
  readonly children: ReactNode;
}

/** A box to tick, its words beside it. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} className={classNames(styles.field)}>
      <CheckboxButton className={classNames(styles.choice)}>
        {({ isSelected }) => (
          <>
            <span className={styles.box}>{isSelected ? <Icon name="check" /> : null}</span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
