import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store.ts";

const MIGRATIONS = new URL("../migrations/", import.meta.url);

/** One numbered step; its number is the version of the database after it. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** The steps that come with this program, `0001-….sql` and on, in order. */
export function readMigrations(): readonly Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(new URL(name, MIGRATIONS), "utf8") }));
}

/**
 * Brings a database to the newest version, each step in a transaction of its own. Rule ST7.
 * @throws StoreError when the database is newer than the program, or a step fails (its changes are then undone).
 */
export function migrate(database: DatabaseSync, migrations: readonly Migration[] = readMigrations()): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const present = Number(database.prepare("PRAGMA user_version").get()?.user_version ?? 0);
  if (present > newest) {
    throw new StoreError(
      `the database has version ${present}, this program knows versions up to ${newest}: start a newer Adref, or restore a backup of this version`,
    );
  }
  for (const { version, sql } of migrations) {
    if (version <= present) continue;
    database.exec("BEGIN IMMEDIATE");
    try {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version}`);
      database.exec("COMMIT");
    } catch (cause) {
      database.exec("ROLLBACK");
      throw new StoreError(`migration ${version} of the database failed`, { cause });
    }
  }
}
