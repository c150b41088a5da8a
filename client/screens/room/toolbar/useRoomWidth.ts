import { useSyncExternalStore } from "react";

/** How much room the commands have, from the least to the most. */
export const ROOM_WIDTHS = ["phone", "small", "narrow", "middle", "wide"] as const;
export type RoomWidth = (typeof ROOM_WIDTHS)[number];

/** The same edges as in the style sheets; the first that fits counts. */
const BELOW: readonly (readonly [RoomWidth, string])[] = [
  ["phone", "(width < 640px)"],
  ["small", "(width < 900px)"],
  ["narrow", "(width < 1140px)"],
  ["middle", "(width < 1400px)"],
];

/** True where a width has at least the room of another. */
export function hasRoomOf(width: RoomWidth, least: RoomWidth): boolean {
  return ROOM_WIDTHS.indexOf(width) >= ROOM_WIDTHS.indexOf(least);
}

/** The width of the window in steps; follows it. */
export function useRoomWidth(): RoomWidth {
  return useSyncExternalStore(subscribe, present);
}

function present(): RoomWidth {
  return BELOW.find(([, query]) => matchMedia(query).matches)?.[0] ?? "wide";
}

function subscribe(listener: () => void): () => void {
  const queries = BELOW.map(([, query]) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", listener);
  return () => {
    for (const query of queries) query.removeEventListener("change", listener);
  };
}
