import { expect, test } from "vitest";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { connectClient, connected } from "../../support/stockClient.ts";
import { startTestServer, tokenOf } from "../../support/testServer.ts";

test("[AC9] a link is shown with its token once; the list has no token", async () => {
  const { secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const made = await secretariat.createLink(draft, {
    role: "delegation",
    delegation: { code: "BRA", name: "Brazil" },
    coreGroup: true,
    expiresIn: 3600,
  });
  expect(made.url).toBe(`${address}/j/${made.token}`);
  expect(made).toMatchObject({
    delegation: { code: "BRA", name: "Brazil", coreGroup: true },
    usesLeft: 1,
    admitted: [],
  });
  expect(Date.parse(made.expiresAt ?? "") - Date.parse(made.createdAt)).toBe(3_600_000);
  const answer = await secretariat.call(ROUTES.links, { params: { draft } });
  expect(answer.value.links).toMatchObject([{ id: made.id, createdBy: "Secretariat", revokedAt: null }]);
  expect(answer.text).not.toContain(made.token);
});

test("[AC9] without a public address a link leads to the name the server was asked by", async () => {
  const { secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const other = address.replace("127.0.0.1", "localhost");
  const made = await secretariat.at(other).createLink(draft, { role: "observer" });
  expect(made.url).toBe(`${other}/j/${made.token}`);
});

test("[AC13] revoking a link closes the sockets of those it let in, with 4205, and keeps them out", async () => {
  const { secretariat, address } = await startTestServer();
  const draft = await secretariat.createDraft();
  const link = await secretariat.createLink(draft, { role: "observer" });
  const [ana, bo] = [
    await secretariat.as(undefined).join(link.token, "Ana"),
    await secretariat.invite(draft, { role: "observer" }, "Bo"),
  ];
  const sockets = [ana, bo].map((who) => connectClient(address, draft, who.session));
  await Promise.all(sockets.map(connected));
  const closed = new Promise<number>((resolve) =>
    sockets[0]?.provider.once("connection-close", (event) => resolve(event?.code ?? 0)),
  );
  await secretariat.call(ROUTES.revokeLink, { params: { draft, link: link.id } });
  expect(await closed).toBe(4205);
  expect(sockets[1]?.provider.wsconnected).toBe(true);
  expect((await ana.call(ROUTES.draft, { params: { draft } })).code).toBe("no_access");
  const { participants } = (await bo.call(ROUTES.participants, { params: { draft } })).value;
  expect(participants.map((one) => [one.name, one.role, one.active])).toEqual([
    ["Secretariat", "secretariat", true],
    ["Ana", "observer", false],
    ["Bo", "observer", true],
  ]);
});

test("[AC7] who leaves a draft is out of it; the secretariat is secretariat again", async () => {
  const { secretariat, secretariatUrl, guest } = await startTestServer();
  const draft = await secretariat.createDraft();
  const second = await guest.join(tokenOf(secretariatUrl), "Sec two");
  const { token } = await secretariat.createLink(draft, { role: "facilitator" });
  await second.joined(token, "Sec two");
  const role = async () => (await second.call(ROUTES.draft, { params: { draft } })).value.me.role;
  expect(await role()).toBe("facilitator");
  expect((await second.call(ROUTES.leaveDraft, { params: { draft } })).status).toBe(204);
  expect(await role()).toBe("secretariat");
  const kenya = await secretariat.invite(draft, { role: "delegation", delegation: "KEN" });
  await kenya.call(ROUTES.leaveDraft, { params: { draft } });
  expect((await kenya.call(ROUTES.draft, { params: { draft } })).code).toBe("no_access");
});

test("[AC9] a delegation that has members invites further ones itself", async () => {
  const { secretariat } = await startTestServer();
  const draft = await secretariat.createDraft();
  const kenya = await secretariat.invite(draft, { role: "delegation", delegation: "KEN" }, "Kip");
  const refused = await secretariat.call(ROUTES.createLink, {
    params: { draft },
    json: { role: "delegation", delegation: "KEN" },
  });
  expect([refused.status, refused.code]).toEqual([409, "delegation_has_members"]);
  const { token } = await kenya.createLink(draft, { role: "delegation", delegation: "KEN" });
  for (const name of ["Asha", "Juma"]) await secretariat.as(undefined).join(token, name);
  const { links } = (await kenya.call(ROUTES.links, { params: { draft } })).value;
  expect(links.map((link) => [link.createdBy, link.usesLeft, link.admitted.length])).toEqual([
    ["Secretariat", 0, 1],
    ["Kip", null, 2],
  ]);
});

test.each([
  ["a role that is none", { role: "king" }],
  ["a delegation without a code", { role: "delegation", delegation: "" }],
  ["a code with a blank", { role: "delegation", delegation: "B R" }],
  ["a delegation not named", { role: "delegation" }],
  ["a time that is past", { role: "observer", expiresIn: -1 }],
])("[HT3] a link for %s is refused", async (_what, json) => {
  const { secretariat } = await startTestServer();
  const draft = await secretariat.createDraft();
  const answer = await secretariat.call(ROUTES.createLink, { params: { draft }, json });
  expect([answer.status, answer.code]).toEqual([400, "invalid_request"]);
  expect((await secretariat.call(ROUTES.links, { params: { draft } })).value.links).toEqual([]);
});

test("[AC11] a delegation's code is none of the names that programs use themselves: its private room could not be opened", async () => {
  const { secretariat } = await startTestServer();
  const draft = await secretariat.createDraft();
  for (const delegation of ["constructor", "toString"]) {
    const json = { role: "delegation", delegation };
    const answer = await secretariat.call(ROUTES.createLink, { params: { draft }, json });
    expect([answer.status, answer.code]).toEqual([400, "invalid_request"]);
  }
});
