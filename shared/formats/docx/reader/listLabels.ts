import type { Element } from "@xmldom/xmldom";
import { letters, roman } from "../../../document/numbering.ts";
import { attributeOf, childOf, childrenOf, childValue, numberIn, switchOf } from "./elements.ts";

/** What a list puts before a paragraph. */
export interface ListLabel {
  /** "1.", "(a)", "I."; "•" for a bullet. */
  readonly label: string;
  readonly level: number;
  /** "decimal", "lowerLetter", "bullet" … */
  readonly format: string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** "(%2)". */
  readonly text: string;
  /** After which level it begins anew: 0 never, n after level n of those counted from 1. */
  readonly restart: number | undefined;
  readonly isLegal: boolean;
}

interface List {
  readonly abstract: string;
  readonly starts: ReadonlyMap<number, number>;
  readonly levels: ReadonlyMap<number, Level>;
}

const MAX_LEVELS = 9;
/** No list counts further; beyond it a roman numeral or a letter is nobody's number. */
const MAX_COUNT = 3_999;

/** Computes what the lists of a file put before its paragraphs, which the file itself does not say. */
export class ListLabels {
  readonly #abstracts = new Map<string, ReadonlyMap<number, Level>>();
  readonly #lists = new Map<string, List>();
  /** Paragraph styles that a level of a list is linked to. */
  readonly #styleLevels = new Map<string, number>();
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(part: Element | undefined) {
    for (const element of childrenOf(part)) {
      if (element.localName === "abstractNum") this.#readAbstract(element);
    }
    for (const element of childrenOf(part)) {
      const id = attributeOf(element, "w:numId");
      const abstract = childValue(element, "w:abstractNumId");
      if (element.localName !== "num" || id === undefined || abstract === undefined) continue;
      const starts = new Map<number, number>();
      const levels = new Map<number, Level>();
      for (const override of childrenOf(element)) {
        const at = numberIn(attributeOf(override, "w:ilvl"));
        if (override.localName !== "lvlOverride" || at === undefined) continue;
        const start = numberIn(childValue(override, "w:startOverride"));
        if (start !== undefined) starts.set(at, start);
        const level = childOf(override, "w:lvl");
        if (level) levels.set(at, readLevel(level));
      }
      this.#lists.set(id, { abstract, starts, levels });
    }
  }

  #readAbstract(element: Element): void {
    const levels = new Map<number, Level>();
    for (const child of childrenOf(element)) {
      const at = numberIn(attributeOf(child, "w:ilvl"));
      if (child.localName !== "lvl" || at === undefined || at < 0 || at >= MAX_LEVELS) continue;
      levels.set(at, readLevel(child));
      const style = childValue(child, "w:pStyle");
      if (style !== undefined) this.#styleLevels.set(style, at);
    }
    this.#abstracts.set(attributeOf(element, "w:abstractNumId") ?? "", levels);
  }

  /** The level that a list has for a paragraph style, where one is linked to it. */
  levelOfStyle(style: string | undefined): number | undefined {
    return style === undefined ? undefined : this.#styleLevels.get(style);
  }

  /** Counts a paragraph of a list, and gives what stands before it; nothing for a list that is not there. */
  next(id: string, at: number): ListLabel | undefined {
    const list = this.#lists.get(id);
    const abstract = list && this.#abstracts.get(list.abstract);
    const levelAt = (index: number): Level | undefined => list?.levels.get(index) ?? abstract?.get(index);
    const level = levelAt(at);
    if (!list || !level || at < 0 || at >= MAX_LEVELS) return undefined;
    const counters = this.#counters.get(list.abstract) ?? [];
    this.#counters.set(list.abstract, counters);
    const start = list.starts.get(at);
    if (start !== undefined && !this.#begun.has(`${id} ${at}`)) counters[at] = start - 1;
    this.#begun.add(`${id} ${at}`);
    counters[at] = (counters[at] ?? level.start - 1) + 1;
    for (let deeper = at + 1; deeper < MAX_LEVELS; deeper += 1) {
      const restart = levelAt(deeper)?.restart;
      if (restart === undefined || (restart > 0 && at < restart)) counters[deeper] = undefined;
    }
    if (level.format === "bullet") return { label: "•", level: at, format: level.format };
    const label = level.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = levelAt(index);
      return written(counters[index] ?? shown?.start ?? 1, level.isLegal ? "decimal" : (shown?.format ?? "decimal"));
    });
    return { label, level: at, format: level.format };
  }
}

function readLevel(element: Element): Level {
  return {
    start: numberIn(childValue(element, "w:start")) ?? 1,
    format: childValue(element, "w:numFmt") ?? "decimal",
    text: childValue(element, "w:lvlText") ?? "",
    restart: numberIn(childValue(element, "w:lvlRestart")),
    isLegal: switchOf(element, "w:isLgl") ?? false,
  };
}

function written(value: number, format: string): string {
  if (format === "none") return "";
  if (value < 1 || value > MAX_COUNT) return String(value);
  switch (format) {
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    default:
      return String(value);
  }
}
