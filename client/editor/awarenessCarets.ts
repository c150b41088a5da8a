import { Plugin, PluginKey, Selection, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Projection } from "../../shared/document/projection.ts";
import { isId } from "../../shared/domain/ids.ts";
import { type CaretMemory, caretPosition } from "./binding/caretMemory.ts";
import { goTo } from "./reveal.ts";
import type { Unit } from "./schema/units.ts";

/** Least time between two turns of others' carets, and between two of one's own. */
const THROTTLE_MS = 100;
/** How long the code stands at a caret that has just moved. */
const FLAG_MS = 2000;

const KEY = new PluginKey<DecorationSet>("carets");

/** A person in the room, as awareness tells it. */
interface Peer {
  readonly client: number;
  readonly code: string;
  readonly name: string;
  readonly hue: number;
  readonly caret: CaretMemory;
  /** The caret as it was sent, to see whether it moved. */
  readonly sent: string;
}

export interface CaretsOptions {
  readonly awareness: Awareness;
  readonly projection: Projection;
  readonly user: { readonly participant: string; readonly name: string; readonly code: string; readonly hue: number };
  readonly caret: () => CaretMemory | null;
}

/** Clauses that others have their caret in: clause id → their codes. */
export function othersIn(awareness: Awareness): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [client, state] of awareness.getStates()) {
    const clause = (state.caret as { clause?: unknown } | null | undefined)?.clause;
    if (client === awareness.clientID || typeof clause !== "string") continue;
    const user = state.user as { code?: unknown; name?: unknown } | undefined;
    const who = typeof user?.code === "string" && user.code !== "" ? user.code : String(user?.name ?? "");
    found.set(clause, [...(found.get(clause) ?? []), who]);
  }
  return found;
}

/**
 * Others' carets and selections, and one's own for them. They are drawn over the text and never push it; a code shows for
 * two seconds after a move, and on hover. Rule ED13.
 */
export class AwarenessCarets {
  readonly #options: CaretsOptions;
  #view: EditorView | null = null;
  #incoming: ReturnType<typeof setTimeout> | null = null;
  #outgoing: ReturnType<typeof setTimeout> | null = null;
  /** Where members of one delegation see each other's carets in what is not tabled. Nobody else may. */
  #privateAwareness: Awareness | null = null;
  readonly #told = new Map<Awareness, string>();
  readonly #moved = new Map<number, { readonly sent: string; readonly until: number }>();

  constructor(options: CaretsOptions) {
    this.#options = options;
    options.awareness.setLocalStateField("user", options.user);
  }

  /** The awareness of the private room, once there is one. Rule ED21. */
  setPrivate(awareness: Awareness | null): void {
    if (awareness === this.#privateAwareness) return;
    this.#privateAwareness?.off("change", this.#changed);
    this.#privateAwareness?.setLocalStateField("caret", null);
    this.#privateAwareness = awareness;
    awareness?.setLocalStateField("user", this.#options.user);
    if (this.#view) awareness?.on("change", this.#changed);
    this.tell();
    this.refreshSoon();
  }

  get #rooms(): readonly Awareness[] {
    return this.#privateAwareness ? [this.#options.awareness, this.#privateAwareness] : [this.#options.awareness];
  }

  plugin(): Plugin<DecorationSet> {
    return new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(KEY) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
      },
      props: {
        decorations: (state) => KEY.getState(state),
        handleDOMEvents: {
          // A click on somebody's caret is meant for the words beneath: the browser would set none there.
          mousedown: (view, event) => {
            const isOnCaret = event.target instanceof Element && event.target.closest(".peer-caret") !== null;
            const place = isOnCaret ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
            if (!place) return false;
            event.preventDefault();
            goTo(view, TextSelection.near(view.state.doc.resolve(place.pos)));
            return true;
          },
        },
      },
    });
  }

  attach(view: EditorView): void {
    this.#view = view;
    for (const awareness of this.#rooms) awareness.on("change", this.#changed);
    this.#refresh();
  }

  destroy(): void {
    for (const awareness of this.#rooms) awareness.off("change", this.#changed);
    if (this.#incoming) clearTimeout(this.#incoming);
    if (this.#outgoing) clearTimeout(this.#outgoing);
    for (const awareness of this.#rooms) awareness.setLocalStateField("caret", null);
    this.#view = null;
  }

  /** To be called after every transaction: tells the others where the person is, at most ten times a second. */
  tell(): void {
    this.#outgoing ??= setTimeout(() => {
      this.#outgoing = null;
      this.#send();
    }, THROTTLE_MS);
  }

  /** To be called when the draft was shown anew: others' carets stand on words that may have moved. */
  readonly refreshSoon = (): void => {
    const shown = this.#view && KEY.getState(this.#view.state);
    const isAlone = this.#rooms.every((awareness) => awareness.getStates().size < 2);
    if (isAlone && shown === DecorationSet.empty) return;
    this.#incoming ??= setTimeout(() => {
      this.#incoming = null;
      this.#refresh();
    }, THROTTLE_MS);
  };

  readonly #changed = ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>): void => {
    const own = new Set(this.#rooms.map(({ clientID }) => clientID));
    if ([...added, ...updated, ...removed].some((client) => !own.has(client))) this.refreshSoon();
  };

  /** Whoever has only come in stands at the first letter, and is not yet anywhere in the text. */
  #isUntouched(): boolean {
    const view = this.#view;
    return view !== null && !view.hasFocus() && view.state.selection.eq(Selection.atStart(view.state.doc));
  }

  #send(): void {
    const { awareness, projection } = this.#options;
    if (!this.#told.has(awareness) && this.#isUntouched()) return;
    const memory = this.#options.caret();
    const unit = memory?.head.unit;
    const caret = memory &&
      unit && {
        clause: "note" in unit ? null : unit.clause,
        ...("note" in unit ? { note: unit.note } : unit.cell === undefined ? {} : { cell: unit.cell }),
        anchorUnit: memory.anchor.unit,
        anchor: Y.relativePositionToJSON(memory.anchor.position) as unknown,
        head: Y.relativePositionToJSON(memory.head.position) as unknown,
      };
    const isOurs = (each: Unit): boolean => projection.sourceOf(each)?.doc !== projection.draft.doc;
    const isPrivate = memory !== null && (isOurs(memory.head.unit) || isOurs(memory.anchor.unit));
    // Where somebody writes what is not tabled is nobody else's business, not even as a place.
    this.#sendTo(awareness, isPrivate ? null : caret);
    if (this.#privateAwareness) this.#sendTo(this.#privateAwareness, isPrivate ? caret : null);
  }

  #sendTo(awareness: Awareness, caret: unknown): void {
    const told = JSON.stringify(caret ?? null);
    if (told === this.#told.get(awareness)) return;
    this.#told.set(awareness, told);
    awareness.setLocalStateField("caret", caret ?? null);
  }

  #refresh(): void {
    const view = this.#view;
    if (!view) return;
    const now = Date.now();
    const decorations = this.#peers().flatMap((peer) => {
      const known = this.#moved.get(peer.client);
      if (known?.sent !== peer.sent) this.#moved.set(peer.client, { sent: peer.sent, until: now + FLAG_MS });
      return this.#decorations(view, peer, now < (this.#moved.get(peer.client)?.until ?? 0));
    });
    const set = DecorationSet.create(view.state.doc, decorations);
    if (decorations.length === 0 && KEY.getState(view.state) === DecorationSet.empty) return;
    view.dispatch(view.state.tr.setMeta(KEY, set).setMeta("addToHistory", false));
  }

  #peers(): Peer[] {
    return this.#rooms.flatMap((awareness) => this.#peersOf(awareness));
  }

  #peersOf(awareness: Awareness): Peer[] {
    return [...awareness.getStates()].flatMap(([client, state]) => {
      const caret = client === awareness.clientID ? null : readCaret(state.caret);
      const user = (state.user ?? {}) as Record<string, unknown>;
      if (!caret) return [];
      const hue = typeof user.hue === "number" && Number.isInteger(user.hue) ? Math.min(12, Math.max(1, user.hue)) : 1;
      return [
        {
          client,
          code: String(user.code ?? "").slice(0, 12),
          name: String(user.name ?? "").slice(0, 80),
          hue,
          caret,
          sent: JSON.stringify(state.caret),
        },
      ];
    });
  }

  #decorations(view: EditorView, peer: Peer, flagged: boolean): Decoration[] {
    const { projection } = this.#options;
    const head = caretPosition(projection, view.state.doc, peer.caret.head);
    const anchor = caretPosition(projection, view.state.doc, peer.caret.anchor);
    if (head === null) return [];
    // The key holds the flag, so that the element is made anew, and its two seconds begin, only when the caret moved.
    const widget = Decoration.widget(head, () => caretElement(peer, flagged), {
      key: `caret-${peer.client}-${flagged ? peer.sent : "still"}`,
      side: 10,
      ignoreSelection: true,
    });
    if (anchor === null || anchor === head) return [widget];
    const style = `background-color: var(--hue-${peer.hue}-tint)`;
    return [
      widget,
      Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style, class: "peer-selection" }),
    ];
  }
}

function caretElement(peer: Peer, flagged: boolean): HTMLElement {
  const caret = document.createElement("span");
  caret.className = flagged ? "peer-caret is-moving" : "peer-caret";
  caret.style.setProperty("--peer-ink", `var(--hue-${peer.hue})`);
  caret.style.setProperty("--peer-tint", `var(--hue-${peer.hue}-tint)`);
  caret.setAttribute("aria-hidden", "true");
  const flag = document.createElement("bdi");
  flag.className = "peer-flag";
  flag.textContent = peer.code === "" ? peer.name : peer.code;
  flag.title = peer.name;
  caret.append(flag);
  return caret;
}

/** Reads a caret as another client sent it; null for anything that is not one. */
function readCaret(value: unknown): CaretMemory | null {
  const caret = value as Record<string, unknown> | null | undefined;
  const unit = readUnit(caret);
  if (!caret || !unit) return null;
  try {
    const head = Y.createRelativePositionFromJSON(caret.head);
    const anchor = Y.createRelativePositionFromJSON(caret.anchor);
    return { head: { unit, position: head }, anchor: { unit: readUnit(caret.anchorUnit) ?? unit, position: anchor } };
  } catch {
    // Somebody else's client sent nonsense: nothing of ours is wrong.
    return null;
  }
}

function readUnit(value: unknown): Unit | null {
  const fields = (value ?? {}) as Record<string, unknown>;
  if (isId(fields.note)) return { note: fields.note } as Unit;
  if (!isId(fields.clause)) return null;
  return (
    typeof fields.cell === "string" ? { clause: fields.clause, cell: fields.cell } : { clause: fields.clause }
  ) as Unit;
}
