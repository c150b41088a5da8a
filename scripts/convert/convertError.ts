/** What went wrong, in words for the person at the command line. */
export class ConvertError extends Error {
  /** 1: a file could not be read, understood or written; 2: called wrongly. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
