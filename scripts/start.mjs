import { endOnError, ensureBuilt, ensureInstalled, goOnAs } from "./setUp.mjs";

async function start() {
  ensureInstalled();
  await ensureBuilt();
  goOnAs(["server/main.ts"]);
}

endOnError(start());
