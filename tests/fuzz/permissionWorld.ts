import * as Y from "yjs";
import { ClientClaims } from "../../server/sync/clientClaims.ts";
import { type JudgedDoc, judgeUpdate, type Verdict } from "../../server/sync/judgeUpdate.ts";
import { DEFAULT_SYNC_LIMITS } from "../../server/sync/limits.ts";
import { type Change, LiveDoc } from "../../server/sync/liveDoc.ts";
import { draftPolicy, privatePolicy } from "../../server/sync/roomPolicy.ts";
import {
  addClause,
  addFootnote,
  cellsOf,
  DRAFT_ROOTS,
  type DraftDoc,
  draftDoc,
  PRIVATE_ROOTS,
  textOf,
} from "../../shared/document/draftDoc.ts";
import { addPrivateAmendment, privateDoc } from "../../shared/document/privateDoc.ts";
import type { ClauseStatus } from "../../shared/domain/agreement.ts";
import type { Amendment, AmendmentStatus, TextPlace } from "../../shared/domain/amendment.ts";
import type { ClauseKind, Run } from "../../shared/domain/clause.ts";
import { type DraftState, INITIAL_STATE } from "../../shared/domain/draftState.ts";
import type { Decision } from "../../shared/domain/events.ts";
import { evolve } from "../../shared/domain/evolve.ts";
import type { AmendmentId, ClauseId, FootnoteId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor, Stage } from "../../shared/domain/participants.ts";
import { PEOPLE } from "../support/testRoom.ts";

/** Client ids of the world: the server's own, of somebody else, and the first that the tested client may use. */
const SERVER_CLIENT = 1;
export const OTHER_CLIENT = 500;
export const OTHER = "other" as ParticipantId;
/** Ids under which the tested person wrote earlier, also in what is locked now: one below and one above `OTHER_CLIENT`. */
export const FORMER_CLIENTS = [150, 7_500] as const;

export const LOCKED = ["c1", "c4", "table2"] as const;
/** Footnotes that locked clauses cite, one of them in a cell. */
export const LOCKED_NOTES = ["n0", "n3"] as const;

interface Fate {
  readonly delegation: string;
  readonly sponsors: readonly string[];
  readonly status: AmendmentStatus;
  /** The agreed clause or note it is on, where it is on one. */
  readonly on?: TextPlace;
}
const fate = (status: AmendmentStatus, delegation: string, ...sponsors: string[]): Fate => ({
  delegation,
  sponsors,
  status,
});
/** The amendments of the world, and what became of them: every status, as delegation, as co-sponsor, and as neither. */
export const FATES: Readonly<Record<string, Fate>> = {
  a1: fate("tabled", "BRA"),
  a2: fate("tabled", "KEN"),
  a3: fate("tabled", "KEN", "BRA", "EU"),
  a4: fate("tabled", "EU", "KEN"),
  a5: fate("parked", "BRA", "EU"),
  a6: fate("accepted", "BRA", "EU"),
  a7: fate("acceptedAsModified", "EU", "BRA"),
  a8: fate("declined", "BRA", "EU"),
  a9: fate("withdrawn", "EU", "BRA"),
  a10: fate("merged", "BRA", "EU"),
  a11: fate("accepted", "KEN"),
  a12: fate("parked", "KEN"),
  // Kept open when what they are on was agreed.
  a13: { ...fate("tabled", "BRA", "EU"), on: { clause: "c1" as ClauseId } },
  a14: { ...fate("tabled", "EU", "BRA"), on: { footnote: "n3" as FootnoteId } },
};

/** Who is meant by a name in the world's comments: everybody who can be tested has one of their own. */
const ownComment = (participant: string): string => `own_${participant}`;

const clause = (draft: DraftDoc, id: string, kind: ClauseKind, runs: readonly Run[]): Y.Text =>
  addClause(draft, { id: id as ClauseId, kind, level: 0, order: `a${draft.clauses.size}`, runs });

function entry(map: Y.Map<Y.Map<unknown>>, id: string, values: Record<string, unknown>): void {
  const fields = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(values)) fields.set(key, value);
  map.set(id, fields);
}

function makeBase(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SERVER_CLIENT;
  const draft = draftDoc(doc);
  draft.head.set("type", "resolution");
  draft.head.set("symbol", "A/1");
  clause(draft, "title", "title", [{ text: "The right to food" }]);
  clause(draft, "c0", "preambular", [
    { text: "Recalling " },
    { text: "inter alia", marks: ["em"] },
    { text: " 😀 words" },
  ]);
  clause(draft, "c1", "preambular", [{ text: "Locked 😀 words " }, { footnote: "n0" as FootnoteId }]);
  clause(draft, "c2", "operative", [{ text: "Urges", marks: ["em"] }, { text: " H" }, { text: "2", marks: ["sub"] }]);
  clause(draft, "c3", "operative", [{ text: "Decides to act" }, { footnote: "n1" as FootnoteId }]);
  clause(draft, "c4", "operative", [{ text: "Agreed", marks: ["em"] }, { text: " by all" }]);
  clause(draft, "c5", "heading", [{ text: "A heading" }]);
  draft.clauses.get("c5")?.set("level", 2);
  for (const id of ["table1", "table2"]) {
    clause(draft, id, "table", []);
    const cells = new Y.Map<Y.Text>();
    for (const key of ["A|A", "A|B"]) cells.set(key, new Y.Text(`cell ${key}`));
    draft.clauses.get(id)?.set("header", 1);
    draft.clauses.get(id)?.set("cells", cells);
  }
  cellsOf(draft.clauses.get("table2") as Y.Map<unknown>)
    ?.get("A|B")
    ?.insertEmbed(0, { footnote: "n3" });
  for (const id of ["n0", "n1", "n2", "n3"]) addFootnote(draft, id as FootnoteId, [{ text: `Note ${id}.` }]);
  for (const [id, { delegation }] of Object.entries(FATES)) {
    const base = [{ text: "Urges" }];
    const text = new Y.Text(`Urges ${delegation} 😀`);
    entry(draft.amendments, id, { delegation, kind: "edit", target: "c2", base, text, reason: "because" });
  }
  fillComments(draft);
  draft.decisions.push([{ number: 1, type: "stageSet" }]);
  // Overwritten and removed values, so that keys have a history of more than one struct.
  for (const order of ["b1", "b2", "b3"]) draft.clauses.get("c3")?.set("order", order);
  draft.clauses.get("c2")?.set("deleted", true);
  draft.clauses.get("c2")?.delete("deleted");
  draft.clauses.get("c0")?.set("level", 1);
  draft.clauses.get("c1")?.set("level", 1);
  for (const former of FORMER_CLIENTS) {
    doc.clientID = former;
    for (const id of ["c1", "c4", "c0"]) textOf(draft.clauses.get(id))?.insert(1, `(${former})`);
    draft.clauses.get("c4")?.set("order", `f${former}`);
    draft.clauses.get("c0")?.set("order", `g${former}`);
  }
  return Y.encodeStateAsUpdate(doc);
}

/** Somebody else's remark, their answer to it, and a remark by each person, of every shape. */
function fillComments(draft: DraftDoc): void {
  const said = { author: OTHER, at: 1 };
  entry(draft.comments, "k1", { ...said, clause: "c0", text: new Y.Text("Somebody else's comment") });
  entry(draft.comments, "k2", { ...said, clause: "c0", replyTo: "k1", text: new Y.Text("And their answer") });
  for (const { participant, delegation } of Object.values(PEOPLE)) {
    const signed = { author: participant, ...(delegation ? { delegation: delegation.code } : {}), at: 2 };
    const about = { amendment: "a1", replyTo: "k1", anchor: "AQID" };
    entry(draft.comments, ownComment(participant), { ...signed, ...about, text: new Y.Text("My own words") });
  }
}

/** A private document in which something of every kind stands, by the colleagues of whoever is tested. */
function makePrivateBase(delegation: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = OTHER_CLIENT;
  const desk = privateDoc(doc);
  const on = { clause: "c2" as ClauseId };
  const base = [{ text: "Urges", marks: ["em"] as const }];
  const words = { base, text: [...base, { text: " States 😀" }] };
  const begin = (id: string, place: Parameters<typeof addPrivateAmendment>[3]): void =>
    void addPrivateAmendment(desk, id as AmendmentId, delegation, place, words);
  begin("d1", { kind: "edit", on });
  begin("d2", { kind: "edit", on: { footnote: "n1" as FootnoteId } });
  begin("d3", { kind: "alt", on });
  begin("d4", { kind: "move", on, order: "a7", level: 0 });
  begin("d5", { kind: "insert", clause: "new1" as ClauseId, clauseKind: "operative", level: 0, order: "a8" });
  begin("d6", { kind: "delete", on });
  desk.amendments.get("d6")?.set("closed", "discarded");
  // Keys with a history of more than one value.
  for (const order of ["b1", "b2", "b3"]) desk.amendments.get("d5")?.set("order", order);
  for (const closed of ["discarded", "tabled"]) desk.amendments.get("d3")?.set("closed", closed);
  entry(desk.notes, "p1", { text: new Y.Text("Our red line"), clause: "c2" });
  fillComments(draftDoc(doc));
  return Y.encodeStateAsUpdate(doc);
}

const BASE = makeBase();
const PRIVATE_BASES: ReadonlyMap<string, Uint8Array> = new Map(
  ["BRA", "EU"].map((code) => [code, makePrivateBase(code)]),
);

function stateIn(stage: Stage): DraftState {
  const clauseStatus = new Map(
    LOCKED.map((id, index) => [id as string as ClauseId, (index ? "agreed" : "agreedAdRef") as ClauseStatus]),
  );
  return {
    ...INITIAL_STATE,
    stage,
    clauseStatus,
    amendments: new Map(Object.entries(FATES).map(([id, fate]) => amendment(id, fate))),
  };
}

function amendment(name: string, { delegation, sponsors, status, on }: Fate): [AmendmentId, Amendment] {
  const id = name as AmendmentId;
  const tabled = {
    type: "amendmentTabled",
    amendment: id,
    delegation,
    proposed: { kind: "edit", on: on ?? { clause: "c2" }, base: [], text: [] },
  };
  const state = evolve(INITIAL_STATE, { number: 1, at: "", command: "c", actor: {}, ...tabled } as unknown as Decision);
  return [id, { ...(state.amendments.get(id) as Amendment), sponsors, status }];
}

/** A server's document as a room keeps it, and what it lets in. */
export class PermissionWorld {
  readonly live: LiveDoc;
  readonly draft: DraftDoc;
  readonly desk: string | null;
  readonly roots: readonly string[];
  readonly state: DraftState;
  readonly #judged: JudgedDoc;

  /** `desk` is the delegation whose private document it is; null for the draft. */
  constructor(stage: Stage, tested: ParticipantId, desk: string | null) {
    const doc = new Y.Doc();
    this.draft = draftDoc(doc);
    if (desk !== null) privateDoc(doc);
    this.desk = desk;
    this.roots = desk === null ? DRAFT_ROOTS : PRIVATE_ROOTS;
    const base = desk === null ? BASE : PRIVATE_BASES.get(desk);
    if (!base) throw new RangeError(`no private document of ${desk}`);
    Y.applyUpdate(doc, base);
    this.live = new LiveDoc(doc);
    this.state = stateIn(stage);
    const claims = new ClientClaims(
      doc,
      new Map([[OTHER_CLIENT, OTHER], ...FORMER_CLIENTS.map((id) => [id, tested] as const)]),
    );
    const policy = desk === null ? draftPolicy(this.draft) : privatePolicy(doc, desk);
    this.#judged = { doc, policy, claims, limits: DEFAULT_SYNC_LIMITS };
  }

  get doc(): Y.Doc {
    return this.draft.doc;
  }

  judge(update: Uint8Array, actor: Actor): Verdict {
    return judgeUpdate(this.#judged, update, actor, this.state);
  }

  /** Really applies it; gives what the room would send to its readers. */
  apply(update: Uint8Array, actor: Actor, clients: readonly number[]): Change | null {
    for (const client of clients) this.#judged.claims.claim(client, actor.participant);
    return this.live.change(() => Y.applyUpdate(this.doc, update, "client"));
  }
}

/** A second document with the same content and a client id of its own. */
export function copyOf(doc: Y.Doc, clientID: number): DraftDoc {
  const copy = new Y.Doc();
  const draft = draftDoc(copy);
  if (doc.share.has("notes")) privateDoc(copy);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // Afterwards: Yjs takes another id when it hears of its own from elsewhere.
  copy.clientID = clientID;
  return draft;
}

/** Every leaf of the document by path, as JSON; an entry itself is the leaf `root/id`. */
export function flatten(draft: DraftDoc): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (path: string, value: unknown): void => {
    if (value instanceof Y.Map) {
      leaves.set(path, "map");
      for (const [key, child] of value) walk(`${path}/${key}`, child);
      if (value._start) leaves.set(`${path}#list`, "items in a map");
    } else if (value instanceof Y.Text) {
      leaves.set(path, JSON.stringify(value.toDelta()));
      if (value._map.size > 0) leaves.set(`${path}#attributes`, "attributes on a text");
    } else leaves.set(path, value === undefined ? "undefined" : JSON.stringify(value));
  };
  for (const [name, type] of draft.doc.share) {
    if (type instanceof Y.Array) leaves.set(name, JSON.stringify(type.toJSON()));
    else walk(name, type);
  }
  return leaves;
}

/** Which struct made each shared type, by path: a type put in place of another shows here even with equal content. */
export function identities(draft: DraftDoc): Map<string, string> {
  const made = new Map<string, string>();
  const walk = (path: string, value: unknown): void => {
    if (!(value instanceof Y.Map || value instanceof Y.Text)) return;
    if (value._item) made.set(path, `${value._item.id.client}:${value._item.id.clock}`);
    if (value instanceof Y.Map) for (const [key, child] of value) walk(`${path}/${key}`, child);
  };
  for (const [name, type] of draft.doc.share) walk(name, type);
  return made;
}

/** Leaves that differ between two moments: path → before and after. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Map<string, { readonly before: string | undefined; readonly after: string | undefined }> {
  const changed = new Map<string, { before: string | undefined; after: string | undefined }>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const change = { before: before.get(path), after: after.get(path) };
    if (change.before !== change.after) changed.set(path, change);
  }
  return changed;
}
