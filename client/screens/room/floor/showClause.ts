import { regionId } from "../regions.ts";
import type { FloorPlace } from "./floorPlace.ts";
import { isOffScreen } from "./following.ts";

/**
 * Brings a clause into the middle of the text where it is off screen, slowly unless less motion is wished. One that is only
 * proposed and not on the page is looked for behind its predecessor. The caret stays where it is. Rule UI122.
 */
export function showClause(id: string, place: FloorPlace | null): void {
  const desk = document.getElementById(regionId("text"));
  const element = desk && (elementOf(desk, id) ?? (place?.before ? elementOf(desk, place.before.id) : null));
  if (!desk || !element) return;
  if (!isOffScreen(element.getBoundingClientRect(), desk.getBoundingClientRect())) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
}

/** In the compilation the clause stands there twice: the editor stays behind it, unseen. */
function elementOf(desk: HTMLElement, id: string): Element | null {
  const found = [...desk.querySelectorAll(`[data-clause="${CSS.escape(id)}"]`)];
  return found.find((one) => one.getClientRects().length > 0) ?? found[0] ?? null;
}
