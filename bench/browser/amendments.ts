import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import type { AmendmentId } from "../../shared/domain/ids.ts";
import { BENCH_DELEGATIONS, middleOf } from "../load/amendmentFixture.ts";
import { spreadOf } from "../load/arrivals.ts";
import { BenchNegotiation } from "../load/negotiation.ts";
import { type Measurement, median } from "../report/table.ts";
import type { Column, Metrics } from "../scenarios/scenario.ts";
import type { AmendmentsPage } from "./amendmentsPage.ts";
import { buildPages } from "./buildPages.ts";
import { mainThreadTimes, pressKey, watchMainThread } from "./mainThread.ts";
import { buildClient, measureRoom, ROOM_COLUMNS } from "./room.ts";
import { servePages } from "./servePages.ts";

declare global {
  interface Window {
    readonly amendments: AmendmentsPage;
  }
}

/** Clauses and open amendments. */
const NEGOTIATIONS = [
  [60, 0],
  [60, 24],
  [500, 0],
  [500, 200],
  [2000, 0],
  [2000, 800],
] as const;

/** Those of which the whole room is measured. */
const ROOMS = [
  [500, 0],
  [500, 200],
] as const;
const SMALL_ROOMS = [[60, 24]] as const;

export const AMENDMENTS_ABOUT =
  "In Chromium, the production build of our editor with open amendments laid over the text; two thirds of them change words of a clause, some on the same words, the others bring a clause, a competing version or a removal. Main thread of every single key: script, style, layout, paint and what is put off until the browser is idle.";

const KEY_COLUMNS: readonly Column[] = [
  { key: "plainP50", title: "own key, clause without amendments, p50 ms", digits: 1 },
  { key: "plainP95", title: "p95", digits: 1 },
  { key: "amendedP50", title: "own key, clause with three, p50 ms", digits: 1 },
  { key: "amendedP95", title: "p95", digits: 1 },
  { key: "ownP50", title: "key in an own version, p50 ms", digits: 1 },
  { key: "ownP95", title: "p95", digits: 1 },
  { key: "firstP50", title: "the key that begins one, p50 ms", digits: 1 },
  { key: "firstP95", title: "p95", digits: 1 },
  { key: "sponsorP50", title: "a sponsor's key in a tabled amendment, p50 ms", digits: 1 },
  { key: "sponsorP95", title: "p95", digits: 1 },
];

const CHANGE_COLUMNS: readonly Column[] = [
  { key: "acceptMs", title: "an amendment is taken in: main thread, p50 ms", digits: 1 },
  { key: "acceptWorstMs", title: "worst", digits: 1 },
  { key: "acceptShownMs", title: "on screen after, p50 ms", digits: 0 },
  { key: "openMs", title: "opening: main thread ms", digits: 0 },
  { key: "openShownMs", title: "on screen after, ms", digits: 0 },
  { key: "overlayMs", title: "of that laying the amendments over, ms", digits: 1 },
  { key: "changes", title: "changes drawn", digits: 0 },
];

export const AMENDMENT_TABLES: readonly {
  readonly title: string;
  /** The case whose measurements it shows. */
  readonly of: string;
  readonly columns: readonly Column[];
}[] = [
  { title: "a key in the editor alone, main thread", of: "editor", columns: KEY_COLUMNS },
  { title: "decisions and opening, the editor alone", of: "editor", columns: CHANGE_COLUMNS },
  { title: "the whole room, the panel of amendments open", of: "room", columns: ROOM_COLUMNS },
];

/**
 * Measures drafts of several sizes, each without and with amendments: the editor alone, for the facilitator and for a
 * delegation (case "editor"), then the whole room (case "room").
 */
export async function measureAmendments(options: {
  readonly repetitions: number;
  /** Keys of each kind. */
  readonly strokes: number;
  /** The smallest drafts only. */
  readonly quick: boolean;
  /** Only drafts whose name contains it. */
  readonly case: string;
  readonly chromiumPath: string;
}): Promise<readonly Measurement[]> {
  const { url, stop } = await servePages(await buildPages());
  const browser = await chromium.launch({ executablePath: options.chromiumPath });
  const taken: Measurement[] = [];
  try {
    for (const [clauses, amendments] of NEGOTIATIONS) {
      const draft = nameOf(clauses, amendments);
      if (!draft.includes(options.case) || (options.quick && clauses > 60)) continue;
      for (let repetition = 0; repetition < options.repetitions; repetition++) {
        const size = { clauses, amendments, strokes: options.strokes };
        const facilitator = await withPage(browser, url, (bench) => asFacilitator(bench, size));
        const delegation = await withPage(browser, url, (bench) => asDelegation(bench, size));
        const metrics = { ...facilitator, ...delegation };
        taken.push({ scenario: "amendments", case: "editor", server: draft, repetition, metrics });
      }
    }
    await buildClient();
    for (const [clauses, amendments] of options.quick ? SMALL_ROOMS : ROOMS) {
      const draft = nameOf(clauses, amendments);
      if (!draft.includes(options.case)) continue;
      for (let repetition = 0; repetition < options.repetitions; repetition++) {
        const metrics = await measureRoom(browser, { clauses, amendments, strokes: options.strokes });
        taken.push({ scenario: "amendments", case: "room", server: draft, repetition, metrics });
      }
    }
    return taken;
  } finally {
    await browser.close();
    stop();
  }
}

const nameOf = (clauses: number, amendments: number): string => `${clauses} clauses, ${amendments} open`;

interface Size {
  readonly clauses: number;
  readonly amendments: number;
  readonly strokes: number;
}

interface Bench {
  readonly page: Page;
  readonly devtools: CDPSession;
}

async function asFacilitator({ page, devtools }: Bench, options: Size): Promise<Metrics> {
  const { clauses, amendments, strokes } = options;
  const negotiation = new BenchNegotiation(clauses, amendments);
  const middle = middleOf(clauses);
  const draft = base64(negotiation.bytes());
  let opening = { shownMs: 0, overlayMs: 0 };
  const [openMs = 0] = await mainThreadTimes(devtools, {
    page,
    count: 1,
    act: async () => {
      opening = await page.evaluate((bytes) => window.amendments.open(bytes, null), draft);
    },
  });
  const plain = await ownKeys({ page, devtools }, `c${middle + 2}`, strokes);
  const arrive = async (updates: readonly Uint8Array[], count: number) => {
    await page.evaluate((bytes) => window.amendments.expect(bytes), updates.map(base64));
    const shown: number[] = [];
    const receive = async () => {
      shown.push(await page.evaluate(() => window.amendments.receive()));
    };
    const times = await mainThreadTimes(devtools, { page, count, act: receive });
    return { times, shown };
  };
  const found: Record<string, number> = {
    openMs,
    openShownMs: opening.shownMs,
    overlayMs: opening.overlayMs,
    changes: (await page.evaluate(() => window.amendments.shows("c2"))).changes,
    ...spread("plain", plain),
  };
  if (amendments === 0) return found;
  const amended = await ownKeys({ page, devtools }, `c${middle}`, strokes);
  const keys = negotiation.typeIn("a1" as AmendmentId, strokes + WARM);
  const sponsor = await arrive(keys, strokes + WARM);
  const accepts = await arrive(negotiation.acceptEdits(ACCEPTED), ACCEPTED);
  return {
    ...found,
    ...spread("amended", amended),
    ...spread("sponsor", sponsor.times.slice(WARM)),
    acceptMs: median(accepts.times),
    acceptWorstMs: Math.max(...accepts.times),
    acceptShownMs: median(accepts.shown),
  };
}

const ACCEPTED = 8;
/** The first keys run cold code. */
const WARM = 6;

async function asDelegation(bench: Bench, { clauses, amendments, strokes }: Size): Promise<Metrics> {
  const { page, devtools } = bench;
  const draft = base64(new BenchNegotiation(clauses, amendments).bytes());
  await page.evaluate(([bytes, code]) => window.amendments.open(bytes, code), [draft, BENCH_DELEGATIONS[0]] as const);
  const middle = middleOf(clauses);
  const clauseAt = (index: number): string => `c${middle + 1 + index}`;
  const begun = 14;
  const firsts = await mainThreadTimes(devtools, {
    page,
    count: begun,
    prepare: (index) => page.evaluate((clause) => window.amendments.placeCaret(clause), clauseAt(index)),
    act: () => pressKey(devtools),
  });
  const own = await ownKeys(bench, clauseAt(begun - 1), strokes);
  return { ...spread("first", firsts.slice(4)), ...spread("own", own) };
}

/** Types at the end of a clause. @throws Error when not every key has come into the text. */
async function ownKeys({ page, devtools }: Bench, clause: string, strokes: number): Promise<readonly number[]> {
  const characters = async () => (await page.evaluate((id) => window.amendments.shows(id), clause)).characters;
  await page.evaluate((id) => window.amendments.placeCaret(id), clause);
  await page.waitForTimeout(300);
  const before = await characters();
  const times = await mainThreadTimes(devtools, { page, count: strokes + WARM, act: () => pressKey(devtools) });
  const typed = (await characters()) - before;
  if (typed !== strokes + WARM) throw new Error(`${typed} of ${strokes + WARM} keys came into ${clause}`);
  return times.slice(WARM);
}

async function withPage<Result>(
  browser: Browser,
  url: string,
  use: (bench: Bench) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    await page.goto(`${url}/amendments.html`);
    const result = await use({ page, devtools: await watchMainThread(page) });
    if (errors.length > 0) throw new Error(`the page: ${errors[0]}`);
    return result;
  } finally {
    await page.close();
  }
}

function spread(name: string, times: readonly number[]): Metrics {
  const { p50, p95 } = spreadOf(times);
  return { [`${name}P50`]: p50, [`${name}P95`]: p95 };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
