import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store.ts";

/** Runs `work` as one commit. @throws StoreError with the cause; nothing of the work is then stored. Rule ST1. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  return guarded(() => {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      // SQLite rolls back by itself on a full disk; a second ROLLBACK would hide the first error.
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  });
}

/** Runs one statement or more; whatever the database throws becomes a StoreError with the cause. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(`the database refused: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
