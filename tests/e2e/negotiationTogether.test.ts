import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import {
  allRead,
  beginNegotiation,
  card,
  delegation,
  isAccessible,
  ownBar,
  seatMember,
  seatOf,
  table,
} from "./support/gathering.ts";
import { House } from "./support/house.ts";
import { clickBehind, doubleClickOn } from "./support/pointer.ts";

const browser = browserOfFile();

test("[UI152] [ED21] a delegation writes together in private, co-sponsors together once it is tabled, and typing survives an acceptance", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  await beginNegotiation(house, draft);
  const member = await house.secretariat.invite(draft, delegation("BRA"), "Ana");
  const ana = await seatMember(house, draft, member.session);
  const bia = await seatMember(house, draft, (await member.invite(draft, delegation("BRA"), "Bia")).session);
  const ken = await seatOf(house, draft, "KEN");
  const chair = await house.seat(draft, { role: "facilitator" }, "Amara");

  // Two people, one private text, live both ways; nobody else has a word or a caret of it.
  await clickBehind(ana, "OP 3", "to fund maintenance");
  await ana.type(" fully");
  await allRead([bia], "OP 3", "maintenance fully");
  await clickBehind(bia, "OP 3", "on the share");
  await bia.type(" and quality");
  await allRead([ana], "OP 3", "share and quality");
  await ana.saved();
  for (const seat of [ken, chair]) {
    await seat.saved();
    expect(await seat.clause("OP 3").textContent()).not.toMatch(/fully|quality/);
    expect(await seat.page.locator('.clause[data-label="OP 3"] .peer-caret').count()).toBe(0);
  }
  expect(JSON.stringify(await house.content(draft))).not.toContain("fully");

  // Tabled, it is everybody's to see, and its co-sponsors' to write.
  await table(ana, ownBar(ana, /own text of OP 3/), "A-001");
  await clickBehind(ken, "OP 3", "financial institutions");
  await card(ken, "A-001").getByRole("button", { name: "Co-sponsor A-001" }).click();
  await ownBar(ken, /^A-001:/).waitFor();
  await clickBehind(ken, "OP 3", "as construction");
  await ken.type(" and training");
  await allRead([ana, bia], "OP 3", "construction and training");
  await allRead([chair], "OP 3", "and training");

  // Another amendment is taken in under the hands of whoever writes.
  const rival = await seatOf(house, draft, "USA");
  await doubleClickOn(rival, "OP 3", "annually");
  await rival.type("biennially");
  await table(rival, ownBar(rival, /own text of OP 3/), "A-002");
  await clickBehind(chair, "OP 3", "financial institutions");
  await card(chair, "A-002").getByRole("button", { name: "Accept A-002" }).click();
  const accept = chair.page.getByRole("dialog", { name: "Accept A-002 into OP 3?" });
  await accept.waitFor();
  await clickBehind(ken, "OP 3", "construction and training");
  const typing = ken.type(", without delay and without conditions");
  await accept.getByRole("button", { name: "Accept 1 amendment" }).click();
  await typing;
  await allRead([ana, bia, ken, chair], "OP 3", "without delay and without conditions");
  await allRead([ana, bia, ken, chair, rival], "OP 3", "biennially");
  await ken.saved();
  await chair.page.getByRole("button", { name: "Undo", exact: true }).waitFor();
});

test("[UI153] [UI79] [UI142] [UI114] [A11Y6] the facilitator writes for a delegation; everybody has a view of their own, and goes from change to change", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  await beginNegotiation(house, draft);
  const chair = await house.seat(draft, { role: "facilitator" }, "Amara");
  const eu = await seatOf(house, draft, "EU");
  const ken = await seatOf(house, draft, "KEN");

  await chair.page.getByRole("button", { name: /Write base text/ }).click();
  await chair.page.getByRole("option", { name: "Write for EU" }).click();
  await doubleClickOn(chair, "OP 3", "annually");
  await chair.type("regularly");
  await isAccessible(chair.page, "writing for a delegation");
  expect(await eu.clause("OP 3").textContent()).not.toContain("regularly");
  await table(chair, ownBar(chair, "EU: own text of OP 3"), "A-001");
  await ownBar(eu, /^A-001:/).waitFor();
  await clickBehind(ken, "OP 3", "to report");
  await card(ken, "A-001")
    .getByText(/by Amara/)
    .waitFor();
  await clickBehind(ken, "OP 3", "to fund");
  await ken.type(" the");
  await table(ken, ownBar(ken, "KEN: own text of OP 3"), "A-002");

  // Each view is the person's own.
  const words = () => eu.clause("OP 3").textContent();
  await eu.press("Control+Alt+1");
  await expect.poll(words).toContain("to report annually");
  expect(await words()).not.toContain("regularly");
  await eu.press("Control+Alt+3");
  await expect.poll(words).toContain("to report regularly");
  expect(await words()).not.toContain("annually");
  await eu.press("Control+Alt+2");
  const hall = await house.seat(draft, { role: "observer" }, "Hall");
  await hall.page.getByRole("button", { name: /^Filter/ }).click();
  await hall.page.getByRole("button", { name: /Choose a delegation/ }).click();
  await hall.page.getByRole("option", { name: /Kenya|KEN/ }).click();
  await hall.press("Escape");
  await expect
    .poll(() => hall.clause("OP 3").textContent())
    .toContain("to fund the maintenance as well as construction, and to report annually");
  await hall.press("Control+Alt+2");
  await hall.page.getByRole("button", { name: /^Filter: / }).click();
  await hall.page.getByRole("button", { name: "Show all open amendments" }).click();
  await hall.press("Escape");

  // From change to change, in words.
  await hall.caretAt("OP 3", "start");
  await hall.press("F7");
  await hall.page
    .getByRole("status")
    .getByText(/Insertion: the.*Kenya/)
    .first()
    .waitFor();
  await hall.press("F7");
  await hall.page
    .getByRole("status")
    .getByText(/Deletion: annually.*Insertion: regularly.*European Union/)
    .first()
    .waitFor();
});

test("[UI154] [UI130] [UI131] what is proposed without a connection is tabled later, and whoever was away is told", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  await beginNegotiation(house, draft);
  const member = await house.secretariat.invite(draft, delegation("KEN"), "Wanjiru");
  const before = await seatMember(house, draft, member.session);
  await before.page.getByRole("contentinfo").getByText("Stage: Negotiation").waitFor();
  const context = before.page.context();
  await before.page.close();

  const bra = await seatOf(house, draft, "BRA");
  await clickBehind(bra, "OP 3", "to report");
  await house.kill();
  await bra.page.getByText("You are offline.").waitFor();
  await bra.type(" fully and");
  const own = ownBar(bra, "BRA: own text of OP 3");
  await own.waitFor();
  await own
    .getByRole("button", { name: /Table amendment/ })
    .and(bra.page.locator("[aria-disabled=true]"))
    .waitFor();
  await bra.page.getByText(/\d changes? waiting/).waitFor();
  await house.restart();
  await bra.saved();
  await table(bra, own, "A-001");

  const page = await context.newPage();
  await page.goto(`${house.address}/d/${draft}`);
  await page.getByRole("button", { name: "See what changed" }).click();
  await page
    .getByRole("dialog", { name: "While you were away" })
    .getByText(/A-001 \(BRA\) tabled on OP 3/)
    .waitFor();
  await isAccessible(page, "while away");
  await page.keyboard.press("Escape");
  await page.locator('.clause[data-label="OP 3"]').getByText("fully and").waitFor();
});
