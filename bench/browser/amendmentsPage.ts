import { fromBase64 } from "lib0/buffer";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { DraftEditor } from "../../client/editor/draftEditor.ts";
import { Overlays } from "../../shared/amendments/overlays.ts";
import { draftDoc } from "../../shared/document/draftDoc.ts";
import { LiveState } from "../../shared/document/liveState.ts";
import { OwnVersions } from "../../shared/document/ownVersions.ts";
import { privateDoc } from "../../shared/document/privateDoc.ts";
import { Projection } from "../../shared/document/projection.ts";
import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import { afterPaint, nextFrame } from "./frames.ts";
import "../../client/ui/tokens.css";
import "../../client/editor/changes/changes.css";
import "../../client/editor/editor.css";

/** What opening took, in milliseconds by the clock. */
interface Opening {
  /** From the first look at the document to the frame that shows it. */
  readonly shownMs: number;
  /** Of that, laying the amendments over the text; drawing them is not in it. */
  readonly overlayMs: number;
}

/** What the benchmark can ask of the page. Bytes come as base64. */
export interface AmendmentsPage {
  /** Shows a draft to the facilitator, or to a member of a delegation who writes its versions in place. */
  open(draft: string, delegation: string | null): Promise<Opening>;
  placeCaret(clause: string): void;
  /** Keeps what will arrive, so that handing it over does not count. */
  expect(updates: readonly string[]): void;
  /** The next of it arrives. Gives the milliseconds until the frame that shows it. */
  receive(): Promise<number>;
  /** Nothing happens, for as long as something else would take. */
  rest(): Promise<number>;
  /** Milliseconds from the last key to the frame that showed it. */
  presented(): number;
  /** How many characters a clause shows, and how many changes the whole text does. */
  shows(clause: string): { readonly characters: number; readonly changes: number };
}

const doc = new Y.Doc();
let editor: DraftEditor | null = null;
let projection: Projection | null = null;
let arriving: Uint8Array[] = [];
let presented = Number.NaN;

addEventListener(
  "keydown",
  ({ timeStamp }) => {
    presented = Number.NaN;
    void shown().then(() => {
      presented = performance.now() - timeStamp;
    });
  },
  { capture: true },
);

const page: AmendmentsPage = {
  async open(bytes, delegation) {
    Y.applyUpdate(doc, fromBase64(bytes), "remote");
    const element = document.querySelector<HTMLElement>("#text");
    if (!element) throw new Error("the page has no place for the text");
    const start = performance.now();
    const draft = draftDoc(doc);
    const state = new LiveState(draft);
    projection = new Projection(draft, state);
    let made = 0;
    const newId = () => `made${++made}`;
    const desk = privateDoc(new Y.Doc());
    const versions = delegation === null ? null : new OwnVersions({ draft, desk, delegation, state, newId });
    projection.setVersions(versions);
    const overlays = new Overlays(projection, state);
    const timed = timedOverlays(overlays);
    const person = { participant: "p1" as ParticipantId, name: "Bench" };
    editor = new DraftEditor({
      element,
      draft,
      awareness: new Awareness(doc),
      projection,
      overlays,
      drawing: { hueOf: (code) => (code.length % 12) + 1, nameOf: () => undefined },
      actor:
        delegation === null
          ? { ...person, role: "facilitator" }
          : { ...person, role: "delegation", delegation: { code: delegation, name: delegation, coreGroup: false } },
      refusalFor: () => null,
      newId,
      random: Math.random,
      translate: (key) => key,
      onNotice: () => undefined,
      confirm: async () => true,
    });
    if (versions) editor.setVersions(versions, null);
    await shown();
    return { shownMs: performance.now() - start, overlayMs: timed() };
  },

  placeCaret(clause) {
    editor?.focus(clause as ClauseId, "end");
  },

  expect(updates) {
    arriving = updates.map((update) => fromBase64(update));
  },

  async receive() {
    const update = arriving.shift();
    if (!update) throw new RangeError("nothing arrives any more");
    const start = performance.now();
    Y.applyUpdate(doc, update, "remote");
    await shown();
    return performance.now() - start;
  },

  async rest() {
    const start = performance.now();
    await shown();
    return performance.now() - start;
  },

  presented: () => presented,

  shows(clause) {
    return {
      characters: projection?.clause(clause as ClauseId)?.source.length ?? 0,
      changes: document.querySelectorAll(".change-words, .change-ins, .change-del").length,
    };
  },
};

/** Resolved in the task after the next frame. */
async function shown(): Promise<void> {
  await nextFrame();
  await afterPaint();
}

/** Adds up what overlays take from now on; the function given ends it. */
function timedOverlays(overlays: Overlays): () => number {
  const original = overlays.of;
  let ms = 0;
  overlays.of = (...asked) => {
    const start = performance.now();
    const found = original.apply(overlays, asked);
    ms += performance.now() - start;
    return found;
  };
  return () => {
    overlays.of = original;
    return ms;
  };
}

Object.assign(window, { amendments: page });
