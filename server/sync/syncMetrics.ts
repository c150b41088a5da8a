/** What the live server counts. Whoever wires it decides where the figures go; every call is cheap and returns at once. */
export interface SyncMetrics {
  /** Open connections and rooms in memory, up or down by one. */
  connections(change: 1 | -1): void;
  rooms(change: 1 | -1): void;
  received(kind: "sync" | "awareness", bytes: number): void;
  /** An update that was not taken, by code of the shared table. */
  refused(code: string): void;
  /** A socket the server closed, by code of the shared table. */
  closed(code: string): void;
  /** One commit: how many updates of how many rooms, and how long the store took. */
  committed(updates: number, rooms: number, ms: number): void;
  /** Time from reading a frame to having it applied, not yet committed. */
  applied(ms: number): void;
  sent(frames: number, bytes: number): void;
}

/** Counts nothing. */
export const SILENT_METRICS: SyncMetrics = {
  connections: () => {},
  rooms: () => {},
  received: () => {},
  refused: () => {},
  closed: () => {},
  committed: () => {},
  applied: () => {},
  sent: () => {},
};

/** As much of a logger as the live server needs; pino's fits. */
export interface SyncLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
