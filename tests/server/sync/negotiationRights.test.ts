import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { type DraftDoc, draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { privateDoc } from "../../../shared/document/privateDoc.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { Negotiator } from "../../support/negotiator.ts";
import { startTestServer } from "../../support/testServer.ts";
import { RawClient } from "../../support/yjsClient.ts";

const OP3 = "sample-op3";
const OP4 = "sample-op4";
/** Cites the note `note-agenda`. */
const PP2 = "sample-pp2";

type Edit = (draft: DraftDoc) => void;

/** A program that holds a session and sends what it likes to a room. */
function rawClient(seat: ApiClient, room: string): RawClient {
  const address = { url: `${seat.address.replace("http", "ws")}/sync`, name: room };
  const client = new RawClient(address, "nobody", { headers: { authorization: `Bearer ${seat.session}` } });
  onTestFinished(() => client.destroy());
  return client;
}

/** What becomes of an edit that is sent without asking anybody: "taken", or the code of the refusal. */
async function attempt(seat: ApiClient, room: string, edit: Edit): Promise<string> {
  const client = rawClient(seat, room);
  const doc = await client.sync();
  await client.until(() => client.saved === 1);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(draftDoc(doc)));
  client.update(Y.encodeStateAsUpdate(doc, before));
  await client.until(() => client.saved === 2 || client.closeCode !== null);
  const { refusal, closeCode } = client;
  client.destroy();
  if (client.saved === 2) return "taken";
  expect(closeCode).toBe(4409);
  return refusal?.code ?? "";
}

/** The document as a newcomer is given it. */
async function documentOf(seat: ApiClient, room: string): Promise<DraftDoc> {
  return draftDoc(await rawClient(seat, room).sync());
}

/**
 * A negotiation in which amendments have met every fate. `tabled` is Kenya's, with the European Union as co-sponsor; the
 * others are Brazil's. OP 4 and PP 2 are agreed ad ref.
 */
async function negotiation() {
  const server = await startTestServer();
  const draft = (await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  const seat = (wish: Parameters<ApiClient["invite"]>[1], name: string) => server.secretariat.invite(draft, wish, name);
  const seats = {
    secretariat: server.secretariat,
    chair: await seat({ role: "facilitator" }, "Chair"),
    kenya: await seat({ role: "delegation", delegation: "KEN" }, "Wanjiru"),
    brazil: await seat({ role: "delegation", delegation: "BRA" }, "João"),
    europe: await seat({ role: "delegation", delegation: { code: "EU", name: "European Union" } }, "Maija"),
    observer: await seat({ role: "observer" }, "Olu"),
  };
  const chair = new Negotiator(seats.chair, draft);
  const kenya = new Negotiator(seats.kenya, draft);
  const brazil = new Negotiator(seats.brazil, draft);
  await chair.must({ command: "setStage", stage: "negotiation" });
  await kenya.table("tabled", OP3, "annually", "every two years");
  await new Negotiator(seats.europe, draft).must({ command: "joinSponsors", amendment: "tabled" });
  for (const [id, to] of [
    ["parked", "monthly"],
    ["declined", "weekly"],
    ["withdrawn", "daily"],
    ["merged", "hourly"],
  ] as const) {
    await brazil.table(id, OP3, "annually", to);
  }
  await brazil.table("accepted", OP3, "construction", "construction and training");
  await chair.must({ command: "parkAmendment", amendment: "parked", reason: "Later" });
  await chair.must({ command: "declineAmendment", amendment: "declined", reason: "No" });
  await brazil.must({ command: "withdrawAmendment", amendment: "withdrawn" });
  await chair.must({ command: "mergeAmendments", amendments: ["merged"], into: "tabled", reason: "Alike" });
  const { ifBase, words } = await chair.clause(OP3);
  const result = [{ text: words.replace("construction", "construction and training") }];
  await chair.must({ command: "acceptAmendments", amendments: ["accepted"], ifBase, result });
  for (const clause of [OP4, PP2]) {
    const { ifBase } = await chair.clause(clause);
    await chair.must({ command: "agreeAdRef", clauses: [{ clause, ifBase }] });
  }
  return { server, draft, seats, chair, brazil };
}

type Seat = keyof Awaited<ReturnType<typeof negotiation>>["seats"];
const EVERYBODY: readonly Seat[] = ["secretariat", "chair", "kenya", "brazil", "europe", "observer"];
const DECIDED = ["parked", "declined", "withdrawn", "merged", "accepted"];

const typeInto =
  (amendment: string): Edit =>
  (draft) =>
    textOf(draft.amendments.get(amendment))?.insert(0, "Typed ");

test("[PE9] the words of a tabled amendment take those of its sponsors and of the organisers, from nobody else", async () => {
  const { draft, seats } = await negotiation();
  const outcome: Record<string, string> = {};
  for (const who of EVERYBODY) outcome[who] = await attempt(seats[who], draft, typeInto("tabled"));
  expect(outcome).toEqual({
    secretariat: "taken",
    chair: "taken",
    kenya: "taken",
    europe: "taken",
    brazil: "not_your_amendment",
    observer: "read_only",
  });
  const words = textOf((await documentOf(seats.observer, draft)).amendments.get("tabled"))?.toString();
  expect(words?.match(/Typed /g)).toHaveLength(4);
});

test("[PE9] nothing of a decided amendment is written, by whatever way, before a command reopens it", async () => {
  const { draft, seats, chair } = await negotiation();
  const attacks: readonly [string, Edit][] = DECIDED.flatMap((id): [string, Edit][] => [
    [`words of ${id}`, typeInto(id)],
    [`fewer words of ${id}`, (doc) => textOf(doc.amendments.get(id))?.delete(0, 5)],
    [`reason of ${id}`, (doc) => void doc.amendments.get(id)?.set("reason", "Because")],
    [`status of ${id}`, (doc) => void doc.amendments.get(id)?.set("status", "tabled")],
  ]);
  const before = (await documentOf(seats.observer, draft)).doc.toJSON();
  for (const [what, edit] of attacks) {
    for (const who of ["brazil", "chair", "secretariat"] as const) {
      expect(await attempt(seats[who], draft, edit), `${who} writes ${what}`).toBe("amendment_closed");
    }
  }
  expect((await documentOf(seats.observer, draft)).doc.toJSON()).toEqual(before);
  await chair.must({ command: "reopenAmendment", amendment: "declined", reason: "New facts" });
  expect(await attempt(seats.brazil, draft, typeInto("declined"))).toBe("taken");
});

test("[PE17] the words of an amendment rest while what it changes is agreed, and outside negotiation", async () => {
  const { draft, seats, chair } = await negotiation();
  const sponsors = ["kenya", "europe", "chair", "secretariat"] as const;
  const { ifBase } = await chair.clause(OP3);
  const dispositions = [{ amendment: "tabled", becomes: "kept" }];
  await chair.must({ command: "agreeAdRef", clauses: [{ clause: OP3, ifBase }], dispositions });
  for (const who of sponsors) expect(await attempt(seats[who], draft, typeInto("tabled")), who).toBe("clause_locked");
  await chair.must({ command: "reopenClause", clauses: [OP3], reason: "New facts" });
  expect(await attempt(seats.kenya, draft, typeInto("tabled"))).toBe("taken");
  await chair.must({ command: "setStage", stage: "silence", deadline: "2099-01-01T00:00:00.000Z" });
  for (const who of sponsors) expect(await attempt(seats[who], draft, typeInto("tabled")), who).toBe("wrong_stage");
  await chair.must({ command: "setStage", stage: "negotiation", reason: "Silence was broken" });
  expect(await attempt(seats.europe, draft, typeInto("tabled"))).toBe("taken");
});

test("[PE9] nobody makes, moves, takes over or removes an amendment, or a sponsor of it, in the document", async () => {
  const { draft, seats } = await negotiation();
  const set =
    (key: string, value: unknown): Edit =>
    (doc) =>
      void doc.amendments.get("tabled")?.set(key, value);
  const attacks: Record<string, Edit> = {
    "itself as the delegation": set("delegation", "BRA"),
    "sponsors of its own": set("sponsors", ["BRA"]),
    "another clause": set("target", OP4),
    "another kind": set("kind", "delete"),
    "another base": set("base", [{ text: "Nothing" }]),
    "another text": set("text", new Y.Text("Nothing")),
    "a removal": (doc) => doc.amendments.delete("tabled"),
    "another in its place": (doc) => void doc.amendments.set("tabled", new Y.Map([["delegation", "BRA"]])),
    "one that nobody tabled": (doc) => void doc.amendments.set("forged", new Y.Map([["delegation", "BRA"]])),
  };
  const before = (await documentOf(seats.observer, draft)).doc.toJSON();
  for (const [what, edit] of Object.entries(attacks)) {
    for (const who of ["kenya", "europe", "brazil", "chair", "secretariat"] as const) {
      const expected = who === "brazil" && !/nobody/.test(what) ? "not_your_amendment" : "structure_refused";
      // A type is made for one document only.
      const outcome = await attempt(seats[who], draft, what === "another text" ? set("text", new Y.Text("No")) : edit);
      expect(outcome, `${who} writes ${what}`).toBe(expected);
    }
  }
  // A sponsor in the document would be none: what the decisions say counts.
  expect(await attempt(seats.brazil, draft, typeInto("tabled"))).toBe("not_your_amendment");
  expect((await documentOf(seats.observer, draft)).doc.toJSON()).toEqual(before);
});

test("[PE11] decisions are not added, removed or replaced by anybody's update", async () => {
  const { draft, seats, chair } = await negotiation();
  const { lastDecision } = await chair.state();
  const decisions = await chair.decisions();
  const reopened = {
    number: lastDecision + 1,
    at: "2026-11-21T10:00:00.000Z",
    command: "forged",
    actor: { participant: "x", name: "Chair", role: "facilitator" },
    type: "amendmentReopened",
    amendment: "declined",
    reason: "Forged",
  };
  const attacks: Record<string, Edit> = {
    "a decision that reopens": (doc) => doc.decisions.push([reopened]),
    "fewer decisions": (doc) => doc.decisions.delete(0, 1),
    "the last one anew": (doc) => {
      doc.decisions.delete(doc.decisions.length - 1, 1);
      doc.decisions.push([reopened]);
    },
    "one with words that are theirs": (doc) => {
      typeInto("tabled")(doc);
      doc.decisions.push([reopened]);
    },
  };
  for (const [what, edit] of Object.entries(attacks)) {
    for (const who of EVERYBODY) {
      const isForeignFirst = who === "brazil" && what.startsWith("one with");
      const expected = who === "observer" ? "read_only" : isForeignFirst ? "not_your_amendment" : "update_refused";
      expect(await attempt(seats[who], draft, edit), `${who} writes ${what}`).toBe(expected);
    }
  }
  expect(await chair.decisions()).toEqual(decisions);
  expect((await chair.state()).amendments.find(({ id }) => id === "declined")?.status).toBe("declined");
});

test("[PE4] an agreed clause and its notes are written by nobody until it is reopened", async () => {
  const { draft, seats, chair } = await negotiation();
  const typeIn =
    (clause: string): Edit =>
    (doc) =>
      textOf(doc.clauses.get(clause))?.insert(0, "Typed ");
  const attacks: Record<string, Edit> = {
    "its words": typeIn(OP4),
    "fewer words": (doc) => textOf(doc.clauses.get(OP4))?.delete(0, 4),
    "its marks": (doc) => textOf(doc.clauses.get(OP4))?.format(0, 4, { em: true }),
    "its place": (doc) => void doc.clauses.get(OP4)?.set("order", "zz"),
    "its level": (doc) => void doc.clauses.get(OP4)?.set("level", 1),
    "its tombstone": (doc) => void doc.clauses.get(OP4)?.set("deleted", true),
    "its note": (doc) => textOf(doc.footnotes.get("note-agenda"))?.insert(0, "Typed "),
  };
  for (const [what, edit] of Object.entries(attacks)) {
    for (const who of ["chair", "secretariat"] as const) {
      expect(await attempt(seats[who], draft, edit), `${who} writes ${what}`).toBe("clause_locked");
    }
    for (const who of ["kenya", "europe"] as const) {
      expect(await attempt(seats[who], draft, edit), `${who} writes ${what}`).toBe("base_text_closed");
    }
  }
  expect(await attempt(seats.chair, draft, typeIn(OP3))).toBe("taken");
  await chair.must({ command: "reopenClause", clauses: [OP4, PP2], reason: "New facts" });
  expect(await attempt(seats.chair, draft, typeIn(OP4))).toBe("taken");
  expect(await attempt(seats.chair, draft, (doc) => textOf(doc.footnotes.get("note-agenda"))?.insert(0, "x"))).toBe(
    "taken",
  );
});

test("[PE10] a comment is signed by who writes it, and nobody else touches it", async () => {
  const { draft, seats, chair } = await negotiation();
  const me = (await seats.kenya.call(ROUTES.draft, { params: { draft } })).value.me.id;
  const comment =
    (id: string, values: Record<string, unknown>): Edit =>
    (doc) => {
      const map = new Y.Map<unknown>(Object.entries({ clause: OP3, at: 1, delegation: "KEN", ...values }));
      map.set("text", new Y.Text("Why not?"));
      doc.comments.set(id, map);
    };
  expect(await attempt(seats.kenya, draft, comment("k1", { author: me }))).toBe("taken");
  expect(await attempt(seats.kenya, draft, comment("k2", { author: me, replyTo: "k1", anchor: "AQID" }))).toBe("taken");
  expect(await attempt(seats.kenya, draft, comment("k3", { author: me, delegation: "BRA" }))).toBe("structure_refused");
  for (const who of ["brazil", "europe", "chair", "secretariat"] as const) {
    expect(await attempt(seats[who], draft, comment("k4", { author: me })), who).toBe("structure_refused");
    const edits: Edit[] = [
      (doc) => textOf(doc.comments.get("k1"))?.insert(0, "Not "),
      (doc) => void doc.comments.get("k1")?.set("deleted", true),
      (doc) => void doc.comments.get("k1")?.set("author", "me"),
    ];
    for (const edit of edits) expect(await attempt(seats[who], draft, edit), who).toBe("read_only");
  }
  expect(await attempt(seats.observer, draft, comment("k5", { author: me }))).toBe("read_only");
  expect(await attempt(seats.kenya, draft, (doc) => textOf(doc.comments.get("k1"))?.insert(0, "And "))).toBe("taken");
  expect(chair.draft).toBe(draft);
  expect([...(await documentOf(seats.observer, draft)).comments.keys()].sort()).toEqual(["k1", "k2"]);
});

test("[SY21] the private room of a delegation opens for its members alone, and nothing of it leaves it", async () => {
  const { server, draft, seats } = await negotiation();
  const room = `${draft}~KEN`;
  const secret = "Kenya would accept every three years";
  const note: Edit = ({ doc }) =>
    void privateDoc(doc).notes.set("n1", new Y.Map<unknown>([["text", new Y.Text(secret)]]));
  expect(await attempt(seats.kenya, room, note)).toBe("taken");
  for (const who of ["secretariat", "chair", "brazil", "europe", "observer"] as const) {
    const client = rawClient(seats[who], room);
    expect(await client.closed(), who).toBe(4403);
    expect(client.frames, who).toEqual([]);
  }
  const stranger = rawClient(server.guest, room);
  expect(await stranger.closed()).toBe(4401);
  // Neither the draft's room nor any answer of the API holds a word of it.
  for (const who of EVERYBODY) {
    expect(JSON.stringify((await documentOf(seats[who], draft)).doc.toJSON())).not.toContain(secret);
    for (const spec of [ROUTES.draft, ROUTES.content, ROUTES.decisions, ROUTES.register] as const) {
      const { text } = await seats[who].call(spec, { params: { draft } });
      expect(text, `${who} ${spec.path}`).not.toContain(secret);
    }
  }
});
