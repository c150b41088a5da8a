import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { DraftEditor, type DraftEditorOptions, type EditorNotice } from "../../client/editor/draftEditor.ts";
import { findBlock } from "../../client/editor/schema/units.ts";
import { Overlays } from "../../shared/amendments/overlays.ts";
import type { BareContent } from "../../shared/document/contentOf.ts";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import { fillDraft } from "../../shared/document/fillDraft.ts";
import { LiveState } from "../../shared/document/liveState.ts";
import { Projection } from "../../shared/document/projection.ts";
import { plainText } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { seededRandom } from "./random.ts";

/** A person's editor on a document of their own, with everything at hand that a test wants to see. */
export interface EditorClient {
  readonly editor: DraftEditor;
  readonly view: EditorView;
  readonly doc: Y.Doc;
  readonly draft: DraftDoc;
  readonly projection: Projection;
  readonly state: LiveState;
  readonly awareness: Awareness;
  readonly notices: EditorNotice[];
  /** Clauses this person may not change; `*` for the draft as a whole. Call `editor.refreshPermissions` after a change. */
  readonly locked: Map<string, Refusal>;
  /** Answers to what the editor asks, one after the other; true where there is none. */
  readonly answers: boolean[];
  readonly questions: Parameters<DraftEditorOptions["confirm"]>[0][];
  /** The frame comes: what others wrote is shown. */
  frame(): void;
  destroy(): void;
}

const NO_RECT = { x: 0, y: 0, width: 0, height: 0, top: 0, bottom: 0, left: 0, right: 0, toJSON: () => ({}) };
// jsdom has no layout: every text stands at the origin.
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect ??= () => NO_RECT;

/** An encoded document that holds the content. */
export function filled(content: BareContent): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  fillDraft(draftDoc(doc), content, seededRandom(7));
  return Y.encodeStateAsUpdate(doc);
}

/** One person's editor. `number` makes client id, ids and name; frames come only when asked for. */
export function openEditor(
  content: BareContent | Uint8Array,
  number = 1,
  extra: Partial<DraftEditorOptions> = {},
): EditorClient {
  const doc = new Y.Doc();
  doc.clientID = 1000 + number;
  Y.applyUpdate(doc, content instanceof Uint8Array ? content : filled(content));
  const draft = draftDoc(doc);
  const state = new LiveState(draft);
  const projection = new Projection(draft, state);
  const overlays = new Overlays(projection, state);
  const awareness = new Awareness(doc);
  const element = document.body.appendChild(document.createElement("div"));
  const tasks = new Set<() => void>();
  const notices: EditorNotice[] = [];
  const locked = new Map<string, Refusal>();
  const answers: boolean[] = [];
  const questions: EditorClient["questions"] = [];
  let ids = 0;
  const editor = new DraftEditor({
    element,
    projection,
    draft,
    awareness,
    actor: { participant: `person-${number}` as ParticipantId, name: `Person ${number}`, role: "facilitator" },
    refusalFor: (clause) => locked.get("*") ?? (clause ? (locked.get(clause) ?? null) : null),
    newId: () => `n${number}_${++ids}`,
    random: seededRandom(number * 7919),
    overlays,
    drawing: { hueOf: () => 1, nameOf: () => undefined },
    translate: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key),
    onNotice: (notice) => notices.push(notice),
    confirm: async (question) => {
      questions.push(question);
      return answers.shift() ?? true;
    },
    schedule: (task) => {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    ...extra,
  });
  return {
    editor,
    view: editor.view,
    doc,
    draft,
    projection,
    state,
    awareness,
    notices,
    locked,
    answers,
    questions,
    frame: () => {
      for (const task of [...tasks]) {
        tasks.delete(task);
        task();
      }
    },
    destroy: () => {
      editor.destroy();
      overlays.destroy();
      projection.destroy();
      state.destroy();
      awareness.destroy();
      doc.destroy();
      element.remove();
    },
  };
}

/** Brings all documents to the same state; frames come after each update. */
export function exchange(clients: readonly EditorClient[]): void {
  for (const from of clients) {
    for (const to of clients) {
      if (from === to) continue;
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "remote");
    }
  }
  for (const client of clients) client.frame();
}

/** Tells everybody where everybody is. */
export function exchangePresence(clients: readonly EditorClient[]): void {
  for (const from of clients) {
    const update = encodeAwarenessUpdate(from.awareness, [from.doc.clientID]);
    for (const to of clients) if (to !== from) applyAwarenessUpdate(to.awareness, update, "remote");
  }
}

/** What the editor shows: one line a block, `kind.level id text`, markers as `^id`, breaks as `|`. */
export function shown(client: EditorClient): string[] {
  const lines: string[] = [];
  client.view.state.doc.forEach((node) => {
    const level = node.attrs.level === undefined ? "" : `.${node.attrs.level}`;
    const text = node.textBetween(0, node.content.size, " / ", (leaf) =>
      leaf.type.name === "footnote" ? `^${leaf.attrs.id}` : "|",
    );
    lines.push(`${node.type.name}${level} ${node.attrs.id} ${text}`);
  });
  return lines;
}

/** The same lines from the projection. */
export function projected({ projection }: EditorClient): string[] {
  return projection.clauses.map((view) => `${view.kind}.${view.level} ${view.id} ${plainText(view.runs)}`);
}

/** The words of a clause as the editor shows them. */
export function wordsOf(client: EditorClient, id: string): string | null {
  return findBlock(client.view.state.doc, id as ClauseId)?.node.textContent ?? null;
}

/** Puts the caret into a clause, at a UTF-16 offset; -1 is its end. With `to` it selects up to there. */
export function caret(client: EditorClient, id: string, offset: number, to?: number): void {
  const { view } = client;
  const block =
    findBlock(view.state.doc, id as ClauseId) ?? findBlock(view.state.doc, id as unknown as FootnoteId, true);
  if (!block) throw new RangeError(`no clause ${id}`);
  const at = (each: number): number => block.pos + 1 + (each < 0 ? block.node.content.size : each);
  view.dispatch(
    view.state.tr.setSelection(TextSelection.create(view.state.doc, at(offset), at(to === undefined ? offset : to))),
  );
}

/** Selects from one clause into another. */
export function selectAcross(client: EditorClient, from: [string, number], to: [string, number]): void {
  const { view } = client;
  const at = ([id, offset]: [string, number]): number => {
    const block = findBlock(view.state.doc, id as ClauseId);
    if (!block) throw new RangeError(`no clause ${id}`);
    return block.pos + 1 + (offset < 0 ? block.node.content.size : offset);
  };
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at(from), at(to))));
}

/** Types as ProseMirror takes in typed words: through `handleTextInput`, then as a transaction. */
export function type(client: EditorClient, text: string): void {
  const { view } = client;
  const { from, to } = view.state.selection;
  const insert = () => view.state.tr.insertText(text, from, to);
  const handled = view.someProp("handleTextInput", (handle) => handle(view, from, to, text, insert));
  if (!handled) view.dispatch(insert());
}

/** Presses a key, by its `key` name; modifiers before it: `Alt-Shift-ArrowUp`. True when the editor took it. */
export function press(client: EditorClient, keys: string): boolean {
  const parts = keys.split("-");
  const key = parts.pop() ?? "";
  const event = new KeyboardEvent("keydown", {
    key,
    code: /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key,
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    ctrlKey: parts.includes("Ctrl"),
    bubbles: true,
    cancelable: true,
  });
  return client.view.someProp("handleKeyDown", (handle) => handle(client.view, event)) ?? false;
}

/** Where the caret is: clause id and offset. */
export function caretOf(client: EditorClient): [string, number] {
  const { $head } = client.view.state.selection;
  return [String($head.depth > 0 ? $head.node(1).attrs.id : ""), $head.parentOffset];
}
