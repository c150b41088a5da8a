import type { DraftId } from "../../../../shared/domain/ids.ts";

const keyOf = (draft: DraftId) => `adref.follow.${draft}`;

/** Whether this person follows the floor of a draft; kept until the browser's session ends. Rule UI124. */
export function isFollowingKept(draft: DraftId): boolean {
  try {
    return sessionStorage.getItem(keyOf(draft)) === "on";
  } catch {
    return false;
  }
}

/** Keeps it. */
export function keepFollowing(draft: DraftId, isOn: boolean): void {
  try {
    if (isOn) sessionStorage.setItem(keyOf(draft), "on");
    else sessionStorage.removeItem(keyOf(draft));
  } catch {
    // Without storage it lasts as long as the screen.
  }
}
