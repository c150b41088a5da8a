import { act, type ReactElement, useMemo, useState } from "react";
import type { DraftEditor } from "../../../client/editor/draftEditor.ts";
import type { Connection } from "../../../client/live/connection.ts";
import { type Room, RoomContext } from "../../../client/screens/room/roomContext.ts";
import type { RoomControls } from "../../../client/screens/room/roomControls.ts";
import { type TakeIn, TakeInContext } from "../../../client/screens/room/takeIn/takeInContext.ts";
import { useLiveState, useStateOf } from "../../../client/screens/room/useDraftState.ts";
import { useLive } from "../../../client/screens/room/useLive.ts";
import { useOverlays } from "../../../client/screens/room/useOverlays.ts";
import { useProjection } from "../../../client/screens/room/useProjection.ts";
import { DEFAULT_VIEW } from "../../../client/screens/room/viewSettings.ts";
import type { Content } from "../../../shared/document/content.ts";
import { type BareContent, completeContent } from "../../../shared/document/contentOf.ts";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import { fillDraft } from "../../../shared/document/fillDraft.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { mayEditBase } from "../../../shared/domain/permissions.ts";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { FakeSync } from "../live/fakeSync.ts";
import { access, connectTo } from "../live/liveHarness.ts";
import { type RenderedApp, renderPart } from "../screens/renderApp.tsx";

/** What a fake editor was asked for. */
interface EditorCalls {
  readonly runs: unknown[];
  readonly focused: unknown[];
}

/** An editor that does nothing but remember: the real one is tested by itself. */
function fakeEditor(change: Partial<DraftEditor> = {}): { editor: DraftEditor; calls: EditorCalls } {
  const calls: EditorCalls = { runs: [], focused: [] };
  const editor = {
    activeClause: null,
    canUndo: false,
    canRedo: false,
    onActiveClause: () => () => undefined,
    onHistory: () => () => undefined,
    can: () => null,
    run: (command: unknown) => {
      calls.runs.push(command);
      return true;
    },
    focus: (...where: unknown[]) => calls.focused.push(where),
    search: { close: () => undefined },
    ...change,
  } as unknown as DraftEditor;
  return { editor, calls };
}

export interface RenderedRoom extends RenderedApp {
  readonly server: FakeSync;
  readonly connection: Connection;
  readonly calls: EditorCalls;
  /** Lets the sockets and React do what is due. */
  settle(): Promise<void>;
}

/** Shows one part of the room over a live session with a server in the page. */
export async function renderInRoom(
  part: ReactElement,
  content: BareContent,
  options: {
    readonly me?: Partial<DraftResponse["me"]>;
    readonly editor?: Partial<DraftEditor>;
    readonly connection?: Parameters<typeof connectTo>[1];
  } = {},
): Promise<RenderedRoom> {
  const server = new FakeSync();
  fillDraft(draftDoc(server.doc), completeContent(content) as Content, () => 0.5);
  const connection = connectTo(server, {
    access: access({ me: { ...access().me, ...options.me } }),
    ...options.connection,
  });
  const { editor, calls } = fakeEditor(options.editor);
  const app = await renderPart(
    <InRoom connection={connection} editor={editor}>
      <TakeInContext value={NO_TAKE_IN}>{part}</TakeInContext>
    </InRoom>,
  );
  const settle = () =>
    act(async () => {
      // The server in the page answers over microtasks; a macrotask later all of them are done.
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    });
  await settle();
  return {
    ...app,
    server,
    connection,
    calls,
    settle,
    unmount: async () => {
      await app.unmount();
      connection.destroy();
    },
  };
}

interface InRoomProps {
  readonly connection: Connection;
  readonly editor: DraftEditor;
  readonly children: ReactElement;
}

function InRoom({ connection, editor, children }: InRoomProps) {
  const draft = useLive(connection, (live) => live.document);
  const me = useLive(connection, (live) => live.access.me);
  const isOpen = useLive(connection, (live) => live.hasText);
  const liveState = useLiveState(draft);
  const state = useStateOf(liveState);
  const projection = useProjection(draft, liveState);
  const overlays = useOverlays(projection, liveState);
  const [writeAs, setWriteAs] = useState<string | null>(null);
  const [viewSettings, setViewSettings] = useState(DEFAULT_VIEW);
  const room = useMemo((): Room | null => {
    const actor: Actor = {
      participant: me.id,
      name: me.name,
      role: me.role,
      ...(me.delegation ? { delegation: me.delegation } : {}),
    };
    const refusalFor = (clause: ClauseId | null) => mayEditBase(actor, state, clause ?? undefined);
    if (!projection || !liveState || !overlays) return null;
    const shown = { viewSettings, setViewSettings, writeAs, setWriteAs, versions: null, deskAwareness: null };
    return { connection, projection, liveState, overlays, state, actor, refusalFor, editor, ...shown };
  }, [connection, projection, liveState, overlays, state, me, editor, viewSettings, writeAs]);
  return room && isOpen ? <RoomContext value={room}>{children}</RoomContext> : null;
}

/** Ways to take amendments in that lead nowhere. */
const NO_TAKE_IN: TakeIn = {
  accept: () => undefined,
  compare: () => undefined,
  merge: () => undefined,
  onDecided: () => () => undefined,
};

/** Controls that open nothing. */
export const NO_CONTROLS: RoomControls = {
  openDialog: () => undefined,
  closeDialog: () => undefined,
  openFind: () => undefined,
  closeFind: () => undefined,
  openPanel: () => undefined,
  setPanel: () => undefined,
  showSmall: () => undefined,
};
