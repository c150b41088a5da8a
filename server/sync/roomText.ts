import * as Y from "yjs";
import { type DraftDoc, draftDoc } from "../../shared/document/draftDoc.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { Actor } from "../../shared/domain/participants.ts";
import type { LoadedRoom } from "../store/store.ts";
import { ClientClaims } from "./clientClaims.ts";
import { judgeUpdate, type Verdict } from "./judgeUpdate.ts";
import type { SyncLimits } from "./limits.ts";
import { type Change, LiveDoc } from "./liveDoc.ts";
import { draftPolicy, privatePolicy, type RoomPolicy } from "./roomPolicy.ts";

/** Of the size a draft may have, delegations fill no more than this. Rule SE28. */
const SHARE_OF_DELEGATIONS = 0.75;

/** The document of a room in memory: what it holds, who may write it under which client id, and how large it has become. */
export class RoomText {
  readonly draft: DraftDoc;
  readonly claims: ClientClaims;
  readonly #live: LiveDoc;
  readonly #policy: RoomPolicy;
  readonly #limits: SyncLimits;
  readonly #delegation: string | null;
  /** Bytes of the last snapshot and of all updates since: never less than the encoded document. */
  #bytes: number;

  /** `delegation` is whose private document it is; null for the document of a draft. */
  constructor(loaded: LoadedRoom, delegation: string | null, limits: SyncLimits) {
    const doc = new Y.Doc();
    this.draft = draftDoc(doc);
    if (delegation !== null) doc.getMap("notes");
    doc.transact(() => {
      if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot);
      for (const update of loaded.updates) Y.applyUpdate(doc, update);
    });
    this.#live = new LiveDoc(doc);
    this.#policy = delegation === null ? draftPolicy(this.draft) : privatePolicy(doc, delegation);
    this.claims = new ClientClaims(doc, loaded.clients);
    this.#limits = limits;
    this.#delegation = delegation;
    this.#bytes = loaded.updates.reduce((sum, update) => sum + update.byteLength, loaded.snapshot?.byteLength ?? 0);
  }

  /** Whether an update of somebody may be applied. Rules SY10, SY20. */
  judge(update: Uint8Array, actor: Actor, state: DraftState): Verdict {
    const judged = { doc: this.draft.doc, policy: this.#policy, claims: this.claims, limits: this.#limits };
    const verdict = judgeUpdate(judged, update, actor, state);
    // A delegation that fills a draft must not take it from those who have to bring it to an end.
    const isGuest = this.#delegation === null && actor.role === "delegation";
    const room = this.#limits.maxDocumentBytes * (isGuest ? SHARE_OF_DELEGATIONS : 1);
    const isFull = this.#bytes + update.byteLength > room;
    if (!verdict.ok || verdict.isEmpty || !isFull) return verdict;
    return { ok: false, reason: "refused", refusal: { code: "too_large", detail: "document" } };
  }

  /**
   * Applies what was judged well, and gives all that came of it.
   * @throws RangeError when Yjs then sees it otherwise: the document is not to be trusted any more.
   */
  apply(update: Uint8Array, origin: unknown): Change | null {
    const { doc } = this.draft;
    const made = this.change(() => Y.applyUpdate(doc, update, origin));
    if (doc.store.pendingStructs || doc.store.pendingDs)
      throw new RangeError("an inspected update left something pending");
    return made;
  }

  /** A change of the server's own, all that came of it. @throws what `work` throws. */
  change(work: () => void): Change | null {
    const made = this.#live.change(work);
    this.#bytes += made?.update.byteLength ?? 0;
    return made;
  }

  /** The whole document, encoded. */
  encode(): Uint8Array {
    const encoded = Y.encodeStateAsUpdate(this.draft.doc);
    this.#bytes = encoded.byteLength;
    return encoded;
  }
}
