import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { completeContent } from "../../shared/document/contentOf.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { clause, draft, table, title } from "../support/builders.ts";
import { browserOfFile } from "./support/browser.ts";
import { complaintsOf, isAccessible } from "./support/gathering.ts";
import { House } from "./support/house.ts";
import { agreed, type Seat } from "./support/seat.ts";

const browser = browserOfFile();
const REPORT = path.resolve(import.meta.dirname, "../../../shared/seeds/004_31fc3e4dff923344.txt");

const OWN = completeContent({
  ...draft([
    title("Report of the working group on water points"),
    clause("h1", "heading", "Introduction", 1),
    clause("n1", "numbered", "The working group met in Geneva."),
    clause("n2", "numbered", "It adopted the following items:"),
    clause("i1", "numbered", "Opening of the meeting;", 1),
    clause("i2", "numbered", "Closing of the meeting.", 1),
    clause("h2", "heading", "Organization", 2),
    clause("n3", "numbered", "The meeting was opened by the Chair."),
    clause("a1", "annex", "Documents before the group"),
    table("t", [
      ["Symbol", "Title"],
      ["W/1", "Agenda"],
    ]),
  ]),
  type: "report",
});

async function reportIn(house: House): Promise<string> {
  const answer = existsSync(REPORT)
    ? await house.secretariat.call(ROUTES.createDraft, {
        body: readFileSync(REPORT, "utf8"),
        headers: { "Content-Type": "text/plain" },
      })
    : await house.secretariat.call(ROUTES.createDraft, { json: OWN });
  return answer.value.id;
}

const numbers = async (seat: Seat) =>
  (await seat.shown()).map(({ number }) => number).filter((number) => /^\d+\.$/.test(number));
const run = async (seat: Seat, name: string) => seat.page.getByRole("button", { name, exact: true }).click();

/** Adds a paragraph of a kind by the menu; done when the caret is in it. */
async function add(seat: Seat, kind: string): Promise<void> {
  await seat.page.getByRole("button", { name: "New paragraph" }).first().click();
  await seat.page.getByRole("menuitem", { name: kind, exact: true }).first().click();
  await expect.poll(() => seat.text.evaluate((text) => text === document.activeElement)).toBe(true);
}

test("[ED11] [UI42] [UI193] a report is edited whole in the room: running numbers, headings, lists, a table of its annex", async () => {
  const house = await House.open(browser());
  const id = await reportIn(house);
  const [first, second] = [await house.seatSecretariat(id), await house.seatSecretariat(id)];
  const complaints = complaintsOf(first.page);
  const before = await numbers(first);

  const paragraph = first.page.locator(".clause-numbered .clause-text").first();
  await paragraph.click();
  await first.press("End");
  await add(first, "Numbered paragraph");
  await first.type("A paragraph that came late.");
  await first.saved();
  await expect.poll(async () => (await numbers(second)).at(-1)).toBe(`${before.length + 1}.`);

  await first.press("Tab");
  await expect.poll(() => numbers(second)).toHaveLength(before.length);
  await first.press("Shift+Tab");

  await add(first, "Heading");
  await first.type("A heading that came late");
  await agreed([first, second]);
  expect(await second.shown()).toContainEqual(expect.objectContaining({ text: "A heading that came late" }));

  const cell = first.page.locator(".ProseMirror td").first();
  await cell.click();
  await run(first, "Row below");
  await first.type("W/99");
  await isAccessible(first.page, "a table in focus");
  await run(first, "Column after");
  await first.type("in three languages");
  await run(first, "Header row");
  await first.saved();
  const grid = second.page.locator(".ProseMirror table");
  await grid.getByText("W/99").waitFor();
  await grid.getByText("in three languages").waitFor();
  await run(first, "Delete column");
  await run(first, "Delete row");
  await agreed([first, second]);
  await expect.poll(() => grid.getByText("W/99").count()).toBe(0);
  await first.page.keyboard.press("Control+z");
  await expect.poll(() => grid.getByText("W/99").count()).toBe(1);
  expect(complaints).toEqual([]);
});
