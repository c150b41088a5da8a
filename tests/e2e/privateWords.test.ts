import { expect, test } from "vitest";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { Seat } from "./support/seat.ts";

const browser = browserOfFile();

const BRAZIL = { role: "delegation", delegation: { code: "BRA", name: "Brazil" } } as const;

/** A draft in negotiation, whose facilitator is a program. */
async function negotiated(house: House): Promise<string> {
  const draft = await house.draft();
  const facilitator = await house.secretariat.invite(draft, { role: "facilitator" }, "Amara");
  const command = { command: "setStage", id: "stage-1", stage: "negotiation" };
  await facilitator.call(ROUTES.command, { params: { draft }, json: command });
  return draft;
}

async function sit(house: House, session: string | undefined, draft: string): Promise<Seat> {
  const seat = new Seat(await house.page(session));
  await seat.page.goto(`${house.address}/d/${draft}`);
  await seat.ready();
  return seat;
}

const says =
  (...words: readonly string[]) =>
  (clauses: readonly { readonly text: string }[]) =>
    words.every((one) => clauses.some(({ text }) => text.includes(one)));

test("[SY47] [SY53] own words typed offline are there after the page was closed, and reach the colleague and nobody else", async () => {
  const house = await House.open(browser());
  const draft = await negotiated(house);
  const member = await house.secretariat.invite(draft, BRAZIL, "Ana");
  const ana = await sit(house, member.session, draft);
  const bia = await sit(house, (await member.invite(draft, BRAZIL, "Bia")).session, draft);
  const chair = await house.seat(draft, { role: "facilitator" }, "Chair");
  await ana.caretAt("OP 1", "end");
  await ana.type(" while connected");
  await bia.sees(says("while connected"), "the colleague reads along");
  await ana.saved();
  await house.kill();
  await ana.page.getByText("You are offline.").waitFor();
  await ana.type(" and offline");
  await ana.page.getByText(/\d changes? waiting/).waitFor();
  expect(await ana.page.getByText(/All changes saved/).count()).toBe(0);
  const context = ana.page.context();
  await ana.kept();
  await ana.page.close({ runBeforeUnload: false });
  await house.restart();
  const again = new Seat(await context.newPage());
  await again.page.goto(`${house.address}/d/${draft}`);
  await again.ready();
  await again.sees(says("while connected", "and offline"), "found on the device");
  await bia.sees(says("while connected", "and offline"), "sent when the server is back");
  await chair.saved();
  expect((await chair.shown()).some(({ text }) => text.includes("while connected"))).toBe(false);
  expect(JSON.stringify(await house.content(draft))).not.toContain("while connected");
});

test("[SY56] what the facilitator writes for a delegation stays on the device over a reload, and goes nowhere", async () => {
  const house = await House.open(browser());
  const draft = await negotiated(house);
  const bra = await house.seat(draft, BRAZIL, "Ana");
  const chair = await house.seat(draft, { role: "facilitator" }, "Chair");
  const writeFor = async () => {
    await chair.page.getByRole("button", { name: /Write base text/ }).click();
    await chair.page.getByRole("option", { name: /BRA/ }).click();
  };
  await writeFor();
  await chair.caretAt("OP 1", "end");
  await chair.type(" from the floor");
  await chair.page.getByText("1 on this device only").waitFor();
  await chair.kept();
  await chair.page.reload();
  await chair.page.getByText("1 on this device only").waitFor();
  await writeFor();
  await chair.sees(says("from the floor"), "found on the device");
  await bra.saved();
  expect((await bra.shown()).some(({ text }) => text.includes("from the floor"))).toBe(false);
  expect(JSON.stringify(await house.content(draft))).not.toContain("from the floor");
});
