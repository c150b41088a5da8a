import { plainText } from "../../../shared/domain/clause.ts";
import type { ReachedChange } from "../editorContract.ts";
import type { PlacedChange } from "./changesPlugin.ts";

/** A change in words: what is struck, and each reading that is proposed in its place. Rule A11Y6. */
export function reachedChange({ clause, struck, pieces }: PlacedChange): ReachedChange {
  const alternatives: {
    words: string;
    delegations: readonly string[];
    amendments: ReachedChange["alternatives"][number]["amendments"];
  }[] = [];
  let words = "";
  let gone = struck;
  for (const piece of pieces) {
    if (piece.type === "del") gone += plainText(piece.runs);
    else if (piece.type === "ins" || piece.type === "plain") words += plainText(piece.runs);
    else if (piece.type === "who") {
      alternatives.push({ words: words.trim(), delegations: piece.delegations, amendments: piece.amendments });
      words = "";
    }
  }
  // An own version names nobody: it is the person's own.
  if (alternatives.length === 0) alternatives.push({ words: words.trim(), delegations: [], amendments: [] });
  return { clause, struck: gone.trim(), alternatives };
}
