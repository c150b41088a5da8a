import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { readConfig } from "../../server/config.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../server/main.ts";
import { createLog } from "../../server/ops/log.ts";
import { ApiClient } from "./apiClient.ts";

/** A server of this process, for one test. */
export interface TestServer extends RunningServer {
  readonly dataDir: string;
  /** Somebody without a session. */
  readonly guest: ApiClient;
  /** The secretariat, signed in. */
  readonly secretariat: ApiClient;
  /** What the server has logged so far, one parsed line an entry. */
  readonly logged: readonly Record<string, unknown>[];
}

/** An empty folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "adref-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts a server on a free port with a folder of its own, or with `dataDir`; it stops after the test. `environment` as
 * the settings of the real one.
 */
export async function startTestServer(
  environment: Readonly<Record<string, string | undefined>> = {},
  options: ServerOptions = {},
): Promise<TestServer> {
  const dataDir = environment.DATA_DIR ?? (await temporaryFolder());
  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>);
  const config = readConfig({ PORT: "0", DATA_DIR: dataDir, ...environment });
  const server = await startServer(config, { log: createLog("debug", { write }), ...options });
  onTestFinished(async () => {
    await server.stop();
  });
  const guest = new ApiClient(server.address);
  const secretariat = await guest.join(tokenOf(server.secretariatUrl), "Secretariat");
  return { ...server, dataDir, guest, secretariat, logged };
}

/** The token at the end of a link's address. */
export function tokenOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
