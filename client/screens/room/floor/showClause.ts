import { regionId } from "../regions.ts";
import type { FloorPlace } from "./floorPlace.ts";
import { isOffScreen } from "./following.ts";

/**
 * Brings a clause into the middle of the text where it is off screen, slowly unless less motion is wished. One that is only
 * proposed and not on the page is looked for behind its predecessor. The caret stays where it is. Gives the function that
 * stops it on the way. Rule UI122.
 */
export function showClause(id: string, place: FloorPlace | null): () => void {
  const desk = document.getElementById(regionId("text"));
  const element = desk && (elementOf(desk, id) ?? (place?.before ? elementOf(desk, place.before.id) : null));
  if (!desk || !element || !isOff(element, desk)) return () => undefined;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
  return settle(element, desk);
}

/** So many frames without movement, and the text has come to rest. */
const STILL_FRAMES = 10;
const MOST_CORRECTIONS = 3;

/**
 * What is off screen has only a guessed height until it is drawn, so that a long way ends beside the goal: once the text has
 * come to rest it is looked at again.
 */
function settle(element: Element, desk: HTMLElement): () => void {
  let frame = 0;
  let still = 0;
  let corrections = 0;
  let top = desk.scrollTop;
  const look = () => {
    still = desk.scrollTop === top ? still + 1 : 0;
    top = desk.scrollTop;
    if (still >= STILL_FRAMES) {
      if (corrections >= MOST_CORRECTIONS || !isOff(element, desk)) return;
      corrections += 1;
      still = 0;
      element.scrollIntoView({ block: "center", behavior: "auto" });
    }
    frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

function isOff(element: Element, desk: HTMLElement): boolean {
  return isOffScreen(element.getBoundingClientRect(), desk.getBoundingClientRect());
}

/** In the compilation the clause stands there twice: the editor stays behind it, unseen. */
function elementOf(desk: HTMLElement, id: string): Element | null {
  const found = [...desk.querySelectorAll(`[data-clause="${CSS.escape(id)}"]`)];
  return found.find((one) => one.getClientRects().length > 0) ?? found[0] ?? null;
}
