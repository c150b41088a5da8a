import { useMemo } from "react";
import type { InterfaceLanguage } from "../../shared/i18n/keys.ts";
import { useLanguage } from "./useLanguage.ts";

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** Dates, times and sizes in the words of the interface's language. Rule I18N4. */
export interface Formats {
  /** "21 Nov 2026, 18:00" */
  dateTime(iso: string): string;
  /** "21 Nov 2026" */
  date(iso: string): string;
  /** "2 minutes ago"; a date where it is longer ago than a week. */
  ago(iso: string, now: number): string;
  /** "2 MB" */
  megabytes(bytes: number): string;
}

/** Formats for a language; pure. English dates are those of the United Nations: the day before the month. */
export function formatsFor(language: InterfaceLanguage): Formats {
  const locale = language === "en" ? "en-GB" : language;
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
  return {
    dateTime: (iso) => dateTime.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    ago(iso, now) {
      const elapsed = Math.max(0, now - Date.parse(iso));
      if (elapsed > 7 * 86_400_000) return date.format(new Date(iso));
      const [unit, ms] = UNITS.find(([, length]) => elapsed >= length) ?? ["second", 1000];
      // Seconds would be old before they are read.
      return unit === "second" ? relative.format(0, "second") : relative.format(-Math.floor(elapsed / ms), unit);
    },
    megabytes: (bytes) => size.format(bytes / 1_000_000),
  };
}

/** The formats of the language on screen. */
export function useFormats(): Formats {
  const [language] = useLanguage();
  return useMemo(() => formatsFor(language), [language]);
}
