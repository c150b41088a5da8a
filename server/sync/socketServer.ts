import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import { ERRORS, type ErrorCode } from "../../shared/protocol/errors.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/messages.ts";
import type { RoomConnection } from "./roomConnection.ts";
import type { Rooms } from "./rooms.ts";
import { StreamSocket } from "./streamSocket.ts";
import { readSyncAddress, type SyncAddress } from "./syncAddress.ts";
import { Throttle } from "./throttle.ts";

/** Who is behind a request, in this draft; or why nobody is let in. */
type Authenticate = (request: IncomingMessage, draft: DraftId) => Promise<Actor | { readonly code: ErrorCode }>;

export interface SocketServerDeps {
  readonly rooms: Rooms;
  readonly authenticate: Authenticate;
  /** Origins of pages that may connect, beside the server's own host. Requests without `Origin` are programs. */
  readonly allowedOrigins: readonly string[];
}

/** What `attachSockets` gives: ends the upkeep of the sockets. The rooms close the sockets themselves. */
export interface SocketServer {
  stop(): void;
}

/**
 * Takes WebSocket upgrades on `/sync/<room>`. Whoever is not let in is accepted and closed with a code of the shared
 * table, for only a close code ends the stock client's retries. Rules SY14, SY20.
 */
export function attachSockets(server: Server, { rooms, authenticate, allowedOrigins }: SocketServerDeps): SocketServer {
  const { limits, metrics, log } = rooms;
  const throttle = new Throttle(limits, rooms.now);
  const upkeep = new Set<() => void>();
  let pendingUpgrades = 0;
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
  });

  const handleUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const handleEarlyError = (): void => void stream.destroy();
    stream.on("error", handleEarlyError);
    const address = readSyncAddress(request.url);
    const obstacle = obstacleTo(request, address);
    if (obstacle || !address) {
      // Only `end` would leave it half open for as long as the other side likes.
      stream.end(`HTTP/1.1 ${obstacle}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy());
      return;
    }
    pendingUpgrades++;
    new Promise<void>((resolve) => rooms.turns.add(resolve))
      .then(() => admit(request, address))
      .catch((error: unknown): Welcome => {
        log.error({ room: address.room, error }, "a socket could not be admitted");
        return { code: "storage_unavailable" };
      })
      .then((welcome) => {
        pendingUpgrades--;
        stream.off("error", handleEarlyError);
        let isGreeted = false as boolean;
        if (!stream.destroyed) {
          webSockets.handleUpgrade(request, stream, head, (webSocket) => {
            isGreeted = true;
            greet(request, webSocket, stream, welcome);
          });
        }
        // Gone meanwhile, or no WebSocket handshake after all.
        if (!isGreeted && "leave" in welcome) welcome.leave();
      })
      .catch((error: unknown) => log.error({ error }, "an upgrade failed"));
  };

  /** Status line for a request that is no business of ours; null for one to look into. */
  const obstacleTo = (request: IncomingMessage, address: SyncAddress | null): string | null => {
    if (!address) return "404 Not Found";
    if (!isOwnOrigin(request, allowedOrigins)) return "403 Forbidden";
    return pendingUpgrades >= limits.maxPendingUpgrades ? "503 Service Unavailable" : null;
  };

  const admit = async (request: IncomingMessage, address: SyncAddress): Promise<Welcome> => {
    // A version that is no number is not less than ours either: both are turned away.
    if (address.version !== null && !(address.version >= PROTOCOL_VERSION)) return { code: "client_too_old" };
    const { accessChanges } = rooms;
    const actor = await authenticate(request, address.draft);
    if ("code" in actor) return actor;
    const { delegation } = address;
    if (delegation !== null && (actor.role !== "delegation" || actor.delegation?.code !== delegation)) {
      return { code: "no_access" };
    }
    const room = await rooms.open(address.room);
    // After a restore from backup a copy of the lost state must not come back: the client asks, and starts afresh. What it
    // is told is the draft's generation; a private room, which may not even have been there, goes with its draft.
    const { generation } = delegation === null ? room : await rooms.open(address.draft);
    if (address.generation !== null && address.generation !== generation) return { code: "access_changed" };
    if (room.connections.size >= limits.maxConnectionsPerRoom) return { code: "too_fast" };
    if (delegation !== null) await rooms.store.logAccess(room.name, actor.participant, rooms.now(), "opened");
    const take = throttle.admit(actor.participant);
    if (!take) return { code: "too_fast" };
    const leave = (): void => throttle.leave(actor.participant);
    return { actor, accessChanges, room: address.room, draft: address.draft, take, leave };
  };

  const reconsider = async (
    request: IncomingMessage,
    { actor, room, draft }: Admitted,
    connection: RoomConnection,
  ): Promise<void> => {
    try {
      const present = await authenticate(request, draft);
      if ("code" in present || present.participant !== actor.participant) connection.close("access_changed");
    } catch (error) {
      log.error({ room, error }, "a socket could not be admitted");
      connection.close("storage_unavailable");
    }
  };

  const greet = (request: IncomingMessage, webSocket: WebSocket, stream: Duplex, welcome: Welcome): void => {
    // Errors of the protocol end in a close, which is heard below.
    webSocket.on("error", () => {});
    const socket = new StreamSocket(webSocket, stream);
    if ("code" in welcome) {
      metrics.closed(welcome.code);
      socket.close(ERRORS[welcome.code].close ?? ERRORS.no_access.close, welcome.code);
      return;
    }
    const { actor, take, leave } = welcome;
    const room = rooms.roomIfOpen(welcome.room);
    if (!room || room.isFailed) {
      leave();
      socket.close(ERRORS.storage_unavailable.close, "storage_unavailable");
      return;
    }
    const connection = room.connect(socket, actor);
    metrics.connections(1);
    // Access that ended while they came in closed no socket yet: look again, now that this one can be found.
    if (rooms.accessChanges !== welcome.accessChanges) void reconsider(request, welcome, connection);
    let isAlive = true;
    const keepUp = (): void => {
      if (!isAlive) {
        webSocket.terminate();
        return;
      }
      isAlive = false;
      webSocket.ping();
      connection.checkPace();
    };
    upkeep.add(keepUp);
    webSocket.on("pong", () => {
      isAlive = true;
    });
    webSocket.on("message", (data, isBinary) => {
      isAlive = true;
      if (!isBinary || !(data instanceof Uint8Array)) connection.close("malformed");
      else if (take(data.byteLength)) room.receive(connection, data);
      else connection.close("too_fast");
    });
    webSocket.on("close", () => {
      upkeep.delete(keepUp);
      leave();
      room.disconnect(connection);
      metrics.connections(-1);
    });
  };

  const beat = setInterval(() => {
    for (const keepUp of upkeep) keepUp();
    throttle.forgetIdle();
  }, limits.pingMs);
  beat.unref();
  server.on("upgrade", handleUpgrade);
  return {
    stop: () => {
      clearInterval(beat);
      server.off("upgrade", handleUpgrade);
    },
  };
}

interface Admitted {
  readonly actor: Actor;
  /** Count of `rooms` when the actor was looked up. */
  readonly accessChanges: number;
  readonly room: string;
  readonly draft: DraftId;
  readonly take: (bytes: number) => boolean;
  readonly leave: () => void;
}

type Welcome = Admitted | { readonly code: ErrorCode };

function isOwnOrigin({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
