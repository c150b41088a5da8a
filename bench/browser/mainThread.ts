import type { CDPSession, Page } from "playwright-core";
import { median } from "../report/table.ts";

/** Longer than anything we measure goes on in the page, and than the browser waits before it calls itself idle. */
const SETTLED_MS = 160;

/** Opens the developer tools of a page so that the CPU time of its main thread can be read. */
export async function watchMainThread(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  return devtools;
}

/** Milliseconds of main thread that something takes, less the share that the idle page uses meanwhile. */
export async function mainThreadTime(
  devtools: CDPSession,
  idleShare: number,
  act: () => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  const before = await taskSeconds(devtools);
  await act();
  const busy = 1000 * ((await taskSeconds(devtools)) - before);
  return busy - idleShare * (performance.now() - start);
}

/** What share of its time the main thread is busy while something goes on. */
export async function mainThreadShare(devtools: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  return (await mainThreadTime(devtools, 0, act)) / (performance.now() - start);
}

/**
 * Milliseconds of main thread of each act by itself, until long after its frame. The same without an act is measured beside it
 * and taken off: what it costs to ask, and the caret that blinks.
 */
export async function mainThreadTimes(
  devtools: CDPSession,
  {
    page,
    count,
    prepare,
    act,
  }: {
    readonly page: Page;
    readonly count: number;
    readonly act: (index: number) => Promise<unknown>;
    /** What comes before each act and does not count. */
    readonly prepare?: (index: number) => Promise<unknown>;
  },
): Promise<readonly number[]> {
  const taken: number[] = [];
  const idle: number[] = [];
  const settle = () => page.waitForTimeout(SETTLED_MS);
  for (let index = 0; index < count; index++) {
    if (prepare) {
      await prepare(index);
      await settle();
    }
    taken.push(
      await mainThreadTime(devtools, 0, async () => {
        await act(index);
        await settle();
      }),
    );
    if (index % 4 === 0) idle.push(await mainThreadTime(devtools, 0, settle));
  }
  const base = median(idle);
  return taken.map((ms) => ms - base);
}

/** Presses a key that types a letter; resolved when the page has handled it. */
export async function pressKey(devtools: CDPSession): Promise<void> {
  const key = { key: "e", code: "KeyE", windowsVirtualKeyCode: 69 };
  await Promise.all([
    devtools.send("Input.dispatchKeyEvent", { type: "keyDown", text: "e", ...key }),
    devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
  ]);
}

async function taskSeconds(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}
