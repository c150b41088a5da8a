import { readPerson } from "../../shared/protocol/presence.ts";
import type { Performance } from "./cast.ts";

/** Resolves as soon as somebody who does not play is in the room. */
export function somebodyWatches({ cast }: Performance): Promise<void> {
  const { awareness } = cast.chair.room;
  const people = () => [...awareness.getStates().values()].flatMap((state) => readPerson(state)?.participant ?? []);
  const players = new Set<string>(Object.values(cast).map((party) => party.participant));
  return new Promise((resolve) => {
    const look = () => {
      if (people().every((person) => players.has(person))) return;
      awareness.off("change", look);
      resolve();
    };
    awareness.on("change", look);
    look();
  });
}
