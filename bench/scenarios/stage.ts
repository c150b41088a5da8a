import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LoadWorker } from "../load/loadWorker.ts";
import { cpuSeconds, machineSeconds } from "../servers/procfs.ts";
import type { ServerKind } from "../servers/serverKind.ts";
import { ServerProcess } from "../servers/serverProcess.ts";

/** CPU used during a measurement; shares are percent of one core. */
export interface CpuUse {
  readonly seconds: number;
  readonly server: number;
  readonly serverShare: number;
  readonly crowdShare: number;
  readonly meterShare: number;
  /** What anything else on the machine took: large means the figures are not to be trusted. */
  readonly foreign: number;
}

/**
 * Where scenarios are played: a server at a time and two load processes. The crowd only counts what it gets; the meter
 * holds the typists and the readers that time every keystroke, so that one clock measures both ends.
 */
export class Stage {
  readonly crowd = new LoadWorker();
  readonly meter = new LoadWorker();
  readonly #profileTo: string | undefined;
  readonly #folder = mkdtempSync(path.join(tmpdir(), "adref-bench-"));
  #folders = 0;

  constructor({ profileTo }: { readonly profileTo?: string | undefined } = {}) {
    this.#profileTo = profileTo;
  }

  /** An empty folder for a server's data; gone when the stage closes. */
  newFolder(): string {
    const folder = path.join(this.#folder, String(++this.#folders));
    mkdirSync(folder);
    return folder;
  }

  /** Starts a server, plays, and stops it again, whatever happens. */
  async withServer<Result>(
    kind: ServerKind,
    play: (server: ServerProcess) => Promise<Result>,
    dataDir = this.newFolder(),
  ): Promise<Result> {
    const server = await ServerProcess.start(kind, {
      dataDir,
      ...(this.#profileTo ? { profileTo: this.#profileTo } : {}),
    });
    try {
      return await play(server);
    } catch (error) {
      throw new Error(`${kind.name}: ${error instanceof Error ? error.message : error}\n${server.output}`, {
        cause: error,
      });
    } finally {
      await Promise.all([this.crowd.call("leave"), this.meter.call("leave")]);
      await server.stop();
    }
  }

  /** Begins to count CPU; the function given ends it. */
  countCpu(server: ServerProcess): () => CpuUse {
    const read = () => ({
      at: performance.now(),
      server: server.cpuSeconds(),
      crowd: this.crowd.cpuSeconds(),
      meter: this.meter.cpuSeconds(),
      own: cpuSeconds(process.pid),
      machine: machineSeconds(),
    });
    const before = read();
    return () => {
      const after = read();
      const seconds = (after.at - before.at) / 1000;
      const used = (part: Exclude<keyof typeof after, "at">) => after[part] - before[part];
      const share = (part: number) => (100 * part) / seconds;
      const known = used("server") + used("crowd") + used("meter") + used("own");
      return {
        seconds,
        server: used("server"),
        serverShare: share(used("server")),
        crowdShare: share(used("crowd")),
        meterShare: share(used("meter")),
        foreign: Math.max(0, share(used("machine") - known)),
      };
    };
  }

  close(): void {
    this.crowd.stop();
    this.meter.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Lets time pass: a benchmark measures what happens during it. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
