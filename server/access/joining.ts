import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { KeyedQueue } from "../keyedQueue.ts";
import type { LinkRow, ParticipantRow, PersonRow, Store } from "../store/store.ts";
import { type Answer, denied, granted } from "./answer.ts";
import type { Connections } from "./connections.ts";
import { delegationMembers } from "./delegationMembers.ts";
import { membershipIn } from "./membership.ts";
import type { Sessions, SignedIn } from "./sessions.ts";
import { hashToken, newId } from "./tokens.ts";

/** Somebody who has just come in by a link. */
export interface Joined {
  readonly person: PersonRow;
  readonly participant: ParticipantRow;
  /** The session's token: the one they came with, else a new one. */
  readonly session: string;
  readonly expiresAt: number;
}

/** What a link would make of whoever opens it. */
export interface Offer {
  readonly link: LinkRow;
  /** What the asker is there now, be it by a link of the draft or as secretariat of all drafts. */
  readonly present: ParticipantRow | undefined;
}

/** Coming in by links. A session is a person; each link adds what it gives to that person. Rules AC4–AC8. */
export class Joining {
  readonly #store: Store;
  readonly #sessions: Sessions;
  readonly #connections: Connections;
  readonly #queue: KeyedQueue;
  readonly #now: () => number;

  constructor(deps: {
    store: Store;
    sessions: Sessions;
    connections: Connections;
    queue: KeyedQueue;
    now: () => number;
  }) {
    this.#store = deps.store;
    this.#sessions = deps.sessions;
    this.#connections = deps.connections;
    this.#queue = deps.queue;
    this.#now = deps.now;
  }

  /** What the token offers; changes nothing. `link_invalid` or `link_used` where it would not let the asker in. */
  async preview(token: string, signedIn: SignedIn | undefined): Promise<Answer<Offer>> {
    const link = await this.#validLink(token);
    if (!link) return denied("link_invalid");
    const rows = signedIn?.participants ?? [];
    const isIn = presentBy(link, rows)?.link === link.id;
    if (!isIn && !(await this.#mayAdmit(link, signedIn?.person.id))) return denied("link_used");
    return granted({ link, present: link.draft === null ? presentBy(link, rows) : membershipIn(rows, link.draft) });
  }

  /**
   * Lets somebody in. Opening the same link again changes nothing but the name; another link of the same draft replaces
   * what the person was there, and their sockets close.
   */
  async join(token: string, name: string, signedIn: SignedIn | undefined): Promise<Answer<Joined>> {
    const link = await this.#validLink(token);
    if (!link) return denied("link_invalid");
    // One after another in a draft: two people may not both become the first member of a delegation.
    return this.#queue.run(`access:${link.draft ?? ""}`, async () => {
      const rows = signedIn ? await this.#store.participantsOfPerson(signedIn.person.id) : [];
      const present = presentBy(link, rows);
      if (present?.link !== link.id) {
        if (!(await this.#mayAdmit(link, signedIn?.person.id))) return denied("link_used");
        if (!(await this.#store.spendLink(link.id))) return denied("link_used");
      }
      const person = await this.#person(name, signedIn);
      const participant = await this.#admit(link, person, present);
      const session = signedIn ?? (await this.#sessions.start(person));
      return granted({ person, participant, session: session.token, expiresAt: session.expiresAt });
    });
  }

  async #validLink(token: string): Promise<LinkRow | undefined> {
    const link = await this.#store.linkByHash(hashToken(token));
    if (!link || link.revokedAt !== null) return undefined;
    return link.expiresAt !== null && link.expiresAt <= this.#now() ? undefined : link;
  }

  /** False when the link is used up, or is an organisers' one for a delegation that somebody else speaks for already. */
  async #mayAdmit(link: LinkRow, person: string | undefined): Promise<boolean> {
    if (link.usesLeft === 0) return false;
    if (link.usesLeft === null || link.draft === null || link.delegation === null) return true;
    const members = await delegationMembers(this.#store, link.draft, link.delegation);
    return members.every((member) => member.person === person);
  }

  async #person(name: string, signedIn: SignedIn | undefined): Promise<PersonRow> {
    if (signedIn) {
      if (signedIn.person.name !== name) await this.#store.renamePerson(signedIn.person.id, name);
      return { ...signedIn.person, name };
    }
    const person = { id: newId<string>(), name, createdAt: this.#now() };
    await this.#store.createPerson(person);
    return person;
  }

  async #admit(link: LinkRow, person: PersonRow, present: ParticipantRow | undefined): Promise<ParticipantRow> {
    if (present && present.role === link.role && present.delegation === link.delegation) {
      // The same seat by another invitation: identity, and with it authorship and open sockets, stays.
      const kept = { ...present, link: link.id, name: person.name };
      await this.#store.saveParticipant(kept);
      return kept;
    }
    const now = this.#now();
    const participant: ParticipantRow = {
      id: newId<ParticipantId>(),
      person: person.id,
      draft: link.draft,
      role: link.role,
      delegation: link.delegation,
      name: person.name,
      link: link.id,
      createdAt: now,
      revokedAt: null,
    };
    await this.#store.saveParticipant(participant);
    if (present) {
      await this.#store.saveParticipant({ ...present, revokedAt: now });
      this.#connections.dropParticipant(present.id, "access_changed");
    }
    return participant;
  }
}

function presentBy(link: LinkRow, rows: readonly ParticipantRow[]): ParticipantRow | undefined {
  return rows.findLast((row) => row.draft === link.draft && row.revokedAt === null);
}
