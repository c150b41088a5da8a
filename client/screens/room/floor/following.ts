/** Whether somebody's text goes where the facilitator points. */
export type Following = "off" | "following" | "paused";

/** What happens to it: the person's own acts, and what the screen notices. */
export type FollowingEvent =
  /** The button or the key: on, or off again. */
  | "toggle"
  | "stop"
  | "resume"
  /** The person types, scrolls or moves on by themselves. */
  | "ownWay"
  /** The person's delegation has tabled something: what kept them elsewhere is done. */
  | "tabled";

/** The next state. Nothing but the person's own wish ever begins it. Pure. Rules UI122, UI123. */
export function nextFollowing(now: Following, event: FollowingEvent): Following {
  switch (event) {
    case "toggle":
      return now === "off" ? "following" : "off";
    case "stop":
      return "off";
    case "resume":
    case "tabled":
      return now === "paused" ? "following" : now;
    case "ownWay":
      return now === "following" ? "paused" : now;
  }
}

const KEYS_THAT_MOVE = new Set([
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"],
  ...["Backspace", "Delete", "Enter", "Tab"],
]);

/** True for a key that writes or moves in the text; commands held with Ctrl or ⌘ are neither. */
export function isOwnWay(press: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">): boolean {
  if (KEYS_THAT_MOVE.has(press.key)) return true;
  return press.key.length === 1 && !press.ctrlKey && !press.metaKey;
}

/** The height of something on the screen. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** True when less than half of a clause (of the screen, for a long one) can be seen: only then the text moves. Rule UI122. */
export function isOffScreen(clause: Extent, screen: Extent): boolean {
  const seen = Math.min(clause.bottom, screen.bottom) - Math.max(clause.top, screen.top);
  return seen < Math.min(clause.bottom - clause.top, screen.bottom - screen.top) / 2;
}
