import type { Run } from "../../../domain/clause.ts";
import type { Block, Inline, Layers, NotePlan, Plan, Revision } from "./blocks.ts";

/** How a citation is written: as a note of its own, or as a reference to one. */
export type Citation =
  | { readonly type: "note"; readonly number: number }
  | { readonly type: "repeat"; readonly number: number };

/** A footnote as it is written. Its index in the list, counted from 1, is its id and its number. */
export interface WrittenNote {
  readonly id: string;
  /** Which of the notes with the same words this is: 0 for the first. */
  readonly copy: number;
  /** Cited again elsewhere. */
  readonly isRepeated: boolean;
  readonly inlines: readonly Inline[];
  /** What is done to the note as a whole. */
  readonly mark: Layers;
}

type Cited = Extract<Inline, { readonly run: Run }> & { readonly run: { readonly footnote: string } };

/**
 * Numbers the notes of a file in the order of their places: some programs pair the nth reference with the nth note. A note is
 * repeated only where it stays whatever becomes of the changes; a citation of another one is a note of its own, so that no
 * reference is ever left without its note. Rules DX6, DX14.
 */
export function placeCitations({ blocks, notes }: Plan): {
  readonly citations: ReadonlyMap<Inline, Citation>;
  readonly written: readonly WrittenNote[];
} {
  const cited = blocks.flatMap(inlinesOf).filter(isCitation);
  const firstSafe = new Map<string, Cited>();
  for (const one of cited) {
    const { footnote } = one.run;
    if (isSafe(one.layers) && !firstSafe.has(footnote)) firstSafe.set(footnote, one);
  }
  const citations = new Map<Inline, Citation>();
  const written: { -readonly [Key in keyof WrittenNote]: WrittenNote[Key] }[] = [];
  const copies = new Map<string, number>();
  const repeats: Cited[] = [];
  for (const one of cited) {
    const { footnote } = one.run;
    const safe = firstSafe.get(footnote);
    if (safe && safe !== one) {
      repeats.push(one);
      continue;
    }
    const copy = copies.get(footnote) ?? 0;
    copies.set(footnote, copy + 1);
    const note = wordsOfNote(notes.get(footnote), one.layers);
    citations.set(one, { type: "note", number: written.push({ id: footnote, copy, isRepeated: false, ...note }) });
  }
  for (const one of repeats) {
    const safe = firstSafe.get(one.run.footnote);
    const number = (safe && citations.get(safe)?.number) ?? 0;
    citations.set(one, { type: "repeat", number });
    const note = written[number - 1];
    if (note) note.isRepeated = true;
  }
  return { citations, written };
}

function inlinesOf(block: Block): readonly Inline[] {
  if (block.type === "paragraph") return block.inlines;
  return block.type === "table" ? block.rows.flat(2) : [];
}

const isCitation = (inline: Inline): inline is Cited => "run" in inline && "footnote" in inline.run;
const isSafe = ({ ins, del, moveFrom, moveTo }: Layers): boolean => !ins && !del && !moveFrom && !moveTo;

/**
 * What comes or goes with a citation comes or goes in the note, too; a note that comes has its base words. Whoever would have
 * other words in the note does not strike them with the citation, or nobody could tell the two apart.
 */
function wordsOfNote(note: NotePlan | undefined, { ins, del: struck }: Layers): Pick<WrittenNote, "inlines" | "mark"> {
  const del = struck && without(struck, authorsOf(note?.inlines ?? []));
  const mark: Layers = { ...(ins ? { ins } : {}), ...(del ? { del } : {}) };
  const inlines = (note?.inlines ?? []).flatMap((inline): Inline[] => {
    if (!("run" in inline)) return [inline];
    if (ins) return inline.layers.ins ? [] : [{ ...inline, layers: mark }];
    return [{ ...inline, layers: del ? { ...inline.layers, del: together(inline.layers.del, del) } : inline.layers }];
  });
  return { inlines, mark };
}

/** Everybody who changes something. */
function authorsOf(inlines: readonly Inline[]): ReadonlySet<string> {
  return new Set(
    inlines.flatMap((inline) =>
      "run" in inline ? [...(inline.layers.ins?.authors ?? []), ...(inline.layers.del?.authors ?? [])] : [],
    ),
  );
}

function without({ authors, ...rest }: Revision, others: ReadonlySet<string>): Revision | undefined {
  const left = authors.filter((author) => !others.has(author));
  return left.length > 0 ? { authors: left, ...rest } : undefined;
}

function together(one: Revision | undefined, other: Revision): Revision {
  if (!one) return other;
  const date = [one.date, other.date]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  return { authors: [...new Set([...one.authors, ...other.authors])], ...(date === undefined ? {} : { date }) };
}
