import type { AmendmentId } from "../../shared/domain/ids.ts";
import type { RefusalCode } from "../../shared/domain/refusal.ts";
import type { SalvagedText } from "./salvagedText.ts";

/** One refusal and the words that came back with it. */
export interface Salvaged {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** Why: the server's reason, that it was restored from a backup, or that the person is another participant now. */
  readonly code: RefusalCode | "restored" | "signedInAnew";
  /** What the room called the clause or amendment the refusal was about; empty where it had no name or there is none. */
  readonly label: string;
  /** The amendment the refusal was about. */
  readonly amendment?: AmendmentId;
  readonly texts: readonly SalvagedText[];
}

/**
 * Keeps refused words on the device until the person puts them back or dismisses them. Where the device allows no
 * storage, they are kept for as long as the page is open. Rule SY46.
 */
export class SalvageShelf {
  readonly #key: string;
  readonly #storage: Storage | null;
  #items: readonly Salvaged[];
  #isStored: boolean = false;

  constructor(storage: Storage | null, room: string, participant: string) {
    this.#storage = storage;
    this.#key = `adref:salvage:${room}:${participant}`;
    this.#items = this.#read();
    this.#isStored = this.#items.length > 0;
  }

  /** Puts what a former shelf holds on this one: the person at the screen is known under another name now. */
  takeOver(former: SalvageShelf): void {
    const items = former.items;
    if (items.length > 0) this.#write([...this.#items, ...items]);
    former.#write([]);
  }

  get items(): readonly Salvaged[] {
    return this.#items;
  }

  /** False while words are held that the device would not store: they are on this page only. */
  get isKept(): boolean {
    return this.#items.length === 0 || this.#isStored;
  }

  add(item: Salvaged): void {
    this.#write([...this.#read(), item]);
  }

  /** Takes one text away, and the whole refusal with its last text. */
  removeText(id: string, text: SalvagedText): void {
    const items = this.#items.map((item) =>
      item.id === id ? { ...item, texts: item.texts.filter((other) => other !== text) } : item,
    );
    this.#write(items.filter((item) => item.id !== id || item.texts.length > 0));
  }

  remove(id: string): void {
    this.#write(this.#items.filter((item) => item.id !== id));
  }

  #read(): readonly Salvaged[] {
    try {
      const stored: unknown = JSON.parse(this.#storage?.getItem(this.#key) ?? "null");
      return Array.isArray(stored) ? (stored as Salvaged[]) : (this.#items ?? []);
    } catch {
      return this.#items ?? [];
    }
  }

  #write(items: readonly Salvaged[]): void {
    this.#items = items;
    try {
      if (items.length > 0) this.#storage?.setItem(this.#key, JSON.stringify(items));
      else this.#storage?.removeItem(this.#key);
      this.#isStored = this.#storage !== null;
    } catch {
      // Storage is full or denied: the words stay on the page, which is what the class promises then.
      this.#isStored = false;
    }
  }
}
