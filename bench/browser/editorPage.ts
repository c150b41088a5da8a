import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { afterPaint, nextFrame } from "./frames.ts";

/** What differs between the editors we measure. */
export interface EditorUnderTest {
  /** Puts so many clauses of about 120 words into an empty document. */
  fill(doc: Y.Doc, clauses: number): void;
  /** Builds the editor as a page would. */
  mount(element: HTMLElement, doc: Y.Doc, awareness: Awareness): void;
  /** Puts the caret at the end of a clause. */
  placeCaret(clause: number): void;
  /** The shared text of a clause. */
  textOf(doc: Y.Doc, clause: number): Y.Text;
  /** What somebody's client tells the others when the caret stands there. */
  presence(doc: Y.Doc, clause: number, index: number): Record<string, unknown>;
}

/** Milliseconds from pressing a key to the frame that shows it. */
type PresentedMs = number;

/** What the benchmark can ask of the page. */
export interface EditorPage {
  /** Gives the milliseconds until the text stands on the screen. */
  open(clauses: number): Promise<number>;
  /** So many people get ready to type so many characters in clauses near the caret and elsewhere. */
  invite(people: number, characters: number): void;
  /** They type together, so many characters a second. Resolved when they have finished. */
  typeRemotely(perSecond: number): Promise<void>;
  /** Notes from now on how long one's own keystrokes take to the screen; gives those noted so far. */
  presented(): readonly PresentedMs[];
  /** Characters of the whole document, to see that the keystrokes really came. */
  characters(): number;
}

interface RemoteKeystroke {
  readonly update: Uint8Array;
  readonly awareness: Uint8Array;
}

/** Makes `window.bench`, by which the benchmark drives the page. */
export function serveEditor(editor: EditorUnderTest): void {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  let size = 0;
  let queue: RemoteKeystroke[] = [];
  let presented: PresentedMs[] = [];

  addEventListener(
    "keydown",
    (event) => {
      const pressed = event.timeStamp;
      requestAnimationFrame(() => void afterPaint().then(() => presented.push(performance.now() - pressed)));
    },
    { capture: true },
  );

  const page: EditorPage = {
    async open(clauses) {
      size = clauses;
      editor.fill(doc, clauses);
      const element = document.querySelector<HTMLElement>("#text");
      if (!element) throw new Error("the page has no place for the text");
      const start = performance.now();
      editor.mount(element, doc, awareness);
      await nextFrame();
      await afterPaint();
      const took = performance.now() - start;
      editor.placeCaret(Math.floor(clauses / 2));
      return took;
    },

    invite(people, characters) {
      const state = Y.encodeStateAsUpdate(doc);
      const typing = Array.from({ length: people }, (_, index) =>
        remoteKeystrokes(
          editor,
          state,
          Math.floor(((index + 1) * size) / (people + 2)),
          Math.ceil(characters / people),
        ),
      );
      queue = Array.from(
        { length: characters },
        (_, index) => typing[index % people]?.[Math.floor(index / people)],
      ).filter((stroke) => stroke !== undefined);
    },

    async typeRemotely(perSecond) {
      const start = performance.now();
      const strokes = queue;
      queue = [];
      for (const [index, stroke] of strokes.entries()) {
        const due = start + (1000 * index) / perSecond;
        // Each in a task of its own, as messages come in from a socket, and late ones one after another.
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        Y.applyUpdate(doc, stroke.update, "remote");
        applyAwarenessUpdate(awareness, stroke.awareness, "remote");
      }
    },

    presented() {
      const noted = presented;
      presented = [];
      return noted;
    },

    characters() {
      return Array.from({ length: size }, (_, clause) => editor.textOf(doc, clause).length).reduce((a, b) => a + b, 0);
    },
  };
  Object.assign(window, { bench: page });
}

function remoteKeystrokes(
  editor: EditorUnderTest,
  state: Uint8Array,
  clause: number,
  characters: number,
): RemoteKeystroke[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const awareness = new Awareness(doc);
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = editor.textOf(doc, clause);
  const strokes = Array.from({ length: characters }, (_, index) => {
    text.insert(text.length, index % 6 === 5 ? " " : "e");
    awareness.setLocalState(editor.presence(doc, clause, text.length));
    return { update: updates.at(-1) ?? new Uint8Array(), awareness: encodeAwarenessUpdate(awareness, [doc.clientID]) };
  });
  awareness.destroy();
  return strokes;
}
