import { createContext, useContext } from "react";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";

/** How cards, toolbar and register take amendments in. Each opens a dialog; nothing is decided before it is confirmed there. */
export interface TakeIn {
  /** Asks whether these are to be taken in together. Where they collide they are compared first. */
  readonly accept: (ids: readonly AmendmentId[]) => void;
  /** Opens the alternatives of one clause side by side. */
  readonly compare: (clause: ClauseId) => void;
  /** Asks which of these goes into which. */
  readonly merge: (ids: readonly AmendmentId[]) => void;
  /**
   * Calls after a decision, once its dialog is closed: whoever shows cards puts the focus on the next one and says true.
   * Where nobody does, the focus goes to the text. Gives the function that ends it. Rule A11Y10.
   */
  readonly onDecided: (listener: (decided: readonly AmendmentId[]) => boolean) => () => void;
}

export const TakeInContext = createContext<TakeIn | null>(null);

/** The ways to take amendments in. @throws RangeError outside of a TakeInProvider. */
export function useTakeIn(): TakeIn {
  const takeIn = useContext(TakeInContext);
  if (!takeIn) throw new RangeError("useTakeIn needs a <TakeInProvider> above it");
  return takeIn;
}
