const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = DIGITS.length;

/** What an order key from outside may look like. It never ends in the lowest digit, so that there is always room before it. */
const KEY_PATTERN = /^[0-9A-Za-z]{0,199}[1-9A-Za-z]$/;

/** True for a string that may serve as an order key. Rule DOC3. */
export function isOrderKey(value: unknown): value is string {
  return typeof value === "string" && KEY_PATTERN.test(value);
}

/**
 * An order key strictly between two others; `null` is an open end. Two people who insert into one gap at the same time
 * get different keys, because the last digits are random. Where the bounds leave no room (equal keys), the result
 * follows `before`. `random` gives numbers in [0, 1). Rule DOC3.
 */
export function orderBetween(before: string | null, after: string | null, random: () => number): string {
  return keyBetween(before ?? "", after, random, after === null ? "next" : "middle");
}

/** `count` ascending order keys between two others, spread evenly so that they stay short. */
export function ordersBetween(
  before: string | null,
  after: string | null,
  count: number,
  random: () => number,
): string[] {
  if (count <= 0) return [];
  const middle = keyBetween(before ?? "", after, random, "middle");
  const left = Math.floor((count - 1) / 2);
  return [
    ...ordersBetween(before, middle, left, random),
    middle,
    ...ordersBetween(middle, after, count - 1 - left, random),
  ];
}

function keyBetween(low: string, high: string | null, random: () => number, choice: "next" | "middle"): string {
  let bound = high !== null && high > low ? high : null;
  let key = "";
  for (let i = 0; ; i++) {
    const floor = i < low.length ? DIGITS.indexOf(low.charAt(i)) : 0;
    const ceiling = bound !== null && i < bound.length ? DIGITS.indexOf(bound.charAt(i)) : BASE;
    if (ceiling - floor > 1) {
      const step = choice === "next" ? 1 : Math.max(1, Math.floor((ceiling - floor) / 2));
      return key + DIGITS.charAt(floor + step) + jitter(random);
    }
    key += DIGITS.charAt(floor);
    // Once the key is below the bound, what follows only has to be greater than the rest of `low`.
    if (ceiling !== floor) bound = null;
  }
}

function jitter(random: () => number): string {
  const digit = () => DIGITS.charAt(1 + Math.floor(random() * (BASE - 1)));
  return digit() + digit();
}
