import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { browserOfFile } from "./support/browser.ts";
import { House } from "./support/house.ts";
import { axeProblems } from "./support/visitor.ts";

const browser = browserOfFile();

const FORMS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["360 px wide", { viewport: { width: 360, height: 740 } }],
];

test.for(FORMS)("[A11Y18] axe finds nothing in the room: %s", async ([, options]) => {
  const house = await House.open(browser());
  const draft = await house.draft();
  const sec = await house.seatSecretariat(draft, options);
  await sec.clause("PP 1").click();
  expect(await axeProblems(sec.page)).toEqual([]);
  await sec.press("Control+f");
  await sec.page.getByRole("textbox", { name: "Find" }).fill("the");
  expect(await axeProblems(sec.page)).toEqual([]);
  await sec.press("Escape", "Control+/");
  await sec.page.getByRole("dialog").waitFor();
  expect(await axeProblems(sec.page)).toEqual([]);
  await sec.press("Escape");
  const obs = await house.seat(draft, { role: "observer" }, "Olu", options);
  expect(await axeProblems(obs.page)).toEqual([]);
  await house.kill();
  await obs.page.getByText("You are offline.").waitFor();
  expect(await axeProblems(obs.page)).toEqual([]);
});

test("[A11Y8] [A11Y7] by keyboard alone: into the text, write, level, move, note, toolbar and out again", async () => {
  const house = await House.open(browser());
  const draft = await house.sample();
  const sec = await house.seatSecretariat(draft);
  const inText = () => sec.page.evaluate(() => document.activeElement?.closest(".ProseMirror") !== null);
  const inSurface = () => sec.page.evaluate(() => document.activeElement?.classList.contains("ProseMirror") ?? false);
  await expect
    .poll(async () => {
      await sec.press("F6");
      return inText();
    })
    .toBe(true);
  await sec.press("Control+Home");
  await sec.press("Alt+ArrowDown", "Alt+ArrowDown", "End", "End");
  await sec.press("Control+End");
  await sec.caretAt("OP 1", "end");
  await sec.press("Enter");
  await sec.type("Urges States to write by keyboard;");
  await sec.press("Tab");
  await sec.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 1 (a)" && text.includes("by keyboard")),
    "a level down",
  );
  await sec.press("Shift+Tab", "Alt+Shift+ArrowUp");
  await sec.sees(
    (clauses) => clauses.some(({ label, text }) => label === "OP 1" && text.includes("by keyboard")),
    "moved up",
  );
  await sec.press("Alt+F10");
  expect(await inText()).toBe(false);
  expect(await sec.page.evaluate(() => document.activeElement?.closest("[role=toolbar]") !== null)).toBe(true);
  await sec.press("Escape");
  expect(await inText()).toBe(true);
  await sec.press("Escape", "Tab");
  expect(await inSurface()).toBe(false);
  // The ways back from the notes come next, then what follows the text: nothing holds the focus.
  await expect
    .poll(async () => {
      await sec.press("Tab");
      return inText();
    })
    .toBe(false);
});
