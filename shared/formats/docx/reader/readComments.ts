import type { Element } from "@xmldom/xmldom";
import { attributeOf, childrenOf, nameOf } from "./elements.ts";
import type { Parts } from "./parts.ts";
import { type FileContext, StoryReader } from "./readStory.ts";
import { wordsOf } from "./story.ts";
import { authorOf, timeIn } from "./storyTexts.ts";

/** A comment of a file, with what it answers. */
export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly initials: string;
  readonly at?: string;
  /** "\n" between its paragraphs. */
  readonly text: string;
  /** Id of the comment that it answers. */
  readonly parent?: string;
  readonly isResolved: boolean;
}

/** The comments of a file by id, in the order of the file. Threads and "resolved" stand in a part of their own. */
export function readComments(parts: Parts, context: FileContext): ReadonlyMap<string, Comment> {
  const threads = new Map(
    childrenOf(parts.part("commentsExtended")).map((element) => [attributeOf(element, "w15:paraId"), element]),
  );
  const elements = childrenOf(parts.part("comments")).filter((element) => nameOf(element) === "w:comment");
  const byParagraph = new Map(elements.map((element) => [lastParagraph(element), attributeOf(element, "w:id")]));
  return new Map(
    elements.map((element): [string, Comment] => {
      const thread = threads.get(lastParagraph(element));
      const parentParagraph = attributeOf(thread, "w15:paraIdParent");
      const parent = parentParagraph === undefined ? undefined : byParagraph.get(parentParagraph);
      const at = timeIn(attributeOf(element, "w:date"));
      const id = attributeOf(element, "w:id") ?? "";
      const comment: Comment = {
        id,
        author: authorOf(element),
        initials: attributeOf(element, "w:initials") ?? "",
        ...(at === undefined ? {} : { at }),
        text: textOf(element, context),
        ...(parent === undefined ? {} : { parent }),
        isResolved: ["1", "true", "on"].includes(attributeOf(thread, "w15:done") ?? ""),
      };
      return [id, comment];
    }),
  );
}

/** Threads name comments by their last paragraphs. */
function lastParagraph(comment: Element): string | undefined {
  const last = childrenOf(comment).findLast((child) => nameOf(child) === "w:p");
  return attributeOf(last, "w14:paraId");
}

function textOf(element: Element, context: FileContext): string {
  const blocks = new StoryReader(context).blocks(element);
  const lines = blocks.flatMap((block) =>
    block.type === "paragraph" ? [block.pieces] : block.rows.flatMap(({ cells }) => cells.flat().map((p) => p.pieces)),
  );
  return lines.map((pieces) => wordsOf(pieces)).join("\n");
}
