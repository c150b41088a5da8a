import { expect, test } from "vitest";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { orderBetween } from "../../../shared/document/order.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { Negotiator } from "../../support/negotiator.ts";
import { seededRandom } from "../../support/random.ts";
import { connectClient, type StockClient, savedReaches } from "../../support/stockClient.ts";
import { startTestServer } from "../../support/testServer.ts";

const OP3 = "sample-op3";
const OP4 = "sample-op4";

/** The sample resolution, a facilitator and three delegations. */
async function table() {
  const server = await startTestServer();
  const draft = (await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  const seat = async (wish: Parameters<ApiClient["invite"]>[1], name: string) =>
    new Negotiator(await server.secretariat.invite(draft, wish, name), draft);
  return {
    server,
    draft,
    chair: await seat({ role: "facilitator" }, "Chair"),
    kenya: await seat({ role: "delegation", delegation: "KEN" }, "Wanjiru"),
    brazil: await seat({ role: "delegation", delegation: "BRA" }, "João"),
    europe: await seat({ role: "delegation", delegation: "EU" }, "Maija"),
    observer: await seat({ role: "observer" }, "Olu"),
  };
}

/** The same table in stage negotiation, with four amendments to OP 3; those of Kenya and of Brazil collide. */
async function amended() {
  const scene = await table();
  const { chair, kenya, brazil, europe } = scene;
  await chair.must({ command: "setStage", stage: "negotiation" });
  await kenya.table("ken", OP3, "annually", "every two years", { reason: "=HYPERLINK(1)" });
  await brazil.table("bra", OP3, "annually", "twice a year");
  await europe.table("eu", OP3, "construction", "construction and training");
  await brazil.table("share", OP3, "share of each", "share that each receives");
  return scene;
}

const wordsOf = (clause: { readonly text: readonly unknown[] } | undefined): string =>
  plainText((clause?.text ?? []) as readonly Run[]);

/** Types into a clause as a program of one's own would, and tells how the server takes it. */
async function typeInto(client: StockClient, clause: string): Promise<"saved" | number> {
  await savedReaches(client, 1);
  const closed = new Promise<number>((resolve) =>
    client.provider.once("connection-close", (event) => resolve(event?.code ?? 0)),
  );
  textOf(client.draft.clauses.get(clause))?.insert(0, "Typed ");
  return Promise.race([savedReaches(client, 2).then(() => "saved" as const), closed]);
}

test("[HT24] a resolution is negotiated from drafting to agreement over HTTP alone", async () => {
  const { server, draft, chair, kenya, brazil, europe } = await table();
  expect(await kenya.state()).toMatchObject({
    stage: "drafting",
    amendments: [],
    progress: { closed: 0, openAmendments: 0 },
  });
  const early = await kenya.table("ken", OP3, "annually", "every two years");
  expect([early.status, early.code, early.error?.state?.stage]).toEqual([409, "wrong_stage", "drafting"]);

  await chair.must({ command: "setStage", stage: "negotiation" });
  await chair.must({ command: "moveFloor", clause: OP3, view: "changes" });
  await kenya.table("ken", OP3, "annually", "every two years");
  await brazil.table("bra", OP3, "annually", "twice a year");
  await europe.table("eu", OP3, "construction", "construction and training");
  await brazil.table("share", OP3, "share of each", "share that each receives");
  const [op3, op4] = [await chair.clause(OP3), await chair.clause(OP4)];
  await europe.must({
    command: "tableAmendment",
    amendment: "new",
    proposed: {
      kind: "insert",
      clause: "eu-clause",
      clauseKind: "operative",
      level: 0,
      order: orderBetween(op3.order, op4.order, seededRandom(7)),
      text: [{ text: "Welcomes the training of caretakers;" }],
    },
  });
  await kenya.must({ command: "joinSponsors", amendment: "eu" });
  await europe.must({ command: "takePosition", on: { amendment: "ken" }, position: "support" });
  await brazil.must({ command: "takePosition", on: { amendment: "ken" }, position: "oppose", reason: "Too rare" });
  await kenya.must({ command: "takePosition", on: { amendment: "bra" }, position: "canLiveWith" });

  const tabled = await europe.state();
  expect(tabled.amendments).toMatchObject([
    {
      id: "ken",
      number: "A-001",
      on: { clause: OP3 },
      collidesWith: ["bra"],
      positions: [
        { delegation: "EU", position: "support" },
        { delegation: "BRA", position: "oppose", reason: "Too rare" },
      ],
    },
    { id: "bra", number: "A-002", collidesWith: ["ken"], positions: [{ delegation: "KEN", position: "canLiveWith" }] },
    { id: "eu", number: "A-003", delegation: "EU", sponsors: ["KEN"], collidesWith: [] },
    { id: "share", number: "A-004", kind: "edit", status: "tabled", collidesWith: [] },
    { id: "new", number: "A-005", kind: "insert", label: "OP 3 bis", on: { clause: "eu-clause" } },
  ]);
  expect(tabled.floor).toEqual({ clause: OP3, view: "changes" });

  const before = await chair.clause(OP3);
  const together = before.words
    .replace("construction", "construction and training")
    .replace("share of each", "share that each receives");
  await chair.must({
    command: "acceptAmendments",
    amendments: ["eu", "share"],
    ifBase: before.ifBase,
    ifRevisions: [1, 1],
    result: [{ text: together }],
  });
  expect((await chair.clause(OP3)).words).toBe(together);
  expect((await kenya.amendment("ken")).words).toBe(together.replace("annually", "every two years"));

  const { ifBase } = await chair.clause(OP3);
  const compromise = together.replace("annually", "regularly");
  const answer = await chair.must({
    command: "acceptAmendments",
    amendments: ["ken", "bra"],
    ifBase,
    result: [{ text: compromise }],
    reason: "As worked out in the corridor",
  });
  expect(answer.state.amendments.map(({ id, status }) => [id, status])).toEqual([
    ["ken", "acceptedAsModified"],
    ["bra", "acceptedAsModified"],
    ["eu", "accepted"],
    ["share", "accepted"],
    ["new", "tabled"],
  ]);
  expect(answer.state.undoable?.decision).toBe(answer.state.lastDecision);
  await chair.must({
    command: "acceptAmendments",
    amendments: ["new"],
    result: [{ text: "Welcomes the training of caretakers;" }],
  });

  const final = await chair.clause(OP3);
  const stale = await chair.ask({ command: "agreeAdRef", clauses: [{ clause: OP3, ifBase }] });
  expect([stale.status, stale.code]).toEqual([409, "base_changed"]);
  await chair.must({ command: "agreeAdRef", clauses: [{ clause: OP3, ifBase: final.ifBase }] });
  expect(await typeInto(connectClient(server.address, draft, chair.api.session), OP3)).toBe(4409);
  const late = await kenya.table("late", OP3, "regularly", "yearly");
  expect([late.status, late.code]).toEqual([409, "clause_locked"]);
  const onClause = (state: Awaited<ReturnType<Negotiator["state"]>>) =>
    state.clauses.find(({ clause }) => clause === OP3);
  expect(onClause(late.error?.state ?? (await chair.state()))?.status).toBe("agreedAdRef");

  await brazil.must({ command: "reserve", clause: OP3, reason: "Awaiting instructions" });
  expect(onClause(await chair.state())).toMatchObject({ label: "OP 3", status: "agreedAdRef", reservations: ["BRA"] });
  expect((await chair.ask({ command: "reopenClause", clauses: [OP3] })).code).toBe("reason_missing");
  await chair.must({ command: "reopenClause", clauses: [OP3], reason: "Brazil has instructions" });
  expect(await typeInto(connectClient(server.address, draft, chair.api.session), OP3)).toBe("saved");
  const typed = await chair.clause(OP3);
  expect(typed.words).toBe(`Typed ${compromise}`);

  const everything = (await chair.content()).present.clauses.map(({ clause, ifBase }) => ({ clause, ifBase }));
  const closed = await chair.must({ command: "agreeClause", clauses: everything });
  expect(closed.state.progress).toMatchObject({ closed: closed.state.progress.total, openAmendments: 0 });
  expect((await kenya.content()).content.clauses.map(({ label }) => label)).toContain("OP 4");
  expect((await kenya.decisions()).at(-1)).toMatchObject({ type: "clauseAgreed" });
});

test("[HT20] the draft, a decision, a refusal and the record of decisions all tell the same state", async () => {
  const { chair, kenya, draft } = await amended();
  await chair.must({ command: "parkAmendment", amendment: "share", reason: "Later" });
  await kenya.must({ command: "joinSponsors" });
  const { ifBase } = await chair.clause(OP3);
  const done = await chair.must({ command: "bracketClause", clauses: [{ clause: OP3, ifBase }] });
  const refused = await chair.ask({ command: "bracketClause", clauses: [{ clause: OP3, ifBase }] });
  expect(refused.status).toBe(409);
  expect(refused.error?.state).toEqual(done.state);
  expect(await chair.state()).toEqual(done.state);
  expect((await chair.api.call(ROUTES.decisions, { params: { draft } })).value.state).toEqual(done.state);
  expect(done.state).toMatchObject({ reading: 1, sponsors: ["KEN"], floor: null });
  expect(done.state.progress.counts).toMatchObject({ bracketed: 1, open: 0 });
  expect(done.state.progress.openAmendments).toBe(3);
  const share = done.state.amendments.find(({ id }) => id === "share");
  expect(share).toMatchObject({ status: "parked", decided: { by: "Chair", reason: "Later" } });
  expect(done.state.clauses.find(({ clause }) => clause === OP3)).toMatchObject({
    status: "bracketed",
    amendments: ["ken", "bra", "eu"],
    delegations: ["KEN", "BRA", "EU"],
  });
});

test("[HT20] an amendment whose very words were typed over is told to be overtaken", async () => {
  const { server, draft, chair } = await amended();
  const client = connectClient(server.address, draft, chair.api.session);
  await savedReaches(client, 1);
  const text = textOf(client.draft.clauses.get(OP3));
  client.doc.transact(() => {
    const at = text?.toString().indexOf("each;") ?? 0;
    text?.delete(at, "each".length);
    text?.insert(at, "both");
  });
  await savedReaches(client, 2);
  const states = (await chair.state()).amendments.map(({ id, isStale, collidesWith }) => [id, isStale, collidesWith]);
  expect(states).toContainEqual(["ken", false, ["bra"]]);
  expect(states).toContainEqual(["eu", false, []]);
  expect(states).toContainEqual(["share", true, []]);
});

test("[HT21] with what a program is told it can revise, and a fingerprint that is out of date is refused", async () => {
  const { kenya, observer } = await amended();
  const { present } = await observer.content();
  expect(present.clauses.map(({ clause }) => clause)).toEqual(sampleResolution.clauses.map(({ id }) => id));
  expect(present.clauses.map(({ order }) => order)).toEqual(present.clauses.map(({ order }) => order).toSorted());
  expect(present.footnotes.map(({ footnote }) => footnote).sort()).toEqual(["note-agenda", "note-survey"]);
  expect(present.amendments.map(({ amendment }) => amendment)).toEqual(["ken", "bra", "eu", "share"]);
  const { base, words, ifWords } = await kenya.amendment("ken");
  const revise = (to: string) =>
    kenya.ask({
      command: "reviseAmendment",
      amendment: "ken",
      proposed: { kind: "edit", on: { clause: OP3 }, base, text: [{ text: words.replace("every two years", to) }] },
      ifWords,
    });
  expect((await revise("every three years")).status).toBe(200);
  expect(await kenya.amendment("ken")).toMatchObject({ ifRevision: 2, base });
  const late = await revise("every four years");
  expect([late.status, late.code]).toEqual([409, "base_changed"]);
  const plain = await kenya.api.call(ROUTES.content, { params: { draft: kenya.draft } });
  expect(plain.value).not.toHaveProperty("present");
});

test("[HT22] the compilation text comes as content, text and file, whole or in part", async () => {
  const { chair, kenya, draft } = await amended();
  await chair.must({ command: "parkAmendment", amendment: "share", reason: "Later" });
  const op3 = async (query: Record<string, string>) => {
    const { content } = await kenya.content({ view: "compilation", ...query });
    return wordsOf(content.clauses.find(({ id }) => id === OP3));
  };
  const whole =
    "Invites international financial institutions to fund maintenance as well as construction [EU: and training], and to report [annually] [KEN: every two years] [BRA: twice a year] on the share of each;";
  expect(await op3({})).toBe(whole);
  expect(await op3({ delegations: "KEN, EU" })).not.toContain("BRA");
  expect(await op3({ delegations: "KEN, EU" })).toContain("[EU: and training]");
  expect(await op3({ statuses: "parked" })).toMatch(/ on the share \[.*\] \[BRA: .*\];$/);
  expect(await op3({ readings: "2" })).toBe((await chair.clause(OP3)).words);
  const get = (query: Record<string, string>) =>
    kenya.api.call(ROUTES.exportDraft, { params: { draft }, query: { view: "compilation", ...query } });
  const text = await get({});
  expect(text.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(text.headers.get("content-disposition")).toContain('filename="A_C.2_81_L.7_compilation.txt"');
  expect(text.text).toContain(`OP 3 ${whole}`);
  expect((await get({ delegations: "KEN" })).text).not.toContain("[BRA");
  expect((await get({ statuses: "parked" })).text).toContain("[BRA: that each receives]");
  expect((await get({ statuses: "" })).text).not.toContain("[KEN");
  expect((await get({ readings: "2" })).text).not.toContain("[KEN");
  const kenyas = await get({ format: "json", delegations: "KEN", statuses: "tabled", readings: "1" });
  expect(wordsOf(JSON.parse(kenyas.text).clauses.find(({ id }: { id: string }) => id === OP3))).toContain("[KEN:");
  const file = await get({ format: "json" });
  expect(JSON.parse(file.text)).toEqual((await kenya.content({ view: "compilation" })).content);
  expect((await get({ statuses: "private" })).code).toBe("invalid_request");
  expect((await get({ readings: "first" })).code).toBe("invalid_request");
});

test("[HT23] the register comes as JSON, and as a CSV file in which nothing runs", async () => {
  const { chair, observer, draft } = await amended();
  const { ifBase, words } = await chair.clause(OP3);
  await chair.must({
    command: "acceptAmendments",
    amendments: ["eu"],
    ifBase,
    result: [{ text: words.replace("construction", "construction and training") }],
  });
  const get = (format: string) => observer.api.call(ROUTES.register, { params: { draft }, query: { format } });
  const { rows } = (await get("json")).value;
  expect(rows).toMatchObject([
    { number: "A-001", label: "OP 3", summary: [{ old: "annually", new: "every two years" }], collidesWith: ["A-002"] },
    { number: "A-002", delegation: "BRA" },
    { number: "A-003", status: "accepted", decidedBy: "Chair" },
    { number: "A-004" },
  ]);
  const response = await fetch(`${observer.api.address}/api/drafts/${draft}/register?format=csv`, {
    headers: { Authorization: `Bearer ${observer.api.session}` },
  });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(response.headers.get("content-disposition")).toContain('filename="A_C.2_81_L.7_register.csv"');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).split("\r\n");
  expect(lines).toHaveLength(rows.length + 2);
  expect(lines[0]).toMatch(/^"Number","Paragraph","Delegation"/);
  expect(lines[1]).toContain(`"'=HYPERLINK(1)"`);
  expect((await get("ods")).code).toBe("invalid_request");
});
