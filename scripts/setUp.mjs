// Plain JavaScript for whatever Node is there: this runs before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const binaries = path.join(root, "node_modules", ".bin");

/** Node 24, brought by the package `node`. */
export const node = path.join(binaries, process.platform === "win32" ? "node.exe" : "node");

/** The environment for child processes: our Node and our tools are found first. */
export function environment(extra = {}) {
  return { ...process.env, PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ""}`, ...extra };
}

/** Runs a command to its end with our environment. Gives its exit code. */
export function run(command, args, { env = {}, stdio = "inherit" } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, env: environment(env) });
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.on("exit", (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Goes on as one of our programs: passes signals on to it, and leaves with its code when it has ended. */
export function goOnAs(args) {
  const child = spawn(node, args, { cwd: root, stdio: "inherit", env: environment() });
  // It ends cleanly by itself; this process only waits for it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 1));
}

/** Installs the packages of the lock file, unless exactly these are there already. @throws Error when npm fails. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const stamp = path.join(root, "node_modules", ".adref-installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock && existsSync(node)) return;
  process.stdout.write("Installing packages…\n");
  // Not `npm ci`: that refuses a lock file made where the registry has not every platform's optional packages.
  // npm is found next to the Node that runs this; a half-installed `node` package must not be used for it.
  const outcome = spawnSync("npm", ["install", "--no-save", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    env: withoutOurNode(),
  });
  if (outcome.status !== 0) throw new Error("npm could not install the packages");
  const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
  if (!version.startsWith("v24."))
    throw new Error(`Node 24 was not installed by its package (found: ${version.trim() || "none"})`);
  writeFileSync(stamp, lock);
}

function withoutOurNode() {
  const entries = (process.env.PATH ?? "").split(path.delimiter).filter((entry) => entry !== binaries);
  return { ...process.env, PATH: entries.join(path.delimiter) };
}

/** Builds the client when a source is newer than the last build. @throws Error when the build fails. */
export async function ensureBuilt() {
  const stamp = path.join(root, "dist", "index.html");
  const sources = ["client", "shared", "vite.config.ts", "package-lock.json"];
  const newest = Math.max(...sources.map((source) => newestChange(path.join(root, source))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return;
  process.stdout.write("Building the client…\n");
  const code = await run(node, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"]);
  if (code !== 0) throw new Error("the client could not be built");
}

function newestChange(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((entry) => newestChange(path.join(place, entry))));
}

/** Ends the program with a message in place of a stack when one of the steps above fails. */
export function endOnError(work) {
  work.catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
