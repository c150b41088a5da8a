import { unzipSync, zipSync } from "fflate";

/** The earliest date that zip archives know, by the clock on the wall: the same bytes in every time zone. */
const EARLIEST = new Date(1980, 0, 1);

/** An archive without the hours at which its entries were written: the same entries give the same bytes. */
export function steadyZip(archive: Uint8Array): Uint8Array {
  return zipSync(unzipSync(archive), { mtime: EARLIEST });
}
