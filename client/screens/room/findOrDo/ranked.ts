import { compact } from "./typistLine.ts";

/** Something one can go to or do. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly lang?: string;
  /** What else it is found by. */
  readonly also?: string;
  readonly run: () => void;
}

/**
 * The entries that have every word of what was typed, whatever case, accents and blanks: "op3" finds "OP 3". Those whose
 * label is just that come first, then those that begin with it. Pure. Rule UI176.
 */
export function ranked(entries: readonly Entry[], typed: string, limit: number): readonly Entry[] {
  if (typed.trim() === "") return entries.slice(0, limit);
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const whole = compact(plain(typed));
  const found = entries.flatMap((entry) => {
    const label = plain(entry.label);
    const all = `${label} ${compact(label)} ${plain(entry.also ?? "")}`;
    const name = compact(label);
    if (!words.every((word) => all.includes(word)) && !name.includes(whole)) return [];
    const key = compact(plain(entry.also ?? ""));
    const rank = name === whole || key === whole ? 0 : name.startsWith(whole) ? 1 : 2;
    return [{ entry, rank }];
  });
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
