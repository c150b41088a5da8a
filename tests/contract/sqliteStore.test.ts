import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openSqliteStore } from "../../server/store/sqlite/sqliteStore.ts";
import { storeContract } from "./storeContract.ts";

storeContract("node:sqlite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "adref-store-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return openSqliteStore(folder);
});
