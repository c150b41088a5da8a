import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ensureBrowser } from "../scripts/browser.mjs";
import { endOnError, ensureInstalled, node, root, run } from "../scripts/setUp.mjs";

/** Installs what we are measured against into `bench/peers`, unless its lock file is installed already. */
function ensurePeers() {
  const folder = path.join(root, "bench", "peers");
  const lock = createHash("sha256")
    .update(readFileSync(path.join(folder, "package-lock.json")))
    .digest("hex");
  const stamp = path.join(folder, "node_modules", ".installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  process.stdout.write("Installing the servers and editors to compare with (bench/peers)…\n");
  const outcome = spawnSync("npm", ["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: folder,
    stdio: "inherit",
  });
  if (outcome.status !== 0) throw new Error("npm could not install the packages of bench/peers");
  writeFileSync(stamp, lock);
}

/** `npm run bench -- --help` says what can be asked for. */
async function bench() {
  ensureInstalled();
  ensurePeers();
  const words = process.argv.slice(2);
  const only = words[words.indexOf("--only") + 1] ?? "";
  const env = !words.includes("--only") || /editor|amendments/.test(only) ? { CHROMIUM_PATH: ensureBrowser() } : {};
  process.exitCode = await run(node, ["bench/main.ts", ...words], { env });
}

endOnError(bench());
