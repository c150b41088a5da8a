import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { agreed, Seat } from "./support/seat.ts";

const browser = browserOfFile();

/** Makes a link for a delegation of the core group in the open share dialog, and gives its address. */
async function linkFor(page: Page, state: string): Promise<string> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Delegation" }).fill(state);
  await page.keyboard.press("Tab");
  // Only the first time: the form keeps what it was set to.
  const core = dialog.getByRole("checkbox", { name: /Core group/ });
  if (!(await core.isChecked())) await dialog.getByText(/Core group: writes/).click();
  const addresses = dialog.locator('input[readonly][value*="/j/"]');
  const made = await addresses.count();
  await dialog.getByRole("button", { name: "Create link" }).click();
  await expect.poll(() => addresses.count()).toBe(made + 1);
  // The newest stands first.
  return addresses.first().inputValue();
}

async function joinBy(house: House, address: string, name: string): Promise<Seat> {
  const page = await house.page();
  await page.goto(address);
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.keyboard.press("Enter");
  const seat = new Seat(page);
  await seat.ready();
  return seat;
}

test("[UI70] README's first negotiation can be done as it is written, by somebody who has only the printed link", async () => {
  const house = await House.open(browser());
  const page = await house.page();
  await page.goto(house.secretariatUrl);
  await page.getByRole("textbox", { name: "Your name" }).fill("Sofia");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Safe drinking water at community water points").click();
  const sec = new Seat(page);
  await sec.ready();

  await page.getByRole("button", { name: "Share" }).click();
  const brazil = await linkFor(page, "Brazil");
  const kenya = await linkFor(page, "Kenya");
  await page.getByRole("button", { name: "Done" }).click();

  const [bra, ken] = [await joinBy(house, brazil, "Ana"), await joinBy(house, kenya, "Wanjiru")];
  await bra.caretAt("PP 3", "end");
  await ken.caretAt("PP 3", "start");
  await Promise.all([bra.type(" together"), ken.type("Also ")]);
  await bra.press("Enter");
  await bra.type("Stressing that a newcomer can do this,");
  await bra.press("Alt+Shift+ArrowDown");
  await ken.sees(
    (clauses) => clauses.some(({ label, text }) => label === "PP 5" && text.includes("newcomer")),
    "it moved",
  );
  await bra.caretAt("OP 4", "start");
  await bra.press("Tab");
  await ken.sees((clauses) => clauses.some(({ label }) => label === "OP 3 (a)"), "a sub-paragraph");
  await bra.press("Shift+Tab");
  await agreed([sec, bra, ken]);

  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("dialog").getByText("Text (.txt)", { exact: true }).click();
  const download = page.waitForEvent("download");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Export|Save|Download)/ })
    .click();
  const text = readFileSync(await (await download).path(), "utf8");
  expect(text).toContain("Stressing that a newcomer can do this,");
});
