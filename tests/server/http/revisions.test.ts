import { expect, test } from "vitest";
import type { Store } from "../../../server/store/store.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { sampleResolution } from "../../../shared/samples/sampleResolution.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { Negotiator } from "../../support/negotiator.ts";
import { startTestServer } from "../../support/testServer.ts";

const OP3 = "sample-op3";

/** The sample resolution in stage negotiation. */
async function negotiation(wrapStore: (store: Store) => Store = (store) => store) {
  const server = await startTestServer({}, { wrapStore });
  const draft = (await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  const seat = async (wish: Parameters<ApiClient["invite"]>[1], name: string) =>
    new Negotiator(await server.secretariat.invite(draft, wish, name), draft);
  const chair = await seat({ role: "facilitator" }, "Chair");
  const kenya = await seat({ role: "delegation", delegation: "KEN" }, "Wanjiru");
  const observer = await seat({ role: "observer" }, "Olu");
  await chair.must({ command: "setStage", stage: "negotiation" });
  const params = { draft };
  /** Takes in other words for OP 3. */
  const change = async (amendment: string, from: string, to: string) => {
    expect((await kenya.table(amendment, OP3, from, to)).status).toBe(200);
    const { ifBase, words } = await chair.clause(OP3);
    const result = [{ text: words.replace(from, to) }];
    await chair.must({ command: "acceptAmendments", amendments: [amendment], ifBase, result });
  };
  const issue = async (more: Record<string, unknown> = {}) =>
    chair.ask({ command: "issueRev", ifDecision: (await chair.state()).lastDecision, ...more });
  const revision = (rev: number | string, who: Negotiator = observer) =>
    who.api.call(ROUTES.revision, { params: { ...params, rev: String(rev) } });
  return { server, draft, params, chair, kenya, observer, change, issue, revision };
}

const wordsIn = (content: {
  readonly clauses: readonly { readonly id: string; readonly text: readonly unknown[] }[];
}) => plainText((content.clauses.find(({ id }) => id === OP3)?.text ?? []) as readonly Run[]);

test("[REV9] everybody in the draft lists its revisions and reads each as it was issued, with its labels and numbers", async () => {
  const { server, draft, params, chair, observer, change, issue, revision } = await negotiation();
  await chair.must({
    command: "tableAmendment",
    amendment: "new",
    delegation: "BRA",
    proposed: {
      ...{ kind: "insert", clause: "brought", clauseKind: "operative", level: 0 },
      order: `${(await chair.clause(OP3)).order}V`,
      text: [{ text: "Decides so;" }],
    },
  });
  await chair.must({ command: "acceptAmendments", amendments: ["new"], result: [{ text: "Decides so;" }] });
  const { labels } = (await issue()).value.decisions.find(({ type }) => type === "revIssued") as unknown as {
    readonly labels: readonly (readonly [string, string])[];
  };
  await change("a", "annually", "every two years");
  const listed = (await observer.api.call(ROUTES.revisions, { params })).value.revisions;
  expect(listed).toMatchObject([
    { rev: 0, name: "Zero draft", by: "Chair", decision: 1 },
    { rev: 1, name: "Rev.1", by: "Chair" },
  ]);
  expect((await chair.state()).revisions).toEqual(listed);
  const [zero, first] = [(await revision(0)).value, (await revision(1)).value];
  expect([zero.revision, first.revision]).toEqual(listed);
  expect(wordsIn(zero.content)).toContain("annually");
  expect(wordsIn(first.content)).toContain("annually");
  expect(wordsIn((await chair.content()).content)).toContain("every two years");
  const brought = first.content.clauses.findIndex(({ id }) => id === "brought");
  expect(first.content.clauses.slice(brought - 1, brought + 2).map(({ label, number }) => [label, number])).toEqual([
    ["OP 3", "3."],
    ["OP 4", "4."],
    ["OP 5", "5."],
  ]);
  expect(first.content.clauses.flatMap(({ id, label }) => (label === "" ? [] : [[id, label]]))).toEqual(labels);
  expect(zero.content.clauses.some(({ id }) => id === "brought")).toBe(false);
  for (const rev of [2, "x", "1.0", "-1"]) expect((await revision(rev)).code).toBe("not_found");
  const stranger = await server.guest.call(ROUTES.revisions, { params });
  expect(stranger.code).toBe("sign_in_again");
  const other = (await server.secretariat.call(ROUTES.createDraft, { json: sampleResolution })).value.id;
  expect((await observer.api.call(ROUTES.revisions, { params: { draft: other } })).code).toBe("no_access");
  expect(draft).not.toBe(other);
});

test("[REV2] who saw an older state than the present one issues nothing and is told how things stand", async () => {
  const { chair, kenya, issue } = await negotiation();
  const { lastDecision } = await chair.state();
  await kenya.table("late", OP3, "annually", "every two years");
  const answer = await issue({ ifDecision: lastDecision });
  expect([answer.status, answer.code]).toEqual([409, "base_changed"]);
  expect(answer.error?.state?.amendments.map(({ id }) => id)).toEqual(["late"]);
  expect((await issue()).code).toBe("base_changed");
  expect((await issue({ dispositions: [{ amendment: "late", becomes: "kept" }] })).status).toBe(200);
});

test("[REV7] a revision comes back over the API, word for word, and an open amendment with it", async () => {
  const { chair, kenya, change, issue, revision } = await negotiation();
  await change("a", "annually", "every two years");
  await issue();
  await change("b", "every two years", "every year");
  await kenya.table("open", OP3, "construction", "construction and training");
  const ifDecision = (await chair.state()).lastDecision;
  const restored = await chair.must({ command: "restoreRevision", rev: 1, ifDecision, reason: "It was better" });
  expect(restored.decisions).toMatchObject([{ type: "revisionRestored", rev: 1, changes: [{ type: "text" }] }]);
  const { content } = await chair.content();
  expect(content).toEqual((await revision(1)).value.content);
  expect((await chair.amendment("open")).words).toContain("construction and training, and to report every two years");
  const again = await chair.ask({ command: "restoreRevision", rev: 5, ifDecision: ifDecision + 1, reason: "No" });
  expect(again.code).toBe("not_found");
});

test("[REV10] two revisions, or one and the text as it is, are compared with the labels that each has", async () => {
  const { params, observer, chair, change, issue } = await negotiation();
  await change("a", "annually", "every two years");
  await issue();
  await chair.must({
    command: "tableAmendment",
    amendment: "new",
    delegation: "BRA",
    proposed: {
      ...{ kind: "insert", clause: "brought", clauseKind: "operative", level: 0 },
      order: `${(await chair.clause(OP3)).order}V`,
      text: [{ text: "Decides so;" }],
    },
  });
  await chair.must({ command: "acceptAmendments", amendments: ["new"], result: [{ text: "Decides so;" }] });
  const compare = (query: Record<string, string>) => observer.api.call(ROUTES.compare, { params, query });
  const changed = ({ clauses }: { readonly clauses: readonly { readonly change: string; readonly id: string }[] }) =>
    clauses.flatMap(({ id, change: what }) => (what === "same" ? [] : [`${id} ${what}`]));
  const zeroToOne = (await compare({ from: "0", to: "1" })).value;
  expect(zeroToOne).toMatchObject({ from: { rev: 0, name: "Zero draft" }, to: { rev: 1, name: "Rev.1" } });
  expect(changed(zeroToOne)).toEqual([`${OP3} changed`]);
  const now = (await compare({ from: "1" })).value;
  expect(now.to).toEqual({ rev: null, name: "" });
  expect(changed(now)).toEqual(["brought added"]);
  expect(now.clauses.find(({ id }) => id === "brought")).toMatchObject({ fromLabel: "", toLabel: "OP 3 bis" });
  expect(changed((await compare({ from: "current", to: "0" })).value)).toEqual([`${OP3} changed`, "brought removed"]);
  expect((await compare({ from: "9" })).code).toBe("not_found");
  for (const from of ["", "x", "-1", "1.5"]) expect((await compare({ from })).code, from).toBe("invalid_request");
  expect((await compare({})).code).toBe("invalid_request");
});

test("[REV11] revisions that an earlier version did not store are made again from the log, once, and stay", async () => {
  const kept: number[] = [];
  let isOld = true;
  const { change, issue, revision } = await negotiation((store) => ({
    ...store,
    appendUpdates: (rows) => store.appendUpdates(isOld ? rows.map(({ revisions: _none, ...row }) => row) : rows),
    keepRevision: (room, row) => {
      kept.push(row.rev);
      return store.keepRevision(room, row);
    },
  }));
  await change("a", "annually", "every two years");
  await issue();
  await change("b", "every two years", "every year");
  isOld = false;
  await issue();
  const reads = async (rev: number) => wordsIn((await revision(rev)).value.content);
  expect(await reads(0)).toContain("report annually");
  expect(await reads(1)).toContain("report every two years");
  expect(await reads(2)).toContain("report every year");
  expect(kept).toEqual([0, 1]);
  expect(await reads(1)).toContain("report every two years");
  expect(kept).toEqual([0, 1]);
});
