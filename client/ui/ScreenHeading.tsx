import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import styles from "./ScreenHeading.module.css";

/** Remembers whether a screen has been shown in this visit. */
const VisitContext = createContext<{ hasShownScreen: boolean } | null>(null);

/** Stands around all screens, so that the first one of a visit is known from the ones that follow. */
export function Visit({ children }: { readonly children: ReactNode }) {
  const [visit] = useState(() => ({ hasShownScreen: false }));
  return <VisitContext value={visit}>{children}</VisitContext>;
}

export interface ScreenHeadingProps {
  readonly children: ReactNode;
  readonly lang?: string;
  readonly dir?: string;
}

/**
 * The one `h1` of a screen. It takes the focus when its screen opens, so that a screen reader begins there; on the very
 * first screen of a visit the browser's own start is left alone. Rule A11Y10.
 */
export function ScreenHeading({ children, lang, dir }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const visit = useContext(VisitContext);
  useEffect(() => {
    if (!visit) return;
    if (visit.hasShownScreen) heading.current?.focus({ preventScroll: true });
    visit.hasShownScreen = true;
  }, [visit]);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles.heading} lang={lang} dir={dir}>
      {children}
    </h1>
  );
}
