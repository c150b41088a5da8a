import { compareContents } from "../../shared/amendments/compareContents.ts";
import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import type { DraftState, Revision } from "../../shared/domain/draftState.ts";
import type { DraftId } from "../../shared/domain/ids.ts";
import type { CompareResponse } from "../../shared/protocol/revisionSchema.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import type { Sessions } from "../access/sessions.ts";
import { draftWords } from "../commands/draftWords.ts";
import { inRoom } from "../commands/inRoom.ts";
import { revisionContent } from "../commands/revisions.ts";
import type { Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError } from "./apiError.ts";
import { draftMember } from "./draftMember.ts";
import { labelledContent } from "./fileViews.ts";
import type { Mount } from "./mount.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
}

type Side = CompareResponse["from"] & { readonly content: Content };

/** Issued versions of the text: which there are, how they read, how two differ. Rules REV9, REV10. */
export function mountRevisions(mount: Mount, { store, sessions, rooms }: Deps): void {
  const stateOf = (draft: DraftId): Promise<DraftState> =>
    inRoom(rooms, draft, (room) => room.read((_doc, state) => state));

  mount(ROUTES.revisions, async ({ c, signedIn }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    return { revisions: (await stateOf(draft.id)).revisions };
  });

  mount(ROUTES.revision, async ({ c, signedIn }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const revision = revisionNamed(await stateOf(draft.id), c.req.param("rev"));
    return { revision, content: await revisionContent(store, draft.id, revision) };
  });

  mount(ROUTES.compare, async ({ c, signedIn, query }) => {
    const { draft } = await draftMember(sessions, c, signedIn);
    const side = async (which: number | "current"): Promise<Side> => {
      if (which === "current") {
        const content = await inRoom(rooms, draft.id, (room) =>
          room.read((doc, state) => labelledContent(contentOf(doc), draftWords(doc), state)),
        );
        return { rev: null, name: "", content };
      }
      const revision = revisionNamed(await stateOf(draft.id), String(which));
      return { rev: revision.rev, name: revision.name, content: await revisionContent(store, draft.id, revision) };
    };
    const { content: before, ...from } = await side(query.from);
    const { content: after, ...to } = await side(query.to);
    return { from, to, ...compareContents(before, after) };
  });
}

/** @throws ApiError `not_found`. */
export function revisionNamed({ revisions }: DraftState, rev: string | undefined): Revision {
  const revision = revisions.find((one) => String(one.rev) === rev);
  if (!revision) throw new ApiError("not_found", { message: "No such revision was issued." });
  return revision;
}
