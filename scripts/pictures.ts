import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { fingerprint } from "../shared/domain/fingerprint.ts";
import { sampleResolution } from "../shared/samples/sampleResolution.ts";

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

type Invite = Readonly<{ draft: string; secretariat: string }>;

async function invite({ draft, secretariat }: Invite, code: string, name: string, person: string): Promise<string> {
  const wish = { role: "delegation", delegation: { code, name } };
  return join((await post<{ token: string }>(`drafts/${draft}/links`, wish, secretariat)).token, person);
}

let commands = 0;

function command(draft: string, session: string, body: Record<string, unknown>): Promise<unknown> {
  commands += 1;
  return post(`drafts/${draft}/commands`, { id: `picture-${commands}`, ...body }, session);
}

/** The words of a clause of the sample. */
function wordsOf(clause: string) {
  return sampleResolution.clauses.find(({ id }) => id === clause)?.text ?? [];
}

/** Tables other words for a clause of the sample. */
function table(
  draft: string,
  session: string,
  amendment: string,
  clause: string,
  from: string,
  to: string,
  reason?: string,
) {
  const base = wordsOf(clause);
  const text = base.map((run) => ("text" in run ? { ...run, text: run.text.replace(from, to) } : run));
  const proposed = { kind: "edit", on: { clause }, base, text };
  return command(draft, session, { command: "tableAmendment", amendment, proposed, ...(reason ? { reason } : {}) });
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

/** Puts the caret behind some words of a paragraph, as one would by a click. */
async function caretBehind(page: Page, label: string, words: string): Promise<void> {
  await page.locator(`.clause[data-label="${label}"] .clause-text`).evaluate((element, wanted) => {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.textContent ?? "").indexOf(wanted);
      if (at < 0) continue;
      (element.closest(".ProseMirror") as HTMLElement).focus();
      getSelection()?.collapse(node, at + wanted.length);
    }
  }, words);
  await page.getByRole("textbox", { name: `Draft text, ${label}`, exact: true }).waitFor();
}

interface Hall {
  readonly draft: string;
  readonly facilitator: string;
  readonly delegations: Readonly<Record<"BRA" | "EU" | "IND" | "KEN", string>>;
}

/** A negotiation that is well on its way: two paragraphs agreed, one discussed with rivals, positions taken. */
async function negotiate({ draft, facilitator, delegations: { BRA, EU, IND, KEN } }: Hall): Promise<void> {
  await command(draft, facilitator, { command: "setStage", stage: "negotiation" });
  await table(
    draft,
    BRA,
    "training",
    "sample-op3",
    "fund maintenance",
    "fund training and maintenance",
    "Language of resolution 77/334.",
  );
  await table(draft, EU, "biennial", "sample-op3", "annually", "every two years", "Less of a burden on small offices.");
  await table(draft, KEN, "twice", "sample-op3", "annually", "twice a year");
  await table(draft, IND, "sums", "sample-op1", "at least once a year", "at least once a year, as far as means allow");
  await table(draft, EU, "reliable", "sample-pp4", "one in four", "many");
  await command(draft, KEN, { command: "joinSponsors", amendment: "training" });
  await command(draft, IND, { command: "takePosition", on: { amendment: "training" }, position: "support" });
  await command(draft, EU, { command: "takePosition", on: { amendment: "training" }, position: "canLiveWith" });
  await command(draft, IND, { command: "takePosition", on: { amendment: "twice" }, position: "reserve" });
  await command(draft, facilitator, { command: "declineAmendment", amendment: "sums", reason: "Covered by OP 2" });
  for (const clause of ["sample-pp1", "sample-pp2", "sample-op1", "sample-op2"]) {
    await command(draft, facilitator, {
      command: "agreeAdRef",
      clauses: [{ clause, ifBase: fingerprint(wordsOf(clause)) }],
    });
  }
  await command(draft, IND, { command: "takePosition", on: { clause: "sample-op1" }, position: "reserve" });
}

/** The dialog that takes a draft out as a file. */
async function exportDialog(browser: Browser, session: string, address: string): Promise<Page> {
  const page = await open(browser, session, address);
  await saved(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("radio", { name: /^Tracked changes/ }).check({ force: true });
  return page;
}

/** The Word file of the negotiated draft, about to become the amendments of another copy of it. */
async function reviewOfFile(browser: Browser, at: Invite & { readonly facilitator: string }): Promise<Page> {
  const file = await fetch(`${ADDRESS}/api/drafts/${at.draft}/export?format=docx&view=tracked`, {
    headers: { Authorization: `Bearer ${at.facilitator}` },
  });
  const copy = await post<{ id: string }>("drafts", sampleResolution, at.secretariat);
  const chair = await post<{ token: string }>(`drafts/${copy.id}/links`, { role: "facilitator" }, at.secretariat);
  const session = await join(chair.token, "Amara Diallo");
  await command(copy.id, session, { command: "setStage", stage: "negotiation" });
  const page = await open(browser, session, `/d/${copy.id}/import`);
  const buffer = Buffer.from(await file.arrayBuffer());
  const mimeType = file.headers.get("content-type") ?? "";
  await page.locator("input[type=file]").setInputFiles({ name: "Proposals.docx", mimeType, buffer });
  await page.getByRole("heading", { level: 1, name: "Review the amendments" }).waitFor();
  return page;
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
    const door = await open(browser, null, `/j/${TOKEN}`);
    await door.getByRole("button", { name: "Sign in" }).waitFor();
    await picture(door, "join");

    const secretariat = await join(TOKEN, "Sofia Lindqvist");
    const { drafts } = (await (
      await fetch(`${ADDRESS}/api/drafts`, { headers: { Authorization: `Bearer ${secretariat}` } })
    ).json()) as { drafts: { id: string }[] };
    const draft = drafts[0]?.id ?? "";
    if (existsSync(SEED)) await post("drafts", readFileSync(SEED, "utf8"), secretariat, "text/plain");
    const wish = { role: "facilitator" };
    const chair = await post<{ token: string }>(`drafts/${draft}/links`, wish, secretariat);
    const facilitator = await join(chair.token, "Amara Diallo");
    const at = { draft, secretariat };
    const delegations = {
      BRA: await invite(at, "BRA", "Brazil", "Ana Souza"),
      EU: await invite(at, "EU", "European Union", "Lena Fischer"),
      IND: await invite(at, "IND", "India", "Ravi Menon"),
      KEN: await invite(at, "KEN", "Kenya", "Wanjiru Otieno"),
    };
    await negotiate({ draft, facilitator, delegations });

    const address = `/d/${draft}`;
    const kenya = await open(browser, delegations.KEN, address);
    await saved(kenya);
    await caretBehind(kenya, "OP 3", "share of each;");
    await kenya.keyboard.press("Enter");
    await kenya.keyboard.type("Stresses that spare parts should be made within reach of those who need them;");
    await kenya.keyboard.press("Control+Enter");
    await kenya.getByRole("region", { name: /^A-006:/ }).waitFor();

    const brazil = await open(browser, delegations.BRA, address);
    await saved(brazil);
    await caretBehind(brazil, "OP 5", "technical workshop");
    await brazil.keyboard.type(" and an exhibition");
    const own = brazil.getByRole("region", { name: /own text of OP 5/ });
    await own.waitFor();
    await saved(brazil);
    await own.evaluate((bar) => bar.scrollIntoView({ block: "end", behavior: "instant" }));
    await picture(brazil, "proposing");

    await saved(await open(browser, delegations.EU, address));
    const room = await open(browser, facilitator, address);
    const projector = await open(browser, secretariat, `${address}/floor`, { viewport: { width: 1280, height: 720 } });
    await saved(room);
    await caretBehind(room, "OP 3", "as well as");
    await room.getByRole("button", { name: "Floor: OP 3" }).click();
    await projector.getByRole("article", { name: "OP 3" }).waitFor();
    await picture(projector, "projector");
    await caretBehind(room, "OP 3", "as well as");
    await room.getByRole("heading", { name: "OP 3 — 3 open, 2 collide" }).waitFor();
    // The bar stands only for as long as the decision can be undone; the picture is to be the same whenever it is taken.
    await room.getByRole("region", { name: "Last decision" }).getByRole("button", { name: "Close" }).click();
    await caretBehind(room, "OP 3", "as well as");
    await picture(room, "room");
    await room.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await picture(room, "dark");
    await room.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await room.getByRole("button", { name: "Compare A-001" }).click();
    await room.getByText("Neither").waitFor();
    await picture(room, "compare");
    await room.getByText("A-002 (EU)").last().click();
    await room.getByRole("button", { name: "Accept 2…" }).click();
    await room.getByRole("dialog", { name: "Accept A-001 and A-002 into OP 3?" }).waitFor();
    await picture(room, "accept");
    await room.keyboard.press("Escape");

    await picture(await exportDialog(browser, facilitator, address), "export");
    await picture(await reviewOfFile(browser, { draft, secretariat, facilitator }), "review");

    const register = await open(browser, facilitator, `${address}/register`);
    await register.getByRole("grid").waitFor();
    await picture(register, "register");

    const home = await open(browser, secretariat, "/");
    await home.getByText("Safe drinking water").first().waitFor();
    await picture(home, "home");

    const phone = await open(browser, delegations.IND, address, { viewport: { width: 360, height: 740 } });
    await saved(phone);
    await phone.locator('.clause[data-label="OP 3"]').evaluate((clause) => {
      clause.scrollIntoView({ block: "start", behavior: "instant" });
    });
    await picture(phone, "phone");

    server.kill("SIGKILL");
    await brazil.getByText("You are offline.").waitFor();
    await brazil.keyboard.type(" of pumps");
    await brazil.getByText(/changes? waiting/).waitFor();
    await picture(brazil, "offline");
  } finally {
    await browser.close();
    server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  }
}

await takePictures();
