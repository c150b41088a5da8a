/** What happened in a run: a run in which nothing did proves nothing. */
export interface Tally {
  tabled: number;
  accepted: number;
  together: number;
  compromised: number;
  undone: number;
  decided: number;
  typed: number;
  retabled: number;
  carried: number;
  colliding: number;
  fulfilled: number;
  issued: number;
  restored: number;
  broken: number;
  refused: number;
}

export function emptyTally(): Tally {
  return {
    tabled: 0,
    accepted: 0,
    together: 0,
    compromised: 0,
    undone: 0,
    decided: 0,
    typed: 0,
    retabled: 0,
    carried: 0,
    colliding: 0,
    fulfilled: 0,
    issued: 0,
    restored: 0,
    broken: 0,
    refused: 0,
  };
}
