import { expect, test } from "vitest";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { beginNegotiation, complaintsOf, isAccessible, ownBar, seatOf, table, tool } from "./support/gathering.ts";
import { House } from "./support/house.ts";
import { doubleClickOn } from "./support/pointer.ts";

const browser = browserOfFile();

test("[UI160] [UI161] [UI165] [UI167] [UI169] [UI171] a Rev is issued, read, compared live and restored, and axe finds nothing on the way", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  await beginNegotiation(house, draft);
  const chair = await house.seat(draft, { role: "facilitator" }, "Amara Diallo");
  const bra = await seatOf(house, draft, "BRA");
  const complaints = [complaintsOf(chair.page), complaintsOf(bra.page)];

  await doubleClickOn(bra, "OP 3", "institutions");
  await bra.type("organizations");
  await table(bra, ownBar(bra, /OP 3/), "A-001");
  // The facilitator takes a paragraph out of the base text: what follows will have new numbers.
  await doubleClickOn(chair, "PP 2", "commitment");
  await tool(chair, "Delete the paragraph").click();
  await chair.saved();

  await tool(chair, "Rev…").click();
  const issue = chair.page.getByRole("dialog", { name: "Issue Rev.1 of A/C.2/81/L.7" });
  await issue.getByText("PP 3 → PP 2").waitFor();
  await issue.getByRole("row", { name: /A-001/ }).getByText("organizations").waitFor();
  expect(await issue.getByRole("button", { name: "Cancel" }).evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
  await isAccessible(chair.page, "issuing a Rev");
  await issue.getByRole("button", { name: "Issue Rev.1" }).click();
  await issue.waitFor({ state: "detached" });
  await expect.poll(() => chair.clause("PP 2").textContent()).toContain("Recognizing");

  await bra.page.getByRole("tab", { name: /History/ }).click();
  await bra.page.getByRole("link", { name: "Compare Zero draft with the current text" }).click();
  const page = bra.page.getByRole("article", { name: /^Changes from Zero draft/ });
  await page.waitFor();
  await bra.page.keyboard.press("F7");
  const focused = () => bra.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  expect(await focused()).toContain("Change 1, PP 2. deleted");
  await isAccessible(bra.page, "comparing");
  // What the facilitator writes now is there at once.
  await chair.caretAt("OP 7", "end");
  await chair.type(" and its follow-up");
  await page.locator("ins", { hasText: "and its follow-up" }).waitFor();
  await bra.page.getByRole("radio", { name: "Side by side" }).click();
  await isAccessible(bra.page, "comparing side by side");

  await bra.page.goto(`${house.address}/d/${draft}/rev/0`);
  await bra.page.getByText("You are reading Zero draft").waitFor();
  await bra.page.getByRole("article").getByText("Recalling also").waitFor();
  await isAccessible(bra.page, "reading a Rev");

  await chair.page.getByRole("tab", { name: /History/ }).click();
  await chair.page.getByRole("button", { name: "Restore… Zero draft" }).click();
  const restore = chair.page.getByRole("dialog", { name: "Restore the text of Zero draft?" });
  await restore.locator("del", { hasText: "and its follow-up" }).waitFor();
  await isAccessible(chair.page, "restoring a Rev");
  await restore.getByLabel("Reason").fill("Agreed in the informals");
  await restore.getByRole("button", { name: "Restore Zero draft" }).click();
  await restore.waitFor({ state: "detached" });
  const reads = async () =>
    (await house.content(draft)).clauses.map(({ text }) => text.map((run) => ("text" in run ? run.text : "")).join(""));
  expect((await reads()).some((words) => words.startsWith("Recalling also"))).toBe(true);
  expect((await reads()).join(" ")).not.toContain("and its follow-up");
  const { revisions } = (await house.secretariat.call(ROUTES.revisions, { params: { draft } })).value;
  expect(revisions.map(({ name }) => name)).toEqual(["Zero draft", "Rev.1"]);
  expect(complaints.flat()).toEqual([]);
});
