import { useLanguage } from "../../../live/useLanguage.ts";

/** Joins names as the interface's language does: "A-041, A-044 and A-046". */
export function useListWords(): (names: readonly string[]) => string {
  const [language] = useLanguage();
  const format = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" });
  return (names) => format.format(names);
}
