/** Why a source cannot be imported. */
export const IMPORT_ERROR_CODES = [
  "empty",
  "too_large",
  /** Not a Word file, or one that is locked. */
  "not_docx",
  /** XML of another kind than Akoma Ntoso. */
  "not_akn",
  /** Cut off or damaged. */
  "damaged",
  /** Made to harm who reads it: a document type, entities, bottomless nesting. */
  "unsafe",
] as const;
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number];

/** A source that cannot be imported at all. Everything else is imported, with warnings. Rule IM2. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, message: string) {
    super(message);
    this.name = "ImportError";
    this.code = code;
  }
}
