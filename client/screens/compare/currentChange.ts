import { createContext } from "react";

/** The change that one has gone to, counted from 0; null before the first step. */
export const CurrentChange = createContext<number | null>(null);

/** Id of the element that shows a change. */
export function changeId(index: number): string {
  return `change-${index}`;
}
