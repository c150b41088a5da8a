/** Seeds that once broke a rule, with the rule they broke. They run every time, for ever. */
export const SESSION_SEEDS: readonly { readonly seed: number; readonly rule: string }[] = [];
