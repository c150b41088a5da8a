import { Schema } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import { baseWords } from "../../tests/support/sessionModel.ts";

// What one would build first: the structure of a resolution as a strict, nested ProseMirror schema, kept in step with Yjs
// by one of the two public bindings. The steps are those of tests/support/sessionModel.ts, done as a person would do them.
const id = { id: { default: null } };
const block = (content, tag) => ({ content, attrs: id, toDOM: () => [tag, 0] });
const schema = new Schema({
  nodes: {
    doc: { content: "title enacting section+" },
    title: block("inline*", "h1"),
    enacting: block("inline*", "p"),
    section: block("heading? preamble? operative?", "section"),
    heading: block("inline*", "h2"),
    preamble: block("preambularClause+", "div"),
    preambularClause: block("words", "div"),
    operative: block("operativeClause+", "ol"),
    operativeClause: block("words subclauses?", "li"),
    subclauses: block("operativeClause+", "ol"),
    words: block("inline*", "p"),
    footnote: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { text: { default: "" } },
      toDOM: (node) => ["sup", { title: node.attrs.text }],
    },
    text: { group: "inline" },
  },
  marks: { em: { toDOM: () => ["em", 0] } },
});
const { nodes } = schema;
const NOTE = "\ufffc";

const inline = (text) => (text === "" ? null : schema.text(text));
const words = (content) => nodes.words.create(null, content);
const preambular = (name, text) => nodes.preambularClause.create({ id: name }, words(inline(text)));
const operative = (name, text, children = []) =>
  nodes.operativeClause.create({ id: name }, [
    words(inline(text)),
    ...(children.length > 0 ? [nodes.subclauses.create(null, children)] : []),
  ]);

/** The draft of tests/support/editorPeer.ts, nested. */
function sessionDocument() {
  const text = (clause) => baseWords(clause);
  return nodes.doc.create(null, [
    nodes.title.create({ id: "title" }, inline(text(0))),
    nodes.enacting.create({ id: "enacting" }, inline(text(1))),
    nodes.section.create(null, [
      nodes.preamble.create(null, [preambular("p1", text(2)), preambular("p2", text(3)), preambular("p3", text(4))]),
      nodes.operative.create(null, [
        operative("o1", text(5)),
        operative("o2", text(6), [operative("o2a", text(7)), operative("o2b", text(8))]),
        operative("o3", text(9)),
      ]),
    ]),
    nodes.section.create(null, [
      nodes.heading.create({ id: "h1" }, inline(text(10))),
      nodes.preamble.create(null, [preambular("p4", text(11))]),
      nodes.operative.create(null, [operative("o4", text(12)), operative("o5", text(13))]),
    ]),
  ]);
}

/** What makes three people who work with the binding of that name. */
export async function nestedPeers(bindingName) {
  const binding = await import(bindingName);
  const doc = new Y.Doc();
  doc.clientID = 1;
  binding.prosemirrorToYXmlFragment(sessionDocument(), doc.getXmlFragment("text"));
  const start = Y.encodeStateAsUpdate(doc);
  return () => [1, 2, 3].map((number) => nestedPeer(binding, start, number));
}

function nestedPeer({ ySyncPlugin, yUndoPlugin, undo }, start, number) {
  const doc = new Y.Doc();
  doc.clientID = 1000 + number;
  Y.applyUpdate(doc, start);
  const plugins = [ySyncPlugin(doc.getXmlFragment("text")), yUndoPlugin()];
  const view = new EditorView(document.createElement("div"), { state: EditorState.create({ schema, plugins }) });
  let made = 0;
  const newId = () => `n${number}_${++made}`;

  /** Does a step on a clause; false when there is no such clause, or the step is not possible there. */
  const act = (clauseId, step) => {
    const clause = clausesOf(view.state.doc).find((each) => each.id === clauseId);
    const tr = clause && step(view.state.tr, clause);
    if (!tr?.docChanged) return false;
    view.dispatch(tr);
    return true;
  };
  return {
    doc,
    clauses: () => clausesOf(view.state.doc),
    type: (clause, offset, text) => act(clause, (tr, { at }) => tr.insertText(text, at + offset)),
    erase: (clause, from, to) => act(clause, (tr, { at }) => tr.delete(at + from, at + to)),
    split: (clause, offset) => act(clause, (tr, each) => split(tr, each, offset, newId())),
    append: (clause, text) => act(clause, (tr, each) => insertAfter(tr, each, words(inline(text)), newId())),
    join: (clause) => act(clause, join),
    indent: (clause) => act(clause, indent),
    outdent: (clause) => act(clause, outdent),
    move: (clause, by) => act(clause, (tr, each) => move(tr, each, by)),
    remove: (clause) => act(clause, remove),
    restore: () => false,
    footnote: (clause, offset, text) =>
      act(clause, (tr, { at }) => tr.insert(at + offset, nodes.footnote.create({ text }))),
    changeKind: (clause) => act(clause, changeKind),
    emphasize: (clause, from, to) => act(clause, (tr, { at }) => tr.addMark(at + from, at + to, schema.mark("em"))),
    undo: () => {
      const before = view.state.doc;
      undo(view.state);
      return view.state.doc !== before;
    },
    frame: () => undefined,
    shown: () => shownIn(view.state.doc),
    kept: () => "",
    check: () => view.state.doc.check(),
    destroy: () => {
      view.destroy();
      doc.destroy();
    },
  };
}

/** Every clause with its node, where it stands, and where its words begin. */
function clausesOf(doc) {
  const found = [];
  doc.descendants((node, pos) => {
    const isClause = node.type === nodes.preambularClause || node.type === nodes.operativeClause;
    if (!isClause && !node.inlineContent) return true;
    if (!isClause && node.type === nodes.words) return false;
    const content = isClause ? node.firstChild : node;
    const text = content.textBetween(0, content.content.size, "", NOTE);
    found.push({ id: node.attrs.id, node, pos, at: pos + (isClause ? 2 : 1), content, text, isClause });
    return true;
  });
  return found;
}

function shownIn(doc) {
  const lines = [];
  doc.descendants((node) => {
    if (node.inlineContent) lines.push(node.textContent);
    if (node.type === nodes.footnote) lines.push(node.attrs.text);
  });
  return lines.join("\n");
}

function insertAfter(tr, { node, pos, isClause }, content, newId) {
  return isClause ? tr.insert(pos + node.nodeSize, node.type.create({ id: newId }, content)) : null;
}

function split(tr, clause, offset, newId) {
  if (!clause.isClause) return null;
  const tail = clause.content.content.cut(offset);
  insertAfter(tr, clause, words(tail), newId);
  return tr.delete(clause.at + offset, clause.at + clause.content.content.size);
}

/** Backspace at the start of a clause. */
function join(tr, { node, pos, content, isClause }) {
  const $pos = tr.doc.resolve(pos);
  if (!isClause || $pos.index() === 0 || node.childCount > 1) return null;
  const previous = $pos.nodeBefore;
  const end = pos - previous.nodeSize + 2 + previous.firstChild.content.size;
  tr.delete(pos, pos + node.nodeSize);
  return tr.insert(end, content.content);
}

function indent(tr, { node, pos }) {
  const previous = tr.doc.resolve(pos).nodeBefore;
  if (node.type !== nodes.operativeClause || previous?.type !== nodes.operativeClause) return null;
  tr.delete(pos, pos + node.nodeSize);
  const hasChildren = previous.childCount > 1;
  return hasChildren ? tr.insert(pos - 2, node) : tr.insert(pos - 1, nodes.subclauses.create(null, node));
}

function outdent(tr, { node, pos }) {
  const $pos = tr.doc.resolve(pos);
  if ($pos.parent.type !== nodes.subclauses) return null;
  const after = $pos.after($pos.depth - 1);
  takeOut(tr, pos, node);
  return tr.insert(tr.mapping.map(after), node);
}

function move(tr, { node, pos, isClause }, by) {
  if (!isClause) return null;
  const $pos = tr.doc.resolve(pos);
  const other = $pos.parent.maybeChild($pos.index() + by);
  if (!other) return null;
  tr.delete(pos, pos + node.nodeSize);
  return tr.insert(by < 0 ? pos - other.nodeSize : pos + other.nodeSize, node);
}

function remove(tr, { node, pos, isClause }) {
  return isClause ? takeOut(tr, pos, node) : null;
}

/** The last clause of a preamble becomes the first operative one, or the other way round. */
function changeKind(tr, { node, pos, content, isClause }) {
  const $pos = tr.doc.resolve(pos);
  const list = $pos.parent;
  if (!isClause || node.childCount > 1 || list.childCount < 2) return null;
  const isPreambular = list.type === nodes.preamble;
  if (isPreambular ? $pos.indexAfter() + 1 < list.childCount : $pos.index() > 0) return null;
  if (!isPreambular && list.type !== nodes.operative) return null;
  const edge = isPreambular ? $pos.after() : $pos.before();
  const neighbour = isPreambular ? tr.doc.resolve(edge).nodeAfter : tr.doc.resolve(edge).nodeBefore;
  if (neighbour?.type !== (isPreambular ? nodes.operative : nodes.preamble)) return null;
  const type = isPreambular ? nodes.operativeClause : nodes.preambularClause;
  tr.delete(pos, pos + node.nodeSize);
  return tr.insert(tr.mapping.map(edge) + (isPreambular ? 1 : -1), type.create(node.attrs, words(content.content)));
}

/** Takes a clause out, and its list with it where it was the last and the schema can do without. */
function takeOut(tr, pos, node) {
  const $pos = tr.doc.resolve(pos);
  if ($pos.parent.childCount > 1) return tr.delete(pos, pos + node.nodeSize);
  return tr.delete($pos.before(), $pos.after());
}
