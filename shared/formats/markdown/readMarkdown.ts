import type { ImportResult } from "../../document/content.ts";
import { type BlockImportOptions, importBlocks } from "../blocks/importBlocks.ts";
import { warning } from "../warnings.ts";
import { markdownBlocks } from "./markdownBlocks.ts";
import { parseMarkdown } from "./markdownTree.ts";
import { refuseHarmful } from "./refuseHarmful.ts";

/** Between two lines of dashes at the very beginning: what programs are told of a file. */
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n[\s\S]{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;

/**
 * Reads a file of Markdown as content: ours, or anybody's by its paragraphs. HTML in it is read as files of HTML are.
 * @throws ImportError `empty` for a file without words, `too_large` or `unsafe` beyond the limits. Rules FF24–FF26.
 */
export function readMarkdown(source: string, { newId }: Pick<BlockImportOptions, "newId">): ImportResult {
  refuseHarmful(source);
  const front = FRONT_MATTER.exec(source)?.[0] ?? "";
  const warnings = front === "" ? [] : [warning("front_matter_left_out", "the front matter was left out", front, 1)];
  // Its lines stay as empty ones, so that places are those of the file.
  const tree = parseMarkdown(front.replace(/[^\n]/g, "") + source.slice(front.length));
  const { content, warnings: found } = importBlocks(markdownBlocks(tree), { newId, warnings });
  return { content, warnings: found };
}
