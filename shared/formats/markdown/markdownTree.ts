import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from "mdast-util-gfm-footnote";
import { gfmTableFromMarkdown, gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmTable } from "micromark-extension-gfm-table";

/** The tree between Markdown and us: nothing is read or written but through it. */
type AnyNode = ReturnType<typeof fromMarkdown>["children"][number];
export type ListNode = Extract<AnyNode, { readonly type: "list" }>;
export type TableNode = Extract<AnyNode, { readonly type: "table" }>;
/** What may stand in a list item, and in a file as a whole. */
export type FlowNode = ListNode["children"][number]["children"][number];
export type PhrasingNode = Extract<AnyNode, { readonly type: "paragraph" }>["children"][number];

/** CommonMark with the tables and the footnotes of GitHub. */
export function parseMarkdown(source: string): readonly FlowNode[] {
  const { children } = fromMarkdown(source, {
    extensions: [gfmFootnote(), gfmTable()],
    mdastExtensions: [gfmFootnoteFromMarkdown(), gfmTableFromMarkdown()],
  });
  // A parsed file has nothing else in it: words stand in paragraphs.
  return children as FlowNode[];
}

/** The text of a tree. What would be mark-up in words is escaped. */
export function printMarkdown(children: readonly FlowNode[]): string {
  return toMarkdown(
    { type: "root", children: [...children] },
    { extensions: [gfmFootnoteToMarkdown(), gfmTableToMarkdown({ tablePipeAlign: false })], bullet: "-", rule: "-" },
  );
}
