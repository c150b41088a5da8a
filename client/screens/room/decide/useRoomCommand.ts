import type { LiveSnapshot } from "../../../live/liveSnapshot.ts";
import { type CommandCall, useCommand } from "../../../live/useCommand.ts";
import { useRoom } from "../roomContext.ts";
import { useLive } from "../useLive.ts";

const isConnected = (live: LiveSnapshot) => live.phase.kind === "open";

/** A command of this room's draft, and whether there is a connection to ask it by: decisions wait for it. Rule UI82. */
export function useRoomCommand(): CommandCall & { readonly isOnline: boolean } {
  const { connection } = useRoom();
  const isOnline = useLive(connection, isConnected);
  return { ...useCommand(connection.snapshot.access.id), isOnline };
}
