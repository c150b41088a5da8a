import type * as z from "zod";
import { redlineOf } from "../../shared/amendments/redlineOf.ts";
import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import { withNewNotes } from "../../shared/document/withNewNotes.ts";
import type { DraftId, ParticipantId } from "../../shared/domain/ids.ts";
import { canShow, type ExportView, FORMATS } from "../../shared/formats/exportFormats.ts";
import type { FileView, PageOptions } from "../../shared/formats/fileView.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { inRoom } from "../commands/inRoom.ts";
import { revisionContent } from "../commands/revisions.ts";
import type { Files } from "../files/files.ts";
import { writePdf } from "../pdf/writePdf.ts";
import type { Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError } from "./apiError.ts";
import { filterOf } from "./contentViews.ts";
import { disposition } from "./disposition.ts";
import { draftMember } from "./draftMember.ts";
import { whenMade } from "./fileErrors.ts";
import { fileView } from "./fileViews.ts";
import type { Mount } from "./mount.ts";
import { revisionNamed } from "./revisions.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly files: Files;
}

type Query = z.output<typeof ROUTES.exportDraft.query>;

const VARIANTS = {
  final: "",
  base: "_working",
  compilation: "_compilation",
  tracked: "_tracked",
  redline: "_redline",
} as const satisfies Record<ExportView, string>;

/** Who changed the text, in a file that shows what became of an older one. */
const REDLINE_AUTHOR = "Adref";

/** The draft as a file. Rules HT10, HT22, HT31, HT32. */
export function mountExports(mount: Mount, deps: Deps): void {
  const { sessions, files } = deps;
  mount(ROUTES.exportDraft, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const { format } = query;
    const view = viewOf(query);
    const shown =
      view === "redline" ? await redline(deps, draft.id, query) : await viewNow(deps, draft.id, view, query);
    const options: PageOptions = {
      paper: query.paper,
      hasMasthead: query.masthead === "true",
      hasLineNumbers: query.lineNumbers === "true",
    };
    const { signal } = c.req.raw;
    const bytes = await whenMade(
      format === "pdf"
        ? writePdf(shown, options, { signal }).then(({ pdf }) => pdf)
        : files.write(format, shown, options, signal),
    );
    const { ending, mediaType } = FORMATS[format];
    const { head } = shown.view === "tracked" ? shown.file.content : shown.content;
    // The content JSON of the base text is the draft itself, not a working copy of it.
    const variant = format === "json" && view === "base" ? "" : VARIANTS[view];
    return c.body(new Uint8Array(bytes), 200, {
      "Content-Disposition": disposition(head.symbol ?? draft.title, variant, ending),
      "Content-Type": mediaType,
    });
  });
}

/** @throws ApiError `invalid_request` for a view that the format does not have. */
function viewOf({ format, view = FORMATS[format].views[0], from }: Query): ExportView {
  if (!canShow(format, view)) {
    const views = FORMATS[format].views.join(", ");
    throw new ApiError("invalid_request", { details: [{ path: "view", message: `${format} has the views ${views}` }] });
  }
  if (view === "redline" && from === undefined) {
    throw new ApiError("invalid_request", { details: [{ path: "from", message: "a redline needs a revision" }] });
  }
  return view;
}

async function viewNow(
  { store, rooms }: Deps,
  draft: DraftId,
  view: Exclude<ExportView, "redline">,
  query: Query,
): Promise<FileView> {
  const people = view === "tracked" && query.comments === "true" ? await store.participantsOfDraft(draft) : null;
  const names = people && new Map<ParticipantId, string>(people.map(({ id, name }) => [id, name]));
  const wanted = { view, filter: filterOf(query), hasNewNotes: query.notes === "new", names };
  return inRoom(rooms, draft, (room) => room.read((doc, state) => fileView(doc, state, wanted)));
}

/** What became of an issued revision in the present text. */
async function redline({ store, rooms }: Deps, draft: DraftId, { from, notes }: Query): Promise<FileView> {
  const now = await inRoom(rooms, draft, (room) => room.read((doc, state) => ({ content: contentOf(doc), state })));
  const before = await revisionContent(store, draft, revisionNamed(now.state, String(from)));
  const noted = (content: Content): Content => (notes === "new" ? withNewNotes(content) : content);
  return { view: "tracked", file: redlineOf(noted(before), noted(now.content), REDLINE_AUTHOR) };
}
