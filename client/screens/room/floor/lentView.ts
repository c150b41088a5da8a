import type { TextView } from "../viewSettings.ts";

/** A view that the person got for as long as they follow, and their own, which they get back. */
export interface LentView {
  readonly own: TextView;
  readonly lent: TextView;
  /** True once the lent view was really on: from then on another one is the person's own choice. */
  readonly isOn: boolean;
}

/** What to do about the view now. */
export interface ViewStep {
  readonly kept: LentView | null;
  /** The view to switch to; null: stay. */
  readonly show: TextView | null;
  /** The person has chosen another view: they go their own way. */
  readonly isOwnWay: boolean;
}

/**
 * The view while somebody follows. `floor` is that of the floor, null when there is none or nobody follows; while paused
 * nothing is changed. A view the person chooses meanwhile is theirs from then on. Pure. Rule UI122.
 */
export function stepView(
  kept: LentView | null,
  shown: TextView,
  floor: TextView | null,
  following: "off" | "following" | "paused",
): ViewStep {
  const stay = { kept, show: null, isOwnWay: false };
  if (following === "paused" && floor) return stay;
  if (following !== "following" || !floor) {
    if (!kept) return stay;
    return { kept: null, show: shown === kept.lent && shown !== kept.own ? kept.own : null, isOwnWay: false };
  }
  if (!kept || kept.lent !== floor) {
    const own = kept?.own ?? shown;
    return { kept: { own, lent: floor, isOn: shown === floor }, show: shown === floor ? null : floor, isOwnWay: false };
  }
  if (shown === floor) return { ...stay, kept: { ...kept, isOn: true } };
  return kept.isOn ? { kept: null, show: null, isOwnWay: true } : stay;
}
