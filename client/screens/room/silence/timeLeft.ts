const MINUTE_MS = 60_000;

/**
 * How long it is until then, in the two largest units of it: "2 days and 3 hours", "1 hour and 5 minutes"; null in the last
 * minute and after it. Begun minutes count. Pure. Rule UI173.
 */
export function timeLeft(deadline: string, now: number, language: string): string | null {
  const minutes = Math.ceil((Date.parse(deadline) - now) / MINUTE_MS);
  if (!(minutes > 1)) return null;
  const parts = [
    ["day", Math.floor(minutes / 1440)],
    ["hour", Math.floor((minutes % 1440) / 60)],
    ["minute", minutes % 60],
  ] as const;
  const largest = parts.findIndex(([, count]) => count > 0);
  const words = parts
    .slice(largest, largest + 2)
    .flatMap(([unit, count]) =>
      count > 0 ? [new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count)] : [],
    );
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

/** Milliseconds until the words change next. */
export function untilNextMinute(deadline: string, now: number): number {
  const left = Date.parse(deadline) - now;
  return left <= 0 ? MINUTE_MS : left % MINUTE_MS || MINUTE_MS;
}
