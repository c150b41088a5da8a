export type ImportErrorCode = "empty" | "too_large";

/** A source that cannot be imported at all. Everything else is imported, with warnings. Rule IM2. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, message: string) {
    super(message);
    this.name = "ImportError";
    this.code = code;
  }
}
