import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const ROOT = path.dirname(import.meta.dirname);
const DOCS = path.join(ROOT, "docs");
const SEED = path.join(ROOT, "../shared/seeds/000_d444b7d2b9aae962.txt");
const TOKEN = "token-of-the-secretariat-for-pictures";
const PORT = "8190";
const ADDRESS = `http://127.0.0.1:${PORT}`;

/** A server of its own with fresh data; resolves when it answers. */
async function startServer(data: string) {
  const server = spawn(process.execPath, [path.join(ROOT, "server/main.ts")], {
    env: { ...process.env, PORT, DATA_DIR: data, ADREF_ADMIN_TOKEN: TOKEN, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve) => {
    server.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes(TOKEN)) resolve();
    });
  });
  return server;
}

async function post<T>(route: string, body: unknown, session?: string, type = "application/json"): Promise<T> {
  const response = await fetch(`${ADDRESS}/api/${route}`, {
    method: "POST",
    headers: { "Content-Type": type, ...(session ? { Authorization: `Bearer ${session}` } : {}) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${route}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function join(token: string, name: string): Promise<string> {
  return (await post<{ session: string }>("join", { token, name })).session;
}

async function invite(draft: string, session: string, code: string, name: string, person: string): Promise<string> {
  const wish = { role: "delegation", delegation: { code, name }, coreGroup: true };
  return join((await post<{ token: string }>(`drafts/${draft}/links`, wish, session)).token, person);
}

async function open(browser: Browser, session: string | null, address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  if (session) await context.addCookies([{ name: "adref_session", value: session, url: ADDRESS }]);
  const page = await context.newPage();
  await page.goto(`${ADDRESS}${address}`);
  return page;
}

async function saved(page: Page): Promise<void> {
  await page
    .getByText(/All changes saved/)
    .first()
    .waitFor();
}

async function typeAt(page: Page, label: string, words: string): Promise<void> {
  const clause = page.locator(`.clause[data-label="${label}"] .clause-text`);
  const box = await clause.boundingBox();
  // Behind the last word: left of its last mark is where one goes on writing.
  await clause.click({ position: { x: (box?.width ?? 10) - 4, y: (box?.height ?? 10) - 6 } });
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(words);
}

/** Takes the pictures of the documentation anew: `npm run pictures`. */
async function takePictures(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), "adref-pictures-"));
  mkdirSync(DOCS, { recursive: true });
  const server = await startServer(data);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const picture = (page: Page, name: string) => page.screenshot({ path: path.join(DOCS, `${name}.png`) });
  try {
    const join1 = await open(browser, null, `/j/${TOKEN}`);
    await join1.getByRole("button", { name: "Sign in" }).waitFor();
    await picture(join1, "join");

    const secretariat = await join(TOKEN, "Sofia Lindqvist");
    const { drafts } = (await (
      await fetch(`${ADDRESS}/api/drafts`, { headers: { Authorization: `Bearer ${secretariat}` } })
    ).json()) as { drafts: { id: string }[] };
    const draft = drafts[0]?.id ?? "";
    if (existsSync(SEED)) await post("drafts", readFileSync(SEED, "utf8"), secretariat, "text/plain");
    const [brazil, kenya] = [
      await invite(draft, secretariat, "BRA", "Brazil", "Ana Souza"),
      await invite(draft, secretariat, "KEN", "Kenya", "Wanjiru Otieno"),
    ];

    const [ana, wanjiru] = [await open(browser, brazil, `/d/${draft}`), await open(browser, kenya, `/d/${draft}`)];
    const room = await open(browser, secretariat, `/d/${draft}`);
    for (const page of [ana, wanjiru, room]) await saved(page);
    await room.locator('.clause[data-label="PP 3"] .clause-text').click();
    await Promise.all([typeAt(ana, "PP 1", " and its promise"), typeAt(wanjiru, "PP 5", " instead")]);
    await room.getByText("with that time instead").waitFor();
    await room.getByText("sanitation” and its promise").waitFor();
    await room.locator(".peer-caret").nth(1).waitFor();
    await picture(room, "room");
    await room.emulateMedia({ colorScheme: "dark" });
    await picture(room, "dark");

    const home = await open(browser, secretariat, "/");
    await home.getByText("Safe drinking water").first().waitFor();
    await picture(home, "home");

    const phone = await open(browser, kenya, `/d/${draft}`, { viewport: { width: 360, height: 740 } });
    await saved(phone);
    await picture(phone, "phone");

    server.kill("SIGKILL");
    await ana.getByText("You are offline.").waitFor();
    await ana.keyboard.type(", written on the train");
    await ana.getByText(/changes? waiting/).waitFor();
    await picture(ana, "offline");
  } finally {
    await browser.close();
    server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  }
}

await takePictures();
