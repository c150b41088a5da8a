import { act } from "react";
import { afterEach, expect, test } from "vitest";
import { FloorProvider } from "../../../client/screens/room/floor/FloorProvider.tsx";
import { Outline } from "../../../client/screens/room/Outline.tsx";
import { RoomToolbar } from "../../../client/screens/room/RoomToolbar.tsx";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, op } from "../../support/builders.ts";
import { NO_CONTROLS, type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
afterEach(() => room.unmount());

const DRAFT = draft(["o1", "o2", "o3", "o4"].map((id) => op(id, "Urges States to act;")));

/** An editor whose caret the test moves, and which counts what it is asked. */
function caretEditor() {
  let tell: (clause: ClauseId) => void = () => undefined;
  let shown: { activeClause: ClauseId } | undefined;
  let stops = 0;
  const editor = {
    activeClause: "o1" as ClauseId,
    asked: 0,
    can: () => {
      editor.asked++;
      return null;
    },
    onActiveClause(this: { activeClause: ClauseId }, listener: typeof tell) {
      shown = this;
      tell = listener;
      return () => {
        stops++;
      };
    },
  };
  return {
    editor,
    stops: () => stops,
    moveTo: (clause: string) => {
      if (shown) shown.activeClause = clause as ClauseId;
      tell(clause as ClauseId);
    },
  };
}

test("[UI66] a moving caret waits for nothing around the text, and several moves are shown as one", async () => {
  const { editor, moveTo, stops } = caretEditor();
  room = await renderInRoom(
    <FloorProvider>
      <RoomToolbar controls={NO_CONTROLS} />
    </FloorProvider>,
    DRAFT,
    { editor },
  );
  const once = editor.asked;
  expect(once).toBeGreaterThan(0);
  await act(async () => {
    for (const clause of ["o2", "o3", "o4"]) moveTo(clause);
    expect(editor.asked).toBe(once);
  });
  await room.settle();
  expect(editor.asked).toBeLessThanOrEqual(2 * once);
  expect(editor.asked).toBeGreaterThan(once);
  expect(stops()).toBe(0);
  await room.unmount();
  expect(stops()).toBe(1);
  room = await renderInRoom(<p />, DRAFT);
});

test("[UI66] what the menu of new paragraphs offers is worked out only while it is open", async () => {
  const { editor } = caretEditor();
  const kinds: string[] = [];
  room = await renderInRoom(
    <FloorProvider>
      <RoomToolbar controls={NO_CONTROLS} />
    </FloorProvider>,
    DRAFT,
    {
      editor: {
        ...editor,
        can: (command) => {
          if ("kind" in command) kinds.push(command.kind);
          return null;
        },
      },
    },
  );
  expect(kinds).toEqual([]);
  await room.press(room.byName("button", /New paragraph/));
  await room.waitFor(() => kinds.includes("annex"));
});

test("[UI11] a moving caret redraws the two rows it leaves and enters, and no other", async () => {
  const { editor, moveTo } = caretEditor();
  room = await renderInRoom(<Outline onJump={() => undefined} />, DRAFT, { editor });
  const rows = [...room.page.querySelectorAll("button[data-clause]")];
  // React keeps the props it drew an element with; the same object means that it was not drawn again.
  const drawn = () =>
    rows.map((row) => Object.entries(row).find(([key]) => key.startsWith("__reactProps$"))?.[1] as unknown);
  const before = drawn();
  await act(async () => moveTo("o3"));
  await room.settle();
  expect(rows.map((row) => row.hasAttribute("aria-current"))).toEqual([false, false, true, false]);
  expect(drawn().map((props, i) => props === before[i])).toEqual([false, true, false, true]);
});
