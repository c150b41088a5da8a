import { register, registerCsv } from "../../shared/amendments/register.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { draftWords } from "../commands/draftWords.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Rooms } from "../sync/rooms.ts";
import { compilationOf } from "./contentViews.ts";
import { disposition } from "./disposition.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";
import { presentJson } from "./presentJson.ts";
import { REGISTER_WORDS } from "./registerWords.ts";

/** What is read of a draft: its views as content JSON, and the register of its amendments. Rules HT21–HT23. */
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

  mount(ROUTES.register, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const { rows, symbol } = await inRoom(rooms, draft.id, (room) =>
      room.read((doc, state) => {
        const words = draftWords(doc);
        return { rows: register(words, state), symbol: words.head.symbol };
      }),
    );
    c.header("Content-Disposition", disposition(symbol ?? draft.title, "_register", query.format));
    if (query.format === "csv") {
      return c.body(registerCsv(rows, REGISTER_WORDS), 200, {
        "Content-Type": "text/csv; charset=utf-8; header=present",
      });
    }
    return { rows };
  });
}
