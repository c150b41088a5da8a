import { expect, test } from "vitest";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { axeProblems } from "./support/visitor.ts";

const browser = browserOfFile();
/** A long glide takes its time on a busy machine. */
const PATIENCE = { timeout: 20_000 };

test("[UI120] [UI122] [UI125] the facilitator's floor reaches the projector and whoever follows, and axe finds nothing", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const program = await house.secretariat.invite(draft, { role: "facilitator" }, "Program");
  const begun = { command: "setStage", id: "begin", stage: "negotiation" };
  await program.call(ROUTES.command, { params: { draft }, json: begun });

  const hall = await house.secretariat.invite(draft, { role: "observer" }, "Hall");
  const projector = await house.page(hall.session, { viewport: { width: 1280, height: 720 } });
  await projector.goto(`${house.address}/d/${draft}/floor`);
  await projector.getByText("The floor is free").waitFor();
  expect(await axeProblems(projector)).toEqual([]);

  const delegation = { code: "KEN", name: "Kenya" };
  const kenya = await house.seat(draft, { role: "delegation", delegation }, "Wanjiru");
  await kenya.page.getByRole("button", { name: "Follow the floor" }).click();
  await kenya.page.getByText("Following the facilitator · the floor is free").waitFor();
  const desk = kenya.page.locator("#room-text");
  const far = kenya.page.locator('.clause[data-label^="OP"]').last();
  const label = (await far.getAttribute("data-label")) ?? "";
  const isInView = () =>
    far.evaluate((clause) => {
      const { top, bottom } = clause.getBoundingClientRect();
      const screen = document.getElementById("room-text")?.getBoundingClientRect();
      return screen !== undefined && top >= screen.top && bottom <= screen.bottom;
    });
  const wasInView = await isInView();

  const chair = await house.seat(draft, { role: "facilitator" }, "Chair");
  await chair.caretAt(label, "end");
  await chair.page
    .getByRole("button", { name: `Floor: ${label}`, exact: false })
    .first()
    .click();
  await projector.getByRole("article", { name: label }).waitFor();
  await kenya.page.getByText(`Following the facilitator · ${label}`).waitFor();
  await expect.poll(isInView, PATIENCE).toBe(true);
  expect(wasInView, "the paragraph begins off screen, or nothing is shown by this").toBe(false);
  expect(await axeProblems(projector)).toEqual([]);
  await projector.keyboard.press("d");
  await projector.keyboard.press("ArrowRight");
  await projector.getByRole("radio", { name: "Result", checked: true }).waitFor();
  expect(await axeProblems(projector)).toEqual([]);

  const before = await desk.evaluate((element) => element.scrollTop);
  await desk.hover();
  await kenya.page.mouse.wheel(0, -400);
  await kenya.page.getByText(`Paused · the floor is on ${label}`).waitFor();
  await expect.poll(() => desk.evaluate((element) => element.scrollTop), PATIENCE).toBeLessThan(before);
  expect(await axeProblems(kenya.page)).toEqual([]);
  await kenya.page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(isInView, PATIENCE).toBe(true);

  await kenya.page.getByRole("tab", { name: "History" }).click();
  await kenya.page.getByText("Stage moved from Drafting to Negotiation by Program (facilitator)").waitFor();
  expect(await axeProblems(kenya.page)).toEqual([]);
});
