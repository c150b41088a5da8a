import type { LaidText } from "../../../amendments/laidTexts.ts";
import { sliceRuns } from "../../../amendments/runEdits.ts";
import { runsLength } from "../../../document/inline.ts";
import type { Run } from "../../../domain/clause.ts";
import type { Inline, Layers } from "./blocks.ts";
import type { RevisionNames } from "./revisionNames.ts";

/** An inline piece with the amendments that change it within the clause. */
export interface TrackedInline {
  readonly inline: Extract<Inline, { readonly run: Run }>;
  readonly by: readonly number[];
}

/**
 * The words of a text with everything proposed inside them: base words that some delete, words that some insert. `whole` is
 * what is done to the text as a whole. `cuts` are offsets of the base at which pieces must begin. Rule DX10.
 */
export function trackedWords(
  { pieces, texts }: LaidText,
  names: RevisionNames,
  lead: { readonly base: number; readonly of: (text: readonly Run[]) => number },
  whole: { readonly deletedBy: readonly number[]; readonly move: Layers },
  cuts: readonly number[] = [],
): readonly TrackedInline[] {
  const leads = new Map([...texts].map(([index, text]) => [index, lead.of(text)]));
  const reached = new Map([...texts.keys()].map((index) => [index, 0]));
  let at = 0;
  return pieces.flatMap(({ runs, deletedBy, insertedBy }): TrackedInline[] => {
    const length = runsLength(runs);
    const isBase = insertedBy.length === 0;
    const [first] = insertedBy;
    const ownLead = first === undefined ? lead.base - at : (leads.get(first) ?? 0) - (reached.get(first) ?? 0);
    const layers: Layers = {
      ...layerOf("ins", names.of(insertedBy)),
      ...whole.move,
      ...layerOf("del", names.of([...whole.deletedBy, ...deletedBy])),
    };
    const ends = [0, ownLead, ...(isBase ? cuts.map((cut) => cut - at) : []), length];
    const borders = [...new Set(ends.filter((end) => end >= 0 && end <= length))].sort((a, b) => a - b);
    const inlines = borders.slice(0, -1).flatMap((from, index): TrackedInline[] => {
      const to = borders[index + 1] ?? length;
      let start = at + from;
      return sliceRuns(runs, from, to).map((run) => {
        const base = { from: start, to: start + runsLength([run]) };
        start = base.to;
        const look = from < ownLead ? { isLead: true } : {};
        return { inline: { run, look, layers, ...(isBase ? { base } : {}) }, by: isBase ? deletedBy : insertedBy };
      });
    });
    for (const [index, place] of reached) {
      if (isBase ? !deletedBy.includes(index) : insertedBy.includes(index)) reached.set(index, place + length);
    }
    if (isBase) at += length;
    return inlines;
  });
}

/** One layer under its name, where there is one. */
export function layerOf<Name extends keyof Layers>(name: Name, revision: Layers[Name]): Layers {
  return revision === undefined ? {} : { [name]: revision };
}
