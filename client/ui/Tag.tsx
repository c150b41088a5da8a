import { classNames } from "./classNames.ts";
import styles from "./Tag.module.css";

/** The twelve hues, in the order in which they are given out: neighbours in the order are far apart on the wheel. */
export const HUES = [6, 10, 2, 8, 5, 12, 9, 3, 7, 11, 4, 1] as const;
export type Hue = (typeof HUES)[number];

/** The hue of the n-th of a group, counted from 0; after twelve they begin again, so the code always stands beside. */
export function hueAt(index: number): Hue {
  return HUES[index % HUES.length] ?? 1;
}

export interface TagProps {
  readonly code: string;
  /** The full name: read in place of the code, and shown on hover. */
  readonly name?: string | undefined;
  readonly hue: Hue;
}

/** A short code in its own hue, kept apart from the direction of the text around it. Rule UI44. */
export function Tag({ code, name, hue }: TagProps) {
  return (
    <bdi className={classNames(styles.tag, styles[`hue${hue}`])} title={name}>
      {name && name !== code ? (
        <>
          <span aria-hidden="true">{code}</span>
          <span className={styles.spoken}>{name}</span>
        </>
      ) : (
        code
      )}
    </bdi>
  );
}
