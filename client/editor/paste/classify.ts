import { type ClauseKind, levelRange, plainText, type Run } from "../../../shared/domain/clause.ts";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import type { FileBlock } from "../../../shared/formats/blocks/fileBlock.ts";
import { uprightRuns } from "../../../shared/formats/blocks/uprightRuns.ts";
import { openingPhrase } from "../../../shared/phrases/openingPhrases.ts";
import { organOf } from "../../../shared/phrases/organNames.ts";

/** A pasted block with the kind and level it is to have. */
export interface ClassifiedBlock {
  readonly kind: ClauseKind;
  readonly level: number;
  readonly runs: readonly Run[];
  readonly cells?: FileBlock["cells"];
  /** Stood above the title of a pasted document, where a draft has nothing but its heading data. */
  readonly isMasthead?: true;
}

const TYPED_NUMBER = /^(\d{1,3}\.|\([a-z]{1,5}\)|[a-z]\))\s+/;
const ROMAN = /^\(?(i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii)\)$/;

/**
 * Decides what pasted blocks are: what they say themselves, then their number, then their opening phrase; else they are what
 * the clause at the caret is, or what came before. The number goes, for numbers are computed. What stands above a pasted
 * enacting line is its title, and above that its masthead. Rules ED15, ED18.
 */
export function classify(
  blocks: readonly FileBlock[],
  head: DraftHead,
  around: ClauseKind | null,
): readonly ClassifiedBlock[] {
  const listKind: ClauseKind = head.type === "report" ? "numbered" : "operative";
  let previous: { kind: ClauseKind; level: number; number: string } | null = null;
  const titleAt = titleIndex(blocks);
  return blocks.map((block, index): ClassifiedBlock => {
    const { number, runs } = splitNumber(block);
    if (index < titleAt) return { kind: "text", level: 0, runs, isMasthead: true };
    if (index === titleAt) return { kind: "title", level: 0, runs };
    const kind = kindOf(block);
    const shape = kind
      ? { kind, level: block.known?.level ?? 0 }
      : guess(plainText(runs), number, block.listLevel ?? null, previous, listKind, around);
    const [least, most] = levelRange(shape.kind);
    const level = Math.min(Math.max(shape.level, least), most);
    previous = { kind: shape.kind, level, number };
    return {
      kind: shape.kind,
      level,
      runs: uprightLead(runs, shape.kind),
      ...(block.cells ? { cells: block.cells } : {}),
    };
  });
}

/** The last paragraph above the first enacting line, if nothing above that line is a clause; -1 for none. */
function titleIndex(blocks: readonly FileBlock[]): number {
  let title = -1;
  for (const [index, block] of blocks.entries()) {
    if (kindOf(block) === "table") continue;
    const { number, runs } = splitNumber(block);
    const text = plainText(runs);
    if (kindOf(block) !== null || number !== "") return -1;
    if (organOf(text)) return title;
    if (openingPhrase(text, "preambular") !== "" || openingPhrase(text, "operative") !== "") return -1;
    title = index;
  }
  return -1;
}

function guess(
  text: string,
  number: string,
  listLevel: number | null,
  previous: { readonly kind: ClauseKind; readonly level: number; readonly number: string } | null,
  listKind: ClauseKind,
  around: ClauseKind | null,
): { readonly kind: ClauseKind; readonly level: number } {
  const inList = previous?.kind === "preambular" && previous.number === "" ? previous.kind : listKind;
  if (/^\d/.test(number)) return { kind: listKind, level: 0 };
  if (number !== "") {
    const afterLetter = previous !== null && previous.level > 0 && !(previous.level === 1 && previous.number === "(h)");
    const isRoman = ROMAN.test(number) && afterLetter;
    return { kind: inList, level: listLevel && listLevel > 0 ? listLevel : isRoman ? 2 : 1 };
  }
  if (organOf(text)) return { kind: "enacting", level: 0 };
  if (openingPhrase(text, "preambular") !== "") return { kind: "preambular", level: 0 };
  if (openingPhrase(text, "operative") !== "") return { kind: "operative", level: 0 };
  const kind = previous?.kind ?? around ?? "text";
  const isWhole = kind === "title" || kind === "enacting" || kind === "table";
  return { kind: isWhole ? "text" : kind, level: listLevel ?? 0 };
}

function splitNumber(block: FileBlock): { readonly number: string; readonly runs: readonly Run[] } {
  const first = block.runs[0];
  if (block.number !== "" || kindOf(block) || !first || !("text" in first))
    return { number: block.number, runs: block.runs };
  const match = TYPED_NUMBER.exec(first.text);
  if (!match) return { number: "", runs: block.runs };
  const text = first.text.slice(match[0].length);
  return {
    number: match[1] ?? "",
    runs: text === "" ? block.runs.slice(1) : [{ ...first, text }, ...block.runs.slice(1)],
  };
}

/** What the block says of itself. */
function kindOf({ known, cells }: FileBlock): ClauseKind | null {
  return known?.kind ?? (cells ? "table" : null);
}

/** Takes the italics off an opening phrase: they are computed. */
function uprightLead(runs: readonly Run[], kind: ClauseKind): readonly Run[] {
  if (kind !== "preambular" && kind !== "operative") return runs;
  return uprightRuns(runs, openingPhrase(plainText(runs), kind).length);
}
