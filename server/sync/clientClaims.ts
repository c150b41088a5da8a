import type * as Y from "yjs";
import type { ParticipantId } from "../../shared/domain/ids.ts";

/**
 * Whose Yjs client ids are in a room. The first participant to use an id owns it for good; ids with structs that belong
 * to no participant are the server's (imports, decisions). Rule SY7.
 */
export class ClientClaims {
  readonly #doc: Y.Doc;
  readonly #owners: Map<number, ParticipantId>;
  /** Claimed here, not yet known to be on disk. */
  readonly #unstored = new Set<number>();
  /** How many ids of each participant the document holds structs of. */
  readonly #written = new Map<ParticipantId, number>();

  constructor(doc: Y.Doc, owners: ReadonlyMap<number, ParticipantId>) {
    this.#doc = doc;
    this.#owners = new Map(owners);
    for (const [client, owner] of owners) if (doc.store.clients.has(client)) this.#noteWritten(owner, 1);
  }

  /** True when the participant may write under this id: it is theirs, or nobody's yet. */
  isFree(client: number, participant: ParticipantId): boolean {
    const owner = this.#owners.get(client);
    if (owner !== undefined) return owner === participant;
    return client !== this.#doc.clientID && !this.#doc.store.clients.has(client);
  }

  /** How many ids of a participant the document would hold structs of after an update under these. */
  writtenWith(clients: readonly number[], participant: ParticipantId): number {
    return (this.#written.get(participant) ?? 0) + this.#notYetWritten(clients);
  }

  /** Takes the ids of an update, all of them free, before it is applied. */
  claimForUpdate(clients: readonly number[], participant: ParticipantId): void {
    this.#noteWritten(participant, this.#notYetWritten(clients));
    for (const client of clients) this.claim(client, participant);
  }

  #notYetWritten(clients: readonly number[]): number {
    return clients.filter((client) => !this.#doc.store.clients.has(client)).length;
  }

  #noteWritten(participant: ParticipantId, count: number): void {
    this.#written.set(participant, (this.#written.get(participant) ?? 0) + count);
  }

  /** Takes an id; false when it is somebody else's. `isNew` ids are to be stored. */
  claim(client: number, participant: ParticipantId): boolean {
    if (!this.isFree(client, participant)) return false;
    if (!this.#owners.has(client)) {
      this.#owners.set(client, participant);
      this.#unstored.add(client);
    }
    return true;
  }

  /** Those of the ids that the store may not know yet. */
  unstored(clients: readonly number[]): readonly number[] {
    return this.#unstored.size === 0 ? [] : clients.filter((client) => this.#unstored.has(client));
  }

  noteStored(clients: readonly number[]): void {
    for (const client of clients) this.#unstored.delete(client);
  }
}
