import type { ImportResult } from "../document/content.ts";
import type { DraftFileImport } from "../document/draftFile.ts";
import { readContentJson } from "../document/readContent.ts";
import type { ReadableFormat } from "./exportFormats.ts";
import { ImportError } from "./importError.ts";
import { importText } from "./text/importText.ts";

/** A content JSON with faults, each with its path. */
export class ContentFaults extends ImportError {
  readonly faults: readonly { readonly path: string; readonly message: string }[];

  constructor(faults: ContentFaults["faults"]) {
    super("damaged", "The content JSON has faults.");
    this.faults = faults;
  }
}

export interface FileReading {
  readonly newId: (what: "clause" | "footnote") => string;
}

/**
 * Reads a file of any format that can be read. The heavy readers are loaded only when they are needed.
 * @throws ImportError for a file that cannot be read at all, ContentFaults for a content JSON with faults. Rules IM2, EX31.
 */
export async function readFile(
  format: ReadableFormat,
  bytes: Uint8Array,
  reading: FileReading,
): Promise<DraftFileImport> {
  switch (format) {
    case "docx":
      return (await import("./docx/readDocx.ts")).readDocx(bytes, reading);
    case "akn":
      return (await import("./akn/readAkn.ts")).readAkn(textIn(bytes), reading);
    case "html":
      return bare((await import("./html/readHtml.ts")).readHtml(htmlTextIn(bytes), reading));
    case "md":
      return bare((await import("./markdown/readMarkdown.ts")).readMarkdown(textIn(bytes), reading));
    case "txt":
      return bare(importText(textIn(bytes), reading));
    case "json":
      return bare(readJson(textIn(bytes)));
  }
}

const bare = ({ content, warnings }: ImportResult): DraftFileImport => ({
  content,
  newNotes: [],
  amendments: [],
  comments: [],
  warnings,
});

function readJson(text: string): ImportResult {
  const read = readContentJson(text);
  if (!read.ok) throw new ContentFaults(read.errors.map(({ path, message }) => ({ path, message })));
  return { content: read.content, warnings: [] };
}

/**
 * Text of a file of HTML: UTF-8, or the encoding that it names in its first lines, as Word's files do.
 * @throws ImportError for anything else.
 */
export function htmlTextIn(bytes: Uint8Array): string {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 4_096));
  const named = /charset\s*=\s*["']?([\w:.-]+)/i.exec(beginning)?.[1];
  try {
    return textIn(bytes);
  } catch (error) {
    if (named === undefined) throw error;
    try {
      const text = new TextDecoder(named, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // Falls through: the encoding is unknown, or it is not what the bytes are in.
    }
    throw error;
  }
}

/** Text of bytes in UTF-8, or in UTF-16 with its mark. @throws ImportError for anything else. */
function textIn(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Falls through: the same answer as for text with zero bytes.
  }
  throw new ImportError("damaged", "This is not UTF-8 text.");
}
