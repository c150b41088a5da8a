import { useEffect } from "react";
import { regionId } from "../regions.ts";
import { isOwnWay } from "./following.ts";

/**
 * Calls when the person moves in the text by themselves: keys that write or move, wheel, touch, the scroll bar, or a jump
 * from the outline. What the screen does on its own is none of these. Rule UI123.
 */
export function useOwnWay(isOn: boolean, onOwnWay: () => void): void {
  useEffect(() => {
    const desk = document.getElementById(regionId("text"));
    if (!isOn || !desk) return;
    const outline = document.getElementById(regionId("outline"));
    const handleKey = (event: KeyboardEvent) => {
      if (isOwnWay(event)) onOwnWay();
    };
    // The bar of a scrolling element is the element itself, beyond the room it has for its content.
    const handlePointer = (event: PointerEvent) => {
      if (event.target === desk && (event.offsetX > desk.clientWidth || event.offsetY > desk.clientHeight)) onOwnWay();
    };
    const handleJump = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-clause]")) onOwnWay();
    };
    const passive = { passive: true };
    desk.addEventListener("keydown", handleKey);
    desk.addEventListener("pointerdown", handlePointer);
    desk.addEventListener("wheel", onOwnWay, passive);
    desk.addEventListener("touchmove", onOwnWay, passive);
    outline?.addEventListener("click", handleJump);
    return () => {
      desk.removeEventListener("keydown", handleKey);
      desk.removeEventListener("pointerdown", handlePointer);
      desk.removeEventListener("wheel", onOwnWay);
      desk.removeEventListener("touchmove", onOwnWay);
      outline?.removeEventListener("click", handleJump);
    };
  }, [isOn, onOwnWay]);
}
