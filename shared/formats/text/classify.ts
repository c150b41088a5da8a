import type { ImportWarning } from "../../document/content.ts";
import type { ClauseKind } from "../../domain/clause.ts";
import type { DraftType } from "../../domain/draftHead.ts";
import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { warning } from "../warnings.ts";
import type { Block } from "./block.ts";
import { NUMBERED_TITLE } from "./masthead.ts";
import { endsWithMark } from "./textDialect.ts";

/** A block with its joined words. */
export interface ReadBlock extends Block {
  readonly text: string;
}

/** A block that has become a clause. */
export interface Classified {
  readonly block: ReadBlock;
  readonly kind: ClauseKind;
  readonly level: number;
  /** Words without what went into the head. */
  readonly text: string;
}

export interface Classification {
  readonly clauses: readonly Classified[];
  /** Number that stood before the title. */
  readonly number: string | undefined;
  readonly warnings: readonly ImportWarning[];
}

type ListKind = "preambular" | "operative" | "numbered";

/** Gives every block its kind and level. `type` decides what a number opens. Rules IM7, IM15, IM16. */
export function classify(blocks: readonly ReadBlock[], type: DraftType): Classification {
  return new Classifier(blocks, type).run();
}

class Classifier {
  readonly #blocks: readonly ReadBlock[];
  readonly #numbersAhead: readonly boolean[];
  readonly #isReport: boolean;
  readonly #clauses: Classified[] = [];
  readonly #warnings: ImportWarning[] = [];
  #number: string | undefined;
  /** Kind of the list that sub-clauses belong to. */
  #list: ListKind | undefined;
  /** True from the first clause of the operative part of a section on. */
  #isPastPreamble = false;
  /** True where an enacting line or a preamble stands in this section. */
  #hasPreamble = false;
  /** True where numbers belong to a text inside an operative clause or to an annex. */
  #isEmbedded = false;

  constructor(blocks: readonly ReadBlock[], type: DraftType) {
    this.#blocks = blocks;
    this.#numbersAhead = numbersAhead(blocks);
    this.#isReport = type === "report";
    this.#isPastPreamble = this.#isReport;
  }

  run(): Classification {
    const start = this.#takeTitle();
    for (let at = start; at < this.#blocks.length; at += 1) at += this.#take(at) - 1;
    return { clauses: this.#clauses, number: this.#number, warnings: this.#warnings };
  }

  #add(block: ReadBlock, kind: ClauseKind, level = 0, text = block.text): void {
    this.#clauses.push({ block, kind, level, text });
  }

  #warn(code: string, message: string, block: ReadBlock): void {
    this.#warnings.push(warning(code, message, block.text, block.line));
  }

  /** The title is what stands before everything else; gives the index of the first block behind it. */
  #takeTitle(): number {
    const firstOther = this.#blocks.findIndex(({ opener }) => opener.type !== "plain" && opener.type !== "heading");
    const before = this.#blocks.slice(0, firstOther < 0 ? this.#blocks.length : firstOther);
    const numbered = before.findIndex((block) => NUMBERED_TITLE.test(block.text));
    const told = before.findIndex(({ opener }) => opener.type === "heading" && opener.rank === 1);
    if (this.#isReport && numbered < 0 && told < 0) {
      const [first] = before;
      if (!first || endsWithMark(first.text)) return 0;
      this.#add(first, "title");
      return 1;
    }
    const hasEnacting = this.#blocks[firstOther]?.opener.type === "enacting";
    const chosen = numbered >= 0 ? numbered : told >= 0 ? told : this.#titleWithoutNumber(before, hasEnacting);
    const block = before[chosen];
    if (!block) return 0;
    const match = NUMBERED_TITLE.exec(block.text);
    this.#number = match?.[1];
    this.#add(block, "title", 0, match?.[2] ?? block.text);
    for (const other of before.slice(0, chosen)) {
      other.parts.forEach((part, index) => {
        const message = "this line above the title has no place in a draft";
        this.#warnings.push(warning("above_title_left_out", message, part, other.lines[index]));
      });
    }
    return chosen + 1;
  }

  /** Before an enacting line the last block is the title; without one a first block that ends with no mark. */
  #titleWithoutNumber(before: readonly ReadBlock[], hasEnacting: boolean): number {
    if (hasEnacting) return before.length - 1;
    const [first] = before;
    if (!first || endsWithMark(first.text) || isLead(first.text)) return -1;
    return 0;
  }

  #take(at: number): number {
    const block = this.#blocks[at] as ReadBlock;
    switch (block.opener.type) {
      case "enacting":
        this.#add(block, "enacting");
        this.#list = undefined;
        this.#isPastPreamble = false;
        this.#hasPreamble = true;
        this.#isEmbedded = false;
        return 1;
      case "number":
        this.#takeNumber(block);
        return 1;
      case "preambular":
        if (this.#isPastPreamble) this.#addMisplacedPreambular(block);
        else this.#addPreambular(block);
        return 1;
      case "item":
        this.#takeItem(block, block.opener.level, block.opener.printed);
        return 1;
      case "roman":
      case "capital":
        return this.#takeHeading(at, block.opener.type === "roman" ? 1 : 2);
      case "annex":
        return this.#takeAnnex(at);
      case "closing":
        this.#add(block, "closing");
        return 1;
      case "table":
        this.#add(block, "table");
        this.#isPastPreamble = true;
        return 1;
      case "heading":
        this.#beginSection();
        this.#add(block, "heading", 3);
        return 1;
      case "known":
        this.#takeKnown(block, block.opener.kind, block.opener.level);
        return 1;
      case "plain":
        this.#takePlain(block, at);
        return 1;
      default: {
        const unknown: never = block.opener;
        throw new RangeError(`unknown opener ${JSON.stringify(unknown)}`);
      }
    }
  }

  #takeKnown(block: ReadBlock, kind: ClauseKind, level: number): void {
    if (kind === "heading" || kind === "annex") this.#beginSection();
    if (kind === "preambular" || kind === "operative" || kind === "numbered") this.#list = kind;
    this.#isEmbedded = kind === "annex" || (kind !== "enacting" && this.#isEmbedded);
    this.#hasPreamble ||= kind === "enacting" || kind === "preambular";
    this.#isPastPreamble ||= kind === "operative" || kind === "numbered" || kind === "text" || kind === "table";
    this.#add(block, kind, level);
  }

  #takeNumber(block: ReadBlock): void {
    const beginsAnew = block.opener.type === "number" && block.opener.embedded && !this.#hasPreamble;
    const isNumbered = this.#isReport || this.#isEmbedded || beginsAnew;
    this.#list = isNumbered ? "numbered" : "operative";
    this.#isPastPreamble = true;
    this.#add(block, this.#list);
  }

  #takeItem(block: ReadBlock, level: number, printed: string): void {
    if (this.#list === undefined || (this.#list === "preambular" && level > 2)) {
      this.#warn("item_without_paragraph", "this item belongs to no paragraph; its sign was kept in the text", block);
      this.#add(block, "text", 0, `${printed} ${block.text}`);
      return;
    }
    this.#add(block, this.#list, level);
  }

  /** A heading may be a sign alone on its line; its words then stand in the next block. */
  #takeHeading(at: number, level: number): number {
    const block = this.#blocks[at] as ReadBlock;
    this.#beginSection();
    const next = this.#blocks[at + 1];
    if (block.text === "" && next && isTitleOfSign(next)) {
      this.#add(
        { ...block, parts: next.parts, pages: next.pages, lines: next.lines, text: next.text },
        "heading",
        level,
      );
      return 2;
    }
    this.#add(block, "heading", level);
    return 1;
  }

  #takeAnnex(at: number): number {
    const block = this.#blocks[at] as ReadBlock;
    this.#beginSection();
    this.#isEmbedded = true;
    const next = this.#blocks[at + 1];
    if (block.text === "" && next && isTitleOfSign(next)) {
      this.#add({ ...block, parts: next.parts, pages: next.pages, lines: next.lines, text: next.text }, "annex");
      return 2;
    }
    this.#add(block, "annex");
    return 1;
  }

  #beginSection(): void {
    this.#list = undefined;
    this.#hasPreamble = false;
    this.#isPastPreamble = this.#isReport;
  }

  #takePlain(block: ReadBlock, at: number): void {
    if (!this.#isPastPreamble && this.#takeInPreamble(block, at)) return;
    this.#isPastPreamble = true;
    if (endsWithMark(block.text) || block.text === "") {
      if (!this.#isReport && openingPhrase(block.text, "preambular") !== "" && block.text.endsWith(",")) {
        this.#addMisplacedPreambular(block);
      } else this.#add(block, "text");
      return;
    }
    this.#beginSection();
    this.#add(block, "heading", 3);
  }

  /** Before the operative part of a section: preambular clauses, or the one operative clause that bears no number. */
  #takeInPreamble(block: ReadBlock, at: number): boolean {
    const { text } = block;
    const afterEnacting = this.#clauses.at(-1)?.kind !== "heading" && this.#clauses.at(-1)?.kind !== "annex";
    if (openingPhrase(text, "preambular") !== "") {
      this.#addPreambular(block);
      return true;
    }
    const isSingle = !this.#isEmbedded && !this.#numbersAhead[at];
    const isLast = text.endsWith(".") && isSingle && afterEnacting;
    if (!this.#isEmbedded && (isLast || (openingPhrase(text, "operative") !== "" && endsWithMark(text)))) {
      if (openingPhrase(text, "operative") === "") {
        this.#warn("kind_uncertain", "read as the only operative paragraph, because it ends the sentence", block);
      }
      this.#list = "operative";
      this.#isPastPreamble = true;
      this.#isEmbedded = true;
      this.#add(block, "operative");
      return true;
    }
    if (!afterEnacting || this.#isEmbedded) return false;
    if (!endsWithMark(text) || text.endsWith(".")) {
      this.#warn(
        "kind_uncertain",
        "read as a preambular paragraph, because it stands before the operative part",
        block,
      );
    }
    this.#addPreambular(block);
    return true;
  }

  #addMisplacedPreambular(block: ReadBlock): void {
    const message = "a preambular paragraph stands after the operative part; it is kept as text";
    this.#warn("preambular_after_operative", message, block);
    this.#add(block, "text");
  }

  #addPreambular(block: ReadBlock): void {
    this.#list = "preambular";
    this.#hasPreamble = true;
    this.#add(block, "preambular");
  }
}

/** For each block: is there a number behind it, before the next heading, annex or enacting line? */
function numbersAhead(blocks: readonly ReadBlock[]): boolean[] {
  const ahead = new Array<boolean>(blocks.length).fill(false);
  let isAhead = false;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    ahead[at] = isAhead;
    const type = blocks[at]?.opener.type;
    if (type === "number") isAhead = true;
    else if (type === "annex" || type === "enacting" || type === "roman" || type === "capital") isAhead = false;
  }
  return ahead;
}

/** May these be the words of a heading whose sign stands alone on its line? */
function isTitleOfSign({ opener, text }: ReadBlock): boolean {
  return opener.type === "heading" || (opener.type === "plain" && !endsWithMark(text));
}

function isLead(text: string): boolean {
  return openingPhrase(text, "preambular") !== "" || openingPhrase(text, "operative") !== "";
}
