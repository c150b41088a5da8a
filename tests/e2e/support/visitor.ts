import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { onTestFinished } from "vitest";

/** Somebody at a browser of their own: own cookies, own storage. */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained of: uncaught errors, and what the content policy forbade. */
  readonly complaints: readonly string[];
}

/** Opens a window for a new visitor; it is closed after the test. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/**
 * What axe finds on a page, one line a rule and place. Left out is `region`: hints and lists of choices stand outside of
 * the landmarks by their nature, and belong to the control that opened them.
 */
export async function axeProblems(page: Page): Promise<string[]> {
  // A colour that is only on its way to its place says nothing.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((one) => (one.effect?.getTiming().iterations === Infinity ? null : one.finished.catch(() => null))),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).disableRules(["region"]).analyze();
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`));
}
