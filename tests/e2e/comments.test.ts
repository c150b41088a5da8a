import { expect, test } from "vitest";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { axeProblems } from "./support/visitor.ts";

const browser = browserOfFile();
const BRAZIL = { role: "delegation", delegation: { code: "BRA", name: "Brazil" } } as const;
const KENYA = { role: "delegation", delegation: { code: "KEN", name: "Kenya" } } as const;

test("[CO9] [CO10] [CO13] a comment on a selected passage, by key; the other delegation sees it, answers and resolves", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const facilitator = await house.secretariat.invite(draft, { role: "facilitator" }, "Amara");
  const stage = { command: "setStage", id: "stage-1", stage: "negotiation" };
  await facilitator.call(ROUTES.command, { params: { draft }, json: stage });
  const ana = await house.seat(draft, BRAZIL, "Ana");
  const kim = await house.seat(draft, KENYA, "Kimani");
  const room = (seat: typeof ana) => seat.page.getByRole("complementary");

  await ana.caretAt("OP 1", "start");
  for (let word = 0; word < 3; word++) await ana.page.keyboard.press("Control+Shift+ArrowRight");
  await ana.selectionTold();
  const selected = await ana.page.evaluate(() => getSelection()?.toString().trim() ?? "");
  await ana.page.keyboard.press("Control+Alt+m");
  const field = room(ana).getByRole("textbox", { name: "Comment on OP 1" });
  await field.waitFor();
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  await ana.page.keyboard.type("Is this the agreed wording?");
  await room(ana).getByRole("radio", { name: "Everybody" }).waitFor({ state: "attached" });
  await ana.page.keyboard.press("Control+Enter");
  await room(ana).getByRole("article", { name: "OP 1" }).waitFor();
  expect((await ana.page.locator(".commented").allInnerTexts()).join("").trim()).toBe(selected);

  await kim.page.getByRole("status").getByText("New comment by Brazil on OP 1.").waitFor();
  await kim.page.getByRole("tab", { name: /Comments 1 new/ }).waitFor();
  await kim.page.getByRole("button", { name: "1 comment on OP 1" }).click();
  const thread = room(kim).getByRole("article", { name: "OP 1" });
  await thread.getByText("Is this the agreed wording?").waitFor();
  expect(await thread.evaluate((element) => element === document.activeElement)).toBe(true);
  await thread.getByRole("button", { name: "Reply on OP 1" }).click();
  await kim.page.keyboard.type("Yes, from last year.");
  await kim.page.keyboard.press("Control+Enter");
  expect(await axeProblems(kim.page)).toEqual([]);
  await thread.getByRole("button", { name: "Resolve the comment on OP 1" }).click();
  await expect.poll(() => ana.page.locator(".commented").count(), { timeout: 15_000 }).toBe(0);
  await room(ana).getByText("Resolved 1").click();
  await room(ana)
    .getByText(/Resolved by Kimani \(KEN\)/)
    .waitFor();
  expect(await axeProblems(ana.page)).toEqual([]);
});

test("[CO5] a private comment reaches the colleague, and neither another delegation nor the organisers", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const facilitator = await house.secretariat.invite(draft, { role: "facilitator" }, "Amara");
  const stage = { command: "setStage", id: "stage-1", stage: "negotiation" };
  await facilitator.call(ROUTES.command, { params: { draft }, json: stage });
  const ana = await house.seat(draft, BRAZIL, "Ana");
  const kim = await house.seat(draft, KENYA, "Kimani");
  const chair = await house.seatSecretariat(draft);
  const panel = ana.page.getByRole("complementary");
  await ana.caretAt("OP 2", "end");
  await ana.page.keyboard.press("Control+Alt+m");
  await panel.getByText("Only BRA", { exact: true }).click();
  await panel.getByRole("textbox", { name: "Comment on OP 2" }).fill("Our red line: no date.");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await panel.getByRole("article", { name: "OP 2" }).getByText("Only BRA sees this").waitFor();
  // What the others are asked to see comes after it, on the same screens.
  await ana.caretAt("OP 2", "end");
  await ana.page.keyboard.press("Control+Alt+m");
  await panel.getByRole("textbox", { name: "Comment on OP 2" }).fill("For all of us.");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  expect(await axeProblems(ana.page)).toEqual([]);
  for (const seat of [kim, chair]) {
    await seat.page.getByRole("button", { name: "1 comment on OP 2" }).click();
    await seat.page.getByRole("complementary").getByText("For all of us.").waitFor();
    expect(await seat.page.content()).not.toContain("Our red line");
  }
  await ana.saved();
  await ana.page.reload();
  await ana.ready();
  await ana.page.getByRole("button", { name: "2 comments on OP 2" }).click();
  await panel.getByText("Our red line: no date.").waitFor();
  await ana.page.setViewportSize({ width: 360, height: 740 });
  expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // On a small screen the panel takes the place of the text, and with it of the main landmark.
  expect((await axeProblems(ana.page)).filter((problem) => !problem.startsWith("landmark-one-main"))).toEqual([]);
  await ana.page.getByRole("button", { name: "Text", exact: true }).click();
  await ana.page.getByRole("button", { name: "2 comments on OP 2" }).click();
  await panel.getByText("For all of us.").waitFor();
});
