import styles from "./Skeleton.module.css";

/** Grey lines where words will come. They show after 400 ms only, so that a quick answer does not flicker. Rule UI45. */
export function Skeleton({ label, lines }: { readonly label: string; readonly lines: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}
