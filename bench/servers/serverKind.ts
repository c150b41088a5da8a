import type { Seat } from "../load/loadClient.ts";
import type { LoadWorker } from "../load/loadWorker.ts";
import type { WireName } from "../load/wire.ts";

export type ServerName = "relay" | "y-websocket-server" | "hocuspocus" | "adref";

/** What a server is started with. */
interface Launch {
  /** Script for the Node that runs the benchmark; every server gets the same one. */
  readonly script: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One document on a running server, and places at it. */
interface Room {
  /** Places for people who only read. */
  readers(count: number): Promise<readonly Seat[]>;
  /** Places for people who write the text. */
  typists(count: number): Promise<readonly Seat[]>;
}

/** One of the servers we compare. */
export interface ServerKind {
  readonly name: ServerName;
  /** What it is and how it was set up, for the report. */
  readonly about: string;
  readonly wire: WireName;
  /** True when it keeps documents on disk. */
  readonly durable: boolean;
  /** After this long without changes everything is on disk. */
  readonly settleMs: number;
  launch(place: { readonly port: number; readonly dataDir: string }): Launch;
  /** Makes a document of so many clauses. A load process may have to stay in it to keep it alive. */
  openRoom(port: number, options: { readonly clauses: number; readonly keeper: LoadWorker }): Promise<Room>;
}
