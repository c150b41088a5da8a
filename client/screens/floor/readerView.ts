import { FLOOR_VIEWS, type FloorView } from "../../../shared/domain/clauseCommands.ts";

/** What a reader chose on the projector, and for which floor. */
export interface ReaderChoice {
  readonly floor: string;
  readonly view: FloorView;
}

/** The floor a choice is for: another clause or view of the facilitator's ends it. */
export function floorKey(clause: string | null, view: FloorView): string {
  return `${clause ?? ""} ${view}`;
}

/** The views one can go through: Proposed and Result, and before them the floor's own where it is another. Rule UI139. */
export function readerViews(floorView: FloorView): readonly FloorView[] {
  return FLOOR_VIEWS.filter((view) => view === floorView || view === "changes" || view === "clean");
}

/** The view after a key; at the end it stays. Null for a key that means nothing here. */
export function viewAfterKey(key: string, view: FloorView, views: readonly FloorView[]): FloorView | null {
  const step =
    key === " " || key === "ArrowRight" || key === "PageDown" ? 1 : key === "ArrowLeft" || key === "PageUp" ? -1 : 0;
  if (step === 0) return null;
  const at = Math.min(views.length - 1, Math.max(0, views.indexOf(view) + step));
  return views[at] ?? null;
}
