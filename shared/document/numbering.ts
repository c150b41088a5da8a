import type { DraftType, Language } from "../domain/draftHead.ts";
import type { ClauseId } from "../domain/ids.ts";
import type { ArrangedClause } from "./structure.ts";

/** What stands before a clause in print, and what the room calls it. */
export interface ClauseNumber {
  readonly number: string;
  readonly label: string;
}

const ANNEX_WORD: Readonly<Record<Language, string>> = {
  ar: "المرفق",
  en: "Annex",
  es: "Anexo",
  fr: "Annexe",
  ru: "Приложение",
  zh: "附件",
};

/** 1 → "I", 4 → "IV". @throws RangeError below 1 or above 3999. */
export function roman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) throw new RangeError(`no roman numeral for ${value}`);
  const signs: readonly [number, string][] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  let out = "";
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      out += sign;
      rest -= worth;
    }
  }
  return out;
}

/** 1 → "a", 26 → "z", 27 → "aa", 28 → "bb": letters are repeated, as in UN documents and in Word. */
export function letters(value: number): string {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`no letter for ${value}`);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/**
 * The number of a sub-clause: `(a)`, `(i)`, `a.`, `i.` for levels 1–4; French and Spanish close without opening: `a)`, `i)`.
 * Rules NU2, NU3. Source: UN Editorial Manual, "Paragraphs and subparagraphs".
 */
export function subNumber(level: number, ordinal: number, language: Language): string {
  const sign = level % 2 === 1 ? letters(ordinal) : roman(ordinal).toLowerCase();
  if (level > 2) return `${sign}.`;
  return language === "fr" || language === "es" ? `${sign})` : `(${sign})`;
}

interface Counters {
  operative: number;
  numbered: number;
  preambular: number;
  roman: number;
  letter: number;
  /** Ordinal reached at each level below the current clause of level 0. */
  sub: number[];
  /** Room label of the current clause at each level. */
  path: string[];
}

function newCounters(): Counters {
  return { operative: 0, numbered: 0, preambular: 0, roman: 0, letter: 0, sub: [], path: [] };
}

/**
 * Number and label of every clause, in one pass. Operative clauses run through all parts of the text and anew in each annex;
 * a single one bears no number; preambular ones never do. A report's numbered clauses run through the whole document.
 * Headings are I., then A. within it, then unnumbered. Rules NU1–NU8.
 */
export function numberClauses(
  clauses: readonly ArrangedClause[],
  { type, language }: { readonly type: DraftType; readonly language: Language },
): Map<ClauseId, ClauseNumber> {
  const result = new Map<ClauseId, ClauseNumber>();
  const annexes = clauses.filter((clause) => clause.kind === "annex").length;
  const single = singleOperatives(clauses);
  let counters = newCounters();
  let annexPrefix = "";
  for (const clause of clauses) {
    switch (clause.kind) {
      case "annex": {
        const word = ANNEX_WORD[language];
        const number = annexes > 1 ? `${word} ${roman(clause.annex)}` : word;
        // A report's paragraphs are numbered through the whole document, annexes included.
        counters = { ...newCounters(), numbered: type === "report" ? counters.numbered : 0 };
        annexPrefix = `${number} `;
        result.set(clause.id, { number, label: "" });
        break;
      }
      case "heading":
        result.set(clause.id, { number: headingNumber(clause.level, counters), label: "" });
        break;
      case "preambular":
      case "operative":
      case "numbered":
        result.set(clause.id, listNumber(clause, counters, annexPrefix, language, single.has(clause.id)));
        break;
      default:
        result.set(clause.id, { number: "", label: "" });
    }
  }
  return result;
}

/** Operative clauses that are the only one of level 0 in the text or in their annex. */
function singleOperatives(clauses: readonly ArrangedClause[]): Set<ClauseId> {
  const byAnnex = new Map<number, ClauseId[]>();
  for (const clause of clauses) {
    if (clause.kind !== "operative" || clause.level > 0) continue;
    const ids = byAnnex.get(clause.annex) ?? [];
    ids.push(clause.id);
    byAnnex.set(clause.annex, ids);
  }
  return new Set([...byAnnex.values()].filter((ids) => ids.length === 1).flat());
}

function headingNumber(level: number, counters: Counters): string {
  if (level === 1) {
    counters.roman++;
    counters.letter = 0;
    return `${roman(counters.roman)}.`;
  }
  if (level === 2) {
    counters.letter++;
    return `${letters(counters.letter).toUpperCase()}.`;
  }
  return "";
}

const LABEL_WORD = { preambular: "PP", operative: "OP", numbered: "Para" } as const;

function listNumber(
  clause: ArrangedClause,
  counters: Counters,
  prefix: string,
  language: Language,
  isSingle: boolean,
): ClauseNumber {
  const kind = clause.kind as keyof typeof LABEL_WORD;
  if (clause.level === 0) {
    counters[kind]++;
    counters.sub = [];
    const label = `${prefix}${LABEL_WORD[kind]} ${counters[kind]}`;
    counters.path = [label];
    const number = kind === "preambular" || isSingle ? "" : `${counters[kind]}.`;
    return { number, label };
  }
  const ordinal = (counters.sub[clause.level - 1] ?? 0) + 1;
  counters.sub.length = clause.level - 1;
  counters.sub[clause.level - 1] = ordinal;
  const number = subNumber(clause.level, ordinal, language);
  const label = `${counters.path[clause.level - 1] ?? ""} ${number}`;
  counters.path.length = clause.level;
  counters.path[clause.level] = label;
  return { number, label };
}
