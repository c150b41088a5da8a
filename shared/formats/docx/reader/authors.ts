import { ImportError } from "../../importError.ts";
import { type RevisionAuthors, splitAuthors } from "../trackedForm.ts";
import type { Piece, Revision } from "./story.ts";

/** Names one set of co-sponsors, or one of their amendments where several touch the same words: "FRA, KEN (A-012)". */
export type AuthorKey = string;

/** More than the United Nations have members, twice over: each of them costs a reading of every text that it changes. */
const MAX_AUTHORS = 500;

/** What a list of revisions says of the words that it is around. */
interface Around {
  /** For each insertion whose it is. */
  readonly insertions: readonly (readonly AuthorKey[])[];
  readonly inserters: readonly AuthorKey[];
  readonly deleters: ReadonlySet<AuthorKey>;
  readonly movers: ReadonlySet<AuthorKey>;
}

/**
 * Tells whose revision is whose. In our own files one revision may be that of several amendments; elsewhere a name is one
 * person's, whatever stands in it.
 */
export class Authors {
  readonly #isOurs: boolean;
  readonly #keys = new Map<string, readonly AuthorKey[]>();
  readonly #all = new Map<AuthorKey, RevisionAuthors>();
  readonly #around = new WeakMap<readonly Revision[], Around>();

  constructor(isOurs: boolean) {
    this.#isOurs = isOurs;
  }

  /** The keys of a revision's author, or of a comment's. @throws ImportError `too_large` for more than MAX_AUTHORS. */
  keysOf(author: string): readonly AuthorKey[] {
    const known = this.#keys.get(author);
    if (known) return known;
    const split: readonly RevisionAuthors[] = this.#isOurs ? splitAuthors(author) : [{ authors: [author] }];
    const keys = split.map((one) => {
      const key = one.authors.join(", ") + (one.number === undefined ? "" : ` (${one.number})`);
      this.#all.set(key, one);
      return key;
    });
    if (this.#all.size > MAX_AUTHORS) {
      throw new ImportError("too_large", `more than ${MAX_AUTHORS} authors have changed the file`);
    }
    this.#keys.set(author, keys);
    return keys;
  }

  #of(revisions: readonly Revision[]): Around {
    const known = this.#around.get(revisions);
    if (known) return known;
    const namesOf = (...kinds: Revision["kind"][]) =>
      revisions.flatMap(({ kind, author }) => (kinds.includes(kind) ? [this.keysOf(author)] : []));
    const insertions = namesOf("ins", "moveTo");
    const around: Around = {
      insertions,
      inserters: [...new Set(insertions.flat())],
      deleters: new Set(namesOf("del").flat()),
      movers: new Set(namesOf("moveFrom").flat()),
    };
    this.#around.set(revisions, around);
    return around;
  }

  /** Who stands behind a key. */
  of(key: AuthorKey): RevisionAuthors {
    return this.#all.get(key) ?? { authors: [key] };
  }

  has({ author }: Revision, key: AuthorKey): boolean {
    return this.keysOf(author).includes(key);
  }

  /** True for words, or a paragraph mark, that somebody puts in. */
  isInserted(revisions: readonly Revision[]): boolean {
    return this.#of(revisions).insertions.length > 0;
  }

  /** True for words, or a mark, that this author's reading takes away. Who moves a clause keeps its words: `isMoved`. */
  isDeletedBy(revisions: readonly Revision[], key: AuthorKey, isMoved: boolean): boolean {
    const { deleters, movers } = this.#of(revisions);
    return deleters.has(key) || (!isMoved && movers.has(key));
  }

  /** True for words, or a mark, that were put in by others only. */
  isForeign(revisions: readonly Revision[], key: AuthorKey): boolean {
    return this.#of(revisions).insertions.some((keys) => !keys.includes(key));
  }

  /** The keys of everybody who changes something in these revisions. */
  keysIn(lists: Iterable<readonly Revision[]>): AuthorKey[] {
    const keys = new Set<AuthorKey>();
    for (const list of lists) for (const { author } of list) for (const key of this.keysOf(author)) keys.add(key);
    return [...keys];
  }

  /** The keys of everybody who puts something in. */
  insertersIn(lists: Iterable<readonly Revision[]>): AuthorKey[] {
    const keys = new Set<AuthorKey>();
    for (const list of lists) for (const key of this.#of(list).inserters) keys.add(key);
    return [...keys];
  }

  /** True where the same put in both. */
  haveSameInserters(one: readonly Revision[], other: readonly Revision[]): boolean {
    if (one === other) return true;
    const own = this.#of(one).inserters;
    const others = this.#of(other).inserters;
    return own.length === others.length && own.every((key) => others.includes(key));
  }
}

/** The pieces of the text as it stands when everything is rejected. */
export function basePieces(pieces: readonly Piece[], authors: Authors): Piece[] {
  return pieces.filter(({ revisions }) => !authors.isInserted(revisions));
}

/** What an author's reading of some words is, and which words of others it takes away altogether. */
export interface Reading {
  readonly pieces: readonly Piece[];
  readonly opposed: readonly Piece[];
}

/**
 * The pieces as one author would have them: without what others put in, unless the author takes away a part of that — then
 * the rest of it is what the author would have.
 */
export function readingOf(pieces: readonly Piece[], authors: Authors, key: AuthorKey, isMoved: boolean): Reading {
  const base = pieces.filter(({ revisions }) => !authors.isInserted(revisions));
  const isDeleted = ({ revisions }: Piece) => authors.isDeletedBy(revisions, key, isMoved);
  const takesAll = base.length > 0 && base.every(isDeleted);
  const kept: Piece[] = [];
  const opposed: Piece[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as Piece;
    if (!authors.isForeign(piece.revisions, key)) {
      if (!isDeleted(piece)) kept.push(piece);
      at += 1;
      continue;
    }
    const stretch = foreignStretch(pieces, at, authors, key);
    at += stretch.length;
    if (takesAll || !stretch.some(isDeleted)) continue;
    if (stretch.every(isDeleted)) opposed.push(...stretch);
    else kept.push(...stretch.filter((one) => !isDeleted(one)));
  }
  return { pieces: kept, opposed };
}

/** Neighbouring pieces that the same others put in. */
function foreignStretch(pieces: readonly Piece[], from: number, authors: Authors, key: AuthorKey): Piece[] {
  const first = pieces[from] as Piece;
  const stretch: Piece[] = [];
  for (let at = from; at < pieces.length; at += 1) {
    const piece = pieces[at] as Piece;
    const isSame = authors.haveSameInserters(piece.revisions, first.revisions);
    if (!isSame || !authors.isForeign(piece.revisions, key)) break;
    stretch.push(piece);
  }
  return stretch;
}
