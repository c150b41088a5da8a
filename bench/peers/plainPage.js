import { Editor, Extension } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import StarterKit from "@tiptap/starter-kit";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { serveEditor } from "../browser/editorPage.ts";
import { benchTexts } from "../load/draftFixture.ts";

// TipTap as its documentation puts it together for working in common: StarterKit without its own undo, Collaboration,
// and the others' carets. One paragraph stands for one clause.
let editor;

serveEditor({
  fill(doc, clauses) {
    const paragraphs = benchTexts(clauses).map((words) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    });
    doc.getXmlFragment("default").insert(0, paragraphs);
  },

  mount(element, doc, awareness) {
    awareness.setLocalStateField("user", { name: "Bench", color: "#2f7fb5" });
    const Carets = Extension.create({ name: "carets", addProseMirrorPlugins: () => [yCursorPlugin(awareness)] });
    editor = new Editor({
      element,
      extensions: [StarterKit.configure({ undoRedo: false }), Collaboration.configure({ document: doc }), Carets],
    });
  },

  placeCaret(clause) {
    let end = 1;
    editor.state.doc.forEach((node, offset, index) => {
      if (index === clause) end = offset + node.nodeSize - 1;
    });
    editor.commands.focus(end);
  },

  textOf: (doc, clause) => doc.getXmlFragment("default").get(clause).get(0),

  presence(doc, clause, index) {
    const text = doc.getXmlFragment("default").get(clause).get(0);
    const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index));
    return {
      user: { name: `Delegate ${clause}`, color: "#b5542f" },
      cursor: { anchor: position, head: position },
    };
  },
});
