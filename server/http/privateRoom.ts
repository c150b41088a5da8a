import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import type { Store } from "../store/store.ts";
import { privateRoomName } from "../sync/roomName.ts";
import { ApiError } from "./apiError.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";

/** A room that somebody's bad line opens again and again would fill pages. */
const NEWEST = 1_000;

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
}

/** What a delegation is told of its private room: every opening of it. Rule SY25. */
export function mountPrivateRoom(mount: Mount, { store, sessions }: Deps): void {
  mount(ROUTES.privateOpenings, async ({ c, signedIn }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    if (member.role !== "delegation" || member.delegation === null) throw new ApiError("no_access");
    const log = await store.accessLog(privateRoomName(draft.id, member.delegation));
    const names = new Map((await store.participantsOfDraft(draft.id)).map(({ id, name }) => [id, name]));
    const openings = log
      .filter(({ what }) => what === "opened")
      .slice(-NEWEST)
      .map(({ participant, at }) => ({
        participant,
        name: names.get(participant) ?? "",
        at: new Date(at).toISOString(),
      }));
    return { openings: openings.reverse() };
  });
}
