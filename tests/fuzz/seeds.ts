/** Seeds that found a fault, or that a fault put in on purpose falls over, and the rule they break then. They run first. */
export const SEEDS: readonly { readonly suite: string; readonly seed: number; readonly rule: string }[] = [
  // Formatting left untidy by the server: a reader tidied it, and would have been refused.
  { suite: "permissions honest", seed: 2279, rule: "SY9" },
  { suite: "permissions honest", seed: 3243, rule: "SY9" },
  { suite: "permissions honest", seed: 10_401, rule: "SY9" },
  // What the server had tidied did not reach the author of the edit.
  { suite: "permissions honest", seed: 519_606, rule: "SY9" },
  { suite: "permissions honest", seed: 521_731, rule: "SY9" },
  { suite: "permissions honest", seed: 532_516, rule: "SY9" },
  // The server took words and marks away and looked at no gap between words; a reader heard of words only, and did.
  { suite: "permissions honest", seed: 12_601, rule: "SY9" },
  // Removing a cell and bringing it back before the server has heard of either.
  { suite: "permissions honest", seed: 267, rule: "PE5" },
  // A value that loses against the present one, sent together with the deletion of the present one.
  { suite: "permissions attacks", seed: 151, rule: "SY12" },
  // Taken in, worked over beside it, reopened: it would have been said twice.
  { suite: "amendments", seed: 13, rule: "AM5" },
  { suite: "amendments", seed: 122, rule: "AM5" },
  { suite: "amendments", seed: 17644, rule: "AM5" },
  // Changes joined into one begin or end with an insertion: two at one place.
  { suite: "amendments", seed: 15, rule: "AM4" },
  { suite: "amendments", seed: 108, rule: "AM4" },
  // The neighbour changed from a footnote to a word: two words were glued together.
  { suite: "amendments", seed: 441, rule: "AM5" },
  { suite: "amendments", seed: 550, rule: "AM5" },
  { suite: "amendments", seed: 1397, rule: "AM13" },
  // What somebody else had got into the base left the words of the amendment that still asked for it.
  { suite: "amendments", seed: 609, rule: "AM6" },
  { suite: "amendments", seed: 9055, rule: "AM6" },
  { suite: "amendments", seed: 17_362, rule: "AM33" },
  // Somebody typed in a text that a colleague had put aside, which then came back: two texts had one id.
  { suite: "proposing", seed: 132, rule: "BIND13" },
  // Words typed before a colleague's version showed were put into the middle of a word of it.
  { suite: "proposing", seed: 157, rule: "BIND13" },
  // A version ended on a base that read otherwise by then, and the page went on showing the former one.
  { suite: "proposing", seed: 354, rule: "BIND13" },
];
