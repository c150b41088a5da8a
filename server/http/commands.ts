import type { DecisionsResponse } from "../../shared/protocol/http.ts";
import { ROUTES } from "../../shared/protocol/routes.ts";
import { actorOf } from "../access/membership.ts";
import type { Sessions } from "../access/sessions.ts";
import type { CommandRunner } from "../commands/commandRunner.ts";
import { decisionsOf } from "../commands/decisionsOf.ts";
import { draftWords } from "../commands/draftWords.ts";
import { inRoom } from "../commands/inRoom.ts";
import type { Store } from "../store/store.ts";
import type { Rooms } from "../sync/rooms.ts";
import { ApiError } from "./apiError.ts";
import { draftMember } from "./draftMember.ts";
import type { Mount } from "./mount.ts";
import { stateJson } from "./stateJson.ts";

interface Deps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly rooms: Rooms;
  readonly commands: CommandRunner;
}

/** Asking for decisions, and reading them. Rules CMD1–CMD9. */
export function mountCommands(mount: Mount, { store, sessions, rooms, commands }: Deps): void {
  mount(ROUTES.command, async ({ c, signedIn, body }) => {
    const { draft, member } = await draftMember(sessions, c, signedIn);
    const result = await commands.run(draft.id, body, await actorOf(store, member), stateJson);
    if (result.ok) return { decisions: result.decisions, state: result.told };
    const { code, detail } = result.refusal;
    throw new ApiError(code, { message: detail, state: result.told });
  });

  mount(ROUTES.decisions, async ({ c, signedIn, query }): Promise<DecisionsResponse> => {
    const { draft } = await draftMember(sessions, c, signedIn);
    return inRoom(rooms, draft.id, (room) =>
      room.read((doc, state) => ({
        decisions: decisionsOf(doc).filter((decision) => decision.number > query.after),
        state: stateJson(state, draftWords(doc)),
      })),
    );
  });
}
