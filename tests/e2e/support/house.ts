import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import type { Content } from "../../../shared/document/content.ts";
import type { CreateLinkRequest } from "../../../shared/protocol/http.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import { ApiClient } from "../../support/apiClient.ts";
import { type SpawnedServer, spawnServer } from "../../support/spawnServer.ts";
import { Seat } from "./seat.ts";

const SEEDS = path.resolve(import.meta.dirname, "../../../../shared/seeds");
const RESOLUTION = path.join(SEEDS, "000_d444b7d2b9aae962.txt");

/** True where the two real documents are at hand. */
export const hasSeeds = existsSync(RESOLUTION);

/** A running server with the secretariat signed in as a program; it and its data are gone after the test. */
export class House {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #browser: Browser;
  #server: SpawnedServer;
  readonly secretariat: ApiClient;

  private constructor(
    environment: Readonly<Record<string, string>>,
    browser: Browser,
    server: SpawnedServer,
    secretariat: ApiClient,
  ) {
    this.#environment = environment;
    this.#browser = browser;
    this.#server = server;
    this.secretariat = secretariat;
  }

  static async open(browser: Browser): Promise<House> {
    const data = mkdtempSync(path.join(tmpdir(), "adref-e2e-"));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const environment = { DATA_DIR: data, ADREF_ADMIN_TOKEN: "e2e-token-of-the-secretariat-0123456789" };
    const server = await spawnServer(environment);
    const secretariat = await new ApiClient(server.address).join(environment.ADREF_ADMIN_TOKEN, "Secretariat program");
    return new House(environment, browser, server, secretariat);
  }

  get address(): string {
    return this.#server.address;
  }

  get secretariatUrl(): string {
    return this.#server.secretariatUrl;
  }

  /** Kills the server without warning; `restart` brings it back at the same address with the same data. */
  async kill(): Promise<void> {
    await this.#server.end("SIGKILL");
  }

  async restart(): Promise<void> {
    this.#server = await spawnServer({ ...this.#environment, PORT: new URL(this.address).port });
  }

  /** Imports the real resolution where it is at hand, else gives the sample that every new server has. */
  async draft(): Promise<string> {
    if (!hasSeeds) return this.sample();
    const answer = await this.secretariat.call(ROUTES.createDraft, {
      body: readFileSync(RESOLUTION, "utf8"),
      headers: { "Content-Type": "text/plain" },
    });
    return answer.value.id;
  }

  /** The sample draft of a new server. */
  async sample(): Promise<string> {
    const { drafts } = (await this.secretariat.call(ROUTES.drafts)).value;
    const [draft] = drafts;
    if (!draft) throw new Error("a new server has a sample draft");
    return draft.id;
  }

  /** The content as stored, from the server. */
  async content(draft: string): Promise<Content> {
    return (await this.secretariat.call(ROUTES.content, { params: { draft } })).value as Content;
  }

  /** Lets somebody in by a link and seats them in the room, in a browser of their own. */
  async seat(draft: string, wish: CreateLinkRequest, name: string, options: BrowserContextOptions = {}): Promise<Seat> {
    const member = await this.secretariat.invite(draft, wish, name);
    return this.seatSession(member.session ?? "", draft, options);
  }

  /** Seats the secretariat. */
  async seatSecretariat(draft: string, options: BrowserContextOptions = {}): Promise<Seat> {
    return this.seatSession(this.secretariat.session ?? "", draft, options);
  }

  private async seatSession(session: string, draft: string, options: BrowserContextOptions): Promise<Seat> {
    const page = await this.page(session, options);
    const seat = new Seat(page);
    await page.goto(`${this.address}/d/${draft}`);
    await seat.ready();
    return seat;
  }

  /** A page in a browser of its own, signed in when a session is given. */
  async page(session?: string, options: BrowserContextOptions = {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    onTestFinished(() => context.close());
    if (session) await context.addCookies([{ name: "adref_session", value: session, url: this.address }]);
    return context.newPage();
  }
}
