import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const PREAMBLE = /running at\s+(\S+)\s+Sign in as secretariat\s+(\S+)/;

/** A server in a process of its own, which can be killed. */
export interface SpawnedServer {
  readonly address: string;
  readonly secretariatUrl: string;
  /** Sends a signal and resolves when the process is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Starts `server/main.ts` as people do and waits for the address it prints. Killed after the test at the latest. */
export async function spawnServer(environment: Readonly<Record<string, string>>): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: "0", LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [, address, secretariatUrl] = await preamble(child);
  const gone = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  return {
    address: address ?? "",
    secretariatUrl: secretariatUrl ?? "",
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}

function preamble(child: ChildProcess): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk;
      const found = PREAMBLE.exec(output);
      if (found) resolve(found);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      errors += chunk;
    });
    child.once("exit", (code) => reject(new Error(`the server left with ${code} before it was ready: ${errors}`)));
  });
}
