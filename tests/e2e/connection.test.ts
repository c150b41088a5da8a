import { expect, test } from "vitest";
import { plainText } from "../../shared/domain/clause.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { agreed } from "./support/seat.ts";

const browser = browserOfFile();

const BRAZIL = { role: "delegation", delegation: { code: "BRA", name: "Brazil" }, coreGroup: true } as const;
const KENYA = { role: "delegation", delegation: { code: "KEN", name: "Kenya" }, coreGroup: true } as const;

async function stored(house: House, draft: string): Promise<string> {
  return (await house.content(draft)).clauses.map(({ text }) => plainText(text)).join("\n");
}

test("[SY49] [UI20] typed while the server is down: said so, kept over a reload of the page, sent when it is back", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const bra = await house.seat(draft, BRAZIL, "Ana");
  const ken = await house.seat(draft, KENYA, "Wanjiru");
  await bra.caretAt("PP 1", "end");
  await bra.type(" seen before");
  await ken.sees((clauses) => clauses.some(({ text }) => text.includes("seen before")), "typed while connected");
  await house.kill();
  await bra.page.getByText("You are offline.").waitFor();
  await bra.type(" and typed offline");
  await bra.page.getByText(/\d changes? waiting/).waitFor();
  expect(await bra.page.getByText(/All changes saved/).count()).toBe(0);
  await house.restart();
  await bra.saved();
  await ken.sees((clauses) => clauses.some(({ text }) => text.includes("and typed offline")), "sent later");
  await agreed([bra, ken]);
  expect(await stored(house, draft)).toContain("seen before and typed offline");
});

test("[SY47] words typed offline are still there after the page was closed and opened again", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const bra = await house.seat(draft, BRAZIL, "Ana");
  await bra.caretAt("OP 1", "end");
  await bra.page.context().setOffline(true);
  // A socket that is open notices nothing of the emulation: the server closes it, as a lost network would.
  await house.kill();
  await bra.page.getByText("You are offline.").waitFor();
  await bra.type(" kept on the device");
  await bra.page.getByText(/\d changes? waiting/).waitFor();
  await house.restart();
  await bra.kept();
  await bra.page.close({ runBeforeUnload: false });
  await bra.page.context().setOffline(false);
  const page = await bra.page.context().newPage();
  await page.goto(`${house.address}/d/${draft}`);
  await page.getByText(/All changes saved/).waitFor();
  await expect.poll(() => stored(house, draft), { timeout: 15_000 }).toContain("kept on the device");
});

test("[SY52] words from before a restore are found again until they are handed back, however often the page is closed", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const bra = await house.seat(draft, BRAZIL, "Ana");
  await bra.caretAt("OP 1", "end");
  await house.kill();
  await bra.page.getByText("You are offline.").waitFor();
  await bra.type(" kept from before");
  await bra.page.getByText(/\d changes? waiting/).waitFor();
  await house.restart();
  const context = bra.page.context();
  await bra.kept();
  await bra.page.close({ runBeforeUnload: false });
  // As after a restore; but the socket, which knows of none, keeps sending the page away.
  await context.route(`**/api/drafts/${draft}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), generation: 2 } });
  });
  for (const _ of [1, 2]) {
    const page = await context.newPage();
    await page.goto(`${house.address}/d/${draft}`);
    await page.getByText("kept from before").first().waitFor();
    // By now it has been sent away at least once.
    await page.getByRole("button", { name: "Try now" }).waitFor();
    await page.close({ runBeforeUnload: false });
  }
});

test("[SY44] [UI21] what the server does not take is handed back to the person, and the room goes on", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const facilitator = await house.secretariat.invite(draft, { role: "facilitator" }, "Amara");
  const bra = await house.seat(draft, BRAZIL, "Ana");
  const sec = await house.seatSecretariat(draft);
  await bra.caretAt("PP 1", "end");
  await house.kill();
  await bra.page.getByText("You are offline.").waitFor();
  await bra.type(" too late");
  await bra.page.getByText(/\d changes? waiting/).waitFor();
  // The stage changes before the delegation's words arrive: hold its browser back until then.
  await bra.page.context().setOffline(true);
  await house.restart();
  await facilitator
    .at(house.address)
    .call(ROUTES.command, { params: { draft }, json: { command: "setStage", id: "stage-1", stage: "negotiation" } });
  await bra.page.context().setOffline(false);
  await bra.page
    .getByText(/could not be taken/)
    .first()
    .waitFor();
  await bra.page.getByText("too late").first().waitFor();
  await bra.page.getByText("Stage: Negotiation").first().waitFor();
  await sec.sees(
    (clauses) => clauses.length > 0 && clauses.every(({ text }) => !text.includes("too late")),
    "not taken",
  );
  await sec.caretAt("PP 2", "end");
  await sec.type(" the room goes on");
  await bra.sees(
    (clauses) => clauses.some(({ text }) => text.includes("the room goes on")),
    "the refused one reads on",
  );
  expect(await stored(house, draft)).not.toContain("too late");
});

test("[AC13] [UI20] whoever's link is revoked is out at once and can still copy the text", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const link = await house.secretariat.createLink(draft, BRAZIL);
  const member = await house.secretariat.as(undefined).join(link.token, "Ana");
  const page = await house.page(member.session);
  await page.goto(`${house.address}/d/${draft}`);
  await page.getByText(/All changes saved/).waitFor();
  await house.secretariat.call(ROUTES.revokeLink, { params: { draft, link: link.id } });
  await page
    .getByText(/Your access to this draft has changed/)
    .first()
    .waitFor();
  expect(await page.locator(".ProseMirror").getAttribute("contenteditable")).not.toBe("true");
});

test("[PE1] [PE2] [UI13] an observer and a delegation outside the core group read along and cannot type", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const obs = await house.seat(draft, { role: "observer" }, "Olu");
  const fra = await house.seat(draft, { role: "delegation", delegation: { code: "FRA", name: "France" } }, "Luc");
  const sec = await house.seatSecretariat(draft);
  const before = await obs.shown();
  for (const seat of [obs, fra]) {
    await seat.caretAt("PP 1", "end");
    await seat.type("forbidden words");
    await seat.press("Enter", "Backspace");
  }
  await sec.caretAt("PP 1", "end");
  await sec.type(" allowed");
  await obs.sees((clauses) => clauses.some(({ text }) => text.includes("allowed")), "reads along");
  const shown = await agreed([obs, fra, sec]);
  expect(shown.length).toBe(before.length);
  expect(shown.some(({ text }) => text.includes("forbidden"))).toBe(false);
  expect(await stored(house, draft)).not.toContain("forbidden");
});
