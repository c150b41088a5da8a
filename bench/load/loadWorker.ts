import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CORE, pinned } from "../servers/pinned.ts";
import { cpuSeconds } from "../servers/procfs.ts";
import type { LoadCommands } from "./loadProcess.ts";

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** A load process, on the core the server does not use. */
export class LoadWorker {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  #calls = 0;

  constructor() {
    const script = fileURLToPath(new URL("loadProcess.ts", import.meta.url));
    const [program, ...args] = pinned(CORE.load, [process.execPath, script]);
    this.#child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit", "ipc"], serialization: "advanced" });
    this.#child.on("message", (message) => {
      const { id, result, error } = message as Answer;
      const call = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) call?.resolve(result as never);
      else call?.reject(new Error(error));
    });
    this.#child.on("exit", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the load process has ended"));
    });
  }

  /** Runs one of the commands over there. @throws Error with what went wrong over there. */
  call<Name extends keyof LoadCommands>(
    name: Name,
    ...[argument]: Parameters<LoadCommands[Name]>
  ): Promise<Awaited<ReturnType<LoadCommands[Name]>>> {
    const id = ++this.#calls;
    const { promise, resolve, reject } = Promise.withResolvers<Awaited<ReturnType<LoadCommands[Name]>>>();
    this.#waiting.set(id, { resolve, reject });
    this.#child.send({ id, name, argument });
    return promise;
  }

  cpuSeconds(): number {
    return cpuSeconds(this.#child.pid ?? 0);
  }

  stop(): void {
    this.#child.disconnect();
  }
}
