import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { benchState } from "../load/draftFixture.ts";
import type { Seat } from "../load/loadClient.ts";
import type { ServerKind } from "./serverKind.ts";

const PEERS = fileURLToPath(new URL("../peers/", import.meta.url));

function peerKind(kind: Omit<ServerKind, "openRoom">, path: (document: string) => string): ServerKind {
  return {
    ...kind,
    async openRoom(port, { clauses, keeper }) {
      const document = `bench-${randomUUID()}`;
      const seat: Seat = {
        wire: kind.wire,
        document,
        url: `ws://127.0.0.1:${port}/${path(document)}`,
        headers: {},
      };
      await keeper.call("seed", { seat, state: benchState(clauses) });
      const seats = async (count: number) => Array.from({ length: count }, () => seat);
      return { readers: seats, typists: seats };
    },
  };
}

/** What cannot be undercut by a server that sends every message at once: no document, no storage, no questions asked. */
export const relay = peerKind(
  {
    name: "relay",
    about: "every message sent on to everybody at once with ws 8.23.0; no document, no storage, no permissions",
    wire: "y-websocket",
    durable: false,
    settleMs: 0,
    launch: ({ port }) => ({ script: `${PEERS}relay.mjs`, cwd: PEERS, environment: { PORT: String(port) } }),
  },
  (document) => document,
);

export const yWebsocketServer = peerKind(
  {
    name: "y-websocket-server",
    about: "@y/websocket-server 0.1.5 as shipped (yjs 14.0.0-16); keeps documents in memory only; no permissions",
    wire: "y-websocket",
    durable: false,
    settleMs: 0,
    launch: ({ port }) => ({
      script: `${PEERS}node_modules/@y/websocket-server/src/server.js`,
      cwd: PEERS,
      environment: { HOST: "127.0.0.1", PORT: String(port) },
    }),
  },
  (document) => document,
);

export const hocuspocus = peerKind(
  {
    name: "hocuspocus",
    about:
      "@hocuspocus/server 4.7.0 with its defaults; its Database extension on node:sqlite, one row a document, stored 2 s (at most 10 s) after a change; no permissions",
    wire: "hocuspocus",
    durable: true,
    settleMs: 11_000,
    launch: ({ port, dataDir }) => ({
      script: `${PEERS}hocuspocus.mjs`,
      cwd: PEERS,
      environment: { PORT: String(port), DATABASE: `${dataDir}/documents.sqlite` },
    }),
  },
  () => "",
);
