/**
 * Who made a Yjs transaction. Every `doc.transact` of ours names one, so that nobody has to guess from a constructor.
 * `typing` is the only origin that undo follows.
 */
export const ORIGINS = {
  /** A person's own edit, through the binding. */
  typing: { origin: "typing" },
  /** A clause, a note or a cell is made, still invisible: undo never takes it away. */
  birth: { origin: "birth" },
  /** Somebody comments, answers, resolves or reopens: never part of undo. */
  commenting: { origin: "commenting" },
  /** The text of an import or of a sample fills an empty draft. */
  filling: { origin: "filling" },
  /** The server writes a decision. */
  decision: { origin: "decision" },
} as const;
