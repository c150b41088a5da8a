import type { LinkJson } from "../../shared/protocol/http.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Links } from "../access/links.ts";
import { participantJson } from "../access/membership.ts";
import type { Sessions } from "../access/sessions.ts";
import type { DelegationRow, LinkRow, ParticipantRow, Store } from "../store/store.ts";
import { orRefuse } from "./apiError.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";
import { publicUrl } from "./origins.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly baseUrl: string | undefined;
}

/** Address of the page that a link's token opens. */
export function joinUrl(baseUrl: string, token: string): string {
  return `${baseUrl}/j/${token}`;
}

/** Links of a draft, its participants, and leaving it. Rules AC9–AC13. */
export function mountLinks(mount: Mount, { store, sessions, links, baseUrl }: Deps): void {
  mount(ROUTES.links, async ({ c, signedIn }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    const rows = orRefuse(await links.list(draft.id, member));
    const delegations = await store.delegations(draft.id);
    const participants = await store.participantsOfDraft(draft.id);
    return { links: rows.map((link) => linkJson(link, delegations, participants)) };
  });

  mount(ROUTES.createLink, async ({ c, signedIn, body }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    const { role, delegation, coreGroup, expiresIn } = body;
    const made = await links.create(draft.id, member, {
      role,
      ...(delegation === undefined
        ? {}
        : { delegation: typeof delegation === "string" ? { code: delegation } : delegation }),
      ...(coreGroup === undefined ? {} : { coreGroup }),
      ...(expiresIn === undefined ? {} : { expiresInMs: Math.round(expiresIn * 1000) }),
    });
    const { link, token } = orRefuse(made);
    return {
      ...linkJson(link, await store.delegations(draft.id), [member]),
      url: joinUrl(publicUrl(c.req.header("host"), baseUrl), token),
      token,
    };
  });

  mount(ROUTES.revokeLink, async ({ c, signedIn }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    orRefuse(await links.revoke(draft.id, member, c.req.param("link") ?? ""));
  });

  mount(ROUTES.leaveDraft, async ({ c, signedIn }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    orRefuse(await links.leave(draft.id, member));
  });

  mount(ROUTES.participants, async ({ c, signedIn }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const rows = await store.participantsOfDraft(draft.id);
    const participants = rows.map(async (row) => ({
      ...(await participantJson(store, row)),
      active: row.revokedAt === null,
    }));
    return { participants: await Promise.all(participants) };
  });
}

function linkJson(
  link: LinkRow,
  delegations: readonly DelegationRow[],
  participants: readonly ParticipantRow[],
): LinkJson {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const delegation = delegations.find((row) => row.code === link.delegation);
  return {
    id: link.id,
    role: link.role,
    delegation: delegation ? { code: delegation.code, name: delegation.name, coreGroup: delegation.coreGroup } : null,
    createdAt: new Date(link.createdAt).toISOString(),
    createdBy: participants.find((row) => row.id === link.createdBy)?.name ?? null,
    expiresAt: time(link.expiresAt),
    revokedAt: time(link.revokedAt),
    usesLeft: link.usesLeft,
    admitted: participants.filter((row) => row.link === link.id && row.revokedAt === null).map((row) => row.id),
  };
}
