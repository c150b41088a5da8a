import type { CompiledPiece } from "../../amendments/compiledRuns.ts";
import type { Run } from "../../domain/clause.ts";
import type { Language } from "../../domain/draftHead.ts";
import type { FootnoteId } from "../../domain/ids.ts";
import { HUES } from "./htmlStyle.ts";
import { OWN_HTML } from "./ownHtml.ts";

/** Words with everything escaped that HTML would read as its own. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const MARK_TAGS = { em: "em", sub: "sub", sup: "sup" } as const;

/** Opening phrases: italic, bold in Arabic, as the rest in Chinese. */
const LEAD_TAG: Readonly<Partial<Record<Language, string>>> & { readonly default: string } = { ar: "b", default: "i" };

/** Words of notes' markers for who cannot see them raised. */
export interface InlineWords {
  readonly note: string;
}

/**
 * Writes the words of one document, text after text: it counts the citations of each note, so that every marker has an
 * address, and knows which colour stands for whom. Rules FF5, FF6.
 */
export class HtmlInline {
  /** How often each note was cited so far. */
  readonly citations = new Map<FootnoteId, number>();
  readonly #language: Language;
  readonly #numbers: ReadonlyMap<FootnoteId, number>;
  readonly #words: InlineWords;
  readonly #hues = new Map<string, number>();

  constructor(language: Language, numbers: ReadonlyMap<FootnoteId, number>, words: InlineWords) {
    this.#language = language;
    this.#numbers = numbers;
    this.#words = words;
  }

  /** Words as they stand, the first `leadLength` characters set off. */
  ofRuns(runs: readonly Run[], leadLength = 0): string {
    return this.ofPieces([{ made: "words", runs }], leadLength);
  }

  /** Words of a compilation: whose they are shows in colour, by line, and in the names in the brackets. */
  ofPieces(pieces: readonly CompiledPiece[], leadLength = 0): string {
    const lead = { left: leadLength };
    let hue: number | undefined;
    return pieces
      .map(({ made, runs, delegations }) => {
        if (made === "attribution") hue = this.#hueOf(delegations ?? []);
        const inner = this.#runs(runs, lead);
        const colour = hue === undefined ? "" : ` hue-${hue + 1}`;
        if (made === "bracket") hue = undefined;
        if (made === "words") return colour === "" ? inner : `<span class="proposed${colour}">${inner}</span>`;
        return `<span class="${made}${colour}">${inner}</span>`;
      })
      .join("");
  }

  #runs(runs: readonly Run[], lead: { left: number }): string {
    return runs
      .map((run, index) => {
        if ("footnote" in run) return this.#citation(run.footnote, runs[index - 1]);
        if ("break" in run) {
          lead.left -= 1;
          return "<br>";
        }
        const cut = Math.max(0, Math.min(lead.left, run.text.length));
        lead.left -= cut;
        const before = cut > 0 ? this.#lead(run.text.slice(0, cut)) : "";
        const words = before + escaped(run.text.slice(cut));
        return (run.marks ?? []).reduce((inner, mark) => `<${MARK_TAGS[mark]}>${inner}</${MARK_TAGS[mark]}>`, words);
      })
      .join("");
  }

  #lead(text: string): string {
    if (this.#language === "zh") return escaped(text);
    const tag = LEAD_TAG[this.#language] ?? LEAD_TAG.default;
    return `<${tag} ${OWN_HTML.lead}>${escaped(text)}</${tag}>`;
  }

  #citation(note: FootnoteId, before: Run | undefined): string {
    const number = this.#numbers.get(note) ?? 0;
    const count = (this.citations.get(note) ?? 0) + 1;
    this.citations.set(note, count);
    const comma = before && "footnote" in before ? `<sup ${OWN_HTML.silent}>,</sup>` : "";
    const label = escaped(`${this.#words.note} ${number}`);
    const link = `<a id="${citationAddress(number, count)}" href="#fn${number}" ${OWN_HTML.note}="${escaped(note)}" role="doc-noteref" aria-label="${label}">${number}</a>`;
    return `${comma}<sup>${link}</sup>`;
  }

  /** Whoever proposes together with the same others has one colour. */
  #hueOf(delegations: readonly string[]): number {
    const key = delegations.join(", ");
    const hue = this.#hues.get(key) ?? this.#hues.size % HUES.length;
    this.#hues.set(key, hue);
    return hue;
  }
}

/** Where the nth citation of a note stands. */
export function citationAddress(number: number, count: number): string {
  return count === 1 ? `fnref${number}` : `fnref${number}-${count}`;
}
