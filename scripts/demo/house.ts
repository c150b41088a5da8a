import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../server/config.ts";
import { type RunningServer, startServer } from "../../server/main.ts";
import { createLog } from "../../server/ops/log.ts";
import type { DemoOptions } from "./options.ts";

/** The server that the demo plays on. */
export interface House {
  readonly address: string;
  /** Token of the secretariat's link. */
  readonly token: string;
  /** True when the server was started for the demo and ends with it. */
  readonly isOwn: boolean;
  /** Ends the demo's own server and removes its data; leaves anybody else's alone. */
  close(): Promise<void>;
}

/** The running server that was named, or a new one with an empty folder of its own. */
export async function openHouse(
  { server }: Pick<DemoOptions, "server">,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<House> {
  if (server) return { ...server, isOwn: false, close: async () => {} };
  const folder = await mkdtemp(path.join(tmpdir(), "adref-demo-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const running = await start({ LOG_LEVEL: "warn", ...environment, DATA_DIR: folder });
    const close = async () => {
      await running.stop();
      await remove();
    };
    const { secretariatUrl, address } = running;
    return { address, token: secretariatUrl.slice(secretariatUrl.lastIndexOf("/") + 1), isOwn: true, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** On the usual port; where none was asked for and that one is taken, on any other. */
async function start(environment: Readonly<Record<string, string | undefined>>): Promise<RunningServer> {
  const at = (more: Readonly<Record<string, string>>) => {
    const config = readConfig({ ...environment, ...more });
    return startServer(config, { log: createLog(config.logLevel) });
  };
  try {
    return await at({});
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE" && !environment.PORT;
    if (!isTaken) throw error;
    return at({ PORT: "0" });
  }
}
