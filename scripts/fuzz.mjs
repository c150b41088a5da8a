import { endOnError, ensureInstalled, node, run } from "./setUp.mjs";

/** The randomized tests, long, and properties on new cases: `npm run fuzz` or `npm run fuzz -- 100000`. */
async function fuzz() {
  ensureInstalled();
  const runs = process.argv[2] ?? "300";
  const tests = ["tests/fuzz", "tests/shared", "tests/server/pdf", "--project", "node"];
  const code = await run(node, ["node_modules/vitest/vitest.mjs", "run", ...tests, "--testTimeout=7200000"], {
    env: { FUZZ_RUNS: runs },
  });
  process.exitCode = code;
}

endOnError(fuzz());
