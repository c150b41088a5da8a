import { act } from "react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { StageNews } from "../../../client/screens/room/StageNews.tsx";
import { SilenceBar } from "../../../client/screens/room/silence/SilenceBar.tsx";
import { timeLeft, untilNextMinute } from "../../../client/screens/room/silence/timeLeft.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { chair, guest, member } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "./negotiationRoom.tsx";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

describe("how long it is", () => {
  test.each([
    [3 * 1440 + 125, "3 days and 2 hours"],
    [1440, "1 day"],
    [61, "1 hour and 1 minute"],
    [2, "2 minutes"],
    [1, null],
    [0, null],
    [-5, null],
  ])("[UI173] %i minutes: %s", (minutes, words) => {
    expect(timeLeft(inMinutes(minutes), NOW, "en")).toBe(words);
  });

  test("[UI173] it is said anew once a minute, and at the deadline itself", () => {
    expect(untilNextMinute(new Date(NOW + 90_500).toISOString(), NOW)).toBe(30_500);
    expect(untilNextMinute(inMinutes(2), NOW)).toBe(60_000);
    expect(timeLeft(inMinutes(61), NOW, "fr")).toBe("1\u00a0heure et 1 minute");
  });
});

describe("the bar", () => {
  let room: NegotiationRoom;
  afterEach(async () => {
    await room.unmount();
    vi.useRealTimers();
  });
  const said = () => document.body.textContent ?? "";
  const AT_OP2 = { activeClause: "op2" as ClauseId };

  function silent(minutes: number): SeatedNegotiation {
    const negotiation = seated();
    const deadline = new Date(Math.max(negotiation.now, Date.now()) + minutes * 60_000).toISOString();
    negotiation.must({ command: "setStage", stage: "silence", deadline });
    return negotiation;
  }

  async function show(negotiation: SeatedNegotiation, as = chair): Promise<void> {
    vi.useFakeTimers({ toFake: ["Date"], now: Math.max(negotiation.now, Date.now()) });
    room = await renderNegotiation(<SilenceBar />, negotiation, { as, editor: AT_OP2 });
  }

  test("[UI172] while silence is kept everybody reads until when and how long; who is no delegation cannot break it", async () => {
    await show(silent(125), guest);
    expect(said()).toContain("Silence procedure until");
    expect(said()).toContain("Still 2 hours and 5 minutes.");
    expect(document.querySelectorAll("button")).toHaveLength(0);
    // Its words change each minute: nobody is read them each minute.
    const spoken = [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"], [role="timer"]')];
    expect(spoken.map((one) => one.textContent).join("")).toBe("");
  });

  test("[UI172] there is no bar in another stage", async () => {
    await show(seated());
    expect(said()).not.toContain("Silence");
  });

  test("[UI174] a delegation breaks the silence on the paragraph it is in, with a reason, and negotiation goes on", async () => {
    await show(silent(60), member("BRA"));
    await room.press(room.byName("button", "Break silence…"));
    await room.waitFor(() => document.querySelector('[role="dialog"]'));
    expect(document.activeElement?.textContent).toBe("Cancel");
    expect(said()).toContain("OP 2 Encourages");
    await room.press(room.byName('[role="dialog"] button', "Break silence"));
    expect(said()).toContain("Give a reason");
    expect(room.commands).toEqual([]);
    await room.type(
      document.querySelector<HTMLTextAreaElement>('[role="dialog"] textarea') ?? undefined,
      " Not agreed. ",
    );
    await room.press(room.byName('[role="dialog"] button', "Break silence"));
    await room.waitFor(() => room.commands.length > 0);
    expect(room.commands).toEqual([
      { command: "breakSilence", clause: "op2", reason: "Not agreed.", id: expect.any(String) },
    ]);
    await room.settle();
    expect(room.negotiation.state.stage).toBe("negotiation");
    await room.waitFor(() => !said().includes("Silence procedure"));
  });

  test("[UI174] where the caret is in no paragraph, one must be chosen first", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    room = await renderNegotiation(<SilenceBar />, silent(60), { as: member("BRA") });
    await room.press(room.byName("button", "Break silence…"));
    await room.waitFor(() => document.querySelector('[role="dialog"]'));
    expect(room.byName('[role="dialog"] button', "Break silence")?.getAttribute("aria-disabled")).toBe("true");
    await room.press(room.byName("button", /Choose a paragraph/));
    await room.press(await room.waitFor(() => room.byName('[role="option"]', /^OP 3/)));
    expect(room.byName('[role="dialog"] button', "Break silence")?.getAttribute("aria-disabled")).toBeNull();
  });

  test("[UI174] everybody reads who broke the silence, on which paragraph and why", async () => {
    const negotiation = silent(60);
    room = await renderNegotiation(<StageNews />, negotiation, { as: guest });
    await room.later((one) =>
      one.must({ command: "breakSilence", clause: "op2", reason: "Too early." }, member("BRA")),
    );
    expect(said()).toContain("BRA broke the silence on OP 2.");
    expect(said()).toContain("Too early.");
  });

  test("[UI175] once the deadline has passed the facilitator is offered to set the text final, the others are told", async () => {
    await show(silent(1));
    expect(said()).toContain("Less than a minute is left.");
    expect(room.byName("button", "Set final…")).toBeUndefined();
    await room.unmount();
    const over = silent(1);
    vi.setSystemTime(Date.now() + 120_000);
    over.now = Math.max(over.now, Date.now());
    await show(over, member("BRA"));
    expect(said()).toContain("the facilitator sets the text final");
    expect(room.byName("button", "Break silence…")).toBeUndefined();
    await room.unmount();
    await show(over);
    expect(said()).toContain("Nobody broke the silence: the text can be set final.");
    await room.press(room.byName("button", "Set final…"));
    await room.press(await room.waitFor(() => room.byName('[role="dialog"] button', /Final/)));
    await room.waitFor(() => room.commands.length > 0);
    await act(async () => undefined);
    expect(room.commands).toEqual([
      { command: "setStage", stage: "final", ifStage: "silence", id: expect.any(String) },
    ]);
  });

  test("[UI175] the deadline that passes while one is there is said once", async () => {
    const negotiation = seated();
    const deadline = new Date(Date.now() + 250).toISOString();
    // The room's own clock is that of this machine.
    negotiation.now = Date.now();
    negotiation.must({ command: "setStage", stage: "silence", deadline });
    room = await renderNegotiation(<SilenceBar />, negotiation, { as: chair });
    expect(said()).toContain("Less than a minute is left.");
    await room.waitFor(() =>
      document.querySelector('[role="status"]')?.textContent?.includes("deadline of the silence procedure has passed"),
    );
    await room.waitFor(() => room.byName("button", "Set final…"));
  });
});
