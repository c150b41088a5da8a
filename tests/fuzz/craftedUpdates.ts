import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { pick } from "../support/random.ts";

interface Known {
  readonly client: number;
  readonly clock: number;
}

/** Ids of characters and entries that the document has, and of some that it does not have. */
function someIds(doc: Y.Doc, random: () => number): Known[] {
  const clients = [...doc.store.clients.keys()];
  return Array.from({ length: 6 }, () => {
    const client = random() < 0.05 ? 77 : pick(clients, random);
    const end = Y.getState(doc.store, client);
    return { client, clock: Math.floor(random() * (end + (random() < 0.05 ? 5 : 0))) };
  });
}

/** Ids of the types of the document: clause maps, texts, cells. */
function typeIds(doc: Y.Doc): Known[] {
  const ids: Known[] = [];
  for (const structs of doc.store.clients.values()) {
    for (const item of structs) if (item instanceof Y.Item && item.content instanceof Y.ContentType) ids.push(item.id);
  }
  return ids;
}

const KEYS = [
  "kind",
  "level",
  "order",
  "text",
  "deleted",
  "cells",
  "header",
  "author",
  "reason",
  "evil",
  "c0",
  "c1",
  "A|A",
  "a1",
  "a6",
  "d1",
  "k1",
  "p1",
  "delegation",
  "status",
  "sponsors",
  "base",
  "closed",
  "clause",
  "replyTo",
  "act",
  "edited",
];

/**
 * An update that no Yjs would make: structs at any place, with any neighbours and content, any deletions. It is framed
 * well enough to get past the decoder.
 */
export function craftUpdate(server: Y.Doc, client: number, random: () => number): Uint8Array {
  const encoder = encoding.createEncoder();
  const count = Math.floor(random() * 4);
  const ids = someIds(server, random);
  const types = typeIds(server);
  const writeId = ({ client: owner, clock }: Known): void => {
    encoding.writeVarUint(encoder, owner);
    encoding.writeVarUint(encoder, clock);
  };
  encoding.writeVarUint(encoder, count > 0 ? 1 : 0);
  let clock = Y.getState(server.store, client);
  if (count > 0) {
    encoding.writeVarUint(encoder, count);
    encoding.writeVarUint(encoder, client);
    if (clock > 0 && random() < 0.3) clock -= Math.min(clock, 1 + Math.floor(random() * 3));
    encoding.writeVarUint(encoder, clock);
  }
  for (let index = 0; index < count; index++) {
    if (random() < 0.5 && clock > 0) ids.push({ client, clock: clock - 1 });
    const ref = pick([1, 1, 4, 4, 5, 6, 7, 8, 8, 0], random);
    const hasOrigin = ref !== 0 && random() < 0.5;
    const hasRight = ref !== 0 && random() < 0.3;
    const hasSub = random() < 0.7;
    encoding.writeUint8(encoder, ref | (hasOrigin ? 0x80 : 0) | (hasRight ? 0x40 : 0) | (hasSub ? 0x20 : 0));
    if (hasOrigin) writeId(pick(ids, random));
    if (hasRight) writeId(pick(ids, random));
    if (ref !== 0 && !hasOrigin && !hasRight) {
      if (random() < 0.3) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(
          encoder,
          pick(["head", "clauses", "footnotes", "amendments", "comments", "decisions", "notes", "evil"], random),
        );
      } else {
        encoding.writeVarUint(encoder, 0);
        writeId(random() < 0.9 ? pick(types, random) : pick(ids, random));
      }
      if (hasSub) encoding.writeVarString(encoder, pick(KEYS, random));
    }
    clock += writeContent(encoder, ref, random);
  }
  const deletions = random() < 0.5 ? 1 : 0;
  encoding.writeVarUint(encoder, deletions);
  if (deletions > 0) {
    const target = random() < 0.3 ? { client, clock: Math.max(0, clock - 1) } : pick(ids, random);
    encoding.writeVarUint(encoder, target.client);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, target.clock);
    encoding.writeVarUint(encoder, 1 + Math.floor(random() * 4));
  }
  return encoding.toUint8Array(encoder);
}

/**
 * A value for a key that has one, hooked on to any of the values that stood there before, perhaps with the present one
 * deleted by the same update: who wins decides whether the key is set or erased.
 */
export function craftEntry(server: Y.Doc, client: number, random: () => number): Uint8Array {
  const entries: Y.Item[] = [];
  for (const structs of server.store.clients.values()) {
    for (const item of structs) {
      if (item instanceof Y.Item && item.parentSub !== null && !item.deleted && item.left) entries.push(item);
    }
  }
  const current = pick(entries, random);
  const former: Y.Item[] = [];
  for (let item: Y.Item | null = current; item; item = item.left) former.push(item);
  const origin = pick(former, random);
  const clock = origin.id.clock + Math.floor(random() * origin.length);
  const encoder = encoding.createEncoder();
  const dead = random() < 0.2;
  for (const value of [1, 1, client, Y.getState(server.store, client)]) encoding.writeVarUint(encoder, value);
  encoding.writeUint8(encoder, 0x80 | (dead ? 1 : 8));
  encoding.writeVarUint(encoder, origin.id.client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarUint(encoder, 1);
  const values: Record<string, unknown> = { order: "zz", level: 1, kind: "text", deleted: true, closed: "tabled" };
  if (!dead) encoding.writeAny(encoder, (values[current.parentSub ?? ""] ?? "A/2") as string);
  const deletes = random() < 0.6;
  for (const value of deletes ? [1, current.id.client, 1, current.id.clock, 1] : [0]) {
    encoding.writeVarUint(encoder, value);
  }
  return encoding.toUint8Array(encoder);
}

function writeContent(encoder: encoding.Encoder, ref: number, random: () => number): number {
  const length = 1 + Math.floor(random() * 3);
  switch (ref) {
    case 0:
    case 1:
      encoding.writeVarUint(encoder, length);
      return length;
    case 4: {
      const text = pick(["EVIL", "😀", "x"], random);
      encoding.writeVarString(encoder, text);
      return text.length;
    }
    case 5:
      encoding.writeVarString(encoder, pick(['{"break":true}', '{"footnote":"n0"}', "5"], random));
      return 1;
    case 6:
      encoding.writeVarString(encoder, pick(["em", "evil"], random));
      encoding.writeVarString(encoder, pick(["true", "null", "7"], random));
      return 1;
    case 7:
      encoding.writeVarUint(encoder, Math.floor(random() * 3));
      return 1;
    default: {
      const values = random() < 0.9 ? 1 : 2;
      encoding.writeVarUint(encoder, values);
      for (let index = 0; index < values; index++) {
        encoding.writeAny(encoder, pick(["operative", "zz1", 1, true, false, null, "EVIL EVIL"], random));
      }
      return values;
    }
  }
}

/** A good update with bytes changed, or cut short. */
export function damage(update: Uint8Array, random: () => number): Uint8Array {
  if (random() < 0.2) return update.slice(0, Math.floor(random() * update.length));
  const damaged = update.slice();
  const count = 1 + Math.floor(random() * 4);
  for (let index = 0; index < count && damaged.length > 0; index++) {
    damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
  }
  return damaged;
}
