import { createContext, useContext } from "react";
import type { FloorView } from "../../../../shared/domain/clauseCommands.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import type { Following } from "./following.ts";

/** The floor, and whether this person's text goes along with it. */
export interface Floor {
  /** Null: nothing is on the floor. */
  readonly clause: ClauseId | null;
  /** The same, or what it would stand behind while it is only proposed: where the text and its panel are. */
  readonly textClause: ClauseId | null;
  readonly view: FloorView;
  /** "OP 3"; empty where nothing is on the floor. */
  readonly place: string;
  readonly following: Following;
  /** True for whoever moves the floor and so does not follow it. */
  readonly isMover: boolean;
  /** Follow, or stop: what the button and Ctrl+Alt+O do. */
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly resume: () => void;
  /** Brings the clause on the floor into view, whoever one is. */
  readonly show: () => void;
}

export const FloorContext = createContext<Floor | null>(null);

/** The floor around a component. @throws RangeError outside of a FloorProvider. */
export function useFloor(): Floor {
  const floor = useContext(FloorContext);
  if (!floor) throw new RangeError("useFloor needs a FloorProvider above it");
  return floor;
}
