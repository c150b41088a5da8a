import * as Y from "yjs";

/** All that came of one change. */
export interface Change {
  readonly update: Uint8Array;
  /** True when the server tidied something on top: then its author does not have all of it either. */
  readonly isTidied: boolean;
}

/**
 * The Y.Doc of a room with one way to change it: `change` gives all that came of it as one update, and leaves the
 * formatting of every touched text tidy.
 *
 * Yjs tidies redundant marks on whoever receives a change, as a write of its own. A reader who found something to tidy
 * would send a deletion in a text that is not theirs and be refused; so nothing to tidy may ever be sent. Rule SY9.
 */
export class LiveDoc {
  readonly doc: Y.Doc;
  #updates: Uint8Array[] = [];
  readonly #touched = new Set<Y.Text>();

  constructor(doc: Y.Doc) {
    this.doc = doc;
    doc.on("update", (update: Uint8Array) => this.#updates.push(update));
    doc.on("afterTransaction", (transaction: Y.Transaction) => this.#noteTexts(transaction));
  }

  /** Runs `work` and gives the change it made, or null when nothing changed. @throws what `work` throws. */
  change(work: () => void): Change | null {
    this.#updates = [];
    try {
      work();
      this.#tidy();
    } finally {
      this.#touched.clear();
    }
    const [only] = this.#updates;
    if (!only) return null;
    const isTidied = this.#updates.length > 1;
    return { update: isTidied ? Y.mergeUpdates(this.#updates) : only, isTidied };
  }

  #tidy(): void {
    for (const text of this.#touched) {
      if (text._item?.deleted) continue;
      let tidied = Y.cleanupYTextFormatting(text);
      while (tidied > 0) tidied = Y.cleanupYTextFormatting(text);
      this.#tidyGaps(text);
    }
  }

  /**
   * Between two words, and behind the last one, at most one mark of each kind: the last, which is the one that counts.
   * Yjs looks at single gaps only on those who see that words went, and that depends on what else the update holds.
   */
  #tidyGaps(text: Y.Text): void {
    const overruled: Y.Item[] = [];
    const gap = new Map<string, Y.Item>();
    for (let item = text._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentFormat) {
        const former = gap.get(item.content.key);
        if (former) overruled.push(former);
        gap.set(item.content.key, item);
      } else gap.clear();
    }
    if (overruled.length === 0) return;
    this.doc.transact((transaction) => {
      for (const item of overruled) item.delete(transaction);
    });
  }

  #noteTexts(transaction: Y.Transaction): void {
    for (const type of transaction.changed.keys()) {
      if (type instanceof Y.Text && type._hasFormatting) this.#touched.add(type);
    }
    // Texts that are new in this transaction do not count as changed.
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0;
      const structs = start === end ? undefined : this.doc.store.clients.get(client);
      if (!structs) continue;
      for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
        const item = structs[index];
        if (item instanceof Y.Item && item.content instanceof Y.ContentFormat && item.parent instanceof Y.Text) {
          this.#touched.add(item.parent);
        }
      }
    }
  }
}
