import { PHRASE_TABLES, type PhraseTable } from "./phraseTable.ts";

/** The kinds of clause that begin with an opening phrase. */
export type PhraseKind = "preambular" | "operative";

/** What an opening phrase is made of. */
export interface PhraseParts {
  /** As it stands in the text; always a prefix of it. */
  readonly phrase: string;
  /** Intensifier and verb without the marker, in lower case: two clauses with the same base have "the same verb". */
  readonly base: string;
  /** Place in the also / further cycle; `again` stands outside of it. */
  readonly step: "plain" | "also" | "further" | "again";
  /** The house form: "Recalling also", "Also recalls". Equal to `phrase` unless the marker stands elsewhere. */
  readonly canonical: string;
}

interface Base {
  readonly words: readonly string[];
  /** Number of words before the place where the house form has its marker (preamble). */
  readonly markerAt: number;
}

interface Lexicon {
  /** Bases by their first word, longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly Base[]>;
  readonly suggestions: readonly string[];
}

interface Word {
  readonly text: string;
  /** UTF-16 offset behind the word. */
  readonly end: number;
}

const INTENSIFIERS: ReadonlySet<string> = new Set([
  ...["deeply", "firmly", "fully", "gravely", "greatly", "particularly", "profoundly", "seriously", "solemnly"],
  ...["strongly", "unequivocally", "urgently", "warmly"],
]);
const MARKERS: Readonly<Record<string, PhraseParts["step"]>> = { also: "also", further: "further", again: "again" };
const LONGEST_PHRASE_WORDS = 9;

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function buildLexicon(table: PhraseTable): Lexicon {
  const byFirstWord = new Map<string, Base[]>();
  for (const entry of [...table.suggested, ...table.recognized]) {
    const bar = entry.split(" ").indexOf("|");
    const words = entry.split(" ").filter((word) => word !== "|");
    const first = words[0] ?? "";
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, markerAt: bar < 0 ? words.length : bar }]);
  }
  for (const bases of byFirstWord.values()) bases.sort((a, b) => b.words.length - a.words.length);
  const plain = table.suggested.map((entry) => capitalized(entry.replace(" |", "")));
  const intensified = Object.entries(table.intensified).flatMap(([verb, adverbs]) =>
    adverbs.map((adverb) => `${adverb} ${verb}`),
  );
  const suggestions = [...plain, ...intensified, ...table.attested].sort((a, b) => a.localeCompare(b, "en"));
  return { byFirstWord, suggestions };
}

const LEXICONS: Readonly<Record<PhraseKind, Lexicon>> = {
  preambular: buildLexicon(PHRASE_TABLES.preambular),
  operative: buildLexicon(PHRASE_TABLES.operative),
};

/** The first words of a text, as far as only single blanks stand between them. */
function leadingWords(text: string): Word[] {
  const words: Word[] = [];
  const pattern = /\p{L}+(?:-\p{L}+)*/uy;
  let at = 0;
  while (words.length < LONGEST_PHRASE_WORDS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) break;
    const end = at + match[0].length;
    words.push({ text: match[0], end });
    if (text[end] !== " " && text[end] !== "\u00a0") break;
    at = end + 1;
  }
  return words;
}

/** A marker at a place in the words: how many words it takes up, and which one it is. */
function markerAt(words: readonly string[], at: number): { taken: number; step: PhraseParts["step"] } | undefined {
  const single = MARKERS[words[at] ?? ""];
  if (single && Object.hasOwn(MARKERS, words[at] ?? "")) return { taken: 1, step: single };
  if (words[at] === "once" && words[at + 1] === "again") return { taken: 2, step: "again" };
  return undefined;
}

interface Match {
  readonly end: number;
  readonly base: Base;
  readonly step: PhraseParts["step"];
  readonly markerFrom: number;
}

/** Matches one base from a word on, with at most one marker between its words or behind them. */
function matchBase(words: readonly string[], from: number, base: Base, markerAllowed: boolean): Match | undefined {
  let at = from;
  let step: PhraseParts["step"] = "plain";
  let markerFrom = -1;
  for (let index = 0; index < base.words.length; index += 1) {
    if (words[at] !== base.words[index]) {
      const marker: ReturnType<typeof markerAt> =
        index > 0 && markerAllowed && step === "plain" ? markerAt(words, at) : undefined;
      if (!marker || words[at + marker.taken] !== base.words[index]) return undefined;
      step = marker.step;
      markerFrom = index;
      at += marker.taken;
    }
    at += 1;
  }
  const behind = markerAllowed && step === "plain" ? markerAt(words, at) : undefined;
  if (!behind) return { end: at, base, step, markerFrom };
  return { end: at + behind.taken, base, step: behind.step, markerFrom: base.words.length };
}

function houseForm(
  kind: PhraseKind,
  step: PhraseParts["step"],
  intensifier: string,
  base: Base,
  phrase: string,
): string {
  if (step === "plain" || step === "again") return phrase;
  const intense = intensifier === "" ? [] : [intensifier];
  const words =
    kind === "operative"
      ? [step, ...intense, ...base.words]
      : [...intense, ...base.words.slice(0, base.markerAt), step, ...base.words.slice(base.markerAt)];
  return capitalized(words.join(" "));
}

/**
 * Takes the opening phrase at the very start of a text apart; nothing where the table knows none. Longest match wins;
 * the phrase begins with a capital and ends at a word boundary. A preposition after the phrase belongs to it only where
 * it is part of the verb ("Calls upon", not "Takes note of"). Rules PH1–PH5.
 */
export function openingPhraseParts(text: string, kind: PhraseKind): PhraseParts | undefined {
  const found = leadingWords(text.slice(0, 200));
  const first = found[0]?.text ?? "";
  if (first === "" || first.charAt(0) === first.charAt(0).toLowerCase()) return undefined;
  const words = found.map((word, index) =>
    index === 0 ? word.text.charAt(0).toLowerCase() + word.text.slice(1) : word.text,
  );
  const leading = markerAt(words, 0);
  const afterMarker = leading?.taken ?? 0;
  const intensifier = INTENSIFIERS.has(words[afterMarker] ?? "") ? (words[afterMarker] ?? "") : "";
  const from = afterMarker + (intensifier === "" ? 0 : 1);
  let best: Match | undefined;
  for (const base of LEXICONS[kind].byFirstWord.get(words[from] ?? "") ?? []) {
    const match = matchBase(words, from, base, !leading);
    if (match && (!best || match.end > best.end)) best = match;
  }
  const end = best && found[best.end - 1]?.end;
  if (!best || end === undefined) return undefined;
  const phrase = text.slice(0, end);
  const step = leading?.step ?? best.step;
  return {
    phrase,
    base: [...(intensifier === "" ? [] : [intensifier]), ...best.base.words].join(" "),
    step,
    canonical: houseForm(kind, step, intensifier, best.base, phrase),
  };
}

/**
 * The opening phrase of a clause, the part that is set in italics: a prefix of `text`, or "" where none is known.
 * `extra` are the phrases that were added for this draft; the longest match of both wins. Rules PH1–PH5.
 */
export function openingPhrase(text: string, kind: PhraseKind, extra?: readonly string[]): string {
  let phrase = openingPhraseParts(text, kind)?.phrase ?? "";
  for (const candidate of extra ?? []) {
    const boundary = !/[\p{L}\p{N}]/u.test(text.charAt(candidate.length));
    if (candidate.length > phrase.length && boundary && text.startsWith(candidate)) phrase = candidate;
  }
  return phrase;
}

/** Phrases to offer while a clause is begun, in alphabetical order: only those found in lists or in real texts. Rule PH6. */
export function knownPhrases(kind: PhraseKind): readonly string[] {
  return LEXICONS[kind].suggestions;
}
