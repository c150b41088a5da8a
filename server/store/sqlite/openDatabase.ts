import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store.ts";
import { migrate } from "./migrate.ts";

/**
 * Opens (or makes) the database file for this process alone and brings it to the newest version. Rules ST1, ST6, ST7.
 * A commit is on disk when it returns (WAL, synchronous=FULL).
 * @throws StoreError when another process has it open, the folder cannot be written, or the file is newer than the program.
 */
export function openDatabase(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    // The words of a draft are nobody's business but the server's.
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    database = new DatabaseSync(file, { timeout: 0 });
    // The lock comes first: only then may the journal mode be touched. It falls with the process, kill -9 included.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("BEGIN EXCLUSIVE");
    database.exec("COMMIT");
    migrate(database);
    return database;
  } catch (cause) {
    database?.close();
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(explain(file, cause), { cause });
  }
}

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function explain(file: string, cause: unknown): string {
  const code = cause instanceof Error && "errcode" in cause ? Number(cause.errcode) & 0xff : 0;
  if (code === SQLITE_BUSY) return `${file} is open in another process; only one server may use a data folder`;
  if (code === SQLITE_NOTADB) return `${file} is not a database`;
  return `${file} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`;
}
