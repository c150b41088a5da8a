import { expect, test } from "vitest";
import type * as Y from "yjs";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { readRuns } from "../../../shared/document/inline.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { replay } from "../../../shared/domain/evolve.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import { seededRandom } from "../../support/random.ts";
import { startTestServer } from "../../support/testServer.ts";

const OP3 = "sample-op3" as ClauseId;

/** A negotiation on the sample resolution, with two delegations. */
async function negotiation() {
  const server = await startTestServer();
  const created = await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution });
  const draft = created.value.id;
  const chair = await server.secretariat.invite(draft, { role: "facilitator" }, "Chair");
  const kenya = await server.secretariat.invite(draft, { role: "delegation", delegation: "KEN" });
  const brazil = await server.secretariat.invite(draft, { role: "delegation", delegation: "BRA" });
  const ask = (who: typeof chair, json: unknown) => who.call(ROUTES.command, { params: { draft }, json });
  await ask(chair, { command: "setStage", id: "begin", stage: "negotiation" });
  const room = await server.rooms.open(draft);
  const runsOf = (text: ReturnType<typeof textOf>) => (text ? readRuns(text) : []);
  const base = (): readonly Run[] => runsOf(textOf(room.draft.clauses.get(OP3)));
  const words = (id: string) => plainText(runsOf(textOf(room.draft.amendments.get(id))));
  const table = (who: typeof chair, id: string, from: string, to: string) => {
    const proposed = {
      kind: "edit",
      on: { clause: OP3 },
      base: base(),
      text: [{ text: plainText(base()).replace(from, to) }],
    };
    return ask(who, { command: "tableAmendment", id: `t-${id}`, amendment: id, proposed });
  };
  return { server, draft, chair, kenya, brazil, ask, room, base, words, table };
}

test("[AM23] over the API: what was confirmed becomes the base, the other amendment is carried over in the same step", async () => {
  const { chair, kenya, brazil, ask, base, words, table } = await negotiation();
  expect((await table(kenya, "a", "annually", "every two years")).status).toBe(200);
  expect((await table(brazil, "b", "construction", "construction and training")).status).toBe(200);
  const result = [{ text: plainText(base()).replace("annually", "every two years") }];
  const accept = { command: "acceptAmendments", id: "x", amendments: ["a"], ifBase: fingerprint(base()), result };
  const answer = await ask(chair, accept);
  expect(answer.value.decisions).toMatchObject([
    { type: "amendmentsAccepted", amendments: [{ amendment: "a", as: "accepted" }] },
  ]);
  expect(plainText(base())).toContain("report every two years on");
  expect(words("b")).toContain("construction and training, and to report every two years on");
  expect((await ask(chair, accept)).value).toEqual(answer.value);
});

test("[CMD11] of many who decide on one clause at the same moment one is heard, and the others are told", async () => {
  const { draft, chair, kenya, ask, base, room, table } = await negotiation();
  await table(kenya, "a", "annually", "regularly");
  const ifBase = fingerprint(base());
  const commands = Array.from({ length: 30 }, (_, index) => {
    const result = [{ text: plainText(base()).replace("annually", `time ${index}`) }];
    if (index % 3 === 0) return { command: "acceptAmendments", id: `c${index}`, amendments: ["a"], ifBase, result };
    if (index % 3 === 1) return { command: "declineAmendment", id: `c${index}`, amendment: "a", reason: "No" };
    const dispositions = [{ amendment: "a", becomes: "kept" }];
    return { command: "agreeAdRef", id: `c${index}`, clauses: [{ clause: OP3, ifBase }], dispositions };
  });
  const answers = await Promise.all(commands.map((command) => ask(chair, command)));
  expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  const { decisions } = (await chair.call(ROUTES.decisions, { params: { draft }, query: { after: "0" } })).value;
  expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1));
  const onAmendment = decisions.filter(({ type }) => type === "amendmentsAccepted" || type === "amendmentDeclined");
  expect(onAmendment.length).toBeLessThanOrEqual(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(decisions.length - 2);
  expect(room.state.lastDecision).toBe(decisions.length);
});

/** Who wins depends on who comes first: rounds on different clauses, each in an order of its own. */
const ROUNDS = ["sample-pp5", "sample-pp6", "sample-op1", OP3, "sample-op4", "sample-op7"] as const;

test("[CMD19] of 50 people who take in, decline, bracket and lock one clause at once, each who is late is told how things stand", async () => {
  const { server, draft, chair, kenya, brazil, ask, room } = await negotiation();
  const random = seededRandom(20_261_121);
  const { token } = await server.secretariat.createLink(draft, { role: "facilitator" });
  const people = await Promise.all(
    Array.from({ length: 50 }, (_, index) => server.guest.join(token, `Chair ${index}`)),
  );
  const won = new Set<string>();
  for (const clause of ROUNDS) {
    const runs = (): readonly Run[] => readRuns(textOf(room.draft.clauses.get(clause)) as Y.Text);
    const before = plainText(runs());
    const ids = { a: `a-${clause}`, b: `b-${clause}` };
    const table = (who: typeof chair, amendment: string, text: string) => {
      const proposed = { kind: "edit", on: { clause }, base: runs(), text: [{ text }] };
      return ask(who, { command: "tableAmendment", id: `t-${amendment}`, amendment, proposed });
    };
    expect((await table(kenya, ids.a, `Also ${before}`)).status).toBe(200);
    expect((await table(brazil, ids.b, before.replace(/.$/u, " again$&"))).status).toBe(200);
    const from = room.state.lastDecision;
    const ifBase = fingerprint(runs());
    const command = (index: number) => {
      const id = `${clause}-${index}`;
      const amendment = index % 2 === 0 ? ids.a : ids.b;
      const result = [{ text: `${before} (${index})` }];
      const dispositions = [ids.a, ids.b].map((one) => ({ amendment: one, becomes: "kept" }));
      switch (index % 5) {
        case 0:
          return { command: "acceptAmendments", id, amendments: [amendment], ifBase, result };
        case 1:
          return { command: "declineAmendment", id, amendment, reason: "No" };
        case 2:
          return { command: "agreeAdRef", id, clauses: [{ clause, ifBase }], dispositions };
        case 3:
          return { command: "bracketClause", id, clauses: [{ clause, ifBase }] };
        default:
          return { command: "parkAmendment", id, amendment, ifRevision: 1, reason: "Later" };
      }
    };
    const order = people.map((person, index) => ({ person, index, at: random() })).sort((x, y) => x.at - y.at);
    const answers = await Promise.all(order.map(({ person, index }) => ask(person, command(index))));
    const { decisions, state: present } = (await chair.call(ROUTES.decisions, { params: { draft } })).value;
    expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, index) => index + 1));
    const carriedOut = order.flatMap(({ index }, at) => (answers[at]?.status === 200 ? [`${clause}-${index}`] : []));
    expect(carriedOut.length).toBeGreaterThan(0);
    const round = decisions.slice(from);
    expect(carriedOut.toSorted()).toEqual(round.map((decision) => decision.command).toSorted());
    won.add(round[0]?.type ?? "");
    const lost = answers.filter(({ status }) => status !== 200);
    expect(lost.length).toBeGreaterThan(40);
    for (const { status, error } of lost) {
      expect(status).toBe(409);
      const then = replay(decisions.slice(0, error?.state?.lastDecision));
      expect(error?.state?.lastDecision).toBeGreaterThanOrEqual(from);
      const told = error?.state?.amendments.map((one) => [one.id, one.status]);
      expect(told).toEqual([...then.amendments.values()].map((one) => [one.id, one.status]));
      const place = error?.state?.clauses.find((one) => one.clause === clause);
      expect(place?.status).toBe(then.clauseStatus.get(clause as ClauseId));
    }
    // What stands is what replaying says, and could have been decided in turn: nothing went in after the lock.
    const locked = round.findIndex(({ type }) => type === "clauseAgreedAdRef");
    expect(round.slice(locked).some(({ type }) => locked >= 0 && type === "amendmentsAccepted")).toBe(false);
    const taken = round.flatMap((one) =>
      one.type === "amendmentsAccepted" && one.change.type === "text" ? [plainText(one.change.result)] : [],
    );
    expect(plainText(runs())).toBe(taken.at(-1) ?? before);
    expect(present.amendments.map((one) => [one.id, one.status])).toEqual(
      [...replay(decisions).amendments.values()].map((one) => [one.id, one.status]),
    );
    expect(room.state).toEqual(replay(decisions));
  }
  // Not always the same kind came first.
  expect([...won]).toEqual(expect.arrayContaining(["amendmentsAccepted", "amendmentDeclined", "clauseAgreedAdRef"]));
});

test("[CMD10] no delegation decides, or changes what another proposed", async () => {
  const { kenya, brazil, ask, base, table, words } = await negotiation();
  await table(kenya, "a", "annually", "regularly");
  const before = words("a");
  const asked = [
    { command: "withdrawAmendment", id: "1", amendment: "a" },
    { command: "reviseAmendment", id: "2", amendment: "a", reason: "x" },
    {
      command: "tableAmendment",
      id: "3",
      amendment: "z",
      delegation: "KEN",
      proposed: { kind: "delete", on: { clause: OP3 } },
    },
    { command: "acceptAmendments", id: "4", amendments: ["a"], ifBase: fingerprint(base()), result: base() },
    { command: "reopenAmendment", id: "5", amendment: "a", reason: "x" },
  ];
  for (const command of asked) expect((await ask(brazil, command)).status, command.command).toBe(403);
  expect(words("a")).toBe(before);
});

test("[AM23] what was taken in, undone and taken in again comes back under its id", async () => {
  const { chair, kenya, ask, room } = await negotiation();
  const clause = {
    kind: "insert",
    clause: "brought",
    clauseKind: "operative",
    level: 0,
    order: "zz1",
    text: [{ text: "Decides to meet again;" }],
  };
  await ask(kenya, { command: "tableAmendment", id: "t", amendment: "n", proposed: clause });
  const accept = (id: string, text: string) =>
    ask(chair, { command: "acceptAmendments", id, amendments: ["n"], result: [{ text }] });
  expect((await accept("x1", "Decides to meet again;")).status).toBe(200);
  const undone = await ask(chair, { command: "undoDecision", id: "u", decision: room.state.lastDecision });
  expect(undone.status).toBe(200);
  expect(room.draft.clauses.get("brought")?.get("deleted")).toBe(true);
  expect((await accept("x2", "Decides to meet in 2027;")).value.decisions).toMatchObject([
    { amendments: [{ as: "acceptedAsModified" }] },
  ]);
  expect(textOf(room.draft.clauses.get("brought"))?.toString()).toBe("Decides to meet in 2027;");
  expect(room.draft.clauses.get("brought")?.get("deleted")).toBe(false);
});
