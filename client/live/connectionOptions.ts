import type { ErrorCode } from "../../shared/protocol/errors.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import type { RoomDocument, RoomKind } from "./roomKind.ts";

/** What asking the API for the draft gave: it, an error, or (`code` null) no answer. */
export type AccessAnswer =
  | { readonly ok: true; readonly access: DraftResponse }
  | { readonly ok: false; readonly code: ErrorCode | null };

/** What all live rooms of one draft on one page have in common. */
export interface LiveEnvironment {
  /** Address of the sync endpoint without the room, "wss://host/sync". */
  readonly url: string;
  /** Asks the API again who I am here. */
  readonly askAccess: () => Promise<AccessAnswer>;
  readonly newId: () => string;
  readonly random: () => number;
  readonly now: () => number;
  readonly WebSocket: typeof WebSocket;
  readonly indexedDB: IDBFactory | null;
  readonly storage: Storage | null;
}

export interface ConnectionOptions<Document extends RoomDocument> extends LiveEnvironment {
  readonly kind: RoomKind<Document>;
  /** What the API said; `kind` admits whoever it says I am. */
  readonly access: DraftResponse;
}
