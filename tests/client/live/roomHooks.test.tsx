import { act, useState } from "react";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "../../../client/live/connection.ts";
import { type LocalDeskLive, useLocalDesk } from "../../../client/live/useLocalDesk.ts";
import { type PrivateRoomLive, usePrivateRoom } from "../../../client/live/usePrivateRoom.ts";
import { addPrivateAmendment, type PrivateDoc, privateAmendments } from "../../../shared/document/privateDoc.ts";
import type { AmendmentId, ParticipantId } from "../../../shared/domain/ids.ts";
import type { Actor, Stage } from "../../../shared/domain/participants.ts";
import { chair, clerk, guest, member as memberOf } from "../../support/negotiation.ts";
import { type RenderedApp, renderPart } from "../screens/renderApp.tsx";
import { FakeSync } from "./fakeSync.ts";
import { access, connectTo, member, OP, seed } from "./liveHarness.ts";

const BIA = memberOf("BRA");

let server: FakeSync;
let connection: Connection;
let app: RenderedApp | undefined;

beforeEach(() => {
  server = new FakeSync();
  seed(server);
});

afterEach(async () => {
  await app?.unmount();
  app = undefined;
  connection.destroy();
});

/** A hook on a page, and what it gave last. */
interface Shown<Value, Props> {
  readonly value: Value;
  show(props: Props): Promise<void>;
}

interface ProbeProps<Value, Props> {
  readonly use: (props: Props) => Value;
  readonly props: Props;
  readonly onValue: (value: Value) => void;
  readonly onChanger: (change: (props: Props) => void) => void;
}

function Probe<Value, Props>({ use: useProbed, props: first, onValue, onChanger }: ProbeProps<Value, Props>) {
  const [props, setProps] = useState(first);
  onChanger(setProps);
  onValue(useProbed(props));
  return null;
}

async function render<Value, Props>(use: (props: Props) => Value, first: Props): Promise<Shown<Value, Props>> {
  let value: Value | undefined;
  let change: (props: Props) => void = () => undefined;
  app = await renderPart(
    <Probe
      use={use}
      props={first}
      onValue={(now) => {
        value = now;
      }}
      onChanger={(changer) => {
        change = changer;
      }}
    />,
  );
  await settle();
  return {
    get value() {
      return value as Value;
    },
    show: async (props) => {
      await act(async () => change(props));
      await settle();
    },
  };
}

const settle = () =>
  act(async () => {
    // The server in the page answers over microtasks; a macrotask later all of them are done.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  });

function write({ desk }: { readonly desk: PrivateDoc }, id: string): void {
  const words = { base: [], text: [{ text: "Urges all States" }] };
  addPrivateAmendment(desk, id as AmendmentId, "BRA", { kind: "edit", on: { clause: OP } }, words);
}

const openings = () => server.sockets.filter(({ room }) => room.includes("~")).map(({ room }) => room);

describe("the private room", () => {
  const start = (actor: Actor, stage: Stage) => {
    connection = connectTo(server, { access: access({ me: member("BRA") }) });
    return render<PrivateRoomLive | null, { actor: Actor; stage: Stage }>(
      (props) => usePrivateRoom(connection, props.actor, props.stage),
      { actor, stage },
    );
  };

  test("[SY53] it is asked for from negotiation on, once, and kept when the stage goes back", async () => {
    const shown = await start(BIA, "drafting");
    expect(shown.value).toBeNull();
    expect(openings()).toEqual([]);
    await shown.show({ actor: BIA, stage: "negotiation" });
    const { value } = shown;
    expect(value?.connection.snapshot.status).toBe("saved");
    await shown.show({ actor: { ...BIA }, stage: "drafting" });
    expect(shown.value).toBe(value);
    expect(openings()).toEqual(["d1~BRA"]);
  });

  test.each([chair, clerk, guest])("[SY53] the page of $name never asks for it", async (actor) => {
    const shown = await start(actor, "negotiation");
    expect(shown.value).toBeNull();
    expect(openings()).toEqual([]);
  });

  test("[SY44] after a refusal it is another room with another desk, without the words", async () => {
    const shown = await start(BIA, "negotiation");
    const before = shown.value;
    server.refuse = (update, room) => (room.includes("~") && update.length > 2 ? { code: "too_large" } : null);
    await act(async () => before && write(before, "a1"));
    await settle();
    server.refuse = null;
    expect(shown.value?.desk).not.toBe(before?.desk);
    expect(shown.value?.awareness).not.toBe(before?.awareness);
    expect(shown.value && privateAmendments(shown.value.desk)).toEqual([]);
    expect(connection.joint.snapshot.salvaged).toHaveLength(1);
  });

  test("[SY51] [SY53] who becomes an observer leaves it", async () => {
    const shown = await start(BIA, "negotiation");
    await shown.show({ actor: { ...guest, participant: BIA.participant }, stage: "negotiation" });
    expect(shown.value).toBeNull();
    expect(server.sockets.find(({ room }) => room === "d1~BRA")?.readyState).toBe(3);
    expect(connection.joint.snapshot.status).toBe("saved");
  });
});

describe("the desk of an organiser", () => {
  const start = (actor: Actor) => {
    connection = connectTo(server);
    return render<LocalDeskLive | null, Actor>((who) => useLocalDesk(connection, who), actor);
  };

  test("[SY56] facilitator and secretariat have one, others have none", async () => {
    const shown = await start(chair);
    expect(shown.value).toMatchObject({ isKept: false });
    await shown.show(clerk);
    expect(shown.value).not.toBeNull();
    for (const other of [guest, BIA]) {
      await shown.show(other);
      expect(shown.value).toBeNull();
    }
  });

  test("[SY48] [SY56] nothing of it is sent; where the device does not keep it the browser asks before the page is left", async () => {
    const shown = await start(chair);
    const before = server.sockets.length;
    expect(connection.joint.isUnsent).toBe(false);
    await act(async () => shown.value && write(shown.value, "a1"));
    await settle();
    expect(connection.joint.isUnsent).toBe(true);
    expect(connection.joint.snapshot).toMatchObject({ status: "saved", waiting: 0, onDesk: 1, keepsCopy: false });
    expect(server.sockets).toHaveLength(before);
    expect(JSON.stringify(server.doc.toJSON())).not.toContain("Urges all States");
    await act(async () => shown.value?.desk.amendments.get("a1")?.set("closed", "tabled"));
    expect(connection.joint.isUnsent).toBe(false);
  });

  test("[SY56] known under another name now, the person takes what is on it along", async () => {
    const shown = await start(chair);
    await act(async () => shown.value && write(shown.value, "a1"));
    await shown.show({ ...chair, participant: "p9" as ParticipantId });
    expect(shown.value && privateAmendments(shown.value.desk)).toHaveLength(1);
  });
});
