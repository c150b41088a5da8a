import { type Document, Packer } from "docx";
import { steadyZip } from "../../steadyZip.ts";

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
  return steadyZip(new Uint8Array(await Packer.toArrayBuffer(document, undefined, overrides)), completed);
}
