import { openingPhrase } from "../../phrases/openingPhrases.ts";
import { organOf } from "../../phrases/organNames.ts";
import { readNumber, readRoomLabel } from "./openers.ts";
import type { PlacedLine } from "./placedLines.ts";

/** The most lines that the name of an organ is wrapped into. */
const MOST_LINES = 3;

/**
 * Number of lines of an enacting line that begins at an index; 0 for none. It stands alone, or its preamble or its first
 * clause follows at once. `isApart`: it need not end what stands before it. Rule IM7.
 */
export function enactingLines(
  lines: readonly PlacedLine[],
  at: number,
  isApart: boolean,
  isUnwrapped: boolean,
): number {
  let text = "";
  for (let count = 1; count <= MOST_LINES; count += 1) {
    const line = lines[at + count - 1];
    if (!line || (count > 1 && line.afterBlank)) return 0;
    text = text === "" ? line.text : `${text} ${line.text}`;
    if (organOf(text) === undefined) continue;
    const next = lines[at + count];
    if (!next) return text.endsWith(",") || isApart ? count : 0;
    const first = readRoomLabel(next.text)?.rest ?? readNumber(next.text)?.rest ?? next.text;
    if (openingPhrase(first, "preambular") !== "" || openingPhrase(first, "operative") !== "") return count;
    return isApart && (next.afterBlank || isUnwrapped) ? count : 0;
  }
  return 0;
}
