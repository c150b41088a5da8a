import { letters, roman } from "../../../document/numbering.ts";
import type { ClauseKind } from "../../../domain/clause.ts";
import type { DraftType, Language } from "../../../domain/draftHead.ts";

/** Lists that number clauses by themselves. In `preambular` and `single` the first degree bears no number. */
export const LISTS = ["operative", "single", "numbered", "preambular", "headings"] as const;
export type ListName = (typeof LISTS)[number];

/** A paragraph's place in a list; another instance of a list begins anew. */
export interface ListPlace {
  readonly list: ListName;
  readonly instance: number;
  readonly level: number;
}

type ListFormat = "decimal" | "lowerLetter" | "lowerRoman" | "upperLetter" | "upperRoman" | "none";

/** One degree of a list; `text` has "%2" where the count of the second degree stands. */
interface ListLevel {
  readonly format: ListFormat;
  readonly text: string;
}

/** The degrees of a list: 1. (a) (i) a. i.; French and Spanish close without opening: a) i). Rules NU2, NU3. */
export function listLevels(list: ListName, language: Language): readonly ListLevel[] {
  if (list === "headings") {
    return [
      { format: "upperRoman", text: "%1." },
      { format: "upperLetter", text: "%2." },
    ];
  }
  const open = language === "fr" || language === "es" ? "" : "(";
  const isCounted = list === "operative" || list === "numbered";
  return [
    isCounted ? { format: "decimal", text: "%1." } : { format: "none", text: "" },
    { format: "lowerLetter", text: `${open}%2)` },
    { format: "lowerRoman", text: `${open}%3)` },
    { format: "lowerLetter", text: "%4." },
    { format: "lowerRoman", text: "%5." },
  ];
}

/** What of a paragraph decides its number. */
export interface Numbered {
  readonly kind: ClauseKind;
  readonly level: number;
  /** The number it must bear; undefined for a new clause, which takes what comes and is not counted. */
  readonly number: string | undefined;
}

/**
 * The place of each clause in a list, where the list gives it exactly the number that it has; nothing where it bears none,
 * or another one: that must be written as text. Clauses that are not there yet are counted by Word, not here. Rule DX5.
 */
export function listPlaces(
  clauses: readonly Numbered[],
  { type, language }: { readonly type: DraftType; readonly language: Language },
): (ListPlace | undefined)[] {
  const counters = new WordCounters(language);
  let annex = 0;
  let list: ListName | undefined;
  return clauses.map((clause, index) => {
    const { kind, number } = clause;
    if (kind === "annex") annex++;
    const level = kind === "heading" ? clause.level - 1 : clause.level;
    const own = listOf(kind, number);
    if (own === undefined || (kind === "heading" && level > 1)) return undefined;
    if (kind === "heading" || level === 0 || list === undefined) list = own;
    const place = { list, instance: type === "report" && list === "numbered" ? 0 : annex, level };
    if (number === undefined) return place;
    // A clause without a number is in its list only so that what is below it begins anew.
    const next = clauses[index + 1];
    if (number === "" && !(next?.kind === kind && next.level > clause.level)) return undefined;
    return counters.take(place, number) ? place : undefined;
  });
}

function listOf(kind: ClauseKind, number: string | undefined): ListName | undefined {
  switch (kind) {
    case "operative":
      return number === "" ? "single" : "operative";
    case "heading":
      return "headings";
    case "numbered":
    case "preambular":
      return kind;
    default:
      return undefined;
  }
}

/** Counts as Word counts: a paragraph begins all deeper degrees of its list anew. */
class WordCounters {
  readonly #language: Language;
  readonly #counts = new Map<ListName, number[]>();
  readonly #instances = new Map<ListName, number>();

  constructor(language: Language) {
    this.#language = language;
  }

  /** Counts a paragraph if its list gives it this number; else nothing changes. */
  take({ list, instance, level }: ListPlace, number: string): boolean {
    const isNew = this.#instances.get(list) !== instance;
    const counts = (isNew ? [] : (this.#counts.get(list) ?? [])).slice(0, level + 1);
    counts[level] = (counts[level] ?? 0) + 1;
    const shown = listLevels(list, this.#language)[level];
    const written = shown?.text.replace(/%\d/, () => writtenCount(counts[level] ?? 1, shown.format));
    if (written !== number) return false;
    this.#counts.set(list, counts);
    this.#instances.set(list, instance);
    return true;
  }
}

function writtenCount(count: number, format: ListFormat): string {
  switch (format) {
    case "decimal":
      return String(count);
    case "lowerLetter":
      return letters(count);
    case "upperLetter":
      return letters(count).toUpperCase();
    case "lowerRoman":
      return roman(count).toLowerCase();
    case "upperRoman":
      return roman(count);
    case "none":
      return "";
  }
}
