import * as Y from "yjs";
import type { Operation, OperationContent } from "../../shared/domain/operation.ts";
import type { Refusal } from "../../shared/domain/refusal.ts";
import { Contention } from "./contention.ts";
import {
  type DecodedUpdate,
  type DeletedRange,
  decodeUpdate,
  type StructId,
  UpdateError,
  type UpdateStruct,
} from "./decodeUpdate.ts";
import { DocumentPaths } from "./documentPaths.ts";
import { itemContent } from "./itemContent.ts";
import type { UpdateLimits } from "./limits.ts";
import { MapEntries } from "./mapEntries.ts";
import { NOWHERE, type Place, type PlacedStruct, type SharedType } from "./placedStruct.ts";

/** What an update would do, or why it cannot be taken. `missing`: it builds on structs the document does not have. */
export type Inspection =
  | {
      readonly ok: true;
      readonly operations: readonly Operation[];
      /** Client ids with structs that are new to the document. */
      readonly clients: readonly number[];
    }
  | { readonly ok: false; readonly reason: "malformed" | "missing" | "refused"; readonly refusal: Refusal };

/**
 * Resolves every struct and every deletion of a Yjs v1 update to operations, without applying it. Whatever the update
 * holds, it is answered; an exception is a mistake of ours.
 * What lies under deleted parents gives no operation. After `ok` the update can be applied and leaves nothing pending.
 * `roots` are the root types the document may have, made already. Rules SY10–SY14.
 */
export function inspectUpdate(
  doc: Y.Doc,
  roots: readonly string[],
  update: Uint8Array,
  limits: UpdateLimits,
): Inspection {
  try {
    if (update.byteLength > limits.maxUpdateBytes) throw new UpdateError("tooLarge", `${update.byteLength} bytes`);
    return new Resolution(doc, roots, decode(update, limits), limits).result();
  } catch (error) {
    if (!(error instanceof UpdateError)) throw error;
    const { kind, message: detail } = error;
    if (kind === "malformed" || kind === "missing") {
      return { ok: false, reason: kind, refusal: { code: "update_refused", detail } };
    }
    const code = kind === "tooLarge" ? "too_large" : "structure_refused";
    return { ok: false, reason: "refused", refusal: { code, detail } };
  }
}

function decode(update: Uint8Array, limits: UpdateLimits): DecodedUpdate {
  try {
    return decodeUpdate(update, limits);
  } catch (error) {
    if (error instanceof UpdateError) throw error;
    throw new UpdateError("malformed", error instanceof Error ? error.message : String(error));
  }
}

interface Progress {
  readonly structs: readonly UpdateStruct[];
  /** Clock up to which the document has this client already. */
  readonly known: number;
  next: number;
  /** Clock up to which document and update together are resolved. */
  reached: number;
  readonly placed: PlacedStruct[];
}

class Resolution {
  readonly #doc: Y.Doc;
  readonly #roots: readonly string[];
  readonly #update: DecodedUpdate;
  readonly #limits: UpdateLimits;
  readonly #contention: Contention;
  readonly #progress = new Map<number, Progress>();
  readonly #entries = new MapEntries();
  readonly #paths = new DocumentPaths();
  readonly #operations: Operation[] = [];

  constructor(doc: Y.Doc, roots: readonly string[], update: DecodedUpdate, limits: UpdateLimits) {
    this.#doc = doc;
    this.#roots = roots;
    this.#update = update;
    this.#limits = limits;
    this.#contention = new Contention(limits.maxContention);
  }

  result(): Inspection {
    for (const { client, structs } of this.#update.sections) {
      const known = Y.getState(this.#doc.store, client);
      if ((structs[0] as UpdateStruct).clock > known) throw new UpdateError("missing", `structs of ${client}`);
      this.#progress.set(client, { structs, known, next: 0, reached: known, placed: [] });
    }
    for (const client of this.#progress.keys()) this.#resolveClient(client);
    const clients = [...this.#progress].filter(([, { placed }]) => placed.length > 0).map(([client]) => client);
    const newClients = clients.filter((client) => !this.#doc.store.clients.has(client));
    if (newClients.length > this.#limits.maxNewClients) throw new UpdateError("tooLarge", "too many client ids");
    for (const { placed } of this.#progress.values()) for (const struct of placed) this.#addStruct(struct);
    for (const [client, ranges] of this.#update.deletions) {
      for (const { clock, length } of ranges) this.#addDeletion(client, clock, length);
    }
    this.#operations.push(...this.#entries.operations(this.#paths, this.#contention.spend));
    this.#contention.settle();
    return { ok: true, operations: this.#operations, clients };
  }

  /** Resolves all structs of a client, and before each those of other clients that it builds on; without recursion. */
  #resolveClient(first: number): void {
    const stack = [first];
    const waiting = new Set(stack);
    for (let client = stack.at(-1); client !== undefined; client = stack.at(-1)) {
      const progress = this.#progress.get(client) as Progress;
      const struct = progress.structs[progress.next];
      if (!struct) {
        stack.pop();
        waiting.delete(client);
        continue;
      }
      const blocker = this.#blockerOf(struct);
      if (blocker === null) {
        progress.next++;
        this.#resolve(struct, progress);
        continue;
      }
      const other = this.#progress.get(blocker);
      if (!other || other.next >= other.structs.length) throw new UpdateError("missing", `structs of ${blocker}`);
      if (waiting.has(blocker)) throw new UpdateError("structure", "cyclic");
      stack.push(blocker);
      waiting.add(blocker);
    }
  }

  /** The client whose structs have to come first, or null. */
  #blockerOf({ origin, rightOrigin, parentId }: UpdateStruct): number | null {
    for (const id of [origin, rightOrigin, parentId]) if (id && id.clock >= this.#reached(id.client)) return id.client;
    return null;
  }

  #reached(client: number): number {
    return this.#progress.get(client)?.reached ?? Y.getState(this.#doc.store, client);
  }

  #resolve(struct: UpdateStruct, progress: Progress): void {
    // Yjs looks up (and splits) the neighbours even of structs that it has already.
    if (struct.parentRoot !== null && !this.#roots.includes(struct.parentRoot)) {
      throw new UpdateError("structure", `root ${struct.parentRoot.slice(0, 40)}`);
    }
    if (struct.origin) this.#guardSplit(struct.origin.client, struct.origin.clock + 1);
    if (struct.rightOrigin) this.#guardSplit(struct.rightOrigin.client, struct.rightOrigin.clock);
    const end = struct.clock + struct.length;
    if (end <= progress.known) return;
    const place = struct.isGarbage ? NOWHERE : this.#placeOf(struct);
    const fresh = struct.clock < progress.known ? this.#newPart(struct, progress.known, place) : struct;
    const { origin, rightOrigin } = fresh;
    progress.placed.push({
      ...fresh,
      place,
      isDead: fresh.content.type === "deleted" || this.#isDeletedHere(fresh),
      leftLive: origin && (this.#incoming(origin)?.leftLive ?? this.#liveId(origin)),
      rightLive: rightOrigin && (this.#incoming(rightOrigin)?.rightLive ?? this.#liveId(rightOrigin)),
    });
    progress.reached = end;
  }

  /** Yjs hooks the rest of a struct on to the part that is there: it must be the same place. */
  #newPart(struct: UpdateStruct, known: number, place: Place): UpdateStruct {
    const offset = known - struct.clock;
    const before = this.#live({ client: struct.client, clock: known - 1 });
    if (place.container) {
      if (!(before instanceof Y.Item) || before.parent !== place.container || before.parentSub !== place.sub) {
        throw new UpdateError("structure", "does not continue what is there");
      }
    }
    const { content } = struct;
    const rest: OperationContent =
      content.type === "string"
        ? { type: "string", text: content.text.slice(offset) }
        : content.type === "deleted"
          ? { type: "deleted", length: content.length - offset }
          : { type: "other", name: content.type };
    const origin = struct.isGarbage ? null : { client: struct.client, clock: known - 1 };
    return { ...struct, clock: known, length: struct.length - offset, origin, content: rest };
  }

  #placeOf(struct: UpdateStruct): Place {
    const left = struct.origin ? this.#placeAt(struct.origin) : null;
    const right = struct.rightOrigin ? this.#placeAt(struct.rightOrigin) : null;
    if (left?.container === null || right?.container === null) return NOWHERE;
    if (left && right && (left.container !== right.container || left.sub !== right.sub)) {
      throw new UpdateError("structure", "neighbours in different places");
    }
    const neighbour = left ?? right;
    if (neighbour) return neighbour;
    if (struct.parentRoot !== null) return { container: this.#rootOf(struct.parentRoot), sub: struct.parentSub };
    if (!struct.parentId) throw new UpdateError("malformed", "no parent");
    const incoming = this.#incoming(struct.parentId);
    const container = incoming ? this.#typeOfIncoming(incoming) : this.#typeOfLive(struct.parentId);
    return container ? { container, sub: struct.parentSub } : NOWHERE;
  }

  #placeAt(id: StructId): Place {
    const incoming = this.#incoming(id);
    if (incoming) return incoming.place;
    const live = this.#live(id);
    if (!(live instanceof Y.Item) || live.parent === null) return NOWHERE;
    return { container: live.parent as SharedType, sub: live.parentSub };
  }

  #typeOfIncoming(struct: PlacedStruct): PlacedStruct | null {
    if (struct.place.container === null || struct.content.type === "deleted") return null;
    const { type } = struct.content;
    if (type !== "map" && type !== "text" && type !== "array") throw new UpdateError("structure", "parent is no type");
    return struct;
  }

  #typeOfLive(id: StructId): SharedType | null {
    const live = this.#live(id);
    if (!(live instanceof Y.Item) || live.content instanceof Y.ContentDeleted) return null;
    if (!(live.content instanceof Y.ContentType)) throw new UpdateError("structure", "parent is no type");
    return live.content.type;
  }

  #rootOf(name: string): SharedType {
    const type = this.#doc.share.get(name);
    if (!type) throw new UpdateError("structure", `root ${name}`);
    return type;
  }

  #live(id: StructId): Y.Item | Y.GC | null {
    const structs = this.#doc.store.clients.get(id.client);
    if (!structs || id.clock >= Y.getState(this.#doc.store, id.client)) return null;
    return structs[Y.findIndexSS(structs, id.clock)] ?? null;
  }

  #liveId(id: StructId): StructId | null {
    return this.#live(id) ? id : null;
  }

  #incoming(id: StructId): PlacedStruct | null {
    const placed = this.#progress.get(id.client)?.placed;
    const first = placed?.[0];
    if (!placed || !first || id.clock < first.clock) return null;
    let low = 0;
    let high = placed.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = placed[middle] as PlacedStruct;
      if (id.clock < struct.clock) high = middle - 1;
      else if (id.clock >= struct.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return null;
  }

  #isDeletedHere({ client, clock, length }: UpdateStruct): boolean {
    const ranges = this.#update.deletions.get(client) ?? [];
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle] as DeletedRange;
      if (clock < range.clock) high = middle - 1;
      else if (clock >= range.clock + range.length) low = middle + 1;
      else return clock + length <= range.clock + range.length;
    }
    return false;
  }

  /**
   * Splitting a string between the halves of a surrogate pair makes Yjs replace both. Whatever asks for it changes
   * words there, even an update that is otherwise empty.
   */
  #guardSplit(client: number, clock: number): void {
    const item = this.#live({ client, clock });
    if (!(item instanceof Y.Item) || item.deleted || item.id.clock === clock) return;
    if (!(item.content instanceof Y.ContentString)) return;
    const before = item.content.str.charCodeAt(clock - item.id.clock - 1);
    if (before < 0xd800 || before > 0xdbff) return;
    const path = this.#paths.of(item.parent as SharedType | null);
    if (path) this.#operations.push({ action: "delete", path, key: null, content: { type: "string", text: "" } });
  }

  #addStruct(struct: PlacedStruct): void {
    const { place, content } = struct;
    const path = this.#paths.of(place.container);
    if (!path) return;
    if (place.sub !== null) {
      this.#entries.add(struct, place.sub);
      return;
    }
    this.#contention.addListStruct(struct, (id) => this.#live(id) as Y.Item | null);
    const inserted: OperationContent = struct.isDead ? { type: "deleted", length: struct.length } : content;
    this.#operations.push({ action: "insert", path, key: null, content: inserted });
  }

  #addDeletion(client: number, clock: number, length: number): void {
    const end = clock + length;
    if (end > this.#reached(client)) throw new UpdateError("missing", `deletes the future of ${client}`);
    const structs = this.#doc.store.clients.get(client);
    const known = Math.min(end, Y.getState(this.#doc.store, client));
    if (!structs || clock >= known) return;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const item = structs[index] as Y.Item | Y.GC;
      if (item.id.clock >= known) break;
      if (item.deleted || !(item instanceof Y.Item)) continue;
      const path = this.#paths.of(item.parent as SharedType | null);
      if (!path) continue;
      if (item.parentSub !== null) this.#entries.noteDeleted(item.parent as SharedType, item.parentSub);
      else this.#operations.push({ action: "delete", path, key: null, content: itemContent(item) });
    }
  }
}
