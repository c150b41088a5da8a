import type { DraftResponse } from "../../shared/protocol/http.ts";
import type { CopyName } from "./offlineCopy.ts";
import type { SpoiltBy } from "./recovery.ts";
import { SalvageShelf } from "./salvageShelf.ts";

/** Who the person is in the draft and what the draft is, as last heard; and the words salvaged of one room under that name. */
export class Standing {
  readonly room: string;
  readonly #storage: Storage | null;
  #access: DraftResponse;
  #shelf: SalvageShelf;

  constructor(room: string, access: DraftResponse, storage: Storage | null) {
    this.room = room;
    this.#storage = storage;
    this.#access = access;
    this.#shelf = this.#newShelf();
  }

  get access(): DraftResponse {
    return this.#access;
  }

  get shelf(): SalvageShelf {
    return this.#shelf;
  }

  get copyName(): CopyName {
    const { me, generation } = this.#access;
    return { room: this.room, participant: me.id, generation };
  }

  /** Takes over what was heard now. Gives why a document from before cannot go on with it, or null. Rules SY44, SY50. */
  take(access: DraftResponse): SpoiltBy | null {
    const former = this.#access;
    // Whoever follows `me` should not begin anew because it was asked for.
    const isSame = JSON.stringify(access.me) === JSON.stringify(former.me);
    this.#access = isSame ? { ...access, me: former.me } : access;
    const isOther = access.me.id !== former.me.id;
    if (isOther) {
      const shelf = this.#newShelf();
      shelf.takeOver(this.#shelf);
      this.#shelf = shelf;
    }
    if (access.generation !== former.generation) return "restored";
    // What was typed under another name's client id would be refused, or stand there as somebody else's.
    return isOther ? "signedInAnew" : null;
  }

  #newShelf(): SalvageShelf {
    return new SalvageShelf(this.#storage, this.room, this.#access.me.id);
  }
}
