import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest date that zip archives know, by the clock on the wall: the same bytes in every time zone. */
const EARLIEST = new Date(1980, 0, 1);

/**
 * An archive without the hours at which its entries were written: the same entries give the same bytes. `completed` gives
 * parts of it, which are text, back with what the library that wrote them could not write. Rules DX1, FF33.
 */
export function steadyZip(
  archive: Uint8Array,
  completed: Readonly<Record<string, (text: string) => string>> = {},
): Uint8Array {
  const files = unzipSync(archive);
  for (const [path, complete] of Object.entries(completed)) {
    const part = files[path];
    if (part) files[path] = strToU8(complete(strFromU8(part)));
  }
  return zipSync(files, { mtime: EARLIEST });
}
