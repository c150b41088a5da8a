import type { DraftId } from "../../shared/domain/ids.ts";
import type { Delegation, Role } from "../../shared/domain/participants.ts";
import type { KeyedQueue } from "../keyedQueue.ts";
import type { DelegationRow, LinkRow, ParticipantRow, Store } from "../store/store.ts";
import { type Answer, denied, granted } from "./answer.ts";
import type { Connections } from "./connections.ts";
import { delegationMembers } from "./delegationMembers.ts";
import { hashToken, newId, newToken } from "./tokens.ts";

/** What a new link is asked to be. */
export interface LinkWish {
  readonly role: Role;
  readonly delegation?: { readonly code: string; readonly name?: string };
  readonly coreGroup?: boolean;
  readonly expiresInMs?: number;
}

/** A link just made, with the token that is shown this once. */
export interface NewLink {
  readonly link: LinkRow;
  readonly token: string;
}

/** Who may invite whom, and who may end it. Rules AC9–AC13. */
export class Links {
  readonly #store: Store;
  readonly #connections: Connections;
  readonly #queue: KeyedQueue;
  readonly #now: () => number;

  constructor(deps: { store: Store; connections: Connections; queue: KeyedQueue; now: () => number }) {
    this.#store = deps.store;
    this.#connections = deps.connections;
    this.#queue = deps.queue;
    this.#now = deps.now;
  }

  /** Makes a link of a draft for `by`, who is a participant there. */
  async create(draft: DraftId, by: ParticipantRow, wish: LinkWish): Promise<Answer<NewLink>> {
    if ((wish.role === "delegation") !== (wish.delegation !== undefined)) {
      return denied("invalid_request", "the role delegation, and it alone, names a delegation");
    }
    if (wish.coreGroup !== undefined && wish.role !== "delegation") {
      return denied("invalid_request", "only a delegation may belong to the core group");
    }
    return this.#queue.run(`access:${draft}`, () =>
      isOrganiser(by) ? this.#createAsOrganiser(draft, by, wish) : this.#createAsDelegation(draft, by, wish),
    );
  }

  async #createAsOrganiser(draft: DraftId, by: ParticipantRow, wish: LinkWish): Promise<Answer<NewLink>> {
    if (!wish.delegation) return granted(await this.#make(draft, by, wish, null, null));
    const known = await this.#delegation(draft, wish.delegation.code);
    const code = known?.code ?? wish.delegation.code;
    if ((await delegationMembers(this.#store, draft, code)).length > 0) {
      return denied("delegation_has_members", `${code} invites its further members itself`);
    }
    const name = wish.delegation.name ?? known?.name ?? code;
    const coreGroup = wish.coreGroup ?? known?.coreGroup ?? false;
    await this.#store.saveDelegation({ draft, code, name, coreGroup });
    return granted(await this.#make(draft, by, wish, code, 1));
  }

  async #createAsDelegation(draft: DraftId, by: ParticipantRow, wish: LinkWish): Promise<Answer<NewLink>> {
    if (by.role !== "delegation" || by.delegation === null || wish.delegation === undefined) return denied("no_access");
    const known = await this.#delegation(draft, wish.delegation.code);
    if (known?.code !== by.delegation || wish.coreGroup !== undefined) return denied("no_access");
    return granted(await this.#make(draft, by, wish, by.delegation, null));
  }

  /** Links `by` may see: all for organisers, its own members' for a delegation, none for an observer. */
  async list(draft: DraftId, by: ParticipantRow): Promise<Answer<readonly LinkRow[]>> {
    const links = await this.#store.links(draft);
    if (isOrganiser(by)) return granted(links);
    if (by.delegation === null) return denied("no_access");
    return granted(links.filter((link) => link.delegation === by.delegation));
  }

  /** Ends a link and the access of everybody it let in; their sockets close. */
  async revoke(draft: DraftId, by: ParticipantRow, id: string): Promise<Answer<void>> {
    return this.#queue.run(`access:${draft}`, async () => {
      const link = await this.#store.link(id);
      if (!link || link.draft !== draft) return denied("not_found");
      // What an organiser gave a delegation, no member of it may take from the others.
      const isOwn = by.delegation !== null && link.delegation === by.delegation && link.usesLeft === null;
      if (!isOrganiser(by) && !isOwn) return denied("no_access");
      const ended = await this.#store.revokeLink(id, this.#now());
      for (const participant of ended) this.#connections.dropParticipant(participant, "access_changed");
      return granted(undefined);
    });
  }

  /** Gives up what a link of this draft made somebody; whoever is secretariat of all drafts is that again. */
  async leave(draft: DraftId, by: ParticipantRow): Promise<Answer<void>> {
    if (by.draft !== draft) return denied("no_access", "only what a link of this draft gave can be given up");
    return this.#queue.run(`access:${draft}`, async () => {
      const seat = await this.#store.participant(by.id);
      if (seat?.revokedAt !== null) return denied("no_access");
      await this.#store.saveParticipant({ ...seat, revokedAt: this.#now() });
      this.#connections.dropParticipant(seat.id, "access_changed");
      return granted(undefined);
    });
  }

  async #delegation(draft: DraftId, code: string): Promise<DelegationRow | undefined> {
    const rows = await this.#store.delegations(draft);
    return rows.find((row) => row.code.toUpperCase() === code.toUpperCase());
  }

  async #make(
    draft: DraftId,
    by: ParticipantRow,
    wish: LinkWish,
    delegation: Delegation["code"] | null,
    usesLeft: number | null,
  ): Promise<NewLink> {
    const token = newToken();
    const createdAt = this.#now();
    const link: LinkRow = {
      id: newId<string>(),
      hash: hashToken(token),
      draft,
      role: wish.role,
      delegation,
      createdBy: by.id,
      createdAt,
      expiresAt: wish.expiresInMs === undefined ? null : createdAt + wish.expiresInMs,
      revokedAt: null,
      usesLeft,
    };
    await this.#store.createLink(link);
    return { link, token };
  }
}

function isOrganiser(row: ParticipantRow): boolean {
  return row.role === "facilitator" || row.role === "secretariat";
}
