import type { ICommentOptions, Paragraph } from "docx";
import { directionOf, type Language } from "../../../domain/draftHead.ts";
import { storableText } from "../../../domain/words.ts";
import { NO_DATE } from "../../noDate.ts";
import { isReasonInitials } from "../trackedForm.ts";
import type { CommentPlan } from "./blocks.ts";
import { element, textElements } from "./element.ts";
import { MarkedParagraph } from "./markedParagraph.ts";
import { dateOf } from "./revisionNames.ts";
import { styleId } from "./styles.ts";

/** Ids of the entries of each comment, one count for all. */
export function commentIdsOf(comments: readonly CommentPlan[]): readonly (readonly number[])[] {
  let next = 0;
  return comments.map(({ entries }) => entries.map(() => next++));
}

/** The comments of a file: the first entry of each with its answers, resolved or not. Rules DX16, DX17. */
export function commentOptions(
  comments: readonly CommentPlan[],
  ids: readonly (readonly number[])[],
  language: Language,
): readonly ICommentOptions[] {
  return comments.flatMap(({ entries, initials, isResolved }, index) => {
    const [first, ...answers] = ids[index] ?? [];
    return entries.map(
      ({ author, text, at }, entry): ICommentOptions => ({
        id: entry === 0 ? (first ?? 0) : (answers[entry - 1] ?? 0),
        author: storableText(author),
        initials: initials ?? initialsOf(author),
        date: new Date(dateOf(at) ?? NO_DATE),
        // The library writes what is resolved only where some comment is an answer; an answer to none is none.
        parentId: entry === 0 ? Number.NaN : (first ?? 0),
        resolved: isResolved,
        children: text.split("\n").map((line) => commentLine(line, language)),
      }),
    );
  });
}

function commentLine(line: string, language: Language): Paragraph {
  const isRightToLeft = directionOf(language) === "rtl";
  const run = element("w:r", {}, [
    ...(isRightToLeft ? [element("w:rPr", {}, [element("w:rtl")])] : []),
    ...textElements(storableText(line), false),
  ]);
  const options = { style: styleId("annotation text"), ...(isRightToLeft ? { bidirectional: true } : {}) };
  return new MarkedParagraph(options, line === "" ? [] : [run]);
}

/** "France" → "F", "Ana Luz" → "AL"; never what stands for the reason of an amendment. */
function initialsOf(author: string): string {
  const letters = (author.match(/\p{L}+/gu) ?? []).map((word) => word.charAt(0).toUpperCase());
  const initials = letters.slice(0, 3).join("");
  return isReasonInitials(initials) ? "" : initials;
}
