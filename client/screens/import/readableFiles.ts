import { READABLE_ENDINGS, readableFormat } from "../../../shared/formats/exportFormats.ts";

/** Larger files are refused before they are sent; the server has its own limits. Word files carry pictures. */
const MAX_WORD_BYTES = 24_000_000;
const MAX_TEXT_BYTES = 8_000_000;

/** What a file picker offers: everything a reader knows by its ending. */
export const READABLE_FILES: readonly string[] = Object.keys(READABLE_ENDINGS);

/** Files that people often have instead, each with a way out of its own. */
const KNOWN_OTHERS = {
  ".pdf": "import.refused.pdf",
  ".doc": "import.refused.oldWord",
  ".docm": "import.refused.macros",
  ".dotm": "import.refused.macros",
} as const;

/** Why a file is not even sent. */
export type FileRefusal =
  | { readonly key: "import.tooLarge"; readonly bytes: number }
  | { readonly key: (typeof KNOWN_OTHERS)[keyof typeof KNOWN_OTHERS] | "import.refused.other" | "error.file.empty" };

/** What stands against a file by its name and size; nothing where it may be read. Rules UI52, UI209. */
export function refusalOf({ name, size }: Pick<File, "name" | "size">): FileRefusal | null {
  const format = readableFormat(name);
  const ending = /\.[^.]*$/.exec(name.toLowerCase())?.[0];
  if (!format && ending !== undefined) {
    return { key: KNOWN_OTHERS[ending as keyof typeof KNOWN_OTHERS] ?? "import.refused.other" };
  }
  if (size === 0) return { key: "error.file.empty" };
  const bytes = format === "docx" ? MAX_WORD_BYTES : MAX_TEXT_BYTES;
  return size > bytes ? { key: "import.tooLarge", bytes } : null;
}

/**
 * A file with its bytes taken off the device: one that is gone or locked would otherwise look like a lost connection.
 * @throws whatever the browser says where it cannot be read.
 */
export async function heldFile(file: File): Promise<File> {
  return new File([await file.arrayBuffer()], file.name, { type: file.type });
}
