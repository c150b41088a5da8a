/** Seeds that once found a fault, and the rule it broke. They run every time, before the random ones. */
export const SEEDS: readonly { readonly suite: string; readonly seed: number; readonly rule: string }[] = [];
