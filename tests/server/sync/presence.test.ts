import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { MESSAGE } from "../../../shared/protocol/messages.ts";
import { readPerson } from "../../../shared/protocol/presence.ts";
import { syncScene } from "../../support/syncScene.ts";
import type { RawClient } from "../../support/yjsClient.ts";

const scene = syncScene();
const QUICK = { awarenessMs: 1, rollCallMs: 1 };

/** An awareness message about one client. */
function stateMessage(client: number, clock: number, state: unknown): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of [1, client, clock]) encoding.writeVarUint(encoder, value);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/** What a client that keeps to the protocol would know of the others after what it has received. */
function statesSeen(client: RawClient): Map<number, unknown> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  for (const { type, body } of client.frames)
    if (type === MESSAGE.awareness) applyAwarenessUpdate(awareness, body, null);
  const states = new Map<number, unknown>(awareness.getStates());
  awareness.destroy();
  return states;
}

const speak = (client: RawClient, id: number, clock: number, state: unknown): void =>
  client.send(MESSAGE.awareness, null, stateMessage(id, clock, state));

describe("presence", () => {
  test("[SY15] everybody hears who is there, the speaker too, and who has left", async () => {
    await scene.start({ limits: QUICK });
    const speaker = await scene.raw("core").open();
    const listener = await scene.raw("observer").open();
    speak(speaker, 71, 1, { caret: 5 });
    await Promise.all([speaker, listener].map((client) => client.until(() => statesSeen(client).has(71))));
    const late = await scene.raw("delegation").open();
    await late.until(() => statesSeen(late).has(71));
    speaker.socket.close();
    await listener.until(() => !statesSeen(listener).has(71));
  });

  test("[SY16] the server says who it is: a state under another name goes out under one's own", async () => {
    await scene.start({ limits: QUICK });
    const speaker = await scene.raw("core").open();
    const listener = await scene.raw("observer").open();
    speak(speaker, 71, 1, { person: { participant: "fac", name: "FAC", role: "facilitator" }, caret: 5 });
    await listener.until(() => statesSeen(listener).has(71));
    const state = statesSeen(listener).get(71);
    expect(state).toMatchObject({ caret: 5 });
    expect(readPerson(state)).toEqual({
      participant: "eva",
      name: "EVA",
      role: "delegation",
      delegation: { code: "EU", name: "European Union" },
    });
  });

  test("[SY16] nobody speaks for, changes or removes somebody else", async () => {
    await scene.start({ limits: QUICK });
    const victim = await scene.raw("core").open();
    const listener = await scene.raw("observer").open();
    speak(victim, 71, 5, { caret: 5 });
    await listener.until(() => statesSeen(listener).has(71));
    const liar = await scene.raw("delegation").open();
    speak(liar, 71, 9, { caret: 6 });
    speak(liar, 71, 9, null);
    speak(liar, 72, 1, { caret: 7 });
    await listener.until(() => statesSeen(listener).has(72));
    expect(statesSeen(listener).get(71)).toMatchObject({ caret: 5 });
    expect(liar.closeCode).toBeNull(); // the stock client repeats what it hears: no reason to close
  });

  test("[SY16] another tab of the same person does not take over what it merely repeats; a return does", async () => {
    await scene.start({ limits: QUICK });
    const tab = await scene.raw("core").open();
    const listener = await scene.raw("observer").open();
    speak(tab, 71, 5, { caret: 5 });
    await listener.until(() => statesSeen(listener).has(71));
    const other = await scene.raw("core").open();
    speak(other, 71, 5, { caret: 5 });
    speak(other, 73, 1, {});
    await listener.until(() => statesSeen(listener).has(73));
    other.socket.close();
    await listener.until(() => !statesSeen(listener).has(73));
    expect(statesSeen(listener).has(71)).toBe(true);
    const back = await scene.raw("core").open();
    speak(back, 71, 6, { caret: 8 });
    await listener.until(() => (statesSeen(listener).get(71) as { caret: number }).caret === 8);
    tab.socket.close();
    await tab.closed();
    speak(back, 71, 7, { caret: 9 });
    await listener.until(() => (statesSeen(listener).get(71) as { caret: number } | undefined)?.caret === 9);
  });

  test("[SY20] states beyond 8 KB and beyond four a connection are passed over", async () => {
    await scene.start({ limits: QUICK });
    const speaker = await scene.raw("core").open();
    const listener = await scene.raw("observer").open();
    speak(speaker, 60, 1, { long: "x".repeat(9_000) });
    for (let id = 71; id <= 76; id++) speak(speaker, id, 1, {});
    speak(await scene.raw("facilitator").open(), 90, 1, {});
    await listener.until(() => statesSeen(listener).has(90));
    expect([...statesSeen(listener).keys()].sort()).toEqual([71, 72, 73, 74, 90]);
  });

  test("[SY17] changes within a moment go out as one message", async () => {
    await scene.start({ limits: { awarenessMs: 20 } });
    const listener = await scene.raw("observer").open();
    const speakers = [await scene.raw("core").open(), await scene.raw("facilitator").open()];
    for (let clock = 1; clock <= 20; clock++)
      for (const [at, speaker] of speakers.entries()) speak(speaker, 71 + at, clock, { clock });
    await listener.until(() =>
      [71, 72].every((id) => (statesSeen(listener).get(id) as { clock?: number } | undefined)?.clock === 20),
    );
    const messages = listener.frames.filter(({ type }) => type === MESSAGE.awareness);
    expect(messages.length).toBeLessThan(10);
  });

  test("[SY17] a state that is merely renewed is told at the next roll call, in one message with all others", async () => {
    await scene.start({ limits: { awarenessMs: 1, rollCallMs: 60 } });
    const listener = await scene.raw("observer").open();
    const speakers = await Promise.all([1, 2, 3].map(() => scene.raw("core").open()));
    for (const [at, speaker] of speakers.entries()) speak(speaker, 71 + at, 1, { idle: true });
    await listener.until(() => statesSeen(listener).size === 3);
    const before = listener.frames.length;
    for (const [at, speaker] of speakers.entries()) speak(speaker, 71 + at, 2, { idle: true });
    await listener.until(() => listener.frames.length > before);
    expect(listener.frames).toHaveLength(before + 1);
    const awareness = new Awareness(new Y.Doc());
    applyAwarenessUpdate(awareness, listener.frames[before]?.body as Uint8Array, null);
    expect([71, 72, 73].map((id) => awareness.meta.get(id)?.clock)).toEqual([2, 2, 2]);
    awareness.destroy();
  });
});
