import { expect, test } from "vitest";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { agreed, type Seat } from "./support/seat.ts";

const browser = browserOfFile();

const KENYA = { role: "delegation", delegation: { code: "KEN", name: "Kenya" }, coreGroup: true } as const;

test("[BIND6] a composition of an input method is not interrupted by what others type in the same clause", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const sec = await house.seatSecretariat(draft);
  const ken = await house.seat(draft, KENYA, "Wanjiru");
  await sec.caretAt("PP 1", "end");
  await ken.caretAt("PP 1", "start");
  const input = await sec.page.context().newCDPSession(sec.page);
  await input.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await ken.type("before ");
  await input.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await ken.type("and more ");
  await input.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
  await input.send("Input.insertText", { text: "日本" });
  await sec.sees(
    (clauses) => clauses.some(({ text }) => text.startsWith("before and more ")),
    "the others' words came",
  );
  const shown = await agreed([sec, ken]);
  const clause = shown.find(({ label }) => label === "PP 1")?.text ?? "";
  expect(clause.endsWith("日本")).toBe(true);
  expect(clause).not.toContain("に");
  expect(await sec.beforeCaret(2)).toBe("日本");
});

test("[ED4] a footnote is inserted, written, cited again, and numbered in order of first citation", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  const ken = await house.seat(draft, KENYA, "Wanjiru");
  await sec.caretAt("PP 1", "end");
  await sec.press("Control+Alt+f");
  await sec.type("A note written in the room.");
  await ken.page.locator(".note-text", { hasText: "A note written in the room." }).waitFor();
  await sec.saved();
  const content = await house.content(draft);
  expect(content.footnotes.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(content.footnotes[0]?.text).toEqual([{ text: "A note written in the room." }]);
  await sec.caretAt("OP 1", "end");
  await sec.page.getByText("Cite another note again").click();
  await sec.page.getByRole("button", { name: "Cite note 1 here" }).click();
  await expect
    .poll(async () => (await house.content(draft)).clauses.find(({ label }) => label === "OP 1")?.text.at(-1))
    .toEqual({ footnote: content.footnotes[0]?.id });
});

test("[ED15] [SE20] pasted paragraphs become clauses of their kinds, and scripts in them do nothing", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  await sec.caretAt("PP 6", "end");
  await sec.press("Enter");
  await sec.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<p>Recalling the first <i>Treaty Series</i><script>window.ran = true</script>,</p>
       <p onclick="window.ran = true">Noting the second<img src=x onerror="window.ran = true">,</p>`,
    );
    data.setData("text/plain", "Recalling the first,\n\nNoting the second,");
    document
      .querySelector(".ProseMirror")
      ?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await sec.sees(
    (clauses) =>
      clauses.some(({ label, text }) => label === "PP 7" && text.startsWith("Recalling the first")) &&
      clauses.some(({ label, text }) => label === "PP 8" && text.startsWith("Noting the second")),
    "both paragraphs are preambular clauses",
  );
  expect(await sec.page.evaluate(() => (window as unknown as { ran?: boolean }).ran)).toBeUndefined();
  expect(await sec.page.locator(".ProseMirror script, .ProseMirror img[src=x]").count()).toBe(0);
});

test("[ED1] [ED7] structure that is not allowed cannot be typed: no level jumps, no preamble behind the operative part", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  const before = await sec.shown();
  await sec.caretAt("OP 1", "start");
  await sec.press("Tab");
  await sec.caretAt("PP 1", "start");
  await sec.press("Alt+Shift+ArrowUp");
  await sec.caretAt("OP 1", "start");
  await sec.press("Alt+Shift+ArrowUp");
  await sec.saved();
  expect(await sec.shown()).toEqual(before);
});

test("[ED14] find and replace goes through the text and says what it did", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  await sec.caretAt("PP 1", "start");
  await sec.press("Control+h");
  await sec.page.getByRole("textbox", { name: "Find" }).fill("water point");
  await sec.page.getByText(/1 of \d+/).waitFor();
  await sec.page.getByRole("textbox", { name: "Replace with" }).fill("spring");
  await sec.page.getByRole("button", { name: "Replace all" }).click();
  await sec.page
    .getByText(/places were replaced/)
    .first()
    .waitFor();
  expect((await sec.shown()).some(({ text }) => text.includes("water point"))).toBe(false);
});

test("[ED8] a clause is dragged by its label to another place", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  const words = (await sec.shown()).find(({ label }) => label === "PP 1")?.text;
  const handle = await sec.page.locator('.clause[data-label="PP 1"] .clause-label').boundingBox();
  const target = await sec.page.locator('.clause[data-label="PP 3"]').boundingBox();
  if (!handle || !target) throw new Error("nothing to drag");
  await sec.page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await sec.page.mouse.down();
  await sec.page.mouse.move(handle.x + 5, target.y + target.height / 2, { steps: 8 });
  await sec.page.mouse.move(handle.x + 5, target.y + target.height - 2, { steps: 8 });
  await sec.page.mouse.up();
  await sec.sees(
    (clauses) => clauses.some(({ label, text }) => label === "PP 3" && text === words),
    "PP 1 is PP 3 now",
  );
});

test("[ED17] what one jumps to from the outline, and what is found, comes into view", async () => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const sec = await house.seatSecretariat(draft);
  const last = (await sec.shown()).filter(({ label }) => /^OP \d+$/.test(label)).at(-1)?.label ?? "";
  const isInView = (label: string) =>
    sec.clause(label).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top < innerHeight - 60 && bottom > 120;
    });
  expect(await isInView(last)).toBe(false);
  await sec.page.getByRole("navigation", { name: "Outline" }).getByText(last, { exact: true }).click();
  await expect.poll(() => isInView(last)).toBe(true);
  expect(await isInView("PP 1")).toBe(false);
  const words = ((await sec.clause("PP 1").textContent()) ?? "").slice(-30);
  await sec.press("Control+f");
  await sec.page.getByRole("textbox", { name: "Find" }).fill(words);
  await expect.poll(() => isInView("PP 1")).toBe(true);
  await sec.press("Escape");
});

test("[ED17] [ED28] in a long text the clause jumped to stays in view while what is above it is drawn", async () => {
  const house = await House.open(browser());
  const sec = await house.seatSecretariat(await longDraft(house));
  const sheets = await firstOfSheets(sec);
  const isInView = (label: string) =>
    sec.clause(label).evaluate(async (element) => {
      // Until heights that were only guessed are known.
      for (let i = 0; i < 20; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
      const { top, bottom } = element.getBoundingClientRect();
      return top < innerHeight - 60 && bottom > 120;
    });
  for (const label of sheets.slice(1).reverse()) {
    await sec.page.getByRole("navigation", { name: "Outline" }).getByText(label, { exact: true }).click();
    expect(await isInView(label), label).toBe(true);
  }
});

test("[ED28] in a long text an arrow key finds its line, and Control with End the end, wherever the page is scrolled to", async () => {
  const house = await House.open(browser());
  const sec = await house.seatSecretariat(await longDraft(house));
  const firsts = await firstOfSheets(sec);
  const caretIn = () =>
    sec.page.evaluate(
      () => getSelection()?.anchorNode?.parentElement?.closest<HTMLElement>(".clause")?.dataset.label ?? "",
    );
  const edge = Number(firsts[2]?.slice("OP ".length));
  await sec.caretAt(`OP ${edge - 1}`, "end");
  await sec.clause("OP 140").scrollIntoViewIfNeeded();
  await sec.press("ArrowDown");
  expect(await caretIn()).toBe(`OP ${edge}`);
  await sec.clause("OP 140").scrollIntoViewIfNeeded();
  await sec.press("Home", "ArrowUp");
  expect(await caretIn()).toBe(`OP ${edge - 1}`);
  await sec.press("Control+End");
  expect(await caretIn()).toBe("OP 140");
  await sec.type("y");
  expect((await sec.shown()).at(-1)?.text.slice(-7)).toBe("(140).y");
});

/** A draft of 140 long paragraphs. */
async function longDraft(house: House): Promise<string> {
  const words = "that every State should report on water and sanitation to the High-level Political Forum ".repeat(8);
  const lines = Array.from({ length: 140 }, (_, i) => `${i + 1}. Requests ${words}(${i + 1})${i < 139 ? ";" : "."}`);
  const { value } = await house.secretariat.call(ROUTES.createDraft, {
    body: ["The General Assembly,", ...lines].join("\n\n"),
    headers: { "Content-Type": "text/plain" },
  });
  return value.id;
}

/** Labels of the clauses with which a sheet of the page begins (ED28). */
async function firstOfSheets(seat: Seat): Promise<readonly string[]> {
  const labels = await seat.text.evaluate((text) =>
    [...text.children].map((sheet) => sheet.querySelector<HTMLElement>(".clause")?.dataset.label ?? ""),
  );
  expect(labels.length).toBeGreaterThan(3);
  return labels;
}
