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
