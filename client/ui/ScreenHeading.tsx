import { type ReactNode, useEffect, useRef } from "react";
import styles from "./ScreenHeading.module.css";

/**
 * The one `h1` of a screen. It takes the focus when its screen opens, so that a screen reader begins there; on the very
 * first screen of a visit the browser's own start is left alone. Rule A11Y10.
 */
export function ScreenHeading({
  children,
  lang,
  dir,
}: {
  readonly children: ReactNode;
  readonly lang?: string;
  readonly dir?: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasShownScreen) heading.current?.focus({ preventScroll: true });
    hasShownScreen = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.heading} lang={lang} dir={dir}>
      {children}
    </h1>
  );
}

let hasShownScreen = false;
