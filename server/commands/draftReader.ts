import type * as Y from "yjs";
import type { AmendmentWords } from "../../shared/amendments/carryOver.ts";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { type DraftDoc, isDeleted, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { project } from "../../shared/document/projection.ts";
import type { NoteView } from "../../shared/document/views.ts";
import type { Run } from "../../shared/domain/clause.ts";
import type { DraftHead } from "../../shared/domain/draftHead.ts";
import { delegationCodeSchema } from "../../shared/protocol/http.ts";

/** The words of a draft, and what stands above and below them. */
export interface ReadDraft extends DraftWords {
  readonly head: DraftHead;
  /** Notes that are cited, by number. */
  readonly notes: readonly NoteView[];
}

type Runs = readonly Run[] | undefined;

/** The former runs where the new ones are the same: then whatever was computed from them still holds. */
function kept<R extends Runs>(former: Runs, fresh: R): R {
  if (!former || !fresh || former.length !== fresh.length) return fresh;
  const isSame = fresh.every((run, index) => {
    const other = former[index];
    if (!("text" in run)) return JSON.stringify(run) === JSON.stringify(other);
    return other && "text" in other && run.text === other.text && run.marks?.join() === other.marks?.join();
  });
  return isSame ? (former as R) : fresh;
}

/** Values by id, read once between two changes; what is the same as before the change is given as the same value. */
class Kept<Value> {
  readonly #read: (id: string, former: Value | undefined) => Value;
  #now = new Map<string, Value>();
  #former: ReadonlyMap<string, Value> = new Map();

  constructor(read: (id: string, former: Value | undefined) => Value) {
    this.#read = read;
  }

  get(id: string): Value {
    const known = this.#now.get(id);
    if (known !== undefined) return known;
    const value = this.#read(id, this.#former.get(id));
    this.#now.set(id, value);
    return value;
  }

  /** Something may have changed. */
  forget(): void {
    if (this.#now.size === 0) return;
    this.#former = new Map([...this.#former, ...this.#now]);
    this.#now = new Map();
  }
}

/** Reads a document, and anew only what changed; between two readings a change costs no more than a look at where it is. */
export class DraftReader {
  readonly #draft: DraftDoc;
  readonly #notes = new Kept<Runs>((id, former) => {
    const text = textOf(this.#draft.footnotes.get(id));
    return text && kept(former, readRuns(text));
  });
  readonly #amendments = new Kept<AmendmentWords | undefined>((id, former) => {
    const map = this.#draft.amendments.get(id);
    const text = textOf(map);
    if (!map || !text) return undefined;
    const base = (map.get("base") as Runs) ?? [];
    return { base: kept(former?.base, base), text: kept(former?.text, readRuns(text)) };
  });
  #text: Pick<ReadDraft, "head" | "clauses" | "notes"> | null = null;
  #formerRuns: ReadonlyMap<string, Runs> = new Map();

  constructor(draft: DraftDoc) {
    this.#draft = draft;
    draft.doc.on("afterTransaction", ({ changed }: Y.Transaction) => this.#forget(changed.keys()));
  }

  read(): ReadDraft {
    const draft = this.#draft;
    // In the midst of a transaction nobody has been told yet what it changed.
    const { _transaction: transaction } = draft.doc;
    if (transaction) this.#forget(transaction.changed.keys());
    this.#text ??= this.#readText();
    const { head } = this.#text;
    return {
      ...this.#text,
      type: head.type,
      language: head.language,
      isDeleted: (id) => {
        const clause = draft.clauses.get(id);
        return clause && isDeleted(clause);
      },
      note: (id) => this.#notes.get(id),
      amendment: (id) => this.#amendments.get(id),
      // Who speaks from the floor need not have a link of its own.
      isDelegation: (code) => delegationCodeSchema.safeParse(code).success,
    };
  }

  #readText(): Pick<ReadDraft, "head" | "clauses" | "notes"> {
    const { head, clauses, notes } = project(this.#draft);
    const former = this.#formerRuns;
    const read = clauses.map((clause) => ({ ...clause, runs: kept(former.get(clause.id), clause.runs) }));
    this.#formerRuns = new Map(read.map(({ id, runs }) => [id, runs]));
    return { head, clauses: read, notes };
  }

  #forget(changed: Iterable<unknown>): void {
    if (!this.#text) {
      this.#notes.forget();
      this.#amendments.forget();
      return;
    }
    for (const type of changed) {
      const root = rootOf(type as Y.AbstractType<unknown>);
      if (root === this.#draft.amendments) this.#amendments.forget();
      else if (root === this.#draft.footnotes) this.#notes.forget();
      // Comments and decisions are no words of the text.
      if (root !== this.#draft.amendments && root !== this.#draft.comments && root !== this.#draft.decisions) {
        this.#text = null;
      }
    }
  }
}

function rootOf(type: Y.AbstractType<unknown>): unknown {
  let at: Y.AbstractType<unknown> = type;
  while (at._item) at = at._item.parent as Y.AbstractType<unknown>;
  return at;
}
