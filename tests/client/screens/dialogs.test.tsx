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

test("[UI57] the export offers what exists only, and says that the draft is not final", async () => {
  api = fakeApi({ draft: draftResponse("negotiation", 0) });
  app = await renderPart(<Exporting />);
  await app.waitFor(() => text().includes("This draft is not final (stage: Negotiation)."));
  expect(text()).toContain("The file names neither the stage nor the date");
  expect(text()).toContain("There is no text yet.");
  const offered = () =>
    [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].map((radio) => radio.value);
  expect(offered()).toEqual(["final", "base", "txt", "json"]);
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

test("[UI115] with amendments there are a compilation, chosen by delegation, state and reading, and the register", async () => {
  const tabled = (id: string, delegation: string, status: string, reading = 1) => ({
    ...{
      id,
      number: id,
      label: null,
      delegation,
      sponsors: [],
      kind: "delete",
      on: { clause: "op1" },
      status,
      reading,
    },
    ...{ revision: 1, tabledAt: "2026-11-20T10:00:00.000Z", enteredBy: null, reason: null, positions: [] },
    ...{ collidesWith: [], isStale: false, contributors: [], mergedInto: null, decided: null },
  });
  const answer = draftResponse("negotiation");
  const amendments = [tabled("a", "KEN", "tabled"), tabled("b", "EU", "parked"), tabled("c", "BRA", "tabled", 2)];
  api = fakeApi({ draft: { ...answer, state: { ...answer.state, amendments } } });
  const fetched: string[] = [];
  const inner = globalThis.fetch;
  Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  globalThis.fetch = async (input, init) => {
    if (!/export|register/.test(String(input))) return inner(input, init);
    fetched.push(decodeURIComponent(String(input)));
    return new Response("x");
  };
  const input = (value: string) => document.querySelector<HTMLElement>(`input[value=${value}]`) ?? undefined;
  const tick = async (words: string) => {
    const label = [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === words);
    await app.press(label?.querySelector("input") ?? undefined);
  };
  const exportAs = async (choose: () => Promise<void>) => {
    app = await renderPart(<Exporting />);
    await app.press(await app.waitFor(() => input("compilation")));
    await choose();
    await app.press(app.byName("button", "Export"));
    await app.waitFor(() => !document.querySelector("[role=dialog]"));
    await app.unmount();
    return fetched.pop();
  };
  expect(await exportAs(async () => undefined)).toBe(
    "/api/drafts/d1/export?format=txt&view=compilation&statuses=tabled",
  );
  expect(
    await exportAs(async () => {
      await tick("BRA");
      await tick("parked");
      await tick("Reading 2");
      await app.press(input("json"));
    }),
  ).toBe("/api/drafts/d1/export?format=json&view=compilation&statuses=tabled,parked&delegations=EU,KEN&readings=1");
  expect(await exportAs(() => app.press(input("register")))).toBe("/api/drafts/d1/register?format=csv");
  app = await renderPart(<Exporting />);
  await app.press(await app.waitFor(() => input("register")));
  expect(input("json")).toBeUndefined();
  globalThis.fetch = inner;
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
