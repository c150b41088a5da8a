import type { Context } from "hono";
import type { LinkPreview } from "../../shared/protocol/http.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Answer } from "../access/answer.ts";
import type { Joining } from "../access/joining.ts";
import { participantJson } from "../access/membership.ts";
import { SESSION_DAYS, type Sessions } from "../access/sessions.ts";
import type { Store } from "../store/store.ts";
import { orRefuse } from "./apiError.ts";
import type { AppEnv } from "./env.ts";
import { addressOf, type Mount } from "./mount.ts";
import type { RateLimits } from "./rateLimits.ts";
import { sessionCookie } from "./sessionToken.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly joining: Joining;
  readonly rateLimits: RateLimits;
  /** The public address; with https the cookie is sent over https only. */
  readonly baseUrl: string | undefined;
}

/** Coming in and going out. Rules AC2–AC8, SE2. */
export function mountJoining(mount: Mount, deps: Deps): void {
  const { store, sessions, joining, rateLimits } = deps;
  const isSecure = deps.baseUrl?.startsWith("https:") ?? false;

  /** The answer's value; tokens that open nothing are counted against the address. */
  async function opened<T>(c: Context<AppEnv>, answer: Answer<T>): Promise<T> {
    if (!answer.ok && answer.code === "link_invalid") await rateLimits.failedToken(addressOf(c));
    return orRefuse(answer);
  }

  mount(ROUTES.join, async ({ c, body, signedIn }) => {
    const joined = await opened(c, await joining.join(body.token, body.name, signedIn));
    c.header("Set-Cookie", sessionCookie(joined.session, SESSION_DAYS * 24 * 60 * 60, isSecure));
    return {
      session: joined.session,
      expiresAt: new Date(joined.expiresAt).toISOString(),
      person: { id: joined.person.id, name: joined.person.name },
      participant: await participantJson(store, joined.participant),
    };
  });

  mount(ROUTES.previewLink, async ({ c, body, signedIn }): Promise<LinkPreview> => {
    const { link, present } = await opened(c, await joining.preview(body.token, signedIn));
    const draft = link.draft === null ? undefined : await store.draft(link.draft);
    const delegations = link.draft === null ? [] : await store.delegations(link.draft);
    const delegation = delegations.find((row) => row.code === link.delegation);
    return {
      draft: draft ? { id: draft.id, title: draft.title, symbol: draft.symbol } : null,
      role: link.role,
      delegation: delegation ? { code: delegation.code, name: delegation.name, coreGroup: delegation.coreGroup } : null,
      expiresAt: link.expiresAt === null ? null : new Date(link.expiresAt).toISOString(),
      present: present ? await participantJson(store, present) : null,
    };
  });

  mount(ROUTES.me, async ({ signedIn }) => {
    const active = signedIn.participants.filter((row) => row.revokedAt === null);
    return {
      person: { id: signedIn.person.id, name: signedIn.person.name },
      expiresAt: new Date(signedIn.expiresAt).toISOString(),
      participants: await Promise.all(active.map((row) => participantJson(store, row))),
      mayCreateDrafts: active.some((row) => row.draft === null && row.role === "secretariat"),
    };
  });

  mount(ROUTES.signOut, async ({ c, signedIn }) => {
    await sessions.end(signedIn);
    c.header("Set-Cookie", sessionCookie("", 0, isSecure));
  });
}
