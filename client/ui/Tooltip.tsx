import type { ReactElement } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import { classNames } from "./classNames.ts";
import styles from "./Tooltip.module.css";

export interface TooltipProps {
  /** Without words there is no hint; the child stays the same element, and keeps its focus, when words come and go. */
  readonly words: string | undefined;
  readonly children: ReactElement;
}

/** Puts a hint on one focusable child: after a moment of hovering, at once on focus. It repeats nothing that is already readable. */
export function Tooltip({ words, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={80} isDisabled={words === undefined}>
      {children}
      <AriaTooltip offset={6} className={classNames(styles.tooltip)}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
