import { spawn } from "node:child_process";
import { endOnError, ensureInstalled, environment, node, root } from "./setUp.mjs";

/** The server, started anew at each change, and Vite's development server beside it. */
async function develop() {
  ensureInstalled();
  const children = [["--watch", "server/main.ts"], ["node_modules/vite/bin/vite.js"]].map((args) =>
    spawn(node, args, { cwd: root, stdio: "inherit", env: environment() }),
  );
  for (const child of children) {
    child.on("exit", () => {
      for (const other of children) other.kill();
    });
  }
}

endOnError(develop());
