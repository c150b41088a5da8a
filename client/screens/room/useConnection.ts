import { useEffect, useState } from "react";
import type { DraftId } from "../../../shared/domain/ids.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { callApi } from "../../live/api.ts";
import { ApiError } from "../../live/apiError.ts";
import { Connection } from "../../live/connection.ts";
import type { AccessAnswer } from "../../live/connectionOptions.ts";
import { draftRoom } from "../../live/draftRoom.ts";
import { guardLeaving } from "../../live/leaveGuard.ts";
import { newId } from "../../live/newId.ts";
import { roomNames } from "../../live/roomNames.ts";

/** An answer that takes longer than this is none. */
const ASK_TIMEOUT_MS = 10_000;

/** The live session of the draft for as long as the screen is shown; null for the moment before it stands. */
export function useConnection(access: DraftResponse): Connection | null {
  const [connection, setConnection] = useState<Connection | null>(null);
  // The session follows the access by itself from here on; only another person or draft means another session.
  const [first] = useState(access);
  useEffect(() => {
    const made = new Connection({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
      kind: draftRoom(roomNames),
      access: first,
      askAccess: () => askAccess(first.id),
      newId,
      random: Math.random,
      now: Date.now,
      WebSocket,
      indexedDB: storageOf(() => indexedDB),
      storage: storageOf(() => localStorage),
    });
    setConnection(made);
    const release = guardLeaving(window, () => made.joint.isUnsent);
    return () => {
      release();
      made.destroy();
    };
  }, [first]);
  return connection;
}

async function askAccess(draft: DraftId): Promise<AccessAnswer> {
  try {
    const access = await callApi("draft", { params: { draft }, signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    return { ok: true, access };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code === "network" || error.code === "unexpected_answer") {
      return { ok: false, code: null };
    }
    return { ok: false, code: error.code };
  }
}

/** Some browsers throw at the very name of a storage they have closed. */
function storageOf<Kind>(open: () => Kind): Kind | null {
  try {
    return open() ?? null;
  } catch {
    return null;
  }
}
