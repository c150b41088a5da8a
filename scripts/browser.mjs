import { existsSync } from "node:fs";
import { installDebian } from "./debian.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Path of a Chromium for the browser tests: `CHROMIUM_PATH`, or one that is installed, or nothing. */
function findBrowser() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find((place) => place && existsSync(place));
}

/** Finds a Chromium, installing Debian's where none is there and we may. @throws Error when there is none in the end. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  process.stdout.write("Installing Chromium for the browser tests…\n");
  installDebian(["chromium"]);
  const installed = findBrowser();
  if (!installed) throw new Error("no Chromium: install one, or name it in CHROMIUM_PATH");
  return installed;
}
