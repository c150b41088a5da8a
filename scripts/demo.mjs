import { endOnError, ensureBuilt, ensureInstalled, goOnAs } from "./setUp.mjs";

/** A negotiation to watch: `npm run demo`, and `npm run demo -- --help` for what can be asked for. */
async function demo() {
  ensureInstalled();
  await ensureBuilt();
  goOnAs(["scripts/demo/main.ts", ...process.argv.slice(2)]);
}

endOnError(demo());
