import type { DownloadedFile } from "../../live/api.ts";

/** Long enough for any browser to have read the file. */
const KEEP_ADDRESS_MS = 60_000;

/** A window of the browser that waits for a file. */
export interface FileWindow {
  readonly show: (file: DownloadedFile) => void;
  readonly close: () => void;
}

/**
 * Opens a window at once, since browsers allow it only while a button is being pressed, with words that stand in it until
 * the file is there. Null where the browser does not allow it.
 */
export function fileWindow(waiting: string): FileWindow | null {
  const page = window.open("", "_blank");
  if (!page) return null;
  page.document.title = waiting;
  page.document.body.textContent = waiting;
  return {
    show: ({ blob }) => {
      const address = URL.createObjectURL(blob);
      page.location.replace(address);
      setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS_MS);
    },
    close: () => page.close(),
  };
}
