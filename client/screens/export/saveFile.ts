import type { DownloadedFile } from "../../live/api.ts";

/** Long enough for any browser to have begun the download. */
const KEEP_ADDRESS_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function saveFile(file: DownloadedFile): void {
  const address = URL.createObjectURL(file.blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS_MS);
}
