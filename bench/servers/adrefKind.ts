import { fileURLToPath } from "node:url";
import { PROTOCOL_VERSION } from "../../shared/protocol/messages.ts";
import { benchContent } from "../load/draftFixture.ts";
import type { Seat } from "../load/loadClient.ts";
import { ADMIN_TOKEN, adrefJoin, adrefPost } from "./adrefApi.ts";
import type { ServerKind } from "./serverKind.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Our server: everybody has a session of their own, typists are delegations of the core group, readers observers. */
export const adref: ServerKind = {
  name: "adref",
  about:
    "this repository's server with permissions, inspection and durable storage switched on (node:sqlite); only the limits on how fast one person may type are lifted",
  wire: "y-websocket",
  durable: true,
  settleMs: 500,
  launch: ({ port, dataDir }) => ({
    script: `${ROOT}bench/servers/adrefServer.ts`,
    cwd: ROOT,
    environment: {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDir,
      ADREF_ADMIN_TOKEN: ADMIN_TOKEN,
      LOG_LEVEL: "warn",
    },
  }),

  async openRoom(port, { clauses }) {
    const api = (path: string, session: string | null, body: unknown) => adrefPost(port, path, session, body);
    const join = (token: string, name: string) => adrefJoin(port, token, name);
    const admin = await join(ADMIN_TOKEN, "Bench");
    const { id: draft = "" } = await api("/api/drafts", admin, benchContent(clauses));
    const seatOf = (session: string): Seat => ({
      wire: "y-websocket",
      document: draft,
      url: `ws://127.0.0.1:${port}/sync/${draft}?v=${PROTOCOL_VERSION}`,
      headers: { Authorization: `Bearer ${session}` },
    });
    let delegations = 0;
    return {
      async readers(count) {
        const { token = "" } = await api(`/api/drafts/${draft}/links`, admin, { role: "observer" });
        const seats: Seat[] = [];
        for (let i = 0; i < count; i++) seats.push(seatOf(await join(token, `Observer ${i}`)));
        return seats;
      },
      async typists(count) {
        const seats: Seat[] = [];
        for (let i = 0; i < count; i++) {
          const delegation = `D${++delegations}`;
          const link = { role: "delegation", delegation, coreGroup: true };
          const { token = "" } = await api(`/api/drafts/${draft}/links`, admin, link);
          seats.push(seatOf(await join(token, `Delegate ${delegation}`)));
        }
        return seats;
      },
    };
  },
};
