import { Mark, Node } from "@tiptap/core";
import type { DOMOutputSpec } from "@tiptap/pm/model";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import { OWN_HTML } from "../../../shared/formats/html/ownHtml.ts";
import { NODE_OF_KIND } from "./kinds.ts";

const BODY = "(operativeClause | numbered | textClause | table)*";
const SECTION = `enacting? preambularClause* ${BODY}`;
const PARTS = `${SECTION} (heading ${SECTION})*`;

/**
 * What may follow what. Strict in order and never in number: nothing is ever demanded, so that ProseMirror has nothing to
 * add by itself. The order is that of `arrange` in shared/document. Rule ED1.
 */
const DOC_CONTENT = `title? ${PARTS} closing* (annex ${PARTS})* note*`;

const doc = Node.create({ name: "doc", topNode: true, content: DOC_CONTENT });
const text = Node.create({ name: "text", group: "inline" });

function clauseNode(kind: Exclude<ClauseKind, "table">, tag: string, level: number | null): Node {
  return Node.create({
    name: NODE_OF_KIND[kind],
    content: "inline*",
    selectable: false,
    addAttributes: () => ({ id: { default: null }, ...(level === null ? {} : { level: { default: level } }) }),
    renderHTML: ({ node }): DOMOutputSpec => [
      tag,
      { [OWN_HTML.kind]: kind, ...(level === null ? {} : { [OWN_HTML.level]: String(node.attrs.level) }) },
      0,
    ],
  });
}

const clauses = [
  clauseNode("title", "h1", null),
  clauseNode("enacting", "p", null),
  clauseNode("preambular", "p", 0),
  clauseNode("operative", "p", 0),
  clauseNode("heading", "h2", 1),
  clauseNode("numbered", "p", 0),
  clauseNode("text", "p", null),
  clauseNode("closing", "p", null),
  clauseNode("annex", "h2", null),
];

const table = Node.create({
  name: NODE_OF_KIND.table,
  content: "tableRow*",
  isolating: true,
  selectable: false,
  addAttributes: () => ({ id: { default: null } }),
  renderHTML: (): DOMOutputSpec => ["table", { [OWN_HTML.kind]: "table" }, ["tbody", 0]],
});

const tableRow = Node.create({
  name: "tableRow",
  selectable: false,
  content: "tableCell*",
  addAttributes: () => ({ row: { default: "" } }),
  renderHTML: (): DOMOutputSpec => ["tr", 0],
});

const tableCell = Node.create({
  name: "tableCell",
  content: "inline*",
  isolating: true,
  selectable: false,
  addAttributes: () => ({ key: { default: "" }, header: { default: false } }),
  renderHTML: ({ node }): DOMOutputSpec => [node.attrs.header ? "th" : "td", 0],
});

const note = Node.create({
  name: "note",
  content: "inline*",
  isolating: true,
  selectable: false,
  addAttributes: () => ({ id: { default: null } }),
  renderHTML: (): DOMOutputSpec => ["p", { [OWN_HTML.kind]: "note" }, 0],
});

const footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  marks: "",
  addAttributes: () => ({ id: { default: null } }),
  renderHTML: ({ node }): DOMOutputSpec => ["sup", { [OWN_HTML.note]: String(node.attrs.id) }],
});

const lineBreak = Node.create({
  name: "lineBreak",
  group: "inline",
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: (): DOMOutputSpec => ["br"],
});

const mark = (name: "em" | "sub" | "sup", tags: readonly string[], excludes: string): Mark =>
  Mark.create({
    name,
    excludes,
    parseHTML: () => tags.map((tag) => ({ tag })),
    renderHTML: (): DOMOutputSpec => [tags[0] ?? name, 0],
  });

/** Nodes and marks of the editor, and nothing else: there is no bold, no font, no size. Rules ED1, ED2. */
export const DRAFT_SCHEMA = [
  doc,
  text,
  ...clauses,
  table,
  tableRow,
  tableCell,
  note,
  footnote,
  lineBreak,
  mark("em", ["em", "i"], "em"),
  mark("sub", ["sub"], "sub sup"),
  mark("sup", ["sup"], "sub sup"),
];
