import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { build } from "vite";
import { BENCH_DELEGATIONS, benchAmendments, middleOf } from "../load/amendmentFixture.ts";
import { spreadOf } from "../load/arrivals.ts";
import { benchContent } from "../load/draftFixture.ts";
import { median } from "../report/table.ts";
import type { Column, Metrics } from "../scenarios/scenario.ts";
import { ADMIN_TOKEN, adrefJoin, adrefPost } from "../servers/adrefApi.ts";
import { adref } from "../servers/adrefKind.ts";
import { ServerProcess } from "../servers/serverProcess.ts";
import { mainThreadShare, mainThreadTime, mainThreadTimes, pressKey, watchMainThread } from "./mainThread.ts";

declare global {
  interface Window {
    benchPresented: number;
    /** Keeps back, from now on, what is put off until the browser is idle. */
    benchHold(): void;
    benchRelease(): void;
  }
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CLIENT = `${ROOT}.cache/bench/client`;
const OPENINGS = 3;

export const ROOM_COLUMNS: readonly Column[] = [
  { key: "openMs", title: "opening: text on screen after the sync, ms", digits: 0 },
  { key: "openMainMs", title: "main thread of the whole opening, ms", digits: 0 },
  ...keyColumns("plain", "own key, clause without amendments"),
  ...keyColumns("amended", "own key, clause with three"),
  ...keyColumns("own", "key in an own version"),
  ...keyColumns("first", "the key that begins one"),
];

function keyColumns(key: string, what: string): readonly Column[] {
  return [
    { key: `${key}P50`, title: `${what}: main thread until shown, p50 ms`, digits: 1 },
    { key: `${key}P95`, title: "p95", digits: 1 },
    { key: `${key}ShownP50`, title: "on screen after, p50 ms", digits: 0 },
    { key: `${key}Later`, title: "main thread when idle, p50 ms", digits: 1 },
  ];
}

interface RoomSize {
  readonly clauses: number;
  readonly amendments: number;
  /** Keys of each kind. */
  readonly strokes: number;
}

/** Builds the client as for production, aside from the one that the server serves. */
export async function buildClient(): Promise<void> {
  await build({
    root: `${ROOT}client`,
    configFile: `${ROOT}vite.config.ts`,
    logLevel: "error",
    build: { outDir: CLIENT },
  });
}

/** Measures the whole room, from a server of its own, with the panel of amendments open. `buildClient` comes first. */
export async function measureRoom(browser: Browser, size: RoomSize): Promise<Metrics> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "adref-bench-room-"));
  const kind: typeof adref = {
    ...adref,
    launch: (at) => {
      const launched = adref.launch(at);
      return { ...launched, environment: { ...launched.environment, BENCH_CLIENT_FOLDER: CLIENT } };
    },
  };
  const server = await ServerProcess.start(kind, { dataDir });
  try {
    const { facilitator, delegation, draft } = await negotiated(server.port, size);
    const address = `http://127.0.0.1:${server.port}/d/${draft}`;
    await server.idle();
    const openings: Opening[] = [];
    for (let i = 1; i < OPENINGS; i++) {
      openings.push(await inRoom(browser, address, facilitator, async (_room, opening) => opening));
    }
    const { clauses, strokes } = size;
    const middle = middleOf(clauses);
    const base = await inRoom(browser, address, facilitator, async (room, opening) => {
      openings.push(opening);
      const plain = await ownKeys(room, `c${middle + 2}`, strokes);
      const amended = await ownKeys(room, `c${middle}`, strokes);
      return { ...keys("plain", plain), ...keys("amended", amended) };
    });
    const own = await inRoom(browser, address, delegation, async (room) => {
      const begun = 10;
      const firsts: Key[] = [];
      for (let index = 0; index < begun; index++) firsts.push(...(await ownKeys(room, `c${middle + 1 + index}`, 1, 0)));
      return { ...keys("first", firsts.slice(2)), ...keys("own", await ownKeys(room, `c${middle + begun}`, strokes)) };
    });
    return {
      openMs: median(openings.map(({ shownMs }) => shownMs)),
      openMainMs: median(openings.map(({ mainMs }) => mainMs)),
      ...base,
      ...own,
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${server.output}`, { cause: error });
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A draft under negotiation, made over HTTP as everybody makes it. */
async function negotiated(
  port: number,
  { clauses, amendments }: RoomSize,
): Promise<{ readonly draft: string; readonly facilitator: string; readonly delegation: string }> {
  const admin = await adrefJoin(port, ADMIN_TOKEN, "Bench");
  const { id: draft = "" } = await adrefPost(port, "/api/drafts", admin, benchContent(clauses));
  const seat = async (link: Readonly<Record<string, unknown>>, name: string): Promise<string> => {
    const { token = "" } = await adrefPost(port, `/api/drafts/${draft}/links`, admin, link);
    return adrefJoin(port, token, name);
  };
  const facilitator = await seat({ role: "facilitator" }, "Chair");
  const delegation = await seat({ role: "delegation", delegation: BENCH_DELEGATIONS[0] }, "Delegate");
  let commands = 0;
  const command = async (asked: Readonly<Record<string, unknown>>): Promise<void> => {
    await adrefPost(port, `/api/drafts/${draft}/commands`, facilitator, { id: `bench-${++commands}`, ...asked });
  };
  await command({ command: "setStage", stage: "negotiation" });
  for (const { id, delegation: code, proposed } of benchAmendments(clauses, amendments)) {
    await command({ command: "tableAmendment", amendment: id, delegation: code, proposed });
  }
  return { draft, facilitator, delegation };
}

interface Room {
  readonly page: Page;
  readonly devtools: CDPSession;
}

interface Opening {
  readonly shownMs: number;
  readonly mainMs: number;
}

/** Opens the room as somebody who was never there; it is closed after. */
async function inRoom<Result>(
  browser: Browser,
  address: string,
  session: string,
  use: (room: Room, opening: Opening) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  try {
    await context.addCookies([{ name: "adref_session", value: session, url: new URL(address).origin }]);
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.addInitScript(watchRoom);
    const devtools = await watchMainThread(page);
    const [mainMs = 0] = await mainThreadTimes(devtools, {
      page,
      count: 1,
      act: async () => {
        await page.goto(address);
        await page.getByText(/All changes saved/).waitFor();
        await page.locator(".ProseMirror .clause").first().waitFor();
        await page.waitForTimeout(1500);
      },
    });
    const shownMs = await page.evaluate(() => {
      const at = (mark: string): number => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN;
      return at("bench:shown") - at("bench:synced");
    });
    const result = await use({ page, devtools }, { shownMs, mainMs });
    if (errors.length > 0) throw new Error(`the page: ${errors[0]}`);
    return result;
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page before anything else: notes when the text has come, when it is on screen, and when a key is; and can keep
 * back what is put off until the browser is idle, so that it is counted by itself.
 */
function watchRoom(): void {
  const afterPaint = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        // A sync message with the whole draft in it: sync step 2.
        if (!(data instanceof ArrayBuffer) || data.byteLength < 10_000) return;
        const [type, step] = new Uint8Array(data);
        if (type === 0 && step === 1) performance.mark("bench:synced");
      });
    }
  };
  const held = new Map<number, IdleRequestCallback>();
  let isHeld = false;
  const idle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (callback, options) => {
    if (!isHeld) return idle(callback, options);
    const id = -1 - performance.now();
    held.set(id, callback);
    return id;
  };
  const cancel = window.cancelIdleCallback.bind(window);
  window.cancelIdleCallback = (id) => void (held.delete(id) || cancel(id));
  window.benchHold = () => {
    isHeld = true;
  };
  window.benchRelease = () => {
    isHeld = false;
    for (const callback of held.values()) idle(callback, { timeout: 20 });
    held.clear();
  };
  const observer = new MutationObserver(() => {
    if (!document.querySelector(".ProseMirror .clause")) return;
    observer.disconnect();
    afterPaint(() => performance.mark("bench:shown"));
  });
  observer.observe(document, { childList: true, subtree: true });
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      afterPaint(() => {
        window.benchPresented = performance.now() - timeStamp;
      });
    },
    { capture: true },
  );
}

interface Key {
  /** Of the main thread, until the key is on screen. */
  readonly mainMs: number;
  /** Of the main thread, when the browser is idle again. */
  readonly laterMs: number;
  readonly shownMs: number;
}

/** Types at the end of a clause. @throws Error when not every key has come into the text. */
async function ownKeys({ page, devtools }: Room, clause: string, strokes: number, warm = 8): Promise<readonly Key[]> {
  const words = page.locator(`[data-clause="${clause}"] .clause-text`);
  // What is struck or proposed stands in the drawing, not in the text.
  const characters = () =>
    words.evaluate((element) => {
      const drawn = [...element.querySelectorAll(".change-words")].map((one) => one.textContent ?? "").join("");
      return (element.textContent ?? "").length - drawn.length;
    });
  await words.scrollIntoViewIfNeeded();
  await words.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let last: Node = element;
    while (walker.nextNode()) last = walker.currentNode;
    (element.closest(".ProseMirror") as HTMLElement).focus();
    getSelection()?.collapse(last, last.textContent?.length);
  });
  // Cards of the clause are fetched and drawn.
  await page.waitForTimeout(600);
  const before = await characters();
  const idle: number[] = [];
  for (let i = 0; i < 7; i++) idle.push(await mainThreadShare(devtools, () => page.waitForTimeout(100)));
  const idleShare = median(idle);
  const taken: Key[] = [];
  for (let index = 0; index < strokes + warm; index++) {
    await page.evaluate(() => window.benchHold());
    const mainMs = await mainThreadTime(devtools, idleShare, async () => {
      await pressKey(devtools);
      await page.waitForTimeout(100);
    });
    const shownMs = await page.evaluate(() => window.benchPresented);
    const laterMs = await mainThreadTime(devtools, idleShare, async () => {
      await page.evaluate(() => window.benchRelease());
      await page.waitForTimeout(100);
    });
    taken.push({ mainMs, laterMs, shownMs });
  }
  const typed = (await characters()) - before;
  if (typed !== strokes + warm) throw new Error(`${typed} of ${strokes + warm} keys came into ${clause}`);
  return taken.slice(warm);
}

function keys(name: string, taken: readonly Key[]): Metrics {
  const main = spreadOf(taken.map(({ mainMs }) => mainMs));
  const shown = spreadOf(taken.map(({ shownMs }) => shownMs));
  return {
    [`${name}P50`]: main.p50,
    [`${name}P95`]: main.p95,
    [`${name}Later`]: median(taken.map(({ laterMs }) => laterMs)),
    [`${name}ShownP50`]: shown.p50,
    [`${name}ShownP95`]: shown.p95,
  };
}
