import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import { allRead, card, ownBar, seatOf } from "./support/gathering.ts";
import { House } from "./support/house.ts";
import { caretBehind, focused, followed, goTo, goToClause, goToRegion, goToTool } from "./support/keyboard.ts";
import type { Seat } from "./support/seat.ts";

const browser = browserOfFile();

/** Tables what the caret stands in. */
async function table(seat: Seat, number: string): Promise<void> {
  await followed(seat);
  await seat.press("Control+Enter");
  await ownBar(seat, new RegExp(`^${number}:`)).waitFor();
  await expect.poll(() => focused(seat)).toMatch(/^Draft text/);
}

test("[UI151] [UI81] [UI103] a negotiation goes by keyboard alone, from the stage to the agreement", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const chair = await house.seat(draft, { role: "facilitator" }, "Amara Diallo");
  const bra = await seatOf(house, draft, "BRA");
  const eu = await seatOf(house, draft, "EU");
  const ken = await seatOf(house, draft, "KEN");
  const seats = [chair, bra, eu, ken];
  await goToTool(chair, /Stage: Drafting/);
  await chair.press("Enter");
  await goTo(chair, "ArrowDown", /^Negotiation/);
  await chair.press("Enter");
  await chair.page.getByRole("dialog").waitFor();
  await goTo(chair, "Tab", /^Move to: Negotiation$/);
  await chair.press("Enter");
  for (const { page } of seats) await page.getByRole("contentinfo").getByText("Stage: Negotiation").waitFor();

  // Proposing in place; two that collide.
  await goToClause(bra, "OP 3");
  await caretBehind(bra, "fund maintenance");
  await bra.type(" fully");
  await ownBar(bra, "BRA: own text of OP 3").waitFor();
  await table(bra, "A-001");
  await goToClause(ken, "OP 3");
  await caretBehind(ken, "to report");
  await ken.press("Control+Shift+ArrowRight");
  await ken.type(" every two years");
  await ownBar(ken, /own text of OP 3/).waitFor();
  await table(ken, "A-002");
  await goToClause(eu, "OP 3");
  await caretBehind(eu, "to report");
  await eu.press("Control+Shift+ArrowRight");
  await eu.type(" twice a year");
  await ownBar(eu, /own text of OP 3/)
    .getByText("same words as A-002 (KEN)")
    .waitFor();
  await table(eu, "A-003");

  // A bis, a deletion, an alt.
  await goToClause(bra, "OP 4");
  await bra.press("ArrowLeft");
  await bra.press("Enter");
  await bra.type("Stresses that spare parts should be made nearby;");
  await ownBar(bra, "BRA: new paragraph OP 3 bis").waitFor();
  await table(bra, "A-004");
  await goToClause(ken, "OP 5");
  await goToTool(ken, /Propose to delete/);
  await ken.press("Enter");
  await ownBar(ken, "KEN: delete OP 5").waitFor();
  await ken.press("Escape");
  await table(ken, "A-005");
  await goToClause(eu, "OP 6");
  await goToTool(eu, /Propose an alternative/);
  await eu.press("Enter");
  await ownBar(eu, "EU: alternative OP 6 alt").waitFor();
  await expect.poll(() => focused(eu)).toMatch(/^Draft text, OP 6 alt/);
  await eu.press("ArrowLeft");
  await eu.type(", on paper");
  await table(eu, "A-006");

  // A position.
  await goToClause(ken, "OP 3");
  await goToRegion(ken, "panel");
  await goTo(ken, "Tab", /BRA.*A-001/);
  await goTo(ken, "Tab", /^Position/);
  await ken.press("Enter");
  await goTo(ken, "ArrowDown", /^Support/);
  await ken.press("Enter");
  await card(ken, "A-001").getByText("Support 1").waitFor();

  // Ctrl+Enter asks about the card in focus; Escape gives the focus back to it.
  await goToClause(chair, "OP 3");
  await goToRegion(chair, "panel");
  await goTo(chair, "Tab", /BRA.*A-001/);
  await chair.press("Control+Enter");
  await chair.page.getByRole("dialog", { name: "Accept A-001 into OP 3?" }).waitFor();
  await expect.poll(() => focused(chair)).toBe("Cancel");
  await chair.press("Escape");
  await expect.poll(() => focused(chair)).toMatch(/BRA.*A-001/);

  // Two are taken in together, one of those that collide.
  await goTo(chair, "Tab", /^Compare/);
  await chair.press("Enter");
  await chair.page.getByRole("dialog", { name: "OP 3 — alternatives" }).waitFor();
  await goTo(chair, "Tab", /Neither/);
  await goTo(chair, "ArrowUp", /A-002 \(KEN\)/);
  await goTo(chair, "Tab", /^Accept 2/);
  await chair.press("Enter");
  await chair.page.getByRole("dialog", { name: "Accept A-001 and A-002 into OP 3?" }).waitFor();
  await chair.press("Control+Enter");
  await chair.page.getByRole("dialog").first().waitFor({ state: "detached" });
  await expect.poll(() => focused(chair)).toMatch(/EU.*A-003/);

  // The compromise.
  await chair.press("Control+Enter");
  const accept = chair.page.getByRole("dialog", { name: "Accept A-003 into OP 3?" });
  await accept.waitFor();
  await goTo(chair, "Tab", /^Edit the result/);
  await chair.press("Enter");
  await expect.poll(() => focused(chair)).toMatch(/^Result for OP 3/);
  await chair.press("Control+a");
  await chair.type("Invites international financial institutions to fund maintenance fully and to report each year;");
  await accept.getByText("This result is your own text.").waitFor();
  await chair.press("Control+Enter");
  await accept.waitFor({ state: "detached" });
  await allRead(seats, "OP 3", "to fund maintenance fully and to report each year;");

  // Closed, reserved on, reopened.
  await goToRegion(chair, "text");
  await chair.press("Control+Alt+l");
  const agree = chair.page.getByRole("dialog", { name: "Agreed ad ref: OP 3?" });
  await agree.waitFor();
  await goTo(chair, "Tab", /^Agreed ad ref$/);
  await chair.press("Enter");
  await agree.waitFor({ state: "detached" });
  await bra.page.getByText("✓ agreed ad ref").first().waitFor();
  await goToClause(eu, "OP 3");
  await goToTool(eu, /^Reserve/);
  await eu.press("Enter");
  await eu.page.getByRole("dialog", { name: "Reserve on OP 3?" }).waitFor();
  await goTo(eu, "Tab", /^Reserve$/);
  await eu.press("Enter");
  await chair.page.getByText("agreed ad ref · 1 reservation").waitFor();
  await goToTool(chair, /^Reopen/);
  await chair.press("Enter");
  const reopen = chair.page.getByRole("dialog", { name: "Reopen OP 3?" });
  await reopen.waitFor();
  await goTo(chair, "Tab", /^Reason/);
  await chair.type("New language");
  await goTo(chair, "Tab", /^Reopen$/);
  await chair.press("Enter");
  await reopen.waitFor({ state: "detached" });
  await bra.page.getByText("open · 1 reservation").waitFor();

  // The compilation and the register.
  await goToTool(chair, /^Compiled/);
  await chair.press("Space");
  await chair.page
    .getByText(/\[BRA: /)
    .first()
    .waitFor();
  await chair.press("Control+Alt+2");
  await goToTool(chair, /^Register/);
  await chair.press("Enter");
  await chair.page.getByRole("grid").waitFor();
  await goTo(chair, "Tab", /A-001/);
  const rows = await chair.page.getByRole("row").allInnerTexts();
  expect(rows.filter((row) => row.includes("accepted")).length).toBe(3);
  await goTo(chair, "ArrowDown", /A-005/);
  await chair.press("Enter");
  await chair.page.getByRole("textbox", { name: "Draft text, OP 5" }).waitFor();
});
