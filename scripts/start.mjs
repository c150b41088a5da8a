import { spawn } from "node:child_process";
import { endOnError, ensureBuilt, ensureInstalled, environment, node, root } from "./setUp.mjs";

async function start() {
  ensureInstalled();
  await ensureBuilt();
  const server = spawn(node, ["server/main.ts"], { cwd: root, stdio: "inherit", env: environment() });
  // The server shuts down cleanly by itself; this process only waits for it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code) => process.exit(code ?? 1));
}

endOnError(start());
