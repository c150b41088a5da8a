import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import type { ConnectionOptions } from "./connectionOptions.ts";
import type { RoomDocument } from "./roomKind.ts";
import type { RoomLink } from "./roomLink.ts";
import { salvage } from "./salvage.ts";
import type { Salvaged } from "./salvageShelf.ts";

/** Why a document cannot go on: the server refused, was restored from a backup, or knows the person under another name now. */
export type SpoiltBy = Refusal | "restored" | "signedInAnew";

/** A document that cannot go on, and the link that carried it. */
interface Spoilt<Document> {
  readonly link: RoomLink;
  readonly document: Document;
  readonly by: SpoiltBy;
}

type RecoveryOptions<Document extends RoomDocument> = Pick<ConnectionOptions<Document>, "kind" | "newId" | "now">;

/** This many refusals within a minute are a fault, not a meeting of two people. */
const MAX_RECOVERIES = 4;
const MINUTE_MS = 60_000;
/** How long the screen may still hold a document after it was told of the fresh one. */
const BURY_AFTER_MS = 1_000;

/**
 * What becomes of a document that the server will not take: it is shown until a fresh one is here, its words are taken out,
 * and it is buried. Rule SY44.
 */
export class Recovery<Document extends RoomDocument> {
  readonly #options: RecoveryOptions<Document>;
  readonly #dying = new Map<Spoilt<Document>, ReturnType<typeof setTimeout>>();
  #starts: readonly number[] = [];
  #spoilt: Spoilt<Document> | null = null;

  constructor(options: RecoveryOptions<Document>) {
    this.#options = options;
  }

  /** The document with the words that were not taken, for as long as there is no fresh one. */
  get spoilt(): Spoilt<Document> | null {
    return this.#spoilt;
  }

  /** Notes one more fresh start; false when it is one too many, so that a fault does not go round for ever. */
  mayStart(): boolean {
    const now = this.#options.now();
    this.#starts = [...this.#starts.filter((at) => now - at < MINUTE_MS), now];
    return this.#starts.length <= MAX_RECOVERIES;
  }

  begin(spoilt: Spoilt<Document>): void {
    this.#spoilt = spoilt;
  }

  /** The fresh copy is here. Gives what is to be kept of the spoilt one; null where nobody needs to hear of it. */
  finish(fresh: Document): Salvaged | null {
    const spoilt = this.#spoilt;
    if (!spoilt) return null;
    this.#spoilt = null;
    this.#dying.set(
      spoilt,
      setTimeout(() => this.#bury(spoilt), BURY_AFTER_MS),
    );
    return this.#salvaged(spoilt, fresh);
  }

  /** Ends every document that cannot go on. */
  destroy(): void {
    for (const spoilt of [...this.#dying.keys(), ...(this.#spoilt ? [this.#spoilt] : [])]) this.#bury(spoilt);
  }

  #bury(spoilt: Spoilt<Document>): void {
    clearTimeout(this.#dying.get(spoilt));
    this.#dying.delete(spoilt);
    spoilt.link.destroy();
    spoilt.document.doc.destroy();
  }

  #salvaged({ document, by }: Spoilt<Document>, fresh: Document): Salvaged | null {
    const { kind, newId, now } = this.#options;
    const texts = salvage(kind, document, fresh);
    const refusal = typeof by === "string" ? null : by;
    const isWorthSaying = refusal !== null && refusal.code !== "foreign_client_id";
    if (texts.length === 0 && !isWorthSaying) return null;
    const amendment = refusal?.amendment as AmendmentId | undefined;
    const clause = refusal?.clause as ClauseId | undefined;
    const place = amendment ? ({ amendment, part: "text" } as const) : clause ? { clause } : null;
    return {
      id: newId(),
      at: new Date(now()).toISOString(),
      code: typeof by === "string" ? by : by.code,
      label: place ? kind.labelOf(document, place) : "",
      ...(amendment ? { amendment } : {}),
      texts,
    };
  }
}
