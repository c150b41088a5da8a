import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { countFound } from "../../../client/screens/import/countFound.ts";
import { FakeError, fakeApi } from "./fakeApi.ts";
import { importedText, me } from "./fixtures.ts";
import { type RenderedApp, renderApp } from "./renderApp.tsx";

let app: RenderedApp | undefined;
let api: ReturnType<typeof fakeApi> | undefined;
afterEach(async () => {
  await app?.unmount();
  api?.restore();
  app = undefined;
  api = undefined;
});

const text = () => document.body.textContent ?? "";

async function paste(rendered: RenderedApp, words: string): Promise<void> {
  await rendered.type(await rendered.waitFor(() => rendered.byName("textarea", "Text")), words);
  await rendered.press(rendered.byName("button", "Read the text"));
}

test("[UI53] pasted words are read without being kept; the review shows counts, text with labels, and doubts with their places", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: importedText() });
  app = await renderApp("/open");
  await paste(app, "The General Assembly,\n\nRecalling …");
  await app.waitFor(() => document.querySelector("h1")?.textContent === "Review what was found");
  expect(document.activeElement?.tagName).toBe("H1");
  expect(api.calls.find((call) => call.route === "readImport")?.body).toBe("The General Assembly,\n\nRecalling …");
  expect(api.calls.map((call) => call.route)).not.toContain("createDraft");
  const found = [...document.querySelectorAll("section:first-of-type > ul > li")].map((item) => item.textContent);
  expect(found).toEqual(["2 preambular paragraphs", "1 operative paragraph", "1 sub-paragraph", "1 footnote"]);
  const page = document.querySelector("article");
  expect(page?.getAttribute("lang")).toBe("en");
  expect(page?.textContent).toContain("PP 2");
  expect(page?.querySelector("em")?.textContent).toBe("Recalling");
  expect(text()).toContain("3 places to look at");
  expect(text()).toContain("This number does not follow the one before it.");
  expect(text()).toContain("Line 42");
  expect(text()).toContain("9. Decides");
  // A doubt that a newer server knows is shown in its own words.
  expect(text()).toContain("A doubt this client does not know");
});

test("[UI53] only Create makes the draft, from exactly what was shown, and opens it", async () => {
  api = fakeApi({
    me: me("secretariat", true),
    readImport: importedText(),
    createDraft: { id: "d9", warnings: [] },
    draft: new FakeError("not_found"),
  });
  app = await renderApp("/open");
  const rendered = app;
  await paste(app, "words");
  await app.press(await app.waitFor(() => rendered.byName("button", "Create the draft")));
  await app.waitFor(() => window.location.pathname === "/d/d9");
  expect(api.calls.find((call) => call.route === "createDraft")?.body).toEqual(importedText().content);
});

test("[UI53] another text may be chosen instead, and nothing was made", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: importedText() });
  app = await renderApp("/open");
  const rendered = app;
  await paste(app, "words");
  await app.press(await app.waitFor(() => rendered.byName("button", "Choose another text")));
  await app.waitFor(() => rendered.byName("button", "Read the text"));
  expect(api.calls.map((call) => call.route)).not.toContain("createDraft");
});

test("[UI52] nothing pasted is said at the field; a text that cannot be read is said in words and stays", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: new FakeError("too_large") });
  app = await renderApp("/open");
  const rendered = app;
  await app.press(await app.waitFor(() => rendered.byName("button", "Read the text")));
  expect(text()).toContain("Paste some text first, or choose a file.");
  await paste(app, "very long words");
  const alert = await app.waitFor(() => document.querySelector("[role=alert]"));
  expect(alert.textContent).toContain("This is too large.");
  expect((app.byName("textarea", "Text") as HTMLTextAreaElement).value).toBe("very long words");
});

test("[UI52] a chosen file is sent as it is, under its name; one that is far too large is asked about first", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: importedText() });
  app = await renderApp("/open");
  const input = await app.waitFor(() => document.querySelector<HTMLInputElement>("input[type=file]"));
  await choose(input, new File([new Uint8Array(5_000_001)], "huge.txt", { type: "text/plain" }));
  await app.waitFor(() => text().includes("This file is larger than"));
  expect(api.calls.map((call) => call.route)).not.toContain("readImport");
  await choose(input, new File(["The General Assembly,"], "draft.txt", { type: "text/plain" }));
  await app.waitFor(() => text().includes("From draft.txt."));
  const body = api.calls.find((call) => call.route === "readImport")?.body as FormData;
  const file = body.get("file") as File;
  expect([file.name, await file.text()]).toEqual(["draft.txt", "The General Assembly,"]);
});

test("[UI50] who may not create drafts reads why instead of the form", async () => {
  api = fakeApi({ me: me("delegation", false) });
  app = await renderApp("/open");
  await app.waitFor(() => text().includes("Only the secretariat can create drafts."));
  expect(document.querySelector("textarea")).toBeNull();
});

test("[UI53] sub-paragraphs, headings, tables and loose lines are counted as what they are; title and enacting line are not", () => {
  const clause = (kind: string, level = 0) => ({ id: "x", kind, level, label: "", number: "", lead: "", text: [] });
  const clauses = [
    clause("title"),
    clause("enacting"),
    clause("heading", 1),
    clause("numbered"),
    clause("numbered", 1),
    clause("table"),
    clause("annex"),
    clause("closing"),
    clause("text"),
  ];
  expect(countFound({ clauses, footnotes: [] } as never)).toEqual([
    ["subparagraphs", 1],
    ["numbered", 1],
    ["headings", 1],
    ["tables", 1],
    ["others", 3],
  ]);
});

async function choose(input: HTMLInputElement, file: File): Promise<void> {
  Object.defineProperty(input, "files", { value: [file], configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
