import styles from "./Logo.module.css";

/** A page with a tick: agreed, though the rest is still open. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className={styles.page} x="4" y="2" width="24" height="28" rx="3" />
      <path className={styles.lines} d="M10 10h12M10 15h12" />
      <path className={styles.tick} d="m10 22 3.5 3.5L22 19" />
    </svg>
  );
}
