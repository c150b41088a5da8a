import type { DraftId } from "../../shared/domain/ids.ts";

/** Name of the private room of a delegation in a draft. The draft's own room is named by its id. */
export function privateRoomName(draft: DraftId, delegation: string): string {
  return `${draft}~${delegation}`;
}

/** Code of the delegation whose private room it is; null for the room of a draft. */
export function delegationOfRoom(name: string): string | null {
  const at = name.indexOf("~");
  return at < 0 ? null : name.slice(at + 1);
}
