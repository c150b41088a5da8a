import type { Run } from "../../../shared/domain/clause.ts";
import { storableText } from "../../../shared/domain/words.ts";
import type { FileBlock, FileBlocks } from "../../../shared/formats/blocks/fileBlock.ts";
import { tidyRuns } from "../../../shared/formats/blocks/tidyRuns.ts";

/** A number or letter that opens a paragraph. */
const NUMBER = /^\s*(\d{1,3}\.|\([a-z]{1,5}\)|[a-z]\)|[a-z]\.)\s+/;

/**
 * Reads pasted plain text. Blank lines part paragraphs; where there are none, every line is one. A line that opens with a
 * number opens a paragraph in any case. Rule ED15.
 */
export function readPlainText(text: string): FileBlocks {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const hasBlankLines = lines.slice(0, -1).some((line, i) => i > 0 && line.trim() === "");
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line.trim() === "") {
      isOpen = false;
      continue;
    }
    if (isOpen && hasBlankLines && !NUMBER.test(line)) paragraphs[paragraphs.length - 1] += ` ${line.trim()}`;
    else paragraphs.push(line);
    isOpen = true;
  }
  // One line without a break at its end is part of a sentence: its own blanks count.
  if (lines.length === 1) return { blocks: text === "" ? [] : [plain(text, "")], notes: new Map() };
  return { blocks: paragraphs.map(numbered), notes: new Map() };
}

function numbered(line: string): FileBlock {
  const number = NUMBER.exec(line);
  const rest = number ? line.slice(number[0].length) : line;
  const runs = tidyRuns([{ text: storableText(rest.replace(/[\s\u00a0]+/g, " ")) }]);
  return { number: number?.[1] ?? "", runs };
}

function plain(text: string, number: string): FileBlock {
  const runs: Run[] = [{ text: storableText(text.replace(/\s/g, " ")) }];
  return { number, runs };
}
