import type { RoomControls } from "../roomControls.ts";
import { FindOrDoDialog } from "./FindOrDoDialog.tsx";
import { useDeeds } from "./useDeeds.tsx";

export interface FindOrDoProps {
  readonly isOpen: boolean;
  readonly controls: RoomControls;
}

/** Ctrl+K: the field, while it is open, and the dialogs that its commands open. Rules UI176, UI177. */
export function FindOrDo({ isOpen, controls }: FindOrDoProps) {
  const { deeds, dialogs } = useDeeds(controls);
  return (
    <>
      {isOpen ? <FindOrDoDialog deeds={deeds} controls={controls} /> : null}
      {dialogs}
    </>
  );
}
