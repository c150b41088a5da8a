import type { FileBlocks } from "../../../shared/formats/blocks/fileBlock.ts";

/** More than this is not pasted but imported. */
export const MAX_BLOCKS = 2000;
const MAX_CHARACTERS = 500_000;

/** True when somebody pastes a library. */
export function isTooLarge({ blocks }: FileBlocks): boolean {
  if (blocks.length > MAX_BLOCKS) return true;
  let characters = 0;
  for (const block of blocks) for (const run of block.runs) characters += "text" in run ? run.text.length : 1;
  return characters > MAX_CHARACTERS;
}
