import type { DraftId } from "../../shared/domain/ids.ts";
import type { Room } from "../sync/room.ts";
import type { Rooms } from "../sync/rooms.ts";

/** Opens the room of a draft and keeps it open until `work` is done. */
export async function inRoom<T>(rooms: Rooms, draft: DraftId, work: (room: Room) => Promise<T>): Promise<T> {
  const room = await rooms.open(draft);
  room.hold();
  try {
    return await work(room);
  } finally {
    room.release();
  }
}
