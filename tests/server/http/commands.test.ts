import { expect, test } from "vitest";
import { isDeleted } from "../../../shared/document/draftDoc.ts";
import { ORIGINS } from "../../../shared/document/origins.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { startTestServer, type TestServer } from "../../support/testServer.ts";

async function roomWithFacilitator(server: TestServer) {
  const draft = await server.secretariat.createDraft();
  const facilitator = await server.secretariat.invite(draft, { role: "facilitator" }, "Chair");
  const ask = (json: unknown, who = facilitator) => who.call(ROUTES.command, { params: { draft }, json });
  const decisions = async (after = 0) =>
    (await facilitator.call(ROUTES.decisions, { params: { draft }, query: { after: String(after) } })).value;
  return { draft, facilitator, ask, decisions };
}

const toNegotiation = { command: "setStage", id: "c1", stage: "negotiation", ifStage: "drafting" };

test("[CMD9] a command is answered with its decisions and the state after it, and everybody may read them", async () => {
  const server = await startTestServer();
  const { draft, ask, decisions } = await roomWithFacilitator(server);
  const answer = (await ask(toNegotiation)).value;
  expect(answer.state).toMatchObject({ stage: "negotiation", deadline: null, lastDecision: 1 });
  expect(answer.decisions).toMatchObject([
    { number: 1, type: "stageSet", to: "negotiation", actor: { name: "Chair", role: "facilitator" } },
  ]);
  expect(await decisions()).toEqual(answer);
  expect((await decisions(1)).decisions).toEqual([]);
  const { drafts } = (await server.secretariat.call(ROUTES.drafts)).value;
  expect(drafts.find((row) => row.id === draft)?.stage).toBe("negotiation");
});

test("[CMD1] the same command sent again, even at the same time, does it once and gives the same answer", async () => {
  const server = await startTestServer();
  const { ask, decisions } = await roomWithFacilitator(server);
  const answers = await Promise.all([ask(toNegotiation), ask(toNegotiation), ask(toNegotiation)]);
  for (const answer of answers) expect(answer.value).toEqual(answers[0]?.value);
  expect((await decisions()).decisions).toHaveLength(1);
});

test("[CMD1] an id that was used for another command is refused", async () => {
  const server = await startTestServer();
  const { ask, decisions } = await roomWithFacilitator(server);
  await ask(toNegotiation);
  const other = await ask({ command: "setStage", id: "c1", stage: "drafting", reason: "Back" });
  expect(other.code).toBe("invalid_request");
  expect((await decisions()).state.stage).toBe("negotiation");
});

test("[CMD6] who saw another stage gets 409 with the present one", async () => {
  const server = await startTestServer();
  const { ask } = await roomWithFacilitator(server);
  await ask(toNegotiation);
  const late = await ask({ ...toNegotiation, id: "c2" });
  expect([late.status, late.code]).toEqual([409, "base_changed"]);
  expect(late.error?.state).toMatchObject({ stage: "negotiation", deadline: null, lastDecision: 1 });
});

test("[CMD9] of two commands at the same moment one is decided after the other", async () => {
  const server = await startTestServer();
  const { ask, decisions } = await roomWithFacilitator(server);
  const answers = await Promise.all([ask(toNegotiation), ask({ ...toNegotiation, id: "c2" })]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  expect((await decisions()).decisions.map((decision) => decision.number)).toEqual([1]);
});

test("[CMD8] secretariat, delegations and observers are refused, whatever they ask", async () => {
  const server = await startTestServer();
  const { draft, ask, decisions } = await roomWithFacilitator(server);
  const kenya = await server.secretariat.invite(draft, { role: "delegation", delegation: "KEN" });
  const observer = await server.secretariat.invite(draft, { role: "observer" });
  for (const who of [server.secretariat, kenya, observer]) expect((await ask(toNegotiation, who)).status).toBe(403);
  expect((await ask(toNegotiation, server.guest)).status).toBe(401);
  expect((await decisions()).decisions).toEqual([]);
});

test("[CMD7] a deleted clause comes back with its words, in one step with the decision", async () => {
  const server = await startTestServer();
  const { draft, ask } = await roomWithFacilitator(server);
  const room = await server.rooms.open(draft);
  const [clause] = [...room.draft.clauses.keys()];
  // As a typist's deletion leaves it.
  await room.applyDecision([], (doc) => void doc.clauses.get(clause ?? "")?.set("deleted", true));
  const before = await ask({ command: "restoreClause", id: "c0", clause: "never-was" });
  expect(before.code).toBe("not_found");
  const seen: [boolean, number][] = [];
  room.draft.doc.on("afterTransaction", (transaction) => {
    const map = room.draft.clauses.get(clause ?? "");
    if (transaction.origin === ORIGINS.decision && map) seen.push([isDeleted(map), room.draft.decisions.length]);
  });
  const answer = await ask({ command: "restoreClause", id: "c1", clause: clause as ClauseId });
  expect(answer.value.decisions).toMatchObject([{ type: "clauseRestored", clause }]);
  expect(seen).toEqual([[false, 1]]);
  const again = await ask({ command: "restoreClause", id: "c2", clause: clause as ClauseId });
  expect([again.status, again.code]).toEqual([409, "base_changed"]);
});

test("[CMD9] decisions outlive the server", async () => {
  const first = await startTestServer({ ADREF_ADMIN_TOKEN: "a-fixed-token" });
  const { draft, ask, decisions, facilitator } = await roomWithFacilitator(first);
  await ask(toNegotiation);
  const before = await decisions();
  await first.stop();
  const second = await startTestServer({ DATA_DIR: first.dataDir, ADREF_ADMIN_TOKEN: "a-fixed-token" });
  const after = await second.secretariat.call(ROUTES.decisions, { params: { draft } });
  expect(after.value).toEqual(before);
  const again = await second.guest
    .as(facilitator.session)
    .call(ROUTES.command, { params: { draft }, json: toNegotiation });
  expect(again.value).toEqual(before);
});

test.each([
  ["an unknown command", { command: "dance", id: "c1" }],
  ["no id", { command: "setStage", stage: "negotiation" }],
  ["an id with a blank", { ...toNegotiation, id: "a b" }],
  ["an unknown stage", { ...toNegotiation, stage: "party" }],
  ["a deadline that is no time", { ...toNegotiation, deadline: "soon" }],
  ["no object", "setStage"],
])("[HT3] %s is refused with the place of the fault", async (_what, json) => {
  const server = await startTestServer();
  const { ask } = await roomWithFacilitator(server);
  const answer = await ask(json);
  expect([answer.status, answer.code]).toEqual([400, "invalid_request"]);
  expect(answer.error?.details?.length).toBeGreaterThan(0);
});
