import { onTestFinished } from "vitest";
import { WebSocket as WsSocket } from "ws";
import { Connection } from "../../../client/live/connection.ts";
import { draftRoom } from "../../../client/live/draftRoom.ts";
import type { RoomDocument } from "../../../client/live/roomKind.ts";
import { roomNames } from "../../../client/live/roomNames.ts";
import { ROUTES } from "../../../shared/protocol/routes.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { memoryStorage } from "./liveHarness.ts";

// A page has these; Node has the events, but no page to listen on.
const page = new EventTarget();
globalThis.addEventListener ??= page.addEventListener.bind(page) as typeof globalThis.addEventListener;

/** The session of one person at a real server, and their line to it. */
export interface LiveSeat {
  readonly connection: Connection;
  readonly line: Line;
}

/** What the sockets of one person run over. */
class Line {
  readonly #open = new Set<WsSocket>();
  #isCut: boolean = false;

  /** From now on the server cannot be reached. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.terminate();
  }

  mend(): void {
    this.#isCut = false;
  }

  /** A WebSocket that brings the bearer token along, as a browser brings its cookie; while the line is cut, it leads nowhere. */
  socketOf(client: ApiClient): typeof WebSocket {
    const line = this;
    return class extends WsSocket {
      constructor(url: string | URL) {
        super(line.#isCut ? "ws://127.0.0.1:1" : url, { headers: { authorization: `Bearer ${client.session}` } });
        line.#open.add(this);
        this.once("close", () => line.#open.delete(this));
      }
    } as unknown as typeof WebSocket;
  }
}

/** Opens the session of a draft over a real socket, saved once; it ends with the test. */
export async function sitDown(client: ApiClient, draft: string): Promise<LiveSeat> {
  const ask = async () => (await client.call(ROUTES.draft, { params: { draft } })).value;
  const access = await ask();
  let id = 0;
  const line = new Line();
  const connection = new Connection({
    url: `${client.address.replace("http", "ws")}/sync`,
    kind: draftRoom(roomNames),
    access,
    askAccess: () =>
      ask().then(
        (heard) => ({ ok: true, access: heard }) as const,
        () => ({ ok: false, code: null }) as const,
      ),
    newId: () => `s${++id}`,
    random: Math.random,
    now: Date.now,
    WebSocket: line.socketOf(client),
    indexedDB: null,
    storage: memoryStorage(),
  });
  onTestFinished(() => connection.destroy());
  await until(connection, () => connection.snapshot.status === "saved");
  return { connection, line };
}

/** Waits for something about a session; every change of it, and of its document, is looked at. */
export function until<Document extends RoomDocument>(
  connection: Connection<Document>,
  holds: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const { doc } = connection.snapshot.document;
    const check = () => {
      if (!holds()) return;
      end();
      doc.off("update", check);
      resolve();
    };
    const end = connection.subscribe(check);
    doc.on("update", check);
    check();
  });
}
