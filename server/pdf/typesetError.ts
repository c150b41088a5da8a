type TypesetErrorCode = "too_slow" | "too_much_memory" | "crashed" | "not_set" | "too_many_waiting";

/** Pages that could not be set: the text is as it was, and the next job goes on. Rules PF11–PF13. */
export class TypesetError extends Error {
  override readonly name = "TypesetError";
  readonly code: TypesetErrorCode;

  constructor(code: TypesetErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
