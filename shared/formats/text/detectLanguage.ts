import type { Language } from "../../domain/draftHead.ts";

const COMMON_WORDS: Readonly<Record<"en" | "es" | "fr", ReadonlySet<string>>> = {
  en: new Set(["the", "of", "and", "to", "in", "that", "for", "its", "on", "by", "with"]),
  es: new Set(["el", "los", "las", "del", "y", "que", "en", "por", "su", "una", "con"]),
  fr: new Set(["le", "les", "des", "du", "et", "que", "dans", "pour", "une", "aux", "par"]),
};
const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ["ar", /\p{Script=Arabic}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["zh", /\p{Script=Han}/gu],
];
/** Enough of a text to tell its language by. */
const SAMPLE_LENGTH = 20_000;

/** The language of a text: by its script, else by its most common small words; English where nothing speaks. Rule IM14. */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) > latin) return language;
  }
  const scores = { en: 0, es: 0, fr: 0 };
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const language of ["en", "es", "fr"] as const) {
      if (COMMON_WORDS[language].has(word)) scores[language] += 1;
    }
  }
  const best = Math.max(scores.en, scores.es, scores.fr);
  if (scores.en === best) return "en";
  return scores.fr === best ? "fr" : "es";
}
