import { afterEach, expect, test } from "vitest";
import { FakeError, fakeApi, OFFLINE } from "./fakeApi.ts";
import { BRAZIL, me, summary } from "./fixtures.ts";
import { type RenderedApp, renderApp } from "./renderApp.tsx";

let app: RenderedApp;
let api: ReturnType<typeof fakeApi>;
afterEach(async () => {
  await app.unmount();
  api.restore();
});

const text = () => document.body.textContent ?? "";

test("[UI48] without a session the page asks for a link, and takes a whole address or refuses in words", async () => {
  api = fakeApi({ me: new FakeError("sign_in_again"), previewLink: new FakeError("link_invalid") });
  app = await renderApp("/");
  const field = await app.waitFor(() => app.byName("input", "Your link"));
  await app.type(field, "not a link");
  await app.press(app.byName("button", "Continue"));
  expect(text()).toContain("This does not look like an Adref link");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(window.location.pathname).toBe("/");
  await app.type(field, "  https://adref.example/j/abcDEF123_-xyz?from=mail ");
  await app.press(app.byName("button", "Continue"));
  expect(window.location.pathname).toBe("/j/abcDEF123_-xyz");
});

test("[UI49] the list names symbol, title, stage, role and who is live, and each entry leads to its room", async () => {
  api = fakeApi({
    me: me("delegation", false),
    drafts: {
      drafts: [
        summary("d1", { people: 13, role: "delegation", delegation: BRAZIL }),
        summary("d2", { title: "", symbol: "", stage: "drafting" }),
      ],
    },
  });
  app = await renderApp("/");
  await app.waitFor(() => document.querySelector("li a"));
  const [first, second] = document.querySelectorAll("main ul > li");
  expect(first?.textContent).toContain("A/C.3/81/L.24");
  expect(first?.textContent).toContain("Stage: Negotiation");
  expect(first?.textContent).toContain("BRA");
  expect(first?.textContent).toContain("In the room: ● 13 people");
  expect(first?.querySelector("a")?.getAttribute("href")).toBe("/d/d1");
  expect(second?.textContent).toContain("Untitled draft");
  expect(text()).toContain("2 drafts");
  expect(text().match(/13/g)).toHaveLength(1);
});

test("[UI49] search and filter narrow the list; nothing found offers to show all", async () => {
  api = fakeApi({
    me: me("secretariat", true),
    drafts: {
      drafts: [
        summary("d1", { title: "Droits de l’élève" }),
        summary("d2", { title: "Food", role: "facilitator" }),
        summary("d3", { title: "Old", archived: true }),
      ],
    },
  });
  app = await renderApp("/");
  await app.waitFor(() => document.querySelector("li a"));
  const titles = () => [...document.querySelectorAll("main li a")].map((link) => link.textContent);
  expect(titles()).toEqual(["Droits de l’élève", "Food"]);
  const search = app.byName("input", "Find a draft");
  await app.type(search, "ELEVE droits");
  expect(titles()).toEqual(["Droits de l’élève"]);
  await app.type(search, "zzz");
  expect(text()).toContain("No draft matches");
  await app.press(app.byName("button", "Show all"));
  expect(titles()).toHaveLength(2);
  await app.press(app.byName("button", "I facilitate"));
  expect(titles()).toEqual(["Food"]);
  await app.press(app.byName("button", "Archived"));
  expect(titles()).toEqual(["Old"]);
});

test("[UI50] who may not create drafts is not offered to, with drafts and without", async () => {
  for (const drafts of [[], [summary("d1")]]) {
    api = fakeApi({ me: me("delegation", false), drafts: { drafts } });
    app = await renderApp("/");
    await app.waitFor(() => text().includes(drafts.length === 0 ? "Open the link you were sent." : "1 draft"));
    expect(app.byName("button", "New draft")).toBeUndefined();
    expect(app.byName("button", "Open a text…")).toBeUndefined();
    await app.unmount();
    api.restore();
  }
  api = fakeApi({ me: me("delegation", false) });
  app = await renderApp("/open");
  await app.waitFor(() => text().includes("Only the secretariat can create drafts."));
});

test("[UI50] [A11Y10] a new draft takes what the form says and opens; the closed dialog gives the focus back", async () => {
  api = fakeApi({
    me: me("secretariat", true),
    drafts: { drafts: [] },
    createDraft: { id: "d9", warnings: [] },
    draft: new FakeError("not_found"),
  });
  app = await renderApp("/");
  await app.press(await app.waitFor(() => app.byName("button", "New draft")));
  const dialog = await app.waitFor(() => document.querySelector<HTMLElement>("[role=dialog]"));
  expect(document.getElementById(dialog.getAttribute("aria-labelledby") ?? "")?.textContent).toBe("New draft");
  await app.press(app.byName("[role=dialog] button", "Cancel"));
  await app.waitFor(() => !document.querySelector("[role=dialog]"));
  await app.waitFor(() => document.activeElement?.textContent === "New draft");

  await app.press(app.byName("button", "New draft"));
  await app.type(await app.waitFor(() => app.byName("[role=dialog] input", "Title")), "The right to food");
  await app.press(app.byName("[role=dialog] button", "Create"));
  await app.waitFor(() => window.location.pathname === "/d/d9");
  expect(api.calls.find((call) => call.route === "createDraft")?.body).toEqual({
    title: "The right to food",
    type: "resolution",
    language: "en",
    organ: "General Assembly",
  });
});

test("[UI73] an example in an empty field says that it is one", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] } });
  app = await renderApp("/");
  await app.press(await app.waitFor(() => app.byName("button", "New draft")));
  await app.waitFor(() => document.querySelector("[role=dialog]"));
  const examples = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input[placeholder]")];
  expect(examples.map((field) => field.placeholder)).toEqual([
    "e.g. Rights of the child in the digital environment",
    "e.g. A/C.3/81/L.24",
  ]);
  expect(examples.map((field) => field.value)).toEqual(["", ""]);
});

test("[A11Y16] a list that cannot be loaded says so, with the reference, and tries again on demand", async () => {
  const answers = [new FakeError("internal", "ref-7f3a"), { drafts: [summary("d1")] }];
  api = fakeApi({
    me: me("secretariat", true),
    drafts: () => answers.shift(),
  });
  app = await renderApp("/");
  const alert = await app.waitFor(() => document.querySelector("[role=alert]"));
  expect(alert.textContent).toContain("The drafts could not be loaded.");
  expect(alert.textContent).toContain("ref-7f3a");
  await app.press(app.byName("button", "Try again"));
  await app.waitFor(() => document.querySelector("li a"));
  expect(document.querySelector("[role=alert]")).toBeNull();
});

test("[A11Y16] a form that cannot be sent keeps its words", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] }, createDraft: OFFLINE });
  app = await renderApp("/");
  await app.press(await app.waitFor(() => app.byName("button", "New draft")));
  const title = await app.waitFor(() => app.byName("[role=dialog] input", "Title"));
  await app.type(title, "The right to food");
  await app.press(app.byName("[role=dialog] button", "Create"));
  await app.waitFor(() => text().includes("The server cannot be reached"));
  expect((title as HTMLInputElement).value).toBe("The right to food");
});

test("[I18N3] choosing French in the menu changes words, page and memory at once", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] } });
  app = await renderApp("/");
  await app.press(await app.waitFor(() => app.byName("button", "Language: English")));
  await app.press(await app.waitFor(() => app.byName("[role=menuitemradio]", "Français")));
  await app.waitFor(() => app.byName("button", "Nouveau projet"));
  expect(document.documentElement.lang).toBe("fr");
  expect(window.localStorage.getItem("adref.language")).toBe("fr");
});

test("[UI46] the theme chosen stands on the page and is kept; as the system takes it away again", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] } });
  app = await renderApp("/");
  await app.press(await app.waitFor(() => app.byName("button", "Theme")));
  await app.press(await app.waitFor(() => app.byName("[role=menuitemradio]", "Dark")));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(window.localStorage.getItem("adref.theme")).toBe("dark");
  await app.press(await app.waitFor(() => app.byName("button", "Theme")));
  await app.press(await app.waitFor(() => app.byName("[role=menuitemradio]", "As the system")));
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

test("[A11Y9] the first thing in the tab order leads to the main part, and leaves the address alone", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] } });
  app = await renderApp("/");
  await app.waitFor(() => app.byName("button", "New draft"));
  const first = app.page.querySelector<HTMLElement>("a, button, input");
  expect(first?.textContent).toBe("Skip to the main part");
  await app.press(first ?? undefined);
  expect(document.activeElement?.tagName).toBe("MAIN");
  expect(window.location.hash).toBe("");
});

test("[UI47] an address that leads nowhere says so and leads home", async () => {
  api = fakeApi({ me: me("secretariat", true) });
  app = await renderApp("/nowhere/at/all");
  expect(document.querySelector("h1")?.textContent).toBe("There is nothing here");
  expect(document.querySelector("main a")?.getAttribute("href")).toBe("/");
});

test("[A11Y10] a new screen gives the focus to its heading", async () => {
  api = fakeApi({ me: me("secretariat", true), drafts: { drafts: [] } });
  app = await renderApp("/");
  const button = await app.waitFor(() => app.byName("button", "Open a text…"));
  // The first screen of a visit leaves the start to the browser: the skip link is what Tab finds.
  expect(document.activeElement).toBe(document.body);
  await app.press(button);
  await app.waitFor(() => document.querySelector("h1")?.textContent === "Open a text");
  expect(document.activeElement?.tagName).toBe("H1");
  expect(document.title).toBe("Open a text – Adref");
});
