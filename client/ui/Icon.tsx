import { classNames } from "./classNames.ts";
import styles from "./Icon.module.css";

const PATHS = {
  add: "M8 3v10M3 8h10",
  back: "M10 3 5 8l5 5",
  check: "m3 8.5 3.5 3.5L13 5",
  chevronDown: "m4 6 4 4 4-4",
  close: "m4 4 8 8M12 4l-8 8",
  comment: "M2.5 3h11v7.500H7L4 13.500v-3H2.500z",
  copy: "M5.5 5.5V3h7.5v7.5h-2.5M3 5.5h7.5V13H3z",
  download: "M8 2.5v7.5M4.5 7 8 10.5 11.5 7M3 13.5h10",
  help: "M6 6a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 11.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z",
  footnote: "M2.5 5.5h6M2.500 8.5h6M2.500 11.5h4M11 4.5l1.500-1v5",
  indent: "M2.5 3.5h11M8 6.500h5.5M8 9.500h5.5M2.5 12.5h11M2.5 6.500 5 8 2.5 9.500",
  info: "M8 7.3v4M8 4.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z",
  link: "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7L8 4.3M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
  lock: "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  minus: "M3.5 8h9",
  more: "M3.5 8v.01M8 8v.01M12.5 8v.01",
  moveDown: "M8 3v10M4 9l4 4 4-4",
  moveUp: "M8 13V3M4 7l4-4 4 4",
  outdent: "M2.5 3.5h11M8 6.500h5.5M8 9.500h5.5M2.5 12.5h11M5 6.500 2.5 8 5 9.500",
  panel: "M2.5 3.5h11v9h-11zM10 3.5v9",
  person: "M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8ZM3 13.4c.5-2.3 2.4-3.6 5-3.6s4.5 1.3 5 3.6",
  redo: "M13 6.500H6a3.250 3.250 0 0 0 0 6.500h3M10.500 3.500l3 3-3 3",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 13.5 13.5",
  theme: "M8 2a6 6 0 1 0 0 12ZM8 2a6 6 0 0 1 0 12",
  trash: "M3 4.5h10M6 4.500V3h4v1.500M4.500 4.500l.5 8.500h6l.5-8.500M7 7v4M9 7v4",
  undo: "M3 6.500h7a3.250 3.250 0 0 1 0 6.500H7M6 3.500l-3 3 3 3",
  warning: "M8 2.5 14.2 13.300H1.800ZM8 6.600v3.200M8 11.5v.1",
} as const;

/** The pictures of the interface. */
export type IconName = keyof typeof PATHS;

/**
 * A small line drawing in the colour of the text around it, hidden from assistive technology: the words beside it, or the
 * name of its button, say what it means. `mirrored` turns it round where the interface runs from right to left (arrows, never a tick).
 */
export function Icon({ name, mirrored = false }: { readonly name: IconName; readonly mirrored?: boolean }) {
  return (
    <svg
      className={classNames(styles.icon, name === "theme" && styles.half, mirrored && styles.mirrored)}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
