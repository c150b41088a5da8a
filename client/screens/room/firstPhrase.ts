/**
 * A guess at the opening phrase of a paragraph whose beginning is not in the list: the leading words that end like English
 * or French verbs of a preamble or a demand ("Applauding", "Strongly applauding"), at least one, at most four. Rule UI18.
 */
export function firstPhrase(words: string): string {
  const leading = words.trimStart().split(/\s+/u).slice(0, 4);
  const verb = leading.findIndex(
    (word, index) => /(?:ing|ant|ent|ed|s|es|e)$/iu.test(word) && !(index === 0 && /ly$/iu.test(word)),
  );
  return leading
    .slice(0, Math.max(verb, 0) + 1)
    .join(" ")
    .replace(/[,;:.]+$/u, "");
}
