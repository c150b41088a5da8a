/**
 * Indices of a longest strictly increasing subsequence; nulls are never part of it. O(n log n).
 * Used both ways: what keeps its place when the order changes is what need not be touched.
 */
export function longestIncreasing(values: readonly (number | null)[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(index);
  return kept;
}

/**
 * Like `longestIncreasing`, but what is `pinned` keeps its place. Null when the pinned ones themselves are out of order:
 * then something that may not move was moved.
 */
export function keptInOrder(
  values: readonly (number | null)[],
  pinned: (index: number) => boolean,
): ReadonlySet<number> | null {
  const allowed = [...values];
  let floor = -1;
  let lastPinned = -1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    if (value === null || !pinned(index)) continue;
    if (value < floor) return null;
    for (let i = lastPinned + 1; i < index; i++) {
      const between = allowed[i] ?? null;
      if (between !== null && (between < floor || between > value)) allowed[i] = null;
    }
    floor = value;
    lastPinned = index;
  }
  for (let i = lastPinned + 1; i < values.length; i++) {
    const rest = allowed[i] ?? null;
    if (rest !== null && rest < floor) allowed[i] = null;
  }
  return longestIncreasing(allowed);
}
