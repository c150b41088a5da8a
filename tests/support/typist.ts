import { setTimeout as rest } from "node:timers/promises";
import * as Y from "yjs";
import { textOf } from "../../shared/document/draftDoc.ts";
import { pick } from "./random.ts";
import { connectClient, connected, type StockClient } from "./stockClient.ts";

/** Between two strokes, at most: a rhythm, not a wait for something. Faster, and the server would call it too fast. */
const MAX_REST_MS = 16;
/** Strokes of ten that delete in place of inserting. */
const DELETIONS_IN_TEN = 2;

/** Somebody who types into a draft with the stock client, and remembers what came from the server and what was sent. */
export class Typist {
  readonly client: StockClient;
  /** Every update the server has sent, the first answer included. */
  readonly received: Uint8Array[] = [];
  /** Own updates, in order; each goes out as one frame. */
  readonly sent: Uint8Array[] = [];
  readonly #random: () => number;
  readonly #end = new AbortController();

  private constructor(client: StockClient, random: () => number) {
    this.client = client;
    this.#random = random;
    client.doc.on("update", (update: Uint8Array, origin: unknown) => {
      (origin === client.provider ? this.received : this.sent).push(update);
    });
  }

  /** Comes in as the holder of a session and waits for the text. */
  static async enter(
    address: string,
    draft: string,
    session: string | undefined,
    random: () => number,
  ): Promise<Typist> {
    const typist = new Typist(connectClient(address, draft, session), random);
    await connected(typist.client);
    return typist;
  }

  /** Types until `stop`. */
  async type(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      this.#stroke();
      await rest(this.#random() * MAX_REST_MS);
    }
  }

  stop(): void {
    this.#end.abort();
  }

  /** Leaves and never comes back. */
  leave(): void {
    this.stop();
    this.client.provider.destroy();
  }

  /** Own updates the server has acknowledged. The first frame of a connection is the answer to the server's sync step 1. */
  get acknowledged(): readonly Uint8Array[] {
    return this.sent.slice(0, Math.max(0, this.client.saved - 1));
  }

  #stroke(): void {
    const { clauses } = this.client.draft;
    const text = textOf(clauses.get(pick([...clauses.keys()], this.#random)));
    if (!text) return;
    const at = Math.floor(this.#random() * (text.length + 1));
    if (at < text.length && this.#random() * 10 < DELETIONS_IN_TEN) text.delete(at, 1);
    else text.insert(at, pick([..."abcdefgh "], this.#random));
  }
}

/** True when `doc` already holds everything these updates say, insertions and deletions alike. */
export function holdsAll(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  const before = Y.snapshot(doc);
  for (const update of updates) Y.applyUpdate(doc, update);
  return Y.equalSnapshots(before, Y.snapshot(doc)) && !doc.store.pendingStructs && !doc.store.pendingDs;
}
