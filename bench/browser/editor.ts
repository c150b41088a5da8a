import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { spreadOf } from "../load/arrivals.ts";
import type { Measurement } from "../report/table.ts";
import type { Column, Metrics } from "../scenarios/scenario.ts";
import { buildPages } from "./buildPages.ts";
import type { EditorPage } from "./editorPage.ts";
import { mainThreadShare, mainThreadTime, pressKey, watchMainThread } from "./mainThread.ts";
import { servePages } from "./servePages.ts";

declare global {
  interface Window {
    readonly bench: EditorPage;
  }
}

const EDITORS = ["plain", "adref"] as const;
const OWN_PER_SECOND = 5;
const REMOTE_PER_SECOND = 10;
const OTHERS = 10;

export const EDITOR_ABOUT = `In Chromium, the production build of our editor and of plain TipTap (StarterKit, Collaboration on y-tiptap, carets), a paragraph for a clause of 120 words. Main thread: script, style, layout and the rest of its tasks, the idle page's own taken off. Presented: from the key to the frame that shows it. Ten others type ${OWN_PER_SECOND} keystrokes a second each.`;

export const EDITOR_COLUMNS: readonly Column[] = [
  { key: "openMs", title: "text on screen, ms", digits: 0 },
  { key: "ownMs", title: "own key: main thread ms", digits: 2, ratio: true },
  { key: "ownP50", title: "own key presented p50 ms", digits: 0 },
  { key: "ownP95", title: "p95 ms", digits: 0 },
  { key: "remoteMs", title: "remote key: main thread ms", digits: 2, ratio: true },
  { key: "crowdedP50", title: "own key presented, ten others typing, p50 ms", digits: 0 },
  { key: "crowdedP95", title: "p95 ms", digits: 0 },
];

/** Measures both editors with a text of one size, taking turns, each in a fresh page. */
export async function measureEditors(options: {
  readonly size: number;
  readonly repetitions: number;
  readonly strokes: number;
  /** Path of the Chromium. */
  readonly chromiumPath: string;
}): Promise<readonly Measurement[]> {
  const { url, stop } = await servePages(await buildPages());
  const browser = await chromium.launch({ executablePath: options.chromiumPath });
  const taken: Measurement[] = [];
  try {
    for (let repetition = 0; repetition < options.repetitions; repetition++) {
      for (const name of repetition % 2 === 0 ? EDITORS : EDITORS.toReversed()) {
        const metrics = await measureOne(browser, `${url}/${name}.html`, options.size, options.strokes);
        taken.push({ scenario: "editor", case: `${options.size} clauses`, server: name, repetition, metrics });
      }
    }
    return taken.toSorted((a, b) => EDITORS.indexOf(a.server as "plain") - EDITORS.indexOf(b.server as "plain"));
  } finally {
    await browser.close();
    stop();
  }
}

async function measureOne(browser: Browser, address: string, clauses: number, strokes: number): Promise<Metrics> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await page.goto(address);
    const devtools = await watchMainThread(page);
    const openMs = await page.evaluate((count) => window.bench.open(count), clauses);
    // The first keystrokes run cold code; nobody would measure a car by its first second.
    await ownKeys(page, devtools, 20);
    await invite(page, 1, 40);
    await remoteKeys(page, 20);
    await page.waitForTimeout(500);
    await page.evaluate(() => window.bench.presented());
    const idleShare = await mainThreadShare(devtools, () => page.waitForTimeout(2000));

    const perStroke = (count: number, act: () => Promise<void>) =>
      mainThreadTime(devtools, idleShare, act).then((ms) => ms / count);

    const before = await page.evaluate(() => window.bench.characters());
    const ownMs = await perStroke(strokes, () => ownKeys(page, devtools, strokes));
    const alone = spreadOf(await page.evaluate(() => window.bench.presented()));
    await invite(page, 1, strokes);
    const remoteMs = await perStroke(strokes, () => remoteKeys(page, REMOTE_PER_SECOND));
    const together = Math.ceil((strokes / OWN_PER_SECOND) * OTHERS * OWN_PER_SECOND);
    await invite(page, OTHERS, together);
    await Promise.all([remoteKeys(page, OTHERS * OWN_PER_SECOND), ownKeys(page, devtools, strokes)]);
    const crowded = spreadOf(await page.evaluate(() => window.bench.presented()));
    const typed = (await page.evaluate(() => window.bench.characters())) - before;
    const expected = 3 * strokes + together;
    if (errors.length > 0) throw new Error(`${address}: ${errors[0]}`);
    if (typed !== expected) throw new Error(`${address}: ${typed} characters arrived, not ${expected}`);
    return {
      openMs,
      ownMs,
      ownP50: alone.p50,
      ownP95: alone.p95,
      remoteMs,
      crowdedP50: crowded.p50,
      crowdedP95: crowded.p95,
    };
  } finally {
    await page.close();
  }
}

/** Presses a key so many times, at a steady rate whether or not the page keeps up; resolved when all are handled. */
async function ownKeys(page: Page, devtools: CDPSession, strokes: number): Promise<void> {
  const pressed: Promise<unknown>[] = [];
  for (let i = 0; i < strokes; i++) {
    pressed.push(pressKey(devtools));
    await page.waitForTimeout(1000 / OWN_PER_SECOND);
  }
  await Promise.all(pressed);
  await page.waitForTimeout(200);
}

/** Prepares what others will type, so that making it does not count. */
async function invite(page: Page, people: number, strokes: number): Promise<void> {
  await page.evaluate(([count, number]) => window.bench.invite(number, count), [strokes, people] as const);
}

async function remoteKeys(page: Page, perSecond: number): Promise<void> {
  await page.evaluate((rate) => window.bench.typeRemotely(rate), perSecond);
  await page.waitForTimeout(200);
}
