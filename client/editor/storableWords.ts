import type { Node } from "@tiptap/pm/model";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { isStorableText, storableText } from "../../shared/domain/words.ts";
import { changedWindow } from "./binding/blockWindow.ts";
import { FROM_DRAFT } from "./binding/draftBinding.ts";

/**
 * Makes a blank of each character that the server would not take (of control, of layout, half a pair), however it came into the
 * text: by an odd keyboard, a replacement, an extension of the browser. Rule BIND13.
 */
export function storableWordsPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, oldState, newState) {
      if (!transactions.some((each) => each.docChanged && !each.getMeta(FROM_DRAFT))) return null;
      const tr = newState.tr;
      for (const { node, pos } of changedWindow(oldState.doc, newState.doc).next) {
        node.descendants((child, offset) => clean(tr, child, pos + 1 + offset));
      }
      return tr.docChanged ? tr : null;
    },
  });
}

/** One replacement a character, so that nothing but these characters is written. */
function clean(tr: Transaction, node: Node, start: number): void {
  const text = node.text ?? "";
  if (isStorableText(text)) return;
  const storable = storableText(text);
  for (let i = 0; i < text.length; i++) {
    if (text[i] === storable[i]) continue;
    tr.replaceWith(start + i, start + i + 1, node.type.schema.text(storable.charAt(i), node.marks));
  }
}
