import type { StandingItem } from "../../../amendments/trackedOrder.ts";
import type { DraftFile, FileComment } from "../../../document/draftFile.ts";
import type { ClauseId } from "../../../domain/ids.ts";
import { reasonInitials } from "../trackedForm.ts";
import type { Block, CommentPlan, Inline, ParagraphBlock } from "./blocks.ts";
import type { RevisionNames } from "./revisionNames.ts";
import type { TrackedInline } from "./trackedWords.ts";

/** A comment round the pieces `[from, to)` of a paragraph. */
interface Edges {
  readonly comment: number;
  readonly from: number;
  readonly to: number;
}

/** Sets the comments of a file into its text: reasons round the first change of their amendment, threads at their passage. Rules DX16, DX17. */
export class CommentEdges {
  readonly #file: DraftFile;
  readonly #names: RevisionNames;
  readonly #comments: CommentPlan[] = [];
  readonly #threads: ReadonlyMap<ClauseId, readonly FileComment[]>;
  /** Indices of the amendments that change words of a clause or take it away. */
  readonly #changing: ReadonlyMap<ClauseId, readonly number[]>;

  constructor(file: DraftFile, names: RevisionNames) {
    this.#file = file;
    this.#names = names;
    this.#threads = Map.groupBy(file.comments, ({ on }) => on.clause);
    const changing = new Map<ClauseId, number[]>();
    file.amendments.forEach(({ proposed }, index) => {
      if (proposed.kind === "insert" || proposed.kind === "alt" || !("clause" in proposed.on)) return;
      changing.set(proposed.on.clause, [...(changing.get(proposed.on.clause) ?? []), index]);
    });
    this.#changing = changing;
  }

  /** In the order in which they were set. */
  get comments(): readonly CommentPlan[] {
    return this.#comments;
  }

  /** Offsets of a clause's base text at which a passage begins or ends. */
  cutsOf(clause: ClauseId): readonly number[] {
    return (this.#threads.get(clause) ?? []).flatMap(({ range }) => (range ? [range.from, range.to] : []));
  }

  /** The pieces of a paragraph with the comments on it. */
  within(item: StandingItem, words: readonly TrackedInline[]): readonly Inline[] {
    const inlines = words.map(({ inline }) => inline);
    const all: Edges[] = [];
    const whole = (index: number): void => {
      const comment = this.#reason(index);
      if (comment !== undefined) all.push({ comment, from: 0, to: words.length });
    };
    if (item.type !== "base") {
      whole(item.amendment.index);
      return withEdges(inlines, all);
    }
    for (const index of this.#changing.get(item.clause.id) ?? []) {
      if (this.#file.amendments[index]?.proposed.kind !== "edit") {
        whole(index);
        continue;
      }
      const from = words.findIndex(({ by }) => by.includes(index));
      const comment = from < 0 ? undefined : this.#reason(index);
      if (comment === undefined) continue;
      const rest = words.slice(from).findIndex(({ by }) => by.length === 0);
      const last = words
        .slice(from, rest < 0 ? words.length : from + rest)
        .findLastIndex(({ by }) => by.includes(index));
      all.push({ comment, from, to: from + last + 1 });
    }
    for (const thread of this.#threads.get(item.clause.id) ?? []) {
      const { entries, isResolved, range } = thread;
      if (entries.length === 0) continue;
      const inRange = words.map(({ inline: { base } }, at) =>
        base && (!range || (base.from >= range.from && base.to <= range.to)) ? at : -1,
      );
      const from = inRange.findIndex((at) => at >= 0);
      const to = inRange.findLastIndex((at) => at >= 0) + 1;
      all.push({ comment: this.#add({ entries, isResolved }), from: Math.max(0, from), to });
    }
    return withEdges(inlines, all);
  }

  /**
   * Reasons of amendments of notes stand right before the first citation that is not itself proposed: a comment behind it
   * makes LibreOffice 7 take notes for one another.
   */
  onNotes(blocks: readonly Block[]): readonly Block[] {
    const waiting = new Map<string, number[]>();
    this.#file.amendments.forEach(({ proposed }, index) => {
      if (proposed.kind !== "edit" || !("footnote" in proposed.on)) return;
      const comment = this.#reason(index);
      if (comment === undefined) return;
      waiting.set(proposed.on.footnote, [...(waiting.get(proposed.on.footnote) ?? []), comment]);
    });
    if (waiting.size === 0) return blocks;
    const mark = (inlines: readonly Inline[]): readonly Inline[] =>
      inlines.flatMap((inline): Inline[] => {
        if (!("run" in inline) || !("footnote" in inline.run) || inline.layers.ins || inline.layers.moveTo)
          return [inline];
        const comments = waiting.get(inline.run.footnote) ?? [];
        waiting.delete(inline.run.footnote);
        const edge = (side: "start" | "end"): Inline[] => comments.map((comment) => ({ comment, edge: side }));
        return [...edge("start"), ...edge("end"), inline];
      });
    return blocks.map((block): Block => {
      if (block.type === "paragraph") return { ...block, inlines: mark(block.inlines) } satisfies ParagraphBlock;
      if (block.type === "table") return { ...block, rows: block.rows.map((row) => row.map(mark)) };
      return block;
    });
  }

  #reason(index: number): number | undefined {
    const amendment = this.#file.amendments[index];
    if (!amendment?.reason) return undefined;
    const { reason: text, at, number } = amendment;
    const entry = { author: this.#names.nameOf(index), text, ...(at === undefined ? {} : { at }) };
    return this.#add({ entries: [entry], initials: reasonInitials(number), isResolved: false });
  }

  #add(comment: CommentPlan): number {
    return this.#comments.push(comment) - 1;
  }
}

/** Later comments stand inside earlier ones that begin at the same piece. */
function withEdges(inlines: readonly Inline[], all: readonly Edges[]): readonly Inline[] {
  if (all.length === 0) return inlines;
  const at = (index: number): Inline[] => [
    ...all.flatMap(({ comment, from, to }): Inline[] => (to === index && from < to ? [{ comment, edge: "end" }] : [])),
    ...all.flatMap(({ comment, from, to }): Inline[] => {
      if (from !== index) return [];
      return from < to
        ? [{ comment, edge: "start" }]
        : [
            { comment, edge: "start" },
            { comment, edge: "end" },
          ];
    }),
  ];
  return [...inlines.flatMap((inline, index) => [...at(index), inline]), ...at(inlines.length)];
}
