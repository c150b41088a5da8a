import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import net from "node:net";
import { fileURLToPath } from "node:url";
import { CORE, pinned } from "./pinned.ts";
import { cpuSeconds, residentMB } from "./procfs.ts";
import type { ServerKind } from "./serverKind.ts";

const MEMORY_PROBE = fileURLToPath(new URL("memoryProbe.mjs", import.meta.url));
const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 20_000;

export interface ServerProcessOptions {
  readonly dataDir: string;
  /** Folder for a CPU profile, written when the server ends. */
  readonly profileTo?: string;
}

/** A server under test: a process of its own, on its own core. */
export class ServerProcess {
  readonly kind: ServerKind;
  readonly port: number;
  readonly #child: ChildProcess;
  #output = "";

  private constructor(kind: ServerKind, port: number, child: ChildProcess) {
    this.kind = kind;
    this.port = port;
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.#output = (this.#output + chunk.toString()).slice(-4000);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
  }

  /** Starts it and waits until it takes connections. @throws Error with its output when it does not. */
  static async start(kind: ServerKind, { dataDir, profileTo }: ServerProcessOptions): Promise<ServerProcess> {
    const port = await freePort();
    const { script, cwd, environment } = kind.launch({ port, dataDir });
    const profile = profileTo ? ["--cpu-prof", `--cpu-prof-dir=${profileTo}`] : [];
    const flags = ["--expose-gc", "--import", MEMORY_PROBE, ...profile];
    const [program, ...args] = pinned(CORE.server, [process.execPath, ...flags, script]);
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NODE_ENV: "production", ...environment },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    const server = new ServerProcess(kind, port, child);
    const end = performance.now() + START_LIMIT_MS;
    while (!(await accepts(port))) {
      if (!server.isRunning || performance.now() > end) {
        child.kill("SIGKILL");
        throw new Error(`${kind.name} did not start:\n${server.#output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return server;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The last it has written to its output. */
  get output(): string {
    return this.#output;
  }

  cpuSeconds(): number {
    return cpuSeconds(this.#pid);
  }

  residentMB(): { readonly now: number; readonly peak: number } {
    return residentMB(this.#pid);
  }

  /** Lets `residentMB().peak` begin anew. */
  forgetPeak(): void {
    writeFileSync(`/proc/${this.#pid}/clear_refs`, "5");
  }

  /** Bytes of live objects and buffers, after a full collection. */
  async liveMB(): Promise<number> {
    this.#child.send("collect");
    const [{ heapUsed, external }] = (await once(this.#child, "message")) as [NodeJS.MemoryUsage];
    return (heapUsed + external) / 1_048_576;
  }

  /** Waits until it has next to nothing to do for half a second. @throws Error when that never happens. */
  async idle(limitMs = 120_000): Promise<void> {
    const end = performance.now() + limitMs;
    for (let calm = 0; calm < 5; ) {
      const before = this.cpuSeconds();
      await new Promise((resolve) => setTimeout(resolve, 100));
      calm = this.cpuSeconds() - before < 0.005 ? calm + 1 : 0;
      if (performance.now() > end) throw new Error(`${this.kind.name} never came to rest`);
    }
  }

  /** Asks it to end, and insists after a while. */
  async stop(): Promise<void> {
    if (!this.isRunning) return;
    const insist = setTimeout(() => this.#child.kill("SIGKILL"), STOP_LIMIT_MS);
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
    clearTimeout(insist);
  }

  get #pid(): number {
    return this.#child.pid ?? 0;
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
