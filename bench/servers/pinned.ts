import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

const canPin = availableParallelism() > 1 && spawnSync("taskset", ["-V"]).status === 0;

/** The core of the server under test; the load has the next one. */
export const CORE = { server: "0", load: "1" } as const;

/** A command line that keeps a process on one core, where the machine has two and can do it. */
export function pinned(core: string, command: readonly string[]): readonly [string, ...string[]] {
  const [program = "", ...rest] = command;
  return canPin ? ["taskset", "-c", core, program, ...rest] : [program, ...rest];
}
