import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { cellsOf, type DraftDoc, textOf } from "../../shared/document/draftDoc.ts";
import { privateDoc } from "../../shared/document/privateDoc.ts";
import { pick } from "../support/random.ts";
import { FATES, LOCKED, LOCKED_NOTES } from "./permissionWorld.ts";

type Attack = (draft: DraftDoc, random: () => number) => void;

const anyClause = (draft: DraftDoc, random: () => number): Y.Map<unknown> =>
  draft.clauses.get(pick([...draft.clauses.keys()], random)) as Y.Map<unknown>;
const lockedClause = (draft: DraftDoc, random: () => number): Y.Map<unknown> =>
  draft.clauses.get(pick(LOCKED, random)) as Y.Map<unknown>;
function evilMap(): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const key of ["kind", "level", "order"]) map.set(key, "evil");
  map.set("text", new Y.Text("evil"));
  return map;
}

const anyAmendment = (draft: DraftDoc, random: () => number): Y.Map<unknown> =>
  draft.amendments.get(pick(Object.keys(FATES), random)) as Y.Map<unknown>;
function decided(draft: DraftDoc, random: () => number): Y.Map<unknown> {
  const ids = Object.keys(FATES).filter((id) => FATES[id]?.status !== "tabled");
  return draft.amendments.get(pick(ids, random)) as Y.Map<unknown>;
}
const anyComment = (draft: DraftDoc, random: () => number): Y.Map<unknown> =>
  draft.comments.get(pick([...draft.comments.keys()], random)) as Y.Map<unknown>;
function comment(draft: DraftDoc, values: Record<string, unknown>, id = "forged"): void {
  const map = new Y.Map<unknown>();
  for (const [key, value] of Object.entries({ clause: "c0", at: 1, ...values })) map.set(key, value);
  map.set("text", new Y.Text("I agree"));
  draft.comments.set(id, map);
}

/** What a modified client may try with comments, in a draft and at a desk. */
export const COMMENT_ATTACKS: Readonly<Record<string, Attack>> = {
  foreignComment: (draft, random) => textOf(draft.comments.get(pick(["k1", "k2"], random)))?.insert(0, "EVIL"),
  hideComment: (draft, random) => void draft.comments.get(pick(["k1", "k2"], random))?.set("deleted", true),
  removeComment: (draft, random) => draft.comments.delete(pick([...draft.comments.keys()], random)),
  resignComment: (draft, random) =>
    void anyComment(draft, random).set(pick(["author", "delegation", "at"], random), pick(["eva", "EU", 7], random)),
  redirectComment: (draft, random) =>
    void anyComment(draft, random).set(pick(["clause", "amendment", "replyTo", "anchor"], random), "c3"),
  replaceCommentText: (draft, random) => void anyComment(draft, random).set("text", new Y.Text("EVIL")),
  forgedComment: (draft, random) => comment(draft, { author: pick(["other", "eva", "bia", "fac"], random) }),
  forgedDelegation: (draft, random) =>
    comment(draft, { author: pick(["eva", "bia", "fac"], random), delegation: pick(["EU", "BRA"], random) }),
  commentOnNothing: (draft, random) =>
    comment(
      draft,
      pick(
        [
          { author: "fac", amendment: "a1" },
          { author: "fac", at: -1 },
        ],
        random,
      ),
    ),
  actWithoutThread: (draft, random) =>
    comment(draft, { author: pick(["eva", "bia", "fac"], random), delegation: "EU", act: "resolve" }),
  actLater: (draft, random) => void anyComment(draft, random).set("act", pick(["resolve", "reopen", "EVIL"], random)),
  falseEdit: (draft, random) => void anyComment(draft, random).set("edited", pick([-1, "now", 7], random)),
  commentOverOther: (draft, random) => comment(draft, { author: pick(["eva", "bia"], random) }, "k1"),
};

/** What a modified client may try with an honest Yjs. Some of it is harmless for some people: the truth decides. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  typeLocked: (draft, random) => textOf(lockedClause(draft, random))?.insert(0, "EVIL"),
  typeAnywhere: (draft, random) => textOf(anyClause(draft, random))?.insert(0, "EVIL"),
  eraseLocked: (draft, random) => textOf(draft.clauses.get(pick(["c1", "c4"], random)))?.delete(0, 3),
  formatLocked: (draft, random) => textOf(lockedClause(draft, random))?.format(0, 4, { em: true }),
  moveLocked: (draft, random) => void lockedClause(draft, random).set("order", "zz"),
  hideLocked: (draft, random) => void lockedClause(draft, random).set("deleted", true),
  lockedCell: (draft) =>
    cellsOf(draft.clauses.get("table2") as Y.Map<unknown>)
      ?.get("A|A")
      ?.insert(0, "EVIL"),
  removeClause: (draft, random) => draft.clauses.delete(pick([...draft.clauses.keys()], random)),
  replaceClause: (draft, random) => void draft.clauses.set(pick([...draft.clauses.keys()], random), evilMap()),
  badClause: (draft) => void draft.clauses.set("evil", evilMap()),
  clauseWithoutKeys: (draft) => void draft.clauses.set("evil2", new Y.Map()),
  protoClause: (draft) => void draft.clauses.set("__proto__", evilMap()),
  clauseAsText: (draft) => void draft.clauses.set("evil3", new Y.Text("x") as unknown as Y.Map<unknown>),
  replaceText: (draft, random) => void anyClause(draft, random).set("text", new Y.Text("EVIL")),
  eraseKey: (draft, random) =>
    anyClause(draft, random).delete(pick(["kind", "level", "order", "text", "cells"], random)),
  eraseAndSet: (draft, random) => {
    const clause = anyClause(draft, random);
    draft.doc.transact(() => {
      clause.set("order", "q1");
      clause.delete("order");
    });
  },
  badKind: (draft, random) => void anyClause(draft, random).set("kind", pick(["evil", 5, null, { a: 1 }], random)),
  badLevel: (draft, random) => void anyClause(draft, random).set("level", pick([-1, 9, 1.5, "1"], random)),
  badOrder: (draft, random) =>
    void anyClause(draft, random).set("order", pick(["", "a b", 7, "x".repeat(999)], random)),
  unknownKey: (draft, random) => void anyClause(draft, random).set("agreed", true),
  replaceCells: (draft) => void draft.clauses.get("table1")?.set("cells", new Y.Map()),
  replaceCell: (draft) => void cellsOf(draft.clauses.get("table1") as Y.Map<unknown>)?.set("A|A", new Y.Text("EVIL")),
  badCellKey: (draft) => void cellsOf(draft.clauses.get("table1") as Y.Map<unknown>)?.set("evil", new Y.Text("EVIL")),
  newline: (draft, random) =>
    textOf(anyClause(draft, random))?.insert(0, pick(["\n", "\u0000", "\ufffc", "\u2028"], random)),
  badMark: (draft, random) =>
    textOf(anyClause(draft, random))?.format(0, 2, pick([{ bold: true }, { em: 5 }, { em: { a: 1 } }], random)),
  badEmbed: (draft, random) =>
    textOf(anyClause(draft, random))?.insertEmbed(
      0,
      pick([{ image: "x" }, { footnote: "../" }, { break: true, x: 1 }], random),
    ),
  nested: (draft, random) =>
    textOf(anyClause(draft, random))?.insertEmbed(
      0,
      pick([new Y.Map(), new Y.Text("x"), new Y.XmlElement("a")], random),
    ),
  attribute: (draft, random) => textOf(anyClause(draft, random))?.setAttribute("evil", 1),
  lockedNote: (draft, random) => textOf(draft.footnotes.get(pick(LOCKED_NOTES, random)))?.insert(0, "EVIL"),
  formatLockedNote: (draft) => textOf(draft.footnotes.get("n3"))?.format(0, 3, { em: true }),
  hideLockedNote: (draft, random) => void draft.footnotes.get(pick(LOCKED_NOTES, random))?.set("deleted", true),
  removeNote: (draft, random) => draft.footnotes.delete(pick(["n0", "n1"], random)),
  head: (draft, random) =>
    void draft.head.set(
      pick(["evil", "type", "__proto__", "phrase:x"], random),
      pick(["evil", 5, "x".repeat(400)], random),
    ),
  headType: (draft) => void draft.head.set("organ", new Y.Map()),
  decide: (draft) => draft.decisions.push([{ number: 2, type: "stageSet", to: "final" }]),
  undecide: (draft) => draft.decisions.delete(0, 1),
  typeAmendment: (draft, random) => textOf(anyAmendment(draft, random))?.insert(0, "EVIL"),
  typeDecided: (draft, random) => textOf(decided(draft, random))?.insert(0, "EVIL"),
  eraseDecided: (draft, random) => textOf(decided(draft, random))?.delete(0, 3),
  formatDecided: (draft, random) => textOf(decided(draft, random))?.format(0, 3, { em: true }),
  decidedReason: (draft, random) => void decided(draft, random).set("reason", "EVIL"),
  reopen: (draft, random) => void decided(draft, random).set("status", "tabled"),
  stealAmendment: (draft, random) => void anyAmendment(draft, random).set("delegation", pick(["EU", "BRA"], random)),
  forgeSponsor: (draft, random) =>
    void anyAmendment(draft, random).set(pick(["sponsors", "sponsor"], random), ["EU", "BRA"]),
  retarget: (draft, random) => void anyAmendment(draft, random).set(pick(["target", "kind", "order"], random), "c1"),
  rewriteBase: (draft, random) => void anyAmendment(draft, random).set("base", [{ text: "EVIL" }]),
  replaceAmendmentText: (draft, random) => void anyAmendment(draft, random).set("text", new Y.Text("EVIL")),
  longReason: (draft, random) => void anyAmendment(draft, random).set("reason", "x".repeat(5_000)),
  newAmendment: (draft) => void draft.amendments.set("evil", evilMap()),
  replaceAmendment: (draft, random) => void draft.amendments.set(pick(Object.keys(FATES), random), evilMap()),
  removeAmendment: (draft, random) => draft.amendments.delete(pick(Object.keys(FATES), random)),
  ...COMMENT_ATTACKS,
  newRoot: (draft) => void draft.doc.getMap("evil").set("x", 1),
  subdocument: (draft, random) => void anyClause(draft, random).set("deleted", new Y.Doc()),
  binary: (draft, random) => void anyClause(draft, random).set("deleted", Uint8Array.of(1, 2)),
};

const onDesk = (draft: DraftDoc, random: () => number): Y.Map<unknown> =>
  draft.amendments.get(pick([...draft.amendments.keys()], random)) as Y.Map<unknown>;

/** What a modified client may try in a private document, the comments above besides. */
export const DESK_ATTACKS: Readonly<Record<string, Attack>> = {
  typeOnDesk: (draft, random) => textOf(onDesk(draft, random))?.insert(0, "EVIL"),
  badTextOnDesk: (draft, random) => textOf(onDesk(draft, random))?.insert(0, "\n"),
  badMarkOnDesk: (draft, random) => textOf(onDesk(draft, random))?.format(0, 2, { bold: true }),
  stealOnDesk: (draft, random) => void onDesk(draft, random).set("delegation", pick(["EU", "BRA", "KEN"], random)),
  retargetOnDesk: (draft, random) =>
    void onDesk(draft, random).set(pick(["kind", "clause", "footnote"], random), pick(["edit", "c3"], random)),
  replaceOnDesk: (draft, random) => void onDesk(draft, random).set(pick(["text", "base"], random), new Y.Text("EVIL")),
  eraseOnDesk: (draft, random) =>
    onDesk(draft, random).delete(pick(["text", "base", "kind", "delegation", "clause"], random)),
  removeFromDesk: (draft, random) => draft.amendments.delete(pick([...draft.amendments.keys()], random)),
  badPlaceOnDesk: (draft, random) =>
    void onDesk(draft, random).set(
      pick(["order", "level", "clauseKind", "closed"], random),
      pick(["a b", 9, null], random),
    ),
  unknownOnDesk: (draft, random) => void onDesk(draft, random).set(pick(["status", "sponsors"], random), "tabled"),
  deepOnDesk: (draft, random) => void onDesk(draft, random).set("reason", new Y.Map()),
  newOnDesk: (draft) => void draft.amendments.set("evil", evilMap()),
  overOnDesk: (draft) => void draft.amendments.set("d1", evilMap()),
  clauseOnDesk: (draft) => void draft.clauses.set("evil", evilMap()),
  headOnDesk: (draft) => void draft.head.set("organ", "EVIL"),
  decideOnDesk: (draft) => draft.decisions.push([{ number: 1, type: "stageSet", to: "final" }]),
  removeNoteOnDesk: (draft) => privateDoc(draft.doc).notes.delete("p1"),
  badNoteOnDesk: (draft) => void privateDoc(draft.doc).notes.set("evil", evilMap()),
};

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
