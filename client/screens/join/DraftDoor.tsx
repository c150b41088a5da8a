import type { ReactNode } from "react";
import { useDraft } from "../../live/queries.ts";
import { LinkNeeded } from "./LinkNeeded.tsx";

export interface DraftDoorProps {
  readonly draftId: string;
  /** The room, which asks for the draft itself while the door does. */
  readonly children: ReactNode;
}

/** Lets everybody through to the room but those without a session. An open room whose session ends stays open. Rule UI72. */
export function DraftDoor({ draftId, children }: DraftDoorProps) {
  const { data, error } = useDraft(draftId);
  return !data && error?.code === "sign_in_again" ? <LinkNeeded /> : children;
}
