import * as decoding from "lib0/decoding";
import type { OperationContent } from "../../shared/domain/operation.ts";

/** Identity of one struct or character: Yjs client id and clock. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** A struct as it stands in an update, before anything is known about its place. */
export interface UpdateStruct extends StructId {
  readonly length: number;
  /** True for a struct that stands for garbage: it has a length and nothing else. */
  readonly isGarbage: boolean;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  readonly parentRoot: string | null;
  readonly parentId: StructId | null;
  readonly parentSub: string | null;
  readonly content: OperationContent;
}

interface UpdateSection {
  readonly client: number;
  readonly structs: readonly UpdateStruct[];
}

export interface DeletedRange {
  readonly clock: number;
  readonly length: number;
}

export interface DecodedUpdate {
  readonly sections: readonly UpdateSection[];
  /** By client; ascending and apart from each other. */
  readonly deletions: ReadonlyMap<number, readonly DeletedRange[]>;
}

/** Why an update could not be read. `kind` tells bytes that are no update from content that has no place here. */
export class UpdateError extends Error {
  override readonly name = "UpdateError";
  readonly kind: "malformed" | "structure" | "missing" | "tooLarge";
  constructor(kind: UpdateError["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

const REF = { garbage: 0, deleted: 1, string: 4, embed: 5, format: 6, type: 7, any: 8, skip: 10 } as const;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
/** Beyond this the arithmetic of clocks is no longer safe. */
const MAX_CLOCK = 2 ** 40;
/** Longer than any key that a rule allows. */
const MAX_KEY_LENGTH = 1_024;
const TYPE_REFS = ["array", "map", "text"] as const;

function readId(decoder: decoding.Decoder): StructId {
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  if (!Number.isSafeInteger(client) || clock > MAX_CLOCK) throw new UpdateError("malformed", "id out of range");
  return { client, clock };
}

function readContent(decoder: decoding.Decoder, ref: number): { content: OperationContent; length: number } {
  switch (ref) {
    case REF.deleted: {
      const length = decoding.readVarUint(decoder);
      return { content: { type: "deleted", length }, length };
    }
    case REF.string: {
      const text = decoding.readVarString(decoder);
      return { content: { type: "string", text }, length: text.length };
    }
    case REF.embed:
      return { content: { type: "embed", value: JSON.parse(decoding.readVarString(decoder)) }, length: 1 };
    case REF.format: {
      const mark = decoding.readVarString(decoder);
      return { content: { type: "format", mark, value: JSON.parse(decoding.readVarString(decoder)) }, length: 1 };
    }
    case REF.type: {
      const typeRef = decoding.readVarUint(decoder);
      const type = TYPE_REFS[typeRef];
      if (!type) throw new UpdateError("structure", `type ${typeRef}`);
      return { content: { type }, length: 1 };
    }
    case REF.any: {
      const length = decoding.readVarUint(decoder);
      let value: unknown;
      for (let index = 0; index < length; index++) value = decoding.readAny(decoder);
      return { content: length === 1 ? { type: "value", value } : { type: "other", name: "values" }, length };
    }
    default:
      throw new UpdateError("structure", `content ${ref}`);
  }
}

function readStruct(decoder: decoding.Decoder, client: number, clock: number): UpdateStruct {
  const at = { client, clock };
  if (!decoding.hasContent(decoder)) throw new UpdateError("malformed", "truncated");
  const info = decoding.readUint8(decoder);
  const ref = info & 0x1f;
  if (ref === REF.skip) throw new UpdateError("missing", "skipped structs");
  if (ref === REF.garbage) {
    const length = decoding.readVarUint(decoder);
    const content = { type: "deleted", length } as const;
    const nowhere = { origin: null, rightOrigin: null, parentRoot: null, parentId: null, parentSub: null };
    return { ...at, length, isGarbage: true, ...nowhere, content };
  }
  const origin = (info & HAS_ORIGIN) !== 0 ? readId(decoder) : null;
  const rightOrigin = (info & HAS_RIGHT_ORIGIN) !== 0 ? readId(decoder) : null;
  let parentRoot: string | null = null;
  let parentId: StructId | null = null;
  let parentSub: string | null = null;
  if (!origin && !rightOrigin) {
    if (decoding.readVarUint(decoder) === 1) parentRoot = decoding.readVarString(decoder);
    else parentId = readId(decoder);
    if ((info & HAS_PARENT_SUB) !== 0) parentSub = decoding.readVarString(decoder);
    if (parentSub !== null && parentSub.length > MAX_KEY_LENGTH) throw new UpdateError("structure", "long key");
  }
  const { content, length } = readContent(decoder, ref);
  return { ...at, length, isGarbage: false, origin, rightOrigin, parentRoot, parentId, parentSub, content };
}

/**
 * Reads a Yjs v1 update with the bounds given, byte for byte as Yjs would, but into plain values: no Yjs type is made.
 * @throws UpdateError, or what lib0 and JSON throw, for anything that is not an update we could ever take. Rule SY10.
 */
export function decodeUpdate(
  update: Uint8Array,
  limits: { readonly maxStructs: number; readonly maxDeletions: number },
): DecodedUpdate {
  const decoder = decoding.createDecoder(update);
  const sections: UpdateSection[] = [];
  const seen = new Set<number>();
  let structCount = 0;
  const sectionCount = decoding.readVarUint(decoder);
  for (let section = 0; section < sectionCount; section++) {
    const count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    structCount += count;
    if (structCount > limits.maxStructs) throw new UpdateError("tooLarge", "too many structs");
    // Yjs would keep the last section of a client and forget the others.
    if (!Number.isSafeInteger(client) || seen.has(client)) throw new UpdateError("malformed", "client twice");
    seen.add(client);
    const structs: UpdateStruct[] = [];
    for (let index = 0; index < count; index++) {
      const struct = readStruct(decoder, client, clock);
      if (struct.length < 1) throw new UpdateError("malformed", "empty struct");
      clock += struct.length;
      if (clock > MAX_CLOCK) throw new UpdateError("malformed", "clock out of range");
      structs.push(struct);
    }
    if (structs.length > 0) sections.push({ client, structs });
  }
  const deletions = new Map<number, DeletedRange[]>();
  let deletionCount = 0;
  const clientCount = decoding.readVarUint(decoder);
  for (let entry = 0; entry < clientCount; entry++) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    deletionCount += count;
    if (deletionCount > limits.maxDeletions) throw new UpdateError("tooLarge", "too many deletions");
    if (deletions.has(client)) throw new UpdateError("malformed", "client twice");
    const ranges: DeletedRange[] = [];
    let reached = 0;
    for (let index = 0; index < count; index++) {
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      // A range of nothing still makes Yjs split a struct; overlapping ones make it walk the same structs again.
      const isFine = length > 0 && clock >= reached && clock + length <= MAX_CLOCK;
      if (!isFine) throw new UpdateError("malformed", "deletion out of range");
      reached = clock + length;
      ranges.push({ clock, length });
    }
    deletions.set(client, ranges);
  }
  if (decoding.hasContent(decoder)) throw new UpdateError("malformed", "bytes left over");
  return { sections, deletions };
}
