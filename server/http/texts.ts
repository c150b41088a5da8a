import { contentOf } from "../../shared/document/contentOf.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Rooms } from "../sync/rooms.ts";
import { compilationOf } from "./contentViews.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";
import { presentJson } from "./presentJson.ts";

/** What programs read of a draft: its views as content JSON. Rules HT21, HT22. */
export function mountTexts(mount: Mount, { sessions, rooms }: { sessions: Sessions; rooms: Rooms }): void {
  mount(ROUTES.content, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    return inRoom(rooms, draft.id, (room) =>
      room.read((doc, state) => ({
        ...(query.view === "base" ? contentOf(doc) : compilationOf(doc, state, query)),
        ...(query.present === "true" ? { present: presentJson(doc, state) } : {}),
      })),
    );
  });
}
