import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { startTestServer } from "../support/testServer.ts";
import { browserOfFile } from "./support/browser.ts";
import { axeProblems, newVisitor } from "./support/visitor.ts";

/** How long something may take that the machine alone decides. */
const PATIENCE = { timeout: 20_000 };

const TEXT = [
  "The General Assembly,",
  "",
  "Recalling its resolution 64/292 of 28 July 2010,",
  "",
  "1. Urges States to protect springs;",
  "",
  "2. Decides to remain seized of the matter.",
].join("\n");

/** How each screen of the shell is reached; `path` first, then by hand. */
const SCREENS: readonly {
  readonly name: string;
  readonly path: string;
  readonly open?: (page: Page) => Promise<void>;
}[] = [
  { name: "list", path: "/", open: (page) => page.locator("main li a").first().waitFor() },
  {
    name: "new draft",
    path: "/",
    open: async (page) => {
      await page.locator("main li a").first().waitFor();
      await page.locator("main button").last().click();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "open a text", path: "/open", open: (page) => page.locator("textarea").waitFor() },
  {
    name: "review",
    path: "/open",
    open: async (page) => {
      await page.locator("textarea").fill(TEXT);
      await page.locator("main button").last().click();
      await page.locator("article").waitFor();
    },
  },
  { name: "dead link", path: "/j/no-such-token-at-all", open: (page) => page.locator("h1").waitFor() },
  { name: "nowhere", path: "/nowhere/at/all", open: (page) => page.locator("h1").waitFor() },
];

const browser = browserOfFile();

/** A window in which the secretariat is signed in. */
async function secretariat(server: { address: string; secretariatUrl: string }, options: BrowserContextOptions = {}) {
  const visitor = await newVisitor(browser(), options);
  await visitor.page.goto(server.secretariatUrl);
  await visitor.page.locator("form input").first().fill("Ana Souza");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.locator("main li a").first().waitFor();
  return visitor;
}

test.each([
  ["light, English", { colorScheme: "light", locale: "en-GB" }],
  ["dark, French", { colorScheme: "dark", locale: "fr-FR" }],
] as const)("[A11Y18] axe finds nothing on any screen of the shell: %s", async (_name, options) => {
  const server = await startTestServer();
  const guest = await newVisitor(browser(), options);
  await guest.page.goto(server.address);
  await guest.page.locator("form").waitFor();
  expect(await axeProblems(guest.page), "welcome").toEqual([]);
  await guest.page.goto(server.secretariatUrl);
  await guest.page.locator("form").waitFor();
  expect(await axeProblems(guest.page), "join").toEqual([]);
  const { page } = await secretariat(server, options);
  for (const screen of SCREENS) {
    await page.goto(server.address + screen.path);
    await screen.open?.(page);
    expect(await axeProblems(page), screen.name).toEqual([]);
  }
});

test("[A11Y13] at 320 by 256 px, a window enlarged to 400 %, no screen of the shell scrolls sideways", async () => {
  const server = await startTestServer();
  const { page } = await secretariat(server, { viewport: { width: 320, height: 256 } });
  for (const screen of SCREENS) {
    await page.goto(server.address + screen.path);
    await screen.open?.(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, screen.name).toBeLessThanOrEqual(0);
  }
});

test("[UI63] nothing on the shell's screens needs what the content policy forbids", async () => {
  const server = await startTestServer();
  const { page, complaints } = await secretariat(server);
  for (const screen of SCREENS) {
    const response = await page.goto(server.address + screen.path);
    expect(response?.headers()["content-security-policy"]).toContain("style-src 'self'");
    await screen.open?.(page);
  }
  expect(complaints).toEqual([]);
});

test("[UI64] from the pasted link to a new draft by keyboard alone, every stop visible", async () => {
  const server = await startTestServer();
  const { page } = await newVisitor(browser());
  await page.goto(server.address);
  await page.locator("form").waitFor();
  const tabTo = async (name: string) => {
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const box = element.getBoundingClientRect();
        const labels = (element as HTMLInputElement).labels;
        return {
          name: element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent ?? "",
          isSeen: box.width > 0 && box.height > 0 && element.matches(":focus-visible"),
        };
      });
      expect(focus.isSeen, `focus on "${focus.name}" can be seen`).toBe(true);
      if (focus.name.trim() === name) return;
    }
    throw new Error(`no way by Tab to "${name}"`);
  };
  await tabTo("Your link");
  await page.keyboard.insertText(server.secretariatUrl);
  await page.keyboard.press("Enter");
  await page.getByLabel("Your name").waitFor();
  await tabTo("Your name");
  await page.keyboard.insertText("Ana Souza");
  await page.keyboard.press("Enter");
  await page.locator("main li a").first().waitFor();
  expect(page.url()).toBe(`${server.address}/`);
  await tabTo("New draft");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent), PATIENCE).toBe("New draft");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.insertText("The right to food");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/d\/[^/]+$/);
  await expect.poll(() => page.locator("article").textContent(), PATIENCE).toContain("The right to food");
});

test("[UI54] after joining, the token is neither in the address nor one step back", async () => {
  const server = await startTestServer();
  const { page } = await newVisitor(browser());
  await page.goto(server.address);
  await page.locator("form").waitFor();
  await page.goto(server.secretariatUrl);
  await page.getByLabel("Your name").fill("Ana Souza");
  await page.keyboard.press("Enter");
  await page.locator("main li a").first().waitFor();
  expect(page.url()).not.toContain("/j/");
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain("/j/");
});

test("[UI74] the room is as high as its window, and a menu begins where its button does", async () => {
  const server = await startTestServer();
  const { page } = await secretariat(server);
  await page.locator("main li a").first().click();
  await page.locator("article").waitFor();
  const height = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(await height()).toBe(0);
  const button = page.getByRole("button", { name: "New paragraph" });
  await button.click();
  const menu = page.getByRole("menu", { name: "New paragraph" });
  await menu.waitFor();
  const start = async (what: typeof button) => (await what.boundingBox())?.x ?? Number.NaN;
  await expect.poll(async () => Math.abs((await start(menu)) - (await start(button))), PATIENCE).toBeLessThan(8);
});

test("[UI59] [UI58] with many new links the button that makes the next stays in sight, and Escape loses none", async () => {
  const server = await startTestServer();
  const { page } = await secretariat(server);
  await page.locator("main li a").first().click();
  await page.locator("article").waitFor();
  const share = page.getByRole("button", { name: "Share", exact: true });
  await share.click();
  // Not by role: while the list of names is open, it is all that assistive technology is shown.
  const create = page.locator("[role=dialog] form button[type=submit]");
  const addresses = page.getByRole("textbox", { name: /^Link for/ });
  for (const [count, name] of ["Kenya", "Brazil", "European Union", "G77"].entries()) {
    await page.getByRole("combobox").first().fill(name);
    await create.click();
    await expect.poll(() => addresses.count(), PATIENCE).toBe(count + 1);
  }
  const box = await create.boundingBox();
  expect(box && box.y + box.height).toBeLessThan(720);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await share.click();
  await expect.poll(() => addresses.count(), PATIENCE).toBe(4);
});

test("[I18N5] the page that is sent has React Aria's own words in English and French only", () => {
  const folder = path.resolve(import.meta.dirname, "../../dist/assets");
  const scripts = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const words = scripts.map((file) => readFileSync(path.join(folder, file), "utf8")).join("\n");
  expect(words).toContain("Appuyez sur");
  expect(words).not.toMatch(/Dr(?:ü|\\xfc)cken Sie|Pulse |Premi /);
});

test("[UI65] on paper there is the page alone", async () => {
  const server = await startTestServer();
  const { page } = await secretariat(server);
  await page.locator("main li a").first().click();
  await page.locator("article").waitFor();
  const inSight = () =>
    page.evaluate(() =>
      ["banner", "navigation", "complementary", "contentinfo", "article"].filter((role) => {
        const tag =
          { banner: "header:not(article *)", navigation: "nav", complementary: "aside", contentinfo: "footer" }[role] ??
          role;
        return [...document.querySelectorAll<HTMLElement>(`#root ${tag}`)].some(
          (element) => element.checkVisibility() && element.offsetHeight > 0,
        );
      }),
    );
  expect(await inSight()).toContain("banner");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await inSight()).toEqual(["article"]);
  const paper = await page.evaluate(() => getComputedStyle(document.body).color);
  expect(paper).toBe("rgb(27, 29, 32)");
});
