import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import { writeContentJson } from "../../shared/document/writeContent.ts";
import { exportText } from "../../shared/formats/text/exportText.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Rooms } from "../sync/rooms.ts";
import { compilationOf, withLabels } from "./contentViews.ts";
import { disposition } from "./disposition.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";

/** The draft as a file. Rules HT10, HT22. */
export function mountExports(mount: Mount, { sessions, rooms }: { sessions: Sessions; rooms: Rooms }): void {
  mount(ROUTES.exportDraft, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const content = await inRoom(rooms, draft.id, (room) =>
      room.read(
        (doc, state): Content => (query.view === "compilation" ? compilationOf(doc, state, query) : contentOf(doc)),
      ),
    );
    const name = content.head.symbol ?? draft.title;
    const isCompilation = query.view === "compilation";
    const headers = (variant: "" | "_working", ending: string) => ({
      "Content-Disposition": disposition(name, isCompilation ? "_compilation" : variant, ending),
    });
    if (query.format === "json") {
      return c.body(writeContentJson(content), 200, {
        ...headers("", "json"),
        "Content-Type": "application/json; charset=utf-8",
      });
    }
    const isFinal = query.view === "final";
    return c.body(exportText(isFinal ? content : withLabels(content)), 200, {
      ...headers(query.view === "base" ? "_working" : "", "txt"),
      "Content-Type": "text/plain; charset=utf-8",
    });
  });
}
