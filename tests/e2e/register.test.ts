import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import type { House } from "./support/house.ts";
import { seatedNegotiation } from "./support/seatedNegotiation.ts";
import { axeProblems } from "./support/visitor.ts";

const OP3 = "sample-op3";
const browser = browserOfFile();

/** A draft in negotiation with four amendments to one paragraph, two of which collide. */
async function negotiated() {
  const { house, draft, chair, kenya, brazil, europe } = await seatedNegotiation(browser());
  await kenya.table("ken", OP3, "annually", "every two years");
  await brazil.table("bra", OP3, "annually", "twice a year");
  await europe.table("eu", OP3, "construction", "construction and training");
  await brazil.table("share", OP3, "share of each", "share that each receives");
  await europe.must({ command: "takePosition", on: { amendment: "ken" }, position: "support" });
  await chair.must({ command: "declineAmendment", amendment: "share", reason: "No resources" });
  const session = chair.api.session ?? "";
  const register = async (options: Parameters<House["page"]>[1] = {}) => {
    const page = await house.page(session, options);
    await page.goto(`${house.address}/d/${draft}/register`);
    await page.getByRole("grid").waitFor();
    return page;
  };
  return { house, draft, chair, register };
}

const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);

test("[A11Y18] axe finds nothing in the register: light and dark, in both languages, as a table and as cards", async () => {
  const { register } = await negotiated();
  for (const options of [
    {},
    { colorScheme: "dark", locale: "fr-FR" },
    { viewport: { width: 360, height: 740 } },
  ] as const) {
    const page = await register(options);
    expect(await axeProblems(page), JSON.stringify(options)).toEqual([]);
    await page.context().close();
  }
});

test("[A11Y13] the register does not scroll sideways, at 320 by 256 px neither", async () => {
  const { register } = await negotiated();
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
    { width: 320, height: 256 },
  ]) {
    const page = await register({ viewport });
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, JSON.stringify(viewport)).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test("[UI108] by keyboard alone: through the rows, into the room and back, and two parked with one reason", async () => {
  const { register, chair } = await negotiated();
  const page = await register();
  for (let stop = 0; stop < 20; stop += 1) {
    await page.keyboard.press("Tab");
    if (await row(page, "ken").evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /OP 3/ }).waitFor();
  await page.waitForFunction(() => window.location.search === "");
  await page.goBack();
  await page.getByRole("grid").waitFor();
  await row(page, "ken").focus();
  await page.keyboard.press("Space");
  await page.getByText("1 selected", { exact: true }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.getByText("2 selected", { exact: true }).waitFor();
  await page.keyboard.press("p");
  await page.locator("[role=dialog] textarea:focus").waitFor();
  await page.keyboard.type("Until the budget is known");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await row(page, "bra").getByText("parked").waitFor();
  const { amendments } = await chair.state();
  expect(amendments.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "ken parked",
    "bra parked",
    "eu tabled",
    "share declined",
  ]);
  await page.waitForFunction(() => document.activeElement?.matches("[data-row]"));
});
