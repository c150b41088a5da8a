import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { ExportDialog } from "../../../client/screens/export/ExportDialog.tsx";
import { DraftHeadDialog } from "../../../client/screens/head/DraftHeadDialog.tsx";
import { changedHead } from "../../../client/screens/head/headFields.ts";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import { FakeError, fakeApi } from "./fakeApi.ts";
import { draftResponse } from "./fixtures.ts";
import { type RenderedApp, renderPart } from "./renderApp.tsx";

let app: RenderedApp;
let api: ReturnType<typeof fakeApi>;
afterEach(async () => {
  await app.unmount();
  api.restore();
  vi.restoreAllMocks();
});

const text = () => document.body.textContent ?? "";
const HEAD: DraftHead = {
  type: "resolution",
  language: "en",
  profile: "un",
  organ: "General Assembly",
  number: "81/1",
};

function Exporting() {
  const [isOpen, setIsOpen] = useState(true);
  return <ExportDialog draftId="d1" draftName="L.24" isOpen={isOpen} onClose={() => setIsOpen(false)} />;
}

test("[UI57] the export offers what exists only, no views for JSON, and says that the draft is not final", async () => {
  api = fakeApi({ draft: draftResponse("negotiation", 0) });
  app = await renderPart(<Exporting />);
  await app.waitFor(() => text().includes("This draft is not final (stage: Negotiation)."));
  expect(text()).toContain("The file names neither the stage nor the date");
  expect(text()).toContain("There is no text yet.");
  const offered = () =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].map((radio) => radio.value);
  expect(offered()).toEqual(["txt", "json", "final", "base"]);
  await app.press(document.querySelector<HTMLElement>("input[value=json]") ?? undefined);
  expect(offered()).toEqual(["txt", "json"]);
});

test("[UI57] the file comes under the server's name in the view and format chosen; the dialog closes", async () => {
  const saved: string[] = [];
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  api = fakeApi({ draft: draftResponse("final") });
  const fetched: string[] = [];
  const inner = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!String(input).includes("/export")) return inner(input, init);
    fetched.push(String(input));
    const disposition = `attachment; filename="A.json"; filename*=UTF-8''A%20C.3%20L.24.json`;
    return new Response("{}", { headers: { "content-disposition": disposition } });
  };
  app = await renderPart(<Exporting />);
  await app.press(await app.waitFor(() => document.querySelector<HTMLElement>("input[value=json]")));
  await app.press(app.byName("button", "Export"));
  await app.waitFor(() => !document.querySelector("[role=dialog]"));
  expect(fetched).toEqual(["/api/drafts/d1/export?format=json"]);
  expect(saved).toEqual(["A C.3 L.24.json"]);
});

test("[A11Y16] an export that fails says why in the dialog and leaves it open", async () => {
  api = fakeApi({ draft: draftResponse(), exportDraft: new FakeError("no_access") });
  app = await renderPart(<Exporting />);
  await app.press(await app.waitFor(() => app.byName("button", "Export")));
  await app.waitFor(() => document.querySelector("[role=dialog] [role=alert]"));
  expect(text()).toContain("You have no access to this.");
});

test("[UI56] the head dialog gives back what changed only; an emptied field is taken away", async () => {
  api = fakeApi({});
  const saved: Partial<DraftHead>[] = [];
  app = await renderPart(
    <DraftHeadDialog head={HEAD} isOpen onClose={() => undefined} onSave={(changes) => saved.push(changes)} />,
  );
  await app.type(await app.waitFor(() => app.byName("input", "Symbol")), " A/C.3/81/L.24 ");
  await app.type(app.byName("input", "Number"), "");
  await app.press(app.byName("button", "Save"));
  expect(saved).toEqual([{ symbol: "A/C.3/81/L.24", number: "" }]);
});

test("[UI56] who may not change the head reads it, and why", async () => {
  api = fakeApi({});
  app = await renderPart(
    <DraftHeadDialog
      head={HEAD}
      isOpen
      onClose={() => undefined}
      onSave={() => expect.unreachable()}
      readOnlyReason="Only the facilitator may."
    />,
  );
  await app.waitFor(() => text().includes("Only the facilitator may."));
  expect(text()).toContain("81/1");
  expect(document.querySelector("input")).toBeNull();
  expect(app.byName("button", "Save")).toBeUndefined();
});

test("[UI56] a head that was not touched gives no changes, language and kind included", () => {
  const fields = { organ: "General Assembly", symbol: "", number: "81/1", session: " ", agendaItem: "" };
  expect(changedHead(HEAD, { ...fields, type: "resolution", language: "en" })).toEqual({});
  expect(changedHead(HEAD, { ...fields, type: "decision", language: "fr" })).toEqual({
    type: "decision",
    language: "fr",
  });
});
