import { READABLE_ENDINGS } from "../../../shared/formats/exportFormats.ts";

/** A larger file is asked about before it is sent; the server has its own limit. */
export const MAX_FILE_BYTES = 8_000_000;

/** What a file picker offers: everything a reader knows by its ending. */
export const READABLE_FILES: readonly string[] = Object.keys(READABLE_ENDINGS);

/**
 * A file with its bytes taken off the device: one that is gone or locked would otherwise look like a lost connection.
 * @throws whatever the browser says where it cannot be read.
 */
export async function heldFile(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type });
}
