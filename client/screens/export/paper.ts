import type { PageOptions } from "../../../shared/formats/fileView.ts";

/** Papers to choose from. */
export const PAPERS = ["a4", "letter"] as const satisfies readonly PageOptions["paper"][];

const STORAGE_KEY = "adref.paper";

/** The paper chosen last on this device; A4 where none is. */
export function storedPaper(): PageOptions["paper"] {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return PAPERS.find((paper) => paper === stored) ?? "a4";
  } catch {
    return "a4";
  }
}

/** Keeps the paper on this device. */
export function storePaper(paper: PageOptions["paper"]): void {
  try {
    localStorage.setItem(STORAGE_KEY, paper);
  } catch {
    // Without storage the choice lasts until the room is left.
  }
}
