import type { DraftId } from "../../shared/domain/ids.ts";
import type { DraftRow, ParticipantRow, PersonRow, Store } from "../store/store.ts";
import { type Answer, denied, granted } from "./answer.ts";
import type { Connections } from "./connections.ts";
import { membershipIn } from "./membership.ts";
import { hashToken, newToken } from "./tokens.ts";

/** How long a session lasts: a session of an assembly, without signing in again. */
export const SESSION_DAYS = 90;
const SESSION_MS = SESSION_DAYS * 24 * 60 * 60 * 1000;

/** Somebody who has shown a valid session token. */
export interface SignedIn {
  readonly person: PersonRow;
  readonly token: string;
  readonly expiresAt: number;
  /** Everything the person is or was, oldest first. */
  readonly participants: readonly ParticipantRow[];
}

/** A draft, and what somebody is in it. */
export interface DraftMember {
  readonly draft: DraftRow;
  readonly member: ParticipantRow;
}

/** Sessions: a random token in a cookie or a header; the store keeps its hash. Rules AC2, AC3, SE1. */
export class Sessions {
  readonly #store: Store;
  readonly #connections: Connections;
  readonly #now: () => number;

  constructor(deps: { store: Store; connections: Connections; now: () => number }) {
    this.#store = deps.store;
    this.#connections = deps.connections;
    this.#now = deps.now;
  }

  /** A new session for a person. The token is given out here and nowhere else. */
  async start(person: PersonRow): Promise<{ readonly token: string; readonly expiresAt: number }> {
    const token = newToken();
    const createdAt = this.#now();
    const expiresAt = createdAt + SESSION_MS;
    await this.#store.createSession({ hash: hashToken(token), person: person.id, createdAt, expiresAt });
    return { token, expiresAt };
  }

  /** Who holds this token. `sign_in_again` when there is none, it is unknown, or it has expired. */
  async find(token: string | undefined): Promise<Answer<SignedIn>> {
    if (token === undefined || token.length > 200) return denied("sign_in_again");
    const session = await this.#store.sessionByHash(hashToken(token));
    if (!session) return denied("sign_in_again");
    if (session.expiresAt <= this.#now()) {
      await this.#store.deleteSession(session.hash);
      return denied("sign_in_again");
    }
    const person = await this.#store.person(session.person);
    if (!person) throw new RangeError(`a session names person ${session.person}, who is not there`);
    const participants = await this.#store.participantsOfPerson(person.id);
    return granted({ person, token, expiresAt: session.expiresAt, participants });
  }

  /** A draft, for somebody who is something in it. `not_found` where there is none, `no_access` where they are nothing. */
  async memberOf(signedIn: SignedIn, id: DraftId): Promise<Answer<DraftMember>> {
    const draft = await this.#store.draft(id);
    if (!draft) return denied("not_found");
    const member = membershipIn(signedIn.participants, id);
    return member ? granted({ draft, member }) : denied("no_access");
  }

  /** Ends a session; the person's sockets close, and those of other sessions come back by themselves. */
  async end(signedIn: SignedIn): Promise<void> {
    await this.#store.deleteSession(hashToken(signedIn.token));
    for (const row of signedIn.participants) this.#connections.dropParticipant(row.id, "access_changed");
  }
}
