import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { migrate, readMigrations } from "../../../server/store/sqlite/migrate.ts";
import { DATABASE_FILE, openSqliteStore } from "../../../server/store/sqlite/sqliteStore.ts";
import { StoreError } from "../../../server/store/store.ts";

const run = promisify(execFile);
const STORE = new URL("../../../server/store/sqlite/sqliteStore.ts", import.meta.url).href;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "adref-store-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

const update = (seq: number) => ({
  room: "d1",
  seq,
  at: seq,
  participant: null,
  body: Uint8Array.of(seq),
  newClients: [],
});

test("[ST1] what was stored is there after closing and opening again", async () => {
  const store = openSqliteStore(join(folder, "made", "on", "demand"));
  await store.appendUpdates([update(1)]);
  const last = store.appendUpdates([update(2)]);
  await store.close();
  await last;
  const again = openSqliteStore(join(folder, "made", "on", "demand"));
  expect((await again.loadRoom("d1")).updates.map((body) => [...body])).toEqual([[1], [2]]);
  await again.close();
});

test("[ST1] after a commit has returned, kill -9 takes nothing away", async () => {
  const script = `
    const { openSqliteStore } = await import(${JSON.stringify(STORE)});
    const store = openSqliteStore(${JSON.stringify(folder)});
    await store.appendUpdates([{ room: "d1", seq: 1, at: 1, participant: null, body: Uint8Array.of(42), newClients: [] }]);
    process.kill(process.pid, "SIGKILL");`;
  await expect(run(process.execPath, ["--input-type=module", "-e", script])).rejects.toMatchObject({
    signal: "SIGKILL",
  });
  const store = openSqliteStore(folder);
  expect((await store.loadRoom("d1")).updates.map((body) => [...body])).toEqual([[42]]);
  await store.close();
});

test("[ST6] a second process is turned away with a clear message, and the first goes on", async () => {
  const store = openSqliteStore(folder);
  const script = `
    const { openSqliteStore } = await import(${JSON.stringify(STORE)});
    try { openSqliteStore(${JSON.stringify(folder)}); } catch (error) { process.stdout.write(error.message); }`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
  expect(stdout).toContain("open in another process");
  await store.appendUpdates([update(1)]);
  await store.close();
  const later = openSqliteStore(folder);
  expect((await later.loadRoom("d1")).seq).toBe(1);
  await later.close();
});

test("[ST7] a database of a newer version is refused and left as it is", async () => {
  await openSqliteStore(folder).close();
  const file = join(folder, DATABASE_FILE);
  const newer = new DatabaseSync(file);
  newer.exec("PRAGMA user_version = 999");
  newer.close();
  expect(() => openSqliteStore(folder)).toThrow(/version 999.*newer Adref/);
  const after = new DatabaseSync(file);
  expect(after.prepare("PRAGMA user_version").get()?.user_version).toBe(999);
  after.close();
});

test("[ST7] migrations are numbered without a gap, run once, and a failing one leaves no trace", () => {
  const migrations = readMigrations();
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_step, index) => index + 1));
  const database = new DatabaseSync(":memory:");
  const first = { version: 1, sql: "CREATE TABLE one (a)" };
  migrate(database, [first]);
  const bad = { version: 2, sql: "CREATE TABLE two (a); INSERT INTO nowhere VALUES (1)" };
  expect(() => migrate(database, [first, bad])).toThrow(StoreError);
  expect(database.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "one" }]);
  migrate(database, [first, { version: 2, sql: "CREATE TABLE two (a)" }]);
  expect(database.prepare("PRAGMA user_version").get()?.user_version).toBe(2);
  database.close();
});

test("[ST6] a file that is no database is named in the error and not touched", async () => {
  await writeFile(
    join(folder, DATABASE_FILE),
    "These are words, not a database, and long enough to be read as a header.".repeat(20),
  );
  expect(() => openSqliteStore(folder)).toThrow(/adref\.sqlite is not a database/);
});

test("[ST1] a closed store refuses, with its own kind of error", async () => {
  const store = openSqliteStore(folder);
  await store.close();
  await expect(store.appendUpdates([update(1)])).rejects.toThrow(StoreError);
  await expect(store.loadRoom("d1")).rejects.toThrow(StoreError);
  await store.close();
});

test("[ST5] only the newest two snapshots are kept", async () => {
  const store = openSqliteStore(folder);
  await store.appendUpdates([1, 2, 3].map(update));
  for (const seq of [1, 2, 3]) await store.saveSnapshot("d1", seq, Uint8Array.of(seq));
  await store.close();
  const database = new DatabaseSync(join(folder, DATABASE_FILE));
  expect(database.prepare("SELECT seq FROM snapshots ORDER BY seq").all()).toEqual([{ seq: 2 }, { seq: 3 }]);
  database.close();
});
