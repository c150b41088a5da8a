import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { countFound } from "../../../client/screens/import/countFound.ts";
import { chooseFile } from "./chooseFile.ts";
import { type Call, FakeError, fakeApi } from "./fakeApi.ts";
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
  await app.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(new File([new Uint8Array(8_000_001)], "huge.txt", { type: "text/plain" }));
  await app.waitFor(() => text().includes("This file is larger than"));
  expect(api.calls.map((call) => call.route)).not.toContain("readImport");
  await chooseFile(new File(["The General Assembly,"], "draft.txt", { type: "text/plain" }));
  await app.waitFor(() => text().includes("From draft.txt."));
  const body = api.calls.find((call) => call.route === "readImport")?.body as FormData;
  const file = body.get("file") as File;
  expect([file.name, await file.text()]).toEqual(["draft.txt", "The General Assembly,"]);
});

test.each([
  ["paper.pdf", 9, "Adref does not read PDF files. Open paper.pdf"],
  ["old.doc", 9, "old.doc is a Word file of the old kind."],
  ["form.docm", 9, "form.docm is a Word file with macros"],
  ["picture.png", 9, "Adref cannot read picture.png. It reads Word (.docx)"],
  ["empty.docx", 0, "There are no words in this file."],
  ["huge.docx", 24_000_001, "This file is larger than 24 MB."],
])("[UI52] %s of %i bytes is not sent, and what would help is said", async (name, size, words) => {
  api = fakeApi({ me: me("secretariat", true), readImport: importedText() });
  app = await renderApp("/open");
  await app.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(new File([new Uint8Array(size)], name));
  await app.waitFor(() => document.querySelector("[role=alert]")?.textContent?.includes(words));
  expect(api.calls.map((call) => call.route)).not.toContain("readImport");
});

test("[UI52] a Word file with pictures is sent, and what the server found wrong with it is said", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: new FakeError("invalid_file", undefined, "not_docx") });
  app = await renderApp("/open");
  await app.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(new File([new Uint8Array(9_000_000)], "large.docx"));
  await app.waitFor(() =>
    document.querySelector("[role=alert]")?.textContent?.includes("This is no Word file (.docx)"),
  );
});

test("[UI208] every ending that a reader knows is offered in the file picker", async () => {
  api = fakeApi({ me: me("secretariat", true) });
  app = await renderApp("/open");
  const input = await app.waitFor(() => document.querySelector("input[type=file]"));
  const accepted = input.getAttribute("accept")?.split(",") ?? [];
  for (const ending of [".docx", ".xml", ".akn", ".html", ".md", ".txt", ".json"]) expect(accepted).toContain(ending);
});

test("[UI208] a file with tracked changes asks whether they are accepted or left out; the draft is what was shown then", async () => {
  const fields = (call: Call) => (call.body as FormData).get("changes");
  const answered = (call: Call) => ({
    ...importedText(),
    content: { ...importedText().content, language: fields(call) === "reject" ? "fr" : "en" },
    changes: 3,
    comments: 1,
  });
  api = fakeApi({
    me: me("secretariat", true),
    readImport: answered,
    createDraft: { id: "d9", warnings: [] },
    draft: new FakeError("not_found"),
  });
  app = await renderApp("/open");
  const rendered = app;
  await app.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(new File(["zip"], "L24.docx"));
  await app.waitFor(() => text().includes("This file has 3 tracked changes"));
  expect(text()).toContain("1 comment of the file is not taken over.");
  await app.press(await app.waitFor(() => document.querySelector<HTMLElement>("input[value=reject]")));
  await app.waitFor(() => document.querySelector("article")?.getAttribute("lang") === "fr");
  expect(api.calls.filter(({ route }) => route === "readImport").map(fields)).toEqual(["accept", "reject"]);
  await app.press(rendered.byName("button", "Create the draft"));
  await app.waitFor(() => window.location.pathname === "/d/d9");
  const made = api.calls.find(({ route }) => route === "createDraft")?.body as { language: string };
  expect(made.language).toBe("fr");
});

test("[UI208] when the file cannot be read the other way, what was found stays", async () => {
  const answers: unknown[] = [{ ...importedText(), changes: 2 }, new FakeError("internal")];
  api = fakeApi({ me: me("secretariat", true), readImport: () => answers.shift() });
  app = await renderApp("/open");
  await app.waitFor(() => document.querySelector("input[type=file]"));
  await chooseFile(new File(["zip"], "L24.docx"));
  await app.press(await app.waitFor(() => document.querySelector<HTMLElement>("input[value=reject]")));
  await app.waitFor(() => document.querySelector("[role=alert]"));
  expect(document.querySelector<HTMLInputElement>("input[value=accept]")?.checked).toBe(true);
  expect(document.querySelector("article")).not.toBeNull();
});

test("[UI208] what is pasted with its structure is read by it, unless it was changed since", async () => {
  api = fakeApi({ me: me("secretariat", true), readImport: new FakeError("internal") });
  app = await renderApp("/open");
  const rendered = app;
  const field = await app.waitFor(() => rendered.byName("textarea", "Text"));
  const paste = async (words: string, html: string) => {
    const data = { "text/plain": words, "text/html": html } as Record<string, string>;
    const event = Object.assign(new Event("paste", { bubbles: true }), {
      clipboardData: { getData: (type: string) => data[type] ?? "" },
    });
    await act(async () => {
      field.dispatchEvent(event);
    });
    await rendered.type(field, words);
    await rendered.press(rendered.byName("button", "Read the text"));
  };
  await paste("One\nTwo", "<p>One</p><p>Two</p>");
  await app.waitFor(() => document.querySelector("[role=alert]"));
  const form = api.calls.at(-1)?.body as FormData | undefined;
  const sent = form?.get("file") as File;
  expect([sent.name, await sent.text()]).toEqual(["pasted.html", "<p>One</p><p>Two</p>"]);
  await app.type(field, "One\nTwo and more");
  await app.press(rendered.byName("button", "Read the text"));
  expect(api.calls.at(-1)?.body).toBe("One\nTwo and more");
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
