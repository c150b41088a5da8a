import * as Y from "yjs";
import { seededRandom } from "../../tests/support/random.ts";
import type { Arrivals } from "./arrivals.ts";
import { LoadClient, type Seat, type Traffic } from "./loadClient.ts";

/** After so many characters a typist goes to another clause, so that none grows beyond what a person would write. */
const CHARACTERS_A_CLAUSE = 400;

/**
 * Somebody who types: every keystroke is one Yjs update and one message about the caret, as the stock provider sends them.
 * What the others write is not taken in, so that the load process stays fast; appended characters never depend on it.
 */
export class Typist {
  readonly client: LoadClient;
  readonly doc = new Y.Doc();
  readonly #arrivals: Arrivals;
  readonly #random: () => number;
  #text: Y.Text | null = null;
  #written = 0;
  /** When the next keystroke is due; kept by whoever drives the typists. */
  due = 0;

  constructor(seat: Seat, traffic: Traffic, arrivals: Arrivals, seed: number) {
    this.#arrivals = arrivals;
    this.#random = seededRandom(seed);
    this.client = new LoadClient({ seat, traffic, doc: this.doc, present: true });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this.client) this.client.send(this.client.wire.update(update));
    });
  }

  /** How long the next gap between two keys is, in shares of the mean: nobody types like a clock. */
  nextGap(): number {
    return 0.5 + this.#random();
  }

  /** One character at the end of a clause, and the caret behind it. */
  keystroke(): void {
    if (!this.#text || this.#written % CHARACTERS_A_CLAUSE === 0) this.#text = this.#anyClause();
    const { clientID } = this.doc;
    const clock = Y.getState(this.doc.store, clientID);
    this.#arrivals.noteSent(clientID, clock);
    this.#text.insert(this.#text.length, this.#written % 6 === 5 ? " " : "e");
    this.#written++;
    const caret = `{"type":null,"tname":null,"item":{"client":${clientID},"clock":${clock}},"assoc":0}`;
    this.client.sendAwareness(`{"anchor":${caret},"head":${caret}}`);
  }

  /**
   * So many single-character updates as people leave them behind: a few words somewhere, some of it taken back.
   * Resolved when the server has worked through them.
   */
  async edit(updates: number): Promise<void> {
    let text = this.#anyClause();
    let at = 0;
    for (let done = 0, left = 0; done < updates; done++) {
      if (left === 0) {
        text = this.#anyClause();
        at = Math.floor(this.#random() * (text.length + 1));
        left = 10 + Math.floor(this.#random() * 20);
      }
      left--;
      if (left < 5 && at > 0) text.delete(--at, 1);
      else text.insert(at++, "etaoin shrdlu".charAt(Math.floor(this.#random() * 13)));
      if (done % 100 === 99) await this.#drained();
    }
    await this.client.caughtUp(Y.encodeStateVector(this.doc));
  }

  async #drained(): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve));
    while (this.client.backlogBytes > 65_536);
  }

  #anyClause(): Y.Text {
    const ids = [...this.doc.getMap<Y.Map<unknown>>("clauses").keys()].sort();
    const id = ids[Math.floor(this.#random() * ids.length)];
    const text = id === undefined ? undefined : this.doc.getMap<Y.Map<unknown>>("clauses").get(id)?.get("text");
    if (!(text instanceof Y.Text)) throw new Error("the document the server gave has no clauses");
    return text;
  }
}
