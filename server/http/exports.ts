import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import { writeContentJson } from "../../shared/document/writeContent.ts";
import { exportText } from "../../shared/formats/text/exportText.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Rooms } from "../sync/rooms.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";

/** The draft as a file. Rule HT10. */
export function mountExports(mount: Mount, { sessions, rooms }: { sessions: Sessions; rooms: Rooms }): void {
  mount(ROUTES.exportDraft, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const content = await inRoom(rooms, draft.id, (room) => room.read(contentOf));
    const headers = (ending: string) => ({
      "Content-Disposition": disposition(content.head.symbol ?? draft.title, ending),
    });
    if (query.format === "json") {
      return c.body(writeContentJson(content), 200, {
        ...headers(".json"),
        "Content-Type": "application/json; charset=utf-8",
      });
    }
    const isWorking = query.view === "base";
    return c.body(exportText(isWorking ? withLabels(content) : content), 200, {
      ...headers(isWorking ? "_working.txt" : ".txt"),
      "Content-Type": "text/plain; charset=utf-8",
    });
  });
}

/** The same content with the room's labels in place of the printed numbers. */
function withLabels(content: Content): Content {
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, number: clause.label || clause.number })),
  };
}

/** Names a file after a symbol or title: "A/C.3/81/L.24" and ".txt" give "A_C.3_81_L.24.txt". Header-safe in any language. */
function disposition(name: string, ending: string): string {
  const safe = name
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, "_")
    .replaceAll(/^[_.]+|[_.]+$/g, "")
    .slice(0, 80)
    .replace(/[\ud800-\udbff]$/, "");
  const file = `${safe || "draft"}${ending}`;
  const ascii = file.replaceAll(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file)}`;
}
