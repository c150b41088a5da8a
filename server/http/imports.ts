import { suggestedDelegation } from "../../shared/amendments/suggestedDelegation.ts";
import { delegationsOf } from "../../shared/domain/amendment.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import { mayPropose } from "../../shared/domain/mayPropose.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { actorOf } from "../access/membership.ts";
import type { Sessions } from "../access/sessions.ts";
import { inRoom } from "../commands/inRoom.ts";
import { revisionContent } from "../commands/revisions.ts";
import type { Files } from "../files/files.ts";
import { plainDraft } from "../files/plainDraft.ts";
import type { DelegationRow, Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError } from "./apiError.ts";
import { draftMember } from "./draftMember.ts";
import { whenRead } from "./fileErrors.ts";
import type { HttpLimits } from "./limits.ts";
import type { Mount } from "./mount.ts";
import { readSentFile } from "./readUpload.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly files: Files;
  readonly limits: HttpLimits;
}

/** A file read as amendments of a draft. Nothing is kept: whoever sent it tables what they choose. Rules HT33, FA5–FA14. */
export function mountImports(mount: Mount, { store, sessions, rooms, files, limits }: Deps): void {
  mount(ROUTES.importAmendments, async ({ c, signedIn }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    const actor = await actorOf(store, member);
    return inRoom(rooms, draft.id, async (room) => {
      const { refusal, revisions } = await room.read((_doc, state) => ({
        refusal: mayPropose(actor, state),
        revisions: state.revisions,
      }));
      if (refusal) throw new ApiError(refusal.code, { message: refusal.detail });
      const { raw } = c.req;
      const file = await readSentFile(raw, limits);
      const issued = await Promise.all(revisions.map((revision) => revisionContent(store, draft.id, revision)));
      const plain = await room.read((doc, state) => plainDraft(doc, state, issued));
      const { authors, items, untracked, comments, warnings } = await whenRead(files.place(file, plain, raw.signal));
      const delegations = knownDelegations(await store.delegations(draft.id), plain.state);
      return {
        authors: authors.map(({ name, names, count }) => {
          const [suggested = null, ...sponsors] = names.map((one) => suggestedDelegation(one, delegations));
          return { name, count, suggested, sponsors: sponsors.flatMap((code) => code ?? []) };
        }),
        items,
        untracked,
        comments,
        warnings,
      };
    });
  });
}

/** Those with a link of their own, and those for whom somebody has tabled something. */
function knownDelegations(rows: readonly DelegationRow[], { amendments }: DraftState) {
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  for (const code of [...amendments.values()].flatMap(delegationsOf)) if (!names.has(code)) names.set(code, "");
  return [...names].map(([code, name]) => ({ code, name }));
}
