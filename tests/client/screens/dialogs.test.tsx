import { afterEach, expect, test } from "vitest";
import { DraftHeadDialog } from "../../../client/screens/head/DraftHeadDialog.tsx";
import { changedHead } from "../../../client/screens/head/headFields.ts";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import { fakeApi } from "./fakeApi.ts";
import { type RenderedApp, renderPart } from "./renderApp.tsx";

let app: RenderedApp;
let api: ReturnType<typeof fakeApi>;
afterEach(async () => {
  await app.unmount();
  api.restore();
});

const text = () => document.body.textContent ?? "";
const HEAD: DraftHead = {
  type: "resolution",
  language: "en",
  profile: "un",
  organ: "General Assembly",
  number: "81/1",
};

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
