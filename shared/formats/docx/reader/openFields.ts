/** A field while it is read: its instruction, then what it shows. */
interface Field {
  instruction: string;
  isShown: boolean;
  /** A note cited again is one piece, however many runs its figure has. */
  isPlaced: boolean;
}

const NOTE_AGAIN = /^\s*NOTEREF\s+(\S+)/i;

/** The fields that are open at a place of a story: instructions are no words, and a note cited again is a marker. */
export class OpenFields {
  readonly #open: Field[] = [];

  /** A field begins; a simple one has its instruction at once. */
  begin(instruction?: string): void {
    this.#open.push({ instruction: instruction ?? "", isShown: instruction !== undefined, isPlaced: false });
  }

  instruct(words: string): void {
    const field = this.#open.at(-1);
    if (field && !field.isShown) field.instruction += words;
  }

  /** What comes now is shown. */
  separate(): void {
    const field = this.#open.at(-1);
    if (field) field.isShown = true;
  }

  /** True where a field ends that is a marker and has shown nothing. */
  isEmptyMarker(): boolean {
    const field = this.#open.at(-1);
    return field !== undefined && !field.isPlaced && NOTE_AGAIN.test(field.instruction);
  }

  end(): void {
    this.#open.pop();
  }

  /** What words that stand here are: words, nothing, or the figure of a note that a bookmark names. */
  place(): "words" | "nothing" | { readonly bookmark: string } {
    if (this.#open.some(({ isShown }) => !isShown)) return "nothing";
    const field = this.#open.findLast(({ instruction }) => NOTE_AGAIN.test(instruction));
    if (!field) return "words";
    if (field.isPlaced) return "nothing";
    field.isPlaced = true;
    return { bookmark: (NOTE_AGAIN.exec(field.instruction)?.[1] ?? "").replaceAll('"', "") };
  }
}
