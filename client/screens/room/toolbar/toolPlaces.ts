import type { Role, Stage } from "../../../../shared/domain/participants.ts";
import type { DecisionButtons } from "../decide/DecisionTools.tsx";
import { hasRoomOf, type RoomWidth } from "./useRoomWidth.ts";

/** What of the toolbar's second row has a button of its own; the rest is in its menu. */
export interface ToolPlaces {
  readonly decisions: DecisionButtons;
  readonly stage: boolean;
  readonly register: boolean;
  readonly projector: boolean;
  /** In the first row, beside the writing commands. */
  readonly writeAsFirst: boolean;
}

/** Who sees the toolbar, when, and how wide. */
export interface ToolbarFor {
  readonly width: RoomWidth;
  readonly role: Role;
  readonly stage: Stage;
  /** Whether the keyboard writes for a delegation: then its position stands in the row too. */
  readonly isOnBehalf: boolean;
}

/** Lets each thing stand in the toolbar while two rows hold it, in the longest of the languages. Rule UI190. */
export function toolPlaces({ width, role, stage, isOnBehalf }: ToolbarFor): ToolPlaces {
  const isDrafting = stage === "drafting";
  const isDecider = role === "facilitator";
  const isWide = width === "wide" && !isOnBehalf;
  return {
    decisions: decisionsAt(width, isOnBehalf),
    stage: isDrafting ? width !== "phone" : isWide,
    register: !isDrafting && hasRoomOf(width, "narrow") && (!isDecider || isWide),
    projector: !isDrafting && hasRoomOf(width, "narrow") && !isDecider,
    writeAsFirst: hasRoomOf(width, "narrow"),
  };
}

function decisionsAt(width: RoomWidth, isOnBehalf: boolean): DecisionButtons {
  switch (width) {
    case "wide":
    case "middle":
      return isOnBehalf ? "usual" : "all";
    case "narrow":
      return isOnBehalf ? "none" : "next";
    case "small":
    case "phone":
      return "small";
  }
}
