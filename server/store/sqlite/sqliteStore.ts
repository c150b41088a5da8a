import { join } from "node:path";
import type { Store } from "../store.ts";
import { draftTables } from "./draftTables.ts";
import { linkTables } from "./linkTables.ts";
import { openDatabase } from "./openDatabase.ts";
import { peopleTables } from "./peopleTables.ts";
import { roomTables } from "./roomTables.ts";

/** Name of the one file under the data folder. */
export const DATABASE_FILE = "adref.sqlite";

/**
 * The embedded store: one SQLite file under `folder`, for this process alone. Rules ST1–ST9.
 * @throws StoreError as `openDatabase`.
 */
export function openSqliteStore(folder: string): Store {
  const database = openDatabase(join(folder, DATABASE_FILE));
  const rooms = roomTables(database);
  return {
    ...rooms,
    ...draftTables(database),
    ...peopleTables(database),
    ...linkTables(database),
    close: async () => {
      if (!database.isOpen) return;
      rooms.flush();
      database.close();
    },
  };
}
