/** Seeds that found a fault, or that a fault put in on purpose falls over, and the rule they break then. They run first. */
export const SEEDS: readonly { readonly suite: string; readonly seed: number; readonly rule: string }[] = [
  // Formatting left untidy by the server: a reader tidied it, and would have been refused.
  { suite: "permissions honest", seed: 2279, rule: "SY9" },
  // What the server had tidied did not reach the author of the edit.
  { suite: "permissions honest", seed: 519_606, rule: "SY9" },
  { suite: "permissions honest", seed: 521_731, rule: "SY9" },
  { suite: "permissions honest", seed: 532_516, rule: "SY9" },
  // Removing a cell and bringing it back before the server has heard of either.
  { suite: "permissions honest", seed: 267, rule: "PE5" },
  // A value that loses against the present one, sent together with the deletion of the present one.
  { suite: "permissions attacks", seed: 151, rule: "SY12" },
];
