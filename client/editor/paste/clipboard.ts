import { DOMSerializer, type Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Projection } from "../../../shared/document/projection.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import type { FileBlocks } from "../../../shared/formats/blocks/fileBlock.ts";
import { OWN_HTML } from "../../../shared/formats/html/ownHtml.ts";
import { flatText } from "../schema/inlineNodes.ts";
import { clauseIdOfNode } from "../schema/kinds.ts";
import { type InsertionOptions, insertPasted } from "./insertPasted.ts";
import { isTooLarge } from "./pasted.ts";
import { readHtml } from "./readHtml.ts";
import { readPlainText } from "./readPlainText.ts";

/** Clipboard HTML beyond this is not even parsed. */
const MAX_HTML_CHARACTERS = 8_000_000;

/** Copy, cut, paste and drop, by our own readers only. Rules ED15, ED16. */
export function clipboardPlugin(options: InsertionOptions): Plugin {
  const insert = (view: EditorView, data: DataTransfer | null): void => {
    const pasted = data ? readTransfer(data, options) : null;
    if (pasted && pasted.blocks.length > 0) insertPasted(view, pasted, options);
  };
  return new Plugin({
    props: {
      clipboardTextSerializer: (slice) => plainTextOf(slice, options.projection),
      handleDOMEvents: {
        copy: (view, event) => copy(view, event, options),
        cut(view, event) {
          if (!copy(view, event, options)) return false;
          options.deleteSelection();
          return true;
        },
        paste(view, event) {
          event.preventDefault();
          insert(view, event.clipboardData);
          return true;
        },
        drop(view, event) {
          event.preventDefault();
          // Words dragged within the text are moved by cutting and pasting; clauses by their margin.
          if (view.dragging) return true;
          const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (!target) return true;
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(target.pos))));
          insert(view, event.dataTransfer);
          return true;
        },
      },
    },
  });
}

function readTransfer(data: DataTransfer, { onNotice }: InsertionOptions): FileBlocks | null {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  const useHtml = html !== "" && html.length <= MAX_HTML_CHARACTERS;
  const pasted = useHtml ? readHtml(html) : readPlainText(text);
  if (isTooLarge(pasted) || (!useHtml && html !== "")) {
    onNotice({ key: "editor.notice.pasteTooLarge" });
    return null;
  }
  return pasted;
}

/** Copies as our own HTML, so that kinds, levels and notes come along, and as text with the printed numbers. */
function copy(view: EditorView, event: ClipboardEvent, { projection }: InsertionOptions): boolean {
  const data = event.clipboardData;
  if (!data || view.state.selection.empty) return false;
  event.preventDefault();
  const slice = view.state.selection.content();
  const serializer = DOMSerializer.fromSchema(view.state.schema);
  const holder = document.implementation.createHTMLDocument("").createElement("div");
  serializer.serializeFragment(slice.content, { document: holder.ownerDocument }, holder);
  for (const marker of holder.querySelectorAll(`[${OWN_HTML.note}]`)) {
    const note = projection.note(marker.getAttribute(OWN_HTML.note) as FootnoteId);
    marker.setAttribute(OWN_HTML.noteRuns, JSON.stringify(note?.runs ?? []));
    marker.textContent = String(note?.number ?? "");
  }
  data.clearData();
  data.setData("text/html", holder.innerHTML);
  data.setData("text/plain", plainTextOf(slice, projection));
  return true;
}

function plainTextOf(slice: Slice, projection: Projection): string {
  const lines: string[] = [];
  slice.content.forEach((block) => {
    const id = clauseIdOfNode(block);
    const number = slice.content.childCount > 1 && id ? (projection.clause(id)?.number ?? "") : "";
    const text = block.isTextblock
      ? flatText(block.content).replaceAll("\ufffc", "")
      : block.textBetween(0, block.content.size, "\t", "");
    lines.push(number === "" ? text : `${number} ${text}`);
  });
  return lines.join("\n\n");
}
