import type { ClauseId, ParticipantId } from "../../shared/domain/ids.ts";
import type { Stage } from "../../shared/domain/participants.ts";
import type { DraftResponse, DraftSummary } from "../../shared/protocol/http.ts";
import { createDraftRequestSchema } from "../../shared/protocol/http.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { delegationOf, membershipIn, participantJson } from "../access/membership.ts";
import type { Sessions, SignedIn } from "../access/sessions.ts";
import { newId } from "../access/tokens.ts";
import { blankDraft } from "../commands/blankDraft.ts";
import { createDraft } from "../commands/createDraft.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Files } from "../files/files.ts";
import type { Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError } from "./apiError.ts";
import { describeDraft } from "./describeDraft.ts";
import { draftMember } from "./draftMember.ts";
import type { HttpLimits } from "./limits.ts";
import { check, type Mount } from "./mount.ts";
import { readUpload } from "./readUpload.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly files: Files;
  readonly limits: HttpLimits;
  readonly now: () => number;
}

/** Listing, making and reading drafts. Rules HT4–HT9, AC1. */
export function mountDrafts(mount: Mount, { store, sessions, rooms, files, limits, now }: Deps): void {
  mount(ROUTES.drafts, async ({ signedIn }) => {
    const drafts: DraftSummary[] = [];
    for (const draft of await store.drafts()) {
      const member = membershipIn(signedIn.participants, draft.id);
      if (!member) continue;
      const room = rooms.roomIfOpen(draft.id);
      drafts.push({
        id: draft.id,
        title: draft.title,
        symbol: draft.symbol,
        stage: room?.state.stage ?? (draft.stage as Stage),
        createdAt: new Date(draft.createdAt).toISOString(),
        lastChangeAt: new Date(draft.lastChangeAt).toISOString(),
        archived: draft.archived,
        role: member.role,
        delegation: (await delegationOf(store, member)) ?? null,
        people: room?.peopleCount ?? 0,
      });
    }
    return { drafts };
  });

  mount(ROUTES.createDraft, async ({ c, signedIn }) => {
    const creator = secretariatOf(signedIn);
    const upload = await readUpload(c.req.raw, limits, files);
    if (upload.kind === "content") {
      const id = await createDraft({ store, rooms, now }, upload.content, creator);
      return { id, warnings: [...upload.warnings] };
    }
    const { title, ...head } = check(createDraftRequestSchema, upload.value);
    const content = blankDraft(title, head, () => newId<ClauseId>());
    return { id: await createDraft({ store, rooms, now }, content, creator), warnings: [] };
  });

  mount(ROUTES.readImport, async ({ c, signedIn }) => {
    secretariatOf(signedIn);
    const upload = await readUpload(c.req.raw, limits, files);
    if (upload.kind !== "content") throw new ApiError("invalid_file", { message: "This is not a content JSON." });
    const { content, warnings, changes, comments } = upload;
    return { content, warnings, changes, comments };
  });

  mount(ROUTES.draft, async ({ c, signedIn }): Promise<DraftResponse> => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    return inRoom(rooms, draft.id, async (room) => ({
      ...(await room.read(describeDraft)),
      id: draft.id,
      generation: room.generation,
      createdAt: new Date(draft.createdAt).toISOString(),
      lastChangeAt: new Date(draft.lastChangeAt).toISOString(),
      archived: draft.archived,
      me: await participantJson(store, member),
      people: room.peopleCount,
    }));
  });
}

/** The secretariat's seat of somebody who may make drafts. @throws ApiError `no_access`. Rule HT5. */
function secretariatOf(signedIn: SignedIn): ParticipantId {
  const seat = signedIn.participants.find(
    (row) => row.draft === null && row.role === "secretariat" && row.revokedAt === null,
  );
  if (!seat) throw new ApiError("no_access", { message: "Only the secretariat makes drafts." });
  return seat.id;
}
