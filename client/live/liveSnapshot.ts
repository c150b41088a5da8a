import type { Awareness } from "y-protocols/awareness";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { ErrorCode } from "../../shared/protocol/errors.ts";
import type { DraftResponse } from "../../shared/protocol/http.ts";
import type { Salvaged } from "./salvageShelf.ts";
import type { SaveStatus } from "./saveStatus.ts";

/** Where a live room stands with its server. */
export type LivePhase =
  /** An attempt to connect is under way. */
  | { readonly kind: "connecting" }
  /** The socket is open and the server's state has come. */
  | { readonly kind: "open" }
  /** The connection is lost; the next attempt is at `retryAt` (milliseconds). `code` says why where the server did. */
  | { readonly kind: "waiting"; readonly retryAt: number; readonly code: ErrorCode | null }
  /** The server did not take something; a fresh copy is on its way. */
  | { readonly kind: "recovering" }
  /** No attempt is made until somebody asks for one: sign in, reload, or nothing to be done. */
  | { readonly kind: "halted"; readonly code: ErrorCode };

/** What came of the time without a connection. */
export interface BackOnline {
  readonly sent: number;
  readonly changed: readonly ClauseId[];
}

/** Everything a screen shows of a live room. A new object whenever anything in it changed. */
export interface LiveSnapshot<Document = DraftDoc> {
  readonly phase: LivePhase;
  readonly status: SaveStatus;
  /** Changes typed here that are not acknowledged, as a person counts them. */
  readonly waiting: number;
  /** When the server last acknowledged everything, in milliseconds. */
  readonly savedAt: number | null;
  /** True once there is something to show, from the server or from the copy on this device. */
  readonly hasText: boolean;
  /** Whether the device keeps a copy: `null` while that is being found out. */
  readonly keepsCopy: boolean | null;
  readonly salvaged: readonly Salvaged[];
  readonly back: BackOnline | null;
  readonly access: DraftResponse;
  /** The document shown. After a refusal it is another one, and `copy` has risen. */
  readonly document: Document;
  readonly awareness: Awareness;
  readonly copy: number;
}
