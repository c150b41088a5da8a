/** The regions of the room, in the order F6 goes through them. */
const REGIONS = ["toolbar", "notices", "outline", "text", "panel", "status"] as const;
export type Region = (typeof REGIONS)[number];

const FOCUSABLE = 'button, a[href], input, select, textarea, [contenteditable="true"], [tabindex]:not([tabindex="-1"])';

/** Id of the place below the text where the editor says what it could not do. */
export const SAID_ID = "room-said";

/** Id of a region's element. */
export function regionId(region: Region): string {
  return `room-${region}`;
}

/**
 * Moves the focus to the region after (or before) the one it is in; regions that are not on screen or have nothing to
 * focus are passed over. `focusText` puts the caret where it was. Rule A11Y8.
 */
export function focusNextRegion(step: 1 | -1, focusText: () => void): void {
  const present = REGIONS.filter((region) => region === "text" || candidatesIn(region).length > 0);
  const current = present.findIndex((region) =>
    document.getElementById(regionId(region))?.contains(document.activeElement),
  );
  const start = current < 0 ? (step === 1 ? -1 : 0) : current;
  const next = present.at((start + step + present.length) % present.length);
  if (next) focusRegion(next, focusText);
}

/** Moves the focus into a region: to the caret of the text, else to its one tab stop or its first control. */
export function focusRegion(region: Region, focusText: () => void): void {
  if (region === "text") {
    focusText();
    return;
  }
  const candidates = candidatesIn(region);
  (candidates.find((one) => one.tabIndex === 0) ?? candidates[0])?.focus();
}

function candidatesIn(region: Region): readonly HTMLElement[] {
  const element = document.getElementById(regionId(region));
  return [...(element?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(isShown);
}

function isShown(element: HTMLElement | null): boolean {
  return element?.checkVisibility() === true;
}
