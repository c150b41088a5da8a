import { type CompiledPiece, compilationWords } from "../../shared/amendments/compiledRuns.ts";
import { flat } from "../../shared/amendments/joinPieces.ts";
import { sliceRuns } from "../../shared/amendments/runEdits.ts";
import { runsLength } from "../../shared/document/inline.ts";
import { plainText, type Run } from "../../shared/domain/clause.ts";
import type { Language } from "../../shared/domain/draftHead.ts";
import type { PdfPiece, PdfWords } from "./pdfPage.ts";

type Style = Omit<PdfWords, "text">;

interface Stretch {
  readonly runs: readonly Run[];
  readonly style: Style;
  /** How many of its first characters are set off; left out where that is counted through the whole text. */
  readonly lead?: number;
}

/** Words of a text with tracked changes: whose they are, and what becomes of them. */
export interface TrackedStretch {
  readonly runs: readonly Run[];
  readonly lead: number;
  /** Names of all who change these words; empty for words that stay. */
  readonly by: string;
  readonly isStruck: boolean;
  readonly isUnderlined: boolean;
}

/**
 * Turns the words of one document into pieces of a page, clause after clause in text order: it remembers which notes have
 * been cited already, and which colour stands for whom.
 */
export class PdfPieces {
  readonly #language: Language;
  readonly #cited = new Set<string>();
  readonly #hues = new Map<string, number>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** Words as they stand, the first `leadLength` characters set off, or all of them. Rules PF5, PF6. */
  ofRuns(runs: readonly Run[], leadLength = 0): readonly PdfPiece[] {
    return this.#pieces([{ runs, style: {} }], leadLength);
  }

  /** Words of a compilation: whose they are shows in colour and by line, and in the names in the brackets. Rule PF7. */
  ofCompiled(pieces: readonly CompiledPiece[], leadLength = 0): readonly PdfPiece[] {
    const stretches: Stretch[] = [];
    let colour: { readonly hue?: number } = {};
    for (const { made, runs, delegations } of pieces) {
      if (made === "attribution") colour = { hue: this.#hueOf((delegations ?? []).join(", ")) };
      if (made === "command") stretches.push(...this.#command(runs, colour));
      else if (made !== "words") stretches.push({ runs, style: { ...colour, isStrong: true } });
      else stretches.push({ runs, style: colour.hue === undefined ? {} : { ...colour, isUnderlined: true } });
      if (made === "bracket") colour = {};
    }
    return this.#pieces(stretches, leadLength);
  }

  /**
   * Words with tracked changes: what goes is struck, what comes underlined; where `isNamed`, brackets say whose, and blanks
   * stand outside of them. Rule PF15.
   */
  ofTracked(stretches: readonly TrackedStretch[], isNamed: boolean): readonly PdfPiece[] {
    const parts = stretches.filter(({ runs }) => runs.length > 0);
    const set: Stretch[] = [];
    for (let from = 0; from < parts.length; ) {
      const by = parts[from]?.by ?? "";
      const other = parts.findIndex((part, at) => at > from && part.by !== by);
      const to = other < 0 ? parts.length : other;
      const group = parts.slice(from, to);
      set.push(...(by !== "" && isNamed ? this.#named(group, by) : this.#changed(group)));
      from = to;
    }
    return this.#pieces(set, 0);
  }

  /** Changes of the same authors, in brackets with their names; blanks alone are nobody's. */
  #named(group: readonly TrackedStretch[], by: string): Stretch[] {
    const text = group.map(({ runs }) => flat(runs)).join("");
    const before = /^ */.exec(text)?.[0].length ?? 0;
    const after = before === text.length ? 0 : (/ *$/.exec(text)?.[0].length ?? 0);
    const blanks = (count: number): Stretch[] =>
      count > 0 ? [{ runs: [{ text: " ".repeat(count) }], lead: 0, style: {} }] : [];
    const inner = this.#changed(withoutEnds(group, before, after));
    if (inner.length === 0) return blanks(before);
    return [...blanks(before), this.#said(`[${by}: `, by), ...inner, this.#said("]", by), ...blanks(after)];
  }

  #changed(group: readonly TrackedStretch[]): Stretch[] {
    const set: Stretch[] = [];
    for (const { runs, lead, by, isStruck, isUnderlined } of group) {
      // Struck and new words stand apart also where no colour is printed.
      if (isUnderlined && !isStruck && set.at(-1)?.style.isStruck) {
        set.push({ runs: [{ text: " " }], lead: 0, style: {} });
      }
      const change = { ...(isStruck ? { isStruck } : {}), ...(isUnderlined ? { isUnderlined } : {}) };
      set.push({ runs, lead, style: by === "" ? {} : { hue: this.#hueOf(by), ...change } });
    }
    return set;
  }

  #said(text: string, by: string): Stretch {
    return { runs: [{ text }], lead: 0, style: { hue: this.#hueOf(by), isStrong: true } };
  }

  /** Whoever proposes together with the same others has one colour, in order of appearance. */
  #hueOf(names: string): number {
    const hue = this.#hues.get(names) ?? this.#hues.size;
    this.#hues.set(names, hue);
    return hue;
  }

  /** "delete “annual”": the quoted words are struck. */
  #command(runs: readonly Run[], style: Style): Stretch[] {
    const text = plainText(runs);
    const [open, close] = compilationWords(this.#language).quotes;
    const from = text.indexOf(open);
    const to = text.length - close.length;
    const start = from + open.length;
    if (from < 0 || !text.endsWith(close) || to < start) return [{ runs, style }];
    const part = (words: string, isStruck: boolean): Stretch => ({
      runs: [{ text: words }],
      style: isStruck ? { ...style, isStruck } : style,
    });
    return [part(text.slice(0, start), false), part(text.slice(start, to), true), part(text.slice(to), false)];
  }

  #pieces(stretches: readonly Stretch[], leadLength: number): readonly PdfPiece[] {
    const pieces: PdfPiece[] = [];
    let lead = leadLength;
    for (const { runs, style, lead: own } of stretches) {
      if (own !== undefined) lead = own;
      for (const run of runs) {
        if ("footnote" in run) pieces.push(this.#citation(run.footnote, pieces.at(-1)));
        else if ("break" in run) {
          pieces.push({ break: true });
          lead -= 1;
        } else {
          const cut = Math.max(0, Math.min(lead, run.text.length));
          const marked = { ...style, ...markStyle(run.marks ?? []) };
          if (cut > 0) pieces.push({ ...marked, ...leadStyle(this.#language), text: run.text.slice(0, cut) });
          if (cut < run.text.length) pieces.push({ ...marked, text: run.text.slice(cut) });
          lead -= cut;
        }
      }
    }
    return pieces;
  }

  #citation(note: string, before: PdfPiece | undefined): PdfPiece {
    const isFirst = !this.#cited.has(note);
    this.#cited.add(note);
    return { note, isFirst, isAfterNote: before !== undefined && "note" in before };
  }
}

/** Stretches without so many blanks at their beginning and at their end. */
function withoutEnds(group: readonly TrackedStretch[], before: number, after: number): TrackedStretch[] {
  const lengths = group.map(({ runs }) => runsLength(runs));
  const end = lengths.reduce((sum, length) => sum + length, 0) - after;
  let start = 0;
  return group.flatMap((stretch, index) => {
    const length = lengths[index] ?? 0;
    const from = Math.max(0, before - start);
    const to = Math.min(length, end - start);
    start += length;
    return to <= from ? [] : [{ ...stretch, runs: sliceRuns(stretch.runs, from, to), lead: stretch.lead - from }];
  });
}

function markStyle(marks: readonly string[]): Style {
  const position = marks.includes("sup") ? "sup" : marks.includes("sub") ? "sub" : undefined;
  return { ...(marks.includes("em") ? { isEm: true } : {}), ...(position ? { position } : {}) };
}

/** Opening phrases and closing lines: italic, bold in Arabic, as the rest in Chinese. Rule PF5. */
export function leadStyle(language: Language): Style {
  if (language === "zh") return {};
  return language === "ar" ? { isStrong: true } : { isEm: true };
}
