import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import { allRead, card, complaintsOf, isAccessible, ownBar, seatOf, table, tool } from "./support/gathering.ts";
import { House, hasSeeds } from "./support/house.ts";
import { clickBehind, doubleClickIn, doubleClickOn } from "./support/pointer.ts";

const browser = browserOfFile();

test.skipIf(!hasSeeds)(
  "[UI150] [UI78] [UI96] [UI97] [UI100] a real resolution is negotiated by pointer, from proposing in place to agreement, and axe finds nothing on the way",
  async () => {
    const house = await House.open(browser());
    const draft = await house.draft();
    const chair = await house.seat(draft, { role: "facilitator" }, "Amara Diallo");
    const bra = await seatOf(house, draft, "BRA");
    const eu = await seatOf(house, draft, "EU");
    const ken = await seatOf(house, draft, "KEN");
    const usa = await seatOf(house, draft, "USA");
    const seats = [chair, bra, eu, ken, usa];
    const hall = await house.secretariat.invite(draft, { role: "observer" }, "Hall");
    const projector = await house.page(hall.session, { viewport: { width: 1280, height: 720 } });
    const complaints = [...seats.map(({ page }) => complaintsOf(page)), complaintsOf(projector)];
    await projector.goto(`${house.address}/d/${draft}/floor`);

    await tool(chair, /Stage: Drafting/).click();
    await chair.page.getByRole("menuitemradio", { name: "Negotiation" }).click();
    await chair.page.getByRole("dialog").getByRole("button", { name: "Move to: Negotiation" }).click();
    for (const { page } of seats) await page.getByRole("contentinfo").getByText("Stage: Negotiation").waitFor();

    // Proposing in place: the base stays as it is for everybody else.
    await clickBehind(bra, "OP 7", "Member States to provide");
    await bra.type(" and maintain");
    const own = ownBar(bra, "BRA: own text of OP 7");
    await own.waitFor();
    await isAccessible(bra.page, "a delegation proposing");
    expect(await chair.clause("OP 7").textContent()).not.toContain("and maintain");
    await own.getByRole("textbox").fill("Language of the Convention");
    await table(bra, own, "A-001");

    // Two collide, which the second is told of before it tables.
    await doubleClickOn(eu, "OP 7", "adequate");
    await eu.type("robust");
    await table(eu, ownBar(eu, /own text of OP 7/), "A-002");
    await doubleClickOn(usa, "OP 7", "adequate");
    await usa.type("suitable");
    await ownBar(usa, /own text of OP 7/)
      .getByText("same words as A-002 (EU)")
      .waitFor();
    await table(usa, ownBar(usa, /own text of OP 7/), "A-003");
    // One that collides with nothing, a bis, a deletion, an alt.
    await doubleClickOn(ken, "OP 7", "licit");
    await ken.type("legal");
    await table(ken, ownBar(ken, /own text of OP 7/), "A-004");
    await clickBehind(ken, "OP 6", "distribution chain;");
    await ken.press("Enter");
    await ken.type("Requests the Secretary-General to convene a technical workshop within existing resources;");
    await table(ken, ownBar(ken, "KEN: new paragraph OP 6 bis"), "A-005");
    await clickBehind(usa, "OP 16", "Invites");
    await tool(usa, "Propose to delete the paragraph").click();
    await table(usa, ownBar(usa, "USA: delete OP 16"), "A-006");
    await clickBehind(eu, "OP 3", "Requests");
    await tool(eu, "Propose an alternative").click();
    await ownBar(eu, "EU: alternative OP 3 alt").waitFor();
    await clickBehind(eu, "OP 3 alt", "to keep Member States");
    await eu.type(" regularly");
    await table(eu, ownBar(eu, "EU: alternative OP 3 alt"), "A-007");

    // Positions.
    await clickBehind(ken, "OP 7", "Member States");
    await card(ken, "A-001")
      .getByRole("button", { name: /^Position/ })
      .click();
    await ken.page.getByRole("menuitemradio", { name: "Support" }).click();
    await card(ken, "A-002").getByRole("button", { name: "Co-sponsor A-002" }).click();
    await clickBehind(usa, "OP 7", "Member States");
    await card(usa, "A-001")
      .getByRole("button", { name: /^Position/ })
      .click();
    await usa.page.getByRole("menuitemradio", { name: "Reserve" }).click();

    // The facilitator sees all of it at its place, and puts it on the floor.
    await clickBehind(chair, "OP 7", "Member States");
    await chair.page.getByRole("heading", { name: "OP 7 — 4 open, 2 collide" }).waitFor();
    await card(chair, "A-001").getByText("Support 1 · Reserve 1").waitFor();
    await card(chair, "A-002").getByText("with KEN").waitFor();
    const shown = await chair.clause("OP 7").textContent();
    for (const words of ["and maintain", "robust", "suitable", "legal"]) expect(shown).toContain(words);
    await chair.page.locator("[data-amendment] p", { hasText: "[6 bis." }).waitFor();
    await chair.page.getByText("A-006 · delete OP 16").waitFor();
    await isAccessible(chair.page, "the facilitator's room with amendments");
    await tool(chair, "Floor: OP 7").click();
    const slide = projector.getByRole("article", { name: "OP 7" });
    await slide.getByText("and maintain").waitFor();
    await isAccessible(projector, "the projector");

    // Two that stand together are taken in together.
    await card(chair, "A-001").getByRole("button", { name: "Compare" }).click();
    const compare = chair.page.getByRole("dialog", { name: "OP 7 — alternatives" });
    await compare.getByRole("checkbox", { name: /A-004/, checked: true }).waitFor();
    await isAccessible(chair.page, "comparing");
    await compare.getByRole("button", { name: "Accept 2…" }).click();
    const accept = chair.page.getByRole("dialog", { name: /^Accept/ });
    await accept.getByText("Carried over: A-002 (EU +1)").waitFor();
    await isAccessible(chair.page, "accepting");
    await accept.getByRole("button", { name: "Accept 2 amendments" }).click();
    await accept.waitFor({ state: "detached" });
    await slide.getByText("to provide and maintain").waitFor();
    await chair.page.getByRole("heading", { name: "OP 7 — 2 open, 2 collide" }).waitFor();

    // A compromise on the two that collide, in the facilitator's words, with credit.
    await card(chair, "A-002").getByRole("button", { name: "Compare" }).click();
    await compare.getByRole("button", { name: "Edit the result" }).click();
    const result = compare.getByRole("textbox", { name: "Result for OP 7" });
    await result.getByText("adequate").waitFor();
    await doubleClickIn(result, "adequate");
    await chair.type("sound");
    await compare.getByText("This result is your own text.").waitFor();
    await compare.getByText("A-002 (EU +1)", { exact: false }).last().click();
    await compare.getByText("A-003 (USA)", { exact: false }).last().click();
    await compare.getByRole("button", { name: "Accept 2…" }).click();
    await accept.getByText("A-003 (USA) counts as accepted as modified").waitFor();
    await accept.getByRole("button", { name: "Accept 2 amendments" }).click();
    await accept.waitFor({ state: "detached" });
    const agreedText = "to provide and maintain sound mechanisms to ensure proper safety and control of the legal";
    await allRead(seats, "OP 7", agreedText);

    // Closed for all, with a reservation; reopened, which is undone.
    await tool(chair, "Agreed ad ref…").click();
    await chair.page.getByRole("dialog", { name: "Agreed ad ref: OP 7?" }).waitFor();
    await isAccessible(chair.page, "agreeing");
    await chair.page.getByRole("dialog").getByRole("button", { name: "Agreed ad ref" }).click();
    await slide.page().getByText("Agreed ad ref").waitFor();
    await clickBehind(usa, "OP 7", "sound");
    await usa.page
      .getByRole("textbox", { name: "Draft text, OP 7" })
      .and(usa.page.locator("[aria-readonly=true]"))
      .waitFor();
    await usa.type("x");
    await usa.page.getByText(/OP 7 is agreed/).waitFor();
    await tool(usa, "Reserve…").click();
    await usa.type("Budget implications");
    await isAccessible(usa.page, "reserving");
    await usa.page.getByRole("dialog").getByRole("button", { name: "Reserve", exact: true }).click();
    await chair.page.getByText("agreed ad ref · 1 reservation").waitFor();
    await tool(chair, "Reopen…").click();
    await chair.type("New language from the floor");
    await isAccessible(chair.page, "reopening");
    await chair.page.getByRole("dialog").getByRole("button", { name: "Reopen", exact: true }).click();
    await bra.page.getByText("open · 1 reservation").waitFor();
    const last = chair.page.getByRole("region", { name: "Last decision" });
    await last.getByRole("button", { name: "Undo" }).click();
    await bra.page.getByText("agreed ad ref · 1 reservation").waitFor();
    await allRead(seats, "OP 7", agreedText);

    // The compilation, in the dark; the register, on a telephone too.
    await chair.page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await chair.page.getByText("Compiled", { exact: true }).click();
    await chair.page
      .getByText(/\[KEN: /)
      .first()
      .waitFor();
    await isAccessible(chair.page, "compiled, in the dark");
    await chair.page.getByText("Changes", { exact: true }).click();
    await isAccessible(chair.page, "the room in the dark");
    const register = await house.page(hall.session, { viewport: { width: 360, height: 740 } });
    await register.goto(`${house.address}/d/${draft}/register`);
    await register.getByRole("grid").waitFor();
    const rows = await register.getByRole("row").allInnerTexts();
    const stands = (number: string, state: string) => rows.some((row) => row.includes(number) && row.includes(state));
    for (const number of ["A-001", "A-004"]) expect(stands(number, "accepted"), `${number} in ${rows}`).toBe(true);
    for (const number of ["A-002", "A-003"]) expect(stands(number, "accepted as modified"), number).toBe(true);
    for (const number of ["A-005", "A-006", "A-007"]) expect(stands(number, "open"), number).toBe(true);
    await isAccessible(register, "the register on a telephone");
    await bra.page.setViewportSize({ width: 360, height: 740 });
    await isAccessible(bra.page, "the room on a telephone");
    expect(complaints.flat()).toEqual([]);
  },
);
