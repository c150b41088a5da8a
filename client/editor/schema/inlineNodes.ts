import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { MARKS, type Mark, type Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";

/** Runs as inline nodes. A character counts one in both, an embed too, so that offsets are the same. */
export function fragmentOf(schema: Schema, runs: readonly Run[]): Fragment {
  return Fragment.from(
    runs.flatMap((run): Node[] => {
      if ("footnote" in run) return [inlineNode(schema, "footnote", { id: run.footnote })];
      if ("break" in run) return [inlineNode(schema, "lineBreak", {})];
      if (run.text === "") return [];
      const marks = (run.marks ?? []).flatMap((name) => schema.marks[name]?.create() ?? []);
      return [schema.text(run.text, marks)];
    }),
  );
}

function inlineNode(schema: Schema, name: string, attrs: Record<string, string>): Node {
  const type = schema.nodes[name];
  if (!type) throw new RangeError(`the schema has no ${name}`);
  return type.create(attrs);
}

/** Inline nodes as runs. */
export function runsOfFragment(content: Fragment): Run[] {
  const runs: Run[] = [];
  content.forEach((node) => {
    if (node.type.name === "footnote") runs.push({ footnote: node.attrs.id as FootnoteId });
    else if (node.type.name === "lineBreak") runs.push({ break: true });
    else if (node.isText && node.text) {
      const marks = marksOfNode(node);
      runs.push(marks.length > 0 ? { text: node.text, marks } : { text: node.text });
    }
  });
  return runs;
}

/** The marks of a text node, in the fixed order. */
export function marksOfNode(node: Node): Mark[] {
  return MARKS.filter((mark) => node.marks.some((each) => each.type.name === mark));
}

/** Inline content as a string with one UTF-16 unit a position; embeds are U+FFFC. */
export function flatText(content: Fragment): string {
  let text = "";
  content.forEach((node) => {
    text += node.isText ? node.text : "\ufffc".repeat(node.nodeSize);
  });
  return text;
}
