import type { TrackedPiece } from "../../amendments/trackedPieces.ts";
import type { Mark, Run } from "../../domain/clause.ts";
import type { Language } from "../../domain/draftHead.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import { citedText } from "./citedText.ts";
import type { EIds } from "./eIds.ts";
import { element, type Xml } from "./xmlText.ts";

const MARK_ELEMENTS: Readonly<Record<Mark, string>> = { em: "i", sub: "sub", sup: "sup" };

/** What a footnote says, with what is proposed in it. */
export interface WrittenNote {
  readonly guid: string;
  readonly pieces: readonly TrackedPiece[];
  /** Amendments of its words, in the order of the texts that the pieces were made of. */
  readonly owners: readonly number[];
}

/** Who a change belongs to, as it is written: the key of the amendments and the names of those who propose them. */
export interface ChangeOwners {
  readonly keys: string;
  readonly organizations: string;
  readonly names: string;
}

/** One `ins` or `del`, for the list of modifications. */
export interface WrittenChange {
  readonly type: "insertion" | "repeal";
  readonly source: string;
  readonly destination: string;
}

/** What all texts of a file share while it is written. */
export interface InlineContext {
  readonly language: Language;
  readonly eIds: EIds;
  note(id: FootnoteId): WrittenNote | undefined;
  owners(amendments: readonly number[]): ChangeOwners;
}

/** The words of one clause, cell or note. */
export interface InlineText {
  readonly pieces: readonly TrackedPiece[];
  /** Amendments, by the indices that the pieces use. */
  readonly owners: readonly number[];
  /** How many characters of the base, and of each proposed text, are its opening phrase. */
  readonly lead: number;
  readonly leads: readonly number[];
}

/** Writes the words of a file, one text after another; numbers notes as it meets them. */
export class InlineWriter {
  readonly changes: WrittenChange[] = [];
  readonly #context: InlineContext;
  readonly #notes = new Map<FootnoteId, { readonly eId: string; readonly marker: string }>();

  constructor(context: InlineContext) {
    this.#context = context;
  }

  /** The content of a `p` or another element of words whose address is `place`. */
  write(text: InlineText, place: string): Xml {
    // How far each text is read: the base, then the proposed ones.
    const reached = { base: 0, texts: text.owners.map(() => 0) };
    return text.pieces
      .map((piece) => {
        const [first] = piece.insertedBy;
        const lead =
          first === undefined ? text.lead - reached.base : (text.leads[first] ?? 0) - (reached.texts[first] ?? 0);
        const words = this.#runs(piece.runs, lead, place);
        const length = plainLength(piece.runs);
        if (first === undefined) reached.base += length;
        text.owners.forEach((_, index) => {
          const has = first === undefined ? !piece.deletedBy.includes(index) : piece.insertedBy.includes(index);
          if (has) reached.texts[index] = (reached.texts[index] ?? 0) + length;
        });
        if (first !== undefined) return this.#change("ins", piece.insertedBy, text, place, words);
        return piece.deletedBy.length > 0 ? this.#change("del", piece.deletedBy, text, place, words) : words;
      })
      .join("");
  }

  #change(name: "ins" | "del", by: readonly number[], text: InlineText, place: string, words: Xml): Xml {
    if (words === "") return "";
    const amendments = by.map((index) => text.owners[index] ?? 0);
    const { keys, organizations, names } = this.#context.owners(amendments);
    const eId = this.#context.eIds.next(`${place}__${name}_`);
    const type = name === "ins" ? "insertion" : "repeal";
    this.changes.push({ type, source: `#${eId}`, destination: `#${place}` });
    return element(name, { eId, class: "proposal", title: names, refersTo: organizations, "adref:by": keys }, words);
  }

  /** Runs as XML, the first `lead` characters of them set off as an opening phrase. */
  #runs(runs: readonly Run[], lead: number, place: string): Xml {
    let left = Math.max(0, lead);
    const set: Xml[] = [];
    const plain: Xml[] = [];
    for (const run of runs) {
      if (!("text" in run)) {
        (left > 0 ? set : plain).push("footnote" in run ? this.#citation(run.footnote, place) : element("eol"));
        if ("break" in run) left = Math.max(0, left - 1);
        continue;
      }
      const head = run.text.slice(0, left);
      const tail = run.text.slice(head.length);
      left -= head.length;
      if (head !== "") set.push(marked(head, run.marks));
      if (tail !== "") plain.push(marked(tail, run.marks, citedText));
    }
    const { language } = this.#context;
    if (set.length === 0 || language === "zh") return [...set, ...plain].join("");
    return element(language === "ar" ? "b" : "i", { class: "lead" }, ...set) + plain.join("");
  }

  /** The note itself where it is cited first, a reference to it afterwards. */
  #citation(id: FootnoteId, place: string): Xml {
    const known = this.#notes.get(id);
    if (known) {
      const reference = element("noteRef", { href: `#${known.eId}`, marker: known.marker });
      return element("sup", { class: "footnote" }, reference);
    }
    const note = this.#context.note(id);
    if (!note) throw new RangeError(`${place} cites the note ${id}, which the file does not have`);
    const marker = String(this.#notes.size + 1);
    const eId = this.#context.eIds.take(`ftn_${marker}`);
    this.#notes.set(id, { eId, marker });
    const leads = note.owners.map(() => 0);
    const words = this.write({ pieces: note.pieces, owners: note.owners, lead: 0, leads }, eId);
    const attributes = { eId, GUID: note.guid, marker, placement: "bottom" };
    return element("sup", { class: "footnote" }, element("authorialNote", attributes, element("p", {}, words)));
  }

  /** The address of a note that was written. */
  addressOf(id: FootnoteId): string | undefined {
    return this.#notes.get(id)?.eId;
  }
}

/** Characters that an opening phrase is counted in: a break is a blank, a note nothing. */
function plainLength(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + ("text" in run ? run.text.length : "break" in run ? 1 : 0), 0);
}

function marked(text: string, marks: readonly Mark[] | undefined, words: (text: string) => Xml = citedText): Xml {
  return (marks ?? []).reduceRight((inner, mark) => element(MARK_ELEMENTS[mark], {}, inner), words(text));
}
