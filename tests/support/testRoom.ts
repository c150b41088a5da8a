import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as Y from "yjs";
import { DEFAULT_SYNC_LIMITS, type SyncLimits } from "../../server/sync/limits.ts";
import type { Room } from "../../server/sync/room.ts";
import { Rooms } from "../../server/sync/rooms.ts";
import { attachSockets } from "../../server/sync/socketServer.ts";
import { SILENT_METRICS, type SyncMetrics } from "../../server/sync/syncMetrics.ts";
import { addClause, addFootnote, type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import type { Decision } from "../../shared/domain/events.ts";
import type { ClauseId, FootnoteId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Actor, Delegation, Role, Stage } from "../../shared/domain/participants.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import { MemoryStore } from "./memoryStore.ts";

/** The people of the test room: one of each kind that the permission table tells apart. */
export const PEOPLE = {
  secretariat: person("sec", "secretariat"),
  facilitator: person("fac", "facilitator"),
  core: person("eva", "delegation", { code: "EU", name: "European Union", coreGroup: true }),
  delegation: person("bia", "delegation", { code: "BRA", name: "Brazil", coreGroup: false }),
  colleague: person("caio", "delegation", { code: "BRA", name: "Brazil", coreGroup: false }),
  observer: person("obi", "observer"),
} as const;
export type PersonName = keyof typeof PEOPLE;

function person(id: string, role: Role, delegation?: Delegation): Actor {
  return { participant: id as ParticipantId, name: id.toUpperCase(), role, ...(delegation ? { delegation } : {}) };
}

export interface TestRoom {
  readonly url: string;
  readonly name: string;
  readonly rooms: Rooms;
  readonly store: MemoryStore;
  /** Messages the server logged, with their level. */
  readonly logged: { readonly level: string; readonly message: string; readonly fields: object }[];
  room(): Promise<Room>;
  setStage(stage: Stage): Promise<void>;
  /** Bodies of all updates in the store, joined to a document. */
  stored(name?: string): Promise<DraftDoc>;
  close(): Promise<void>;
}

export interface TestRoomOptions {
  readonly limits?: Partial<SyncLimits>;
  readonly metrics?: Partial<SyncMetrics>;
  readonly fill?: (draft: DraftDoc) => void;
  readonly authenticate?: (name: string | null) => Promise<Actor | { readonly code: ErrorCode }>;
}

/** A draft with a title, three paragraphs, a note cited in the second, and a table. */
export function sampleDraft(draft: DraftDoc): void {
  const add = (id: string, kind: "title" | "preambular" | "operative" | "table", order: string, text: string) =>
    addClause(draft, { id: id as ClauseId, kind, level: 0, order, runs: [{ text }] });
  add("title", "title", "a", "Right to food");
  add("pp1", "preambular", "b", "Recalling all previous resolutions");
  const second = add("op1", "operative", "c", "Urges States to act");
  add("op2", "operative", "d", "Decides to remain seized of the matter");
  addFootnote(draft, "note1" as FootnoteId, [{ text: "See resolution 1." }]);
  second.insertEmbed(second.length, { footnote: "note1" });
  add("table", "table", "e", "");
  const cells = new Y.Map<Y.Text>();
  cells.set("A|A", new Y.Text("cell"));
  draft.clauses.get("table")?.set("header", 1);
  draft.clauses.get("table")?.set("cells", cells);
}

let decisionCount = 0;

/** A decision that sets the stage, as the command would write it. */
export function stageSet(number: number, to: Stage): Decision {
  return {
    number,
    at: "2026-01-01T00:00:00.000Z",
    command: `command-${++decisionCount}`,
    actor: { participant: "fac", name: "FAC", role: "facilitator" },
    type: "stageSet",
    from: "drafting",
    to,
  };
}

/** A live server with one draft on a free port, over a store in memory. People are told apart by `?as=`. */
export async function testRoom(options: TestRoomOptions = {}): Promise<TestRoom> {
  const name = "draft1";
  const store = new MemoryStore();
  const logged: { level: string; message: string; fields: object }[] = [];
  const log = (level: string) => (fields: object, message: string) => void logged.push({ level, fields, message });
  const limits = { ...DEFAULT_SYNC_LIMITS, ...options.limits };
  const rooms = new Rooms({
    store,
    log: { info: log("info"), warn: log("warn"), error: log("error") },
    metrics: { ...SILENT_METRICS, ...options.metrics },
    limits,
    now: Date.now,
  });
  const doc = new Y.Doc();
  (options.fill ?? sampleDraft)(draftDoc(doc));
  await (await rooms.open(name)).initialise(Y.encodeStateAsUpdate(doc));
  const server = createServer();
  const find = async (who: string | null): Promise<Actor | { code: ErrorCode }> =>
    who !== null && Object.hasOwn(PEOPLE, who) ? PEOPLE[who as PersonName] : { code: "sign_in_again" };
  const sockets = attachSockets(server, {
    rooms,
    authenticate: (request) => {
      const who = new URL(request.url ?? "/", "http://host").searchParams.get("as");
      return (options.authenticate ?? find)(who);
    },
    allowedOrigins: ["https://adref.example"],
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    name,
    rooms,
    store,
    logged,
    room: () => rooms.open(name),
    setStage: async (stage) => {
      const room = await rooms.open(name);
      await room.applyDecision([stageSet(room.state.lastDecision + 1, stage)]);
    },
    stored: async (room = name) => {
      const { snapshot, updates } = await store.loadRoom(room);
      const copy = new Y.Doc();
      for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(copy, update);
      return draftDoc(copy);
    },
    close: async () => {
      await rooms.closeAll();
      sockets.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
