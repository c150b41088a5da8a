import { spawnSync } from "node:child_process";

/** Installs Debian packages where we may; whoever asks looks afterwards whether they are there. */
export function installDebian(packages) {
  const quiet = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], quiet);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", ...packages], quiet);
}
