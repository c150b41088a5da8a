import { afterEach, expect, test } from "vitest";
import { FakeError, fakeApi } from "./fakeApi.ts";
import { BRAZIL, draftResponse, joined, me, participant, preview } from "./fixtures.ts";
import { type RenderedApp, renderApp } from "./renderApp.tsx";

let app: RenderedApp;
let api: ReturnType<typeof fakeApi>;
afterEach(async () => {
  await app.unmount();
  api.restore();
});

const text = () => document.body.textContent ?? "";
const guest = new FakeError("sign_in_again");

test("[UI54] before joining the page says which draft, as whom, what one may do there, and until when", async () => {
  api = fakeApi({ me: guest, previewLink: preview() });
  app = await renderApp("/j/token-12345678");
  await app.waitFor(() => document.querySelector("h1"));
  expect(text()).toContain("A/C.3/81/L.24 — Rights of the child");
  expect(text()).toContain("as the delegation of Brazil (BRA)");
  expect(text()).toContain("You may read and export the text, follow the negotiation live");
  expect(text()).toMatch(/Link valid until 20 Dec 2026/);
  expect(api.calls.map((call) => call.route)).not.toContain("join");
});

test("[UI54] joining needs a name, says so in words, and then leads to the draft without the token in the address", async () => {
  api = fakeApi({ me: guest, previewLink: preview(), join: joined(), drafts: { drafts: [] } });
  app = await renderApp("/j/token-12345678");
  const steps = window.history.length;
  await app.press(await app.waitFor(() => app.byName("button", "Join the room")));
  expect(text()).toContain("Enter the name the others should see.");
  expect(api.calls.map((call) => call.route)).not.toContain("join");
  await app.type(app.byName("input", "Your name"), "Ana Souza");
  await app.press(app.byName("button", "Join the room"));
  await app.waitFor(() => window.location.pathname === "/d/d1");
  expect(api.calls.find((call) => call.route === "join")?.body).toEqual({ token: "token-12345678", name: "Ana Souza" });
  // Replaced, not pushed: the token is not one step back either.
  expect(window.history.length).toBe(steps);
});

test("[UI54] the language of the screen is asked in one place", async () => {
  api = fakeApi({ me: guest, previewLink: preview() });
  app = await renderApp("/j/token-12345678");
  await app.waitFor(() => app.byName("button", "Join the room"));
  expect(app.byName("button", "Language: English")).toBeDefined();
  expect([...document.querySelectorAll("main button")].map((button) => button.textContent)).toEqual(["Join the room"]);
});

test("[UI72] a draft's address without a session says under the header that a link is needed, and takes one", async () => {
  api = fakeApi({ me: guest, draft: guest, previewLink: preview() });
  app = await renderApp("/d/whatever");
  await app.waitFor(() => text().includes("You are not signed in on this device."));
  expect(text()).not.toContain("any more");
  expect(document.querySelector("header")?.textContent).toContain("Adref");
  await app.type(app.byName("input", "Your link"), "https://adref.example/j/abcDEF123_-xyz");
  await app.press(app.byName("button", "Continue"));
  expect(window.location.pathname).toBe("/j/abcDEF123_-xyz");
});

test("[UI54] the secretariat's own link leads to the list", async () => {
  api = fakeApi({
    me: guest,
    previewLink: preview({ draft: null, role: "secretariat", delegation: null, expiresAt: null }),
    join: joined(null),
    drafts: { drafts: [] },
  });
  app = await renderApp("/j/token-12345678");
  await app.type(await app.waitFor(() => app.byName("input", "Your name")), "Ana");
  expect(text()).toContain("You are invited to Adref");
  expect(text()).not.toContain("Link valid until");
  await app.press(app.byName("button", "Sign in"));
  await app.waitFor(() => window.location.pathname === "/");
});

test("[UI54] somebody who is there already is told so, is offered the draft, and is warned where the role would change", async () => {
  const present = participant("delegation", BRAZIL);
  api = fakeApi({ me: me("delegation", false), previewLink: preview({ present }), draft: draftResponse() });
  app = await renderApp("/j/token-12345678");
  await app.waitFor(() => text().includes("You are already in this draft as Brazil (BRA)."));
  expect(text()).not.toContain("Joining changes what you are there.");
  expect(app.byName("a", "Go to the draft")?.getAttribute("href")).toBe("/d/d1");
  // The name they are known by is filled in.
  expect((app.byName("input", "Your name") as HTMLInputElement).value).toBe("Ana Souza");
});

test("[UI54] the secretariat is warned that a delegation's link would make it that delegation", async () => {
  api = fakeApi({ me: me("secretariat", true), previewLink: preview() });
  app = await renderApp("/j/token-12345678");
  await app.waitFor(() => text().includes("You are already in this draft as Secretariat."));
  expect(text()).toContain("Joining changes what you are there.");
});

test.each([
  ["link_invalid", "It was ended, has expired, or was copied incompletely."],
  ["link_used", "It has let in the person it was made for."],
  ["invalid_request", "It was ended, has expired, or was copied incompletely."],
] as const)("[UI55] a link refused as %s says why and names whom to ask", async (code, words) => {
  api = fakeApi({ me: guest, previewLink: new FakeError(code) });
  app = await renderApp("/j/token-12345678");
  await app.waitFor(() => document.querySelector("h1"));
  expect(document.querySelector("h1")?.textContent).toBe("This link does not open");
  expect(text()).toContain(words);
  expect(text()).toContain("Ask the facilitator or the secretariat of the draft for a new link.");
});

test("[UI55] a link used up between looking and joining is said at the form, and the name stays", async () => {
  api = fakeApi({ me: guest, previewLink: preview(), join: new FakeError("link_used") });
  app = await renderApp("/j/token-12345678");
  const name = await app.waitFor(() => app.byName("input", "Your name"));
  await app.type(name, "Ana");
  await app.press(app.byName("button", "Join the room"));
  const alert = await app.waitFor(() => document.querySelector("[role=alert]"));
  expect(alert.textContent).toContain("This link has already been used.");
  expect((name as HTMLInputElement).value).toBe("Ana");
});
