import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";

/** What asking the API for the draft gave: it, an error, or (`code` null) no answer. */
export type AccessAnswer =
  | { readonly ok: true; readonly access: DraftResponse }
  | { readonly ok: false; readonly code: ErrorCode | null };

export interface ConnectionOptions {
  /** Address of the sync endpoint without the room, "wss://host/sync". */
  readonly url: string;
  readonly access: DraftResponse;
  /** Asks the API again who I am here. */
  readonly askAccess: () => Promise<AccessAnswer>;
  /** What the room calls a clause of this document, "OP 3"; empty where it has no label. */
  readonly labelOf: (draft: DraftDoc, clause: ClauseId) => string;
  readonly newId: () => string;
  readonly random: () => number;
  readonly now: () => number;
  readonly WebSocket: typeof WebSocket;
  readonly indexedDB: IDBFactory | null;
  readonly storage: Storage | null;
}
