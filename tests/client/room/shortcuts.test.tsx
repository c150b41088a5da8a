import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { CommentsProvider } from "../../../client/screens/room/comments/CommentsProvider.tsx";
import { FloorProvider } from "../../../client/screens/room/floor/FloorProvider.tsx";
import { useRoomShortcuts } from "../../../client/screens/room/useRoomShortcuts.tsx";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { type NegotiationRoom, renderNegotiation, seated } from "./negotiationRoom.tsx";
import { NO_CONTROLS } from "./roomHarness.tsx";

let room: NegotiationRoom;
afterEach(() => room.unmount());

const nothing = () => undefined;

function Keys() {
  return useRoomShortcuts(NO_CONTROLS, nothing);
}

test("[UI82] a key decides on the paragraph in which the caret stands, also before what stands around the text has followed", async () => {
  let shown: { activeClause: ClauseId } | undefined;
  room = await renderNegotiation(
    <FloorProvider>
      <CommentsProvider onOpen={nothing}>
        <Keys />
      </CommentsProvider>
    </FloorProvider>,
    seated(),
    {
      editor: {
        activeClause: "op2" as ClauseId,
        onActiveClause(this: { activeClause: ClauseId }) {
          shown = this;
          return nothing;
        },
      },
    },
  );
  if (shown) shown.activeClause = "op3" as ClauseId;
  const key = { key: "l", code: "KeyL", ctrlKey: true, altKey: true, bubbles: true };
  await act(async () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", key));
  });
  const dialog = await room.waitFor(() => document.querySelector('[role="dialog"]') ?? undefined);
  expect(dialog.textContent).toContain("OP 3");
  expect(dialog.textContent).not.toContain("OP 2");
});
