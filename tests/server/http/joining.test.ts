import { expect, test } from "vitest";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { ApiClient } from "../../support/apiClient.ts";
import { startTestServer, tokenOf } from "../../support/testServer.ts";

test("[AC2] joining gives a session as bearer token and as a cookie that scripts cannot read", async () => {
  const { guest, secretariatUrl } = await startTestServer();
  const joined = await guest.call(ROUTES.join, { json: { token: tokenOf(secretariatUrl), name: "  Ana Lima " } });
  const { session, person, participant } = joined.value;
  expect(person.name).toBe("Ana Lima");
  expect(participant).toMatchObject({ draft: null, role: "secretariat", delegation: null, name: "Ana Lima" });
  expect(joined.headers.get("set-cookie")).toBe(
    `adref_session=${session}; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax`,
  );
  const byCookie = await guest.call(ROUTES.me, { headers: { cookie: `other=1; adref_session=${session}` } });
  expect(byCookie.value.person).toEqual(person);
});

test("[SE2] behind https the cookie is sent over https only", async () => {
  const { guest, secretariatUrl } = await startTestServer({ BASE_URL: "https://adref.example.org" });
  expect(secretariatUrl).toMatch(/^https:\/\/adref\.example\.org\/j\/[\w-]{43}$/);
  const joined = await guest.call(ROUTES.join, { json: { token: tokenOf(secretariatUrl), name: "Ana" } });
  expect(joined.headers.get("set-cookie")).toMatch(/; Secure$/);
});

test("[AC14] ADREF_ADMIN_TOKEN is the token of the secretariat's link", async () => {
  const { guest, secretariatUrl } = await startTestServer({ ADREF_ADMIN_TOKEN: "for-automation-only" });
  expect(tokenOf(secretariatUrl)).toBe("for-automation-only");
  const me = await (await guest.join("for-automation-only", "Robot")).call(ROUTES.me);
  expect(me.value).toMatchObject({ mayCreateDrafts: true, participants: [{ role: "secretariat", draft: null }] });
});

test("[AC4] a preview shows draft, role and delegation before anybody joins, and uses nothing up", async () => {
  const { guest, secretariat } = await startTestServer();
  const draft = await secretariat.createDraft("The right to food");
  const { token } = await secretariat.createLink(draft, {
    role: "delegation",
    delegation: { code: "KEN", name: "Kenya" },
    coreGroup: true,
    expiresIn: 3600,
  });
  const preview = await guest.call(ROUTES.previewLink, { json: { token } });
  expect(preview.value).toMatchObject({
    draft: { id: draft, title: "The right to food", symbol: "" },
    role: "delegation",
    delegation: { code: "KEN", name: "Kenya", coreGroup: true },
    present: null,
  });
  const kenya = await guest.join(token, "Kip");
  expect((await kenya.call(ROUTES.previewLink, { json: { token } })).value.present?.name).toBe("Kip");
  expect((await guest.call(ROUTES.previewLink, { json: { token } })).code).toBe("link_used");
});

test("[AC5] a dead token is refused with its own code, and without a session", async () => {
  const { guest, secretariat } = await startTestServer();
  const draft = await secretariat.createDraft();
  const { token, id } = await secretariat.createLink(draft, { role: "observer" });
  await secretariat.call(ROUTES.revokeLink, { params: { draft, link: id } });
  const answer = await guest.call(ROUTES.join, { json: { token, name: "Ana" } });
  expect([answer.status, answer.code]).toEqual([410, "link_invalid"]);
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test.each([
  ["no name", { token: "x" }, "name"],
  ["an empty name", { token: "x", name: "   " }, "name"],
  ["a name with a line break", { token: "x", name: "Ana\nLima" }, "name"],
  ["a name that turns the text round", { token: "x", name: "Ana\u202e" }, "name"],
  ["a name of which nothing is seen", { token: "x", name: "\u200b\u200f" }, "name"],
  ["a name too long", { token: "x", name: "a".repeat(81) }, "name"],
  ["a token that is no text", { token: 5, name: "Ana" }, "token"],
])("[AC4] %s is refused, and said where", async (_what, json, path) => {
  const { guest } = await startTestServer();
  const answer = await guest.call(ROUTES.join, { json });
  expect([answer.status, answer.code]).toEqual([400, "invalid_request"]);
  expect(answer.error?.details?.map((detail) => detail.path)).toEqual([path]);
});

test("[AC3] after signing out the token is worth nothing, and the cookie is taken away", async () => {
  const { secretariat } = await startTestServer();
  const out = await secretariat.call(ROUTES.signOut);
  expect(out.status).toBe(204);
  expect(out.headers.get("set-cookie")).toMatch(/^adref_session=; Path=\/; Max-Age=0/);
  expect((await secretariat.call(ROUTES.me)).code).toBe("sign_in_again");
});

test("[AC6] further links add to the same person; a session that has ended begins a new one", async () => {
  const { secretariat, guest } = await startTestServer();
  const [one, two] = [await secretariat.createDraft(), await secretariat.createDraft()];
  const ana = await secretariat.invite(one, { role: "facilitator" });
  const { token } = await secretariat.createLink(two, { role: "observer" });
  const added = await ana.joined(token, "Ana");
  expect(added.session).toBe(ana.session);
  const { participants } = (await ana.call(ROUTES.me)).value;
  expect(participants.map((seat) => [seat.draft, seat.role])).toEqual([
    [one, "facilitator"],
    [two, "observer"],
  ]);
  await ana.call(ROUTES.signOut);
  const later = new ApiClient(guest.address, ana.session);
  expect((await later.joined(token, "Ana")).person.id).not.toBe(added.person.id);
});
