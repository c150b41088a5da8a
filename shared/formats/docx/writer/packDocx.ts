import { type Document, Packer } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest date that zip archives know, by the clock on the wall: the same bytes in every time zone. */
const EARLIEST = new Date(1980, 0, 1);

/**
 * A document as the bytes of a .docx file; the same document gives the same bytes. `parts` are written in place of the
 * library's own, `completed` gives its parts back with what it could not write. Rule DX1.
 */
export async function packDocx(
  document: Document,
  parts: Readonly<Record<string, string>>,
  completed: Readonly<Record<string, (xml: string) => string>>,
): Promise<Uint8Array> {
  const overrides = Object.entries(parts).map(([path, data]) => ({ path, data }));
  const packed = new Uint8Array(await Packer.toArrayBuffer(document, undefined, overrides));
  const files = unzipSync(packed);
  for (const [path, complete] of Object.entries(completed)) {
    const part = files[path];
    if (part) files[path] = strToU8(complete(strFromU8(part)));
  }
  return zipSync(files, { mtime: EARLIEST });
}
