import { describe, expect, test } from "vitest";
import { backOffMs, MAX_BACK_OFF_MS } from "../../../client/live/backOff.ts";
import { afterClose } from "../../../client/live/closeAction.ts";
import { guardLeaving } from "../../../client/live/leaveGuard.ts";
import { Outbox } from "../../../client/live/outbox.ts";
import { type SaveFacts, saveStatusOf } from "../../../client/live/saveStatus.ts";
import { ERRORS, type ErrorCode } from "../../../shared/protocol/errors.ts";

const op = new Set(["clauses/op"] as const);

describe("outbox", () => {
  test("[SY42] a frame is done with when the server's count reaches it, not before", () => {
    const outbox = new Outbox();
    outbox.socketOpened();
    outbox.frameSent("step2");
    outbox.saved(1);
    outbox.add(op, 0);
    outbox.frameSent("update");
    outbox.add(op, 10_000);
    outbox.frameSent("update");
    expect(outbox.waiting).toBe(2);
    outbox.saved(2);
    expect(outbox.waiting).toBe(1);
    expect(outbox.settled).toBe(false);
    outbox.saved(3);
    expect(outbox.settled).toBe(true);
  });

  test("[SY42] an old acknowledgement that comes late takes nothing back", () => {
    const outbox = new Outbox();
    outbox.socketOpened();
    outbox.frameSent("step2");
    outbox.add(op, 0);
    outbox.frameSent("update");
    outbox.saved(2);
    outbox.saved(1);
    expect(outbox.settled).toBe(true);
  });

  test("[SY42] frames of another origin are counted, though nobody here waits for them", () => {
    const outbox = new Outbox();
    outbox.socketOpened();
    outbox.frameSent("step2");
    outbox.frameSent("update");
    outbox.saved(1);
    expect(outbox.waiting).toBe(0);
    expect(outbox.settled).toBe(false);
  });

  test("[SY42] on a new socket the step 2 carries everything that waits", () => {
    const outbox = new Outbox();
    outbox.socketOpened();
    outbox.frameSent("step2");
    outbox.add(op, 0);
    outbox.frameSent("update");
    outbox.socketOpened();
    expect(outbox.settled).toBe(false);
    outbox.add(op, 10);
    outbox.frameSent("update");
    outbox.frameSent("step2");
    outbox.saved(1);
    expect(outbox.waiting).toBe(1);
    outbox.saved(2);
    expect(outbox.settled).toBe(true);
  });
});

describe("save status", () => {
  const facts: SaveFacts = {
    alive: true,
    settled: true,
    waiting: 0,
    opened: true,
    refused: false,
    waitingSince: null,
    now: 10_000,
  };

  test.each<[string, Partial<SaveFacts>]>([
    ["saved", {}],
    ["offline", { alive: false }],
    ["offline", { alive: false, settled: false, waiting: 2, opened: false }],
    ["opening", { alive: false, settled: false, opened: false }],
    ["editing", { settled: false, waiting: 1, waitingSince: 9_500 }],
    ["saving", { settled: false, waiting: 1, waitingSince: 8_900 }],
    ["saving", { settled: false, waitingSince: 8_900 }],
    ["refused", { refused: true }],
  ])("[SY43] it is %s for %o", (status, change) => {
    expect(saveStatusOf({ ...facts, ...change })).toBe(status);
  });
});

describe("back-off", () => {
  test("[SY41] pauses double up to the maximum and are spread over their upper half", () => {
    for (let attempt = 1; attempt < 40; attempt++) {
      const shortest = backOffMs(attempt, () => 0);
      const longest = backOffMs(attempt, () => 0.999999);
      expect(longest).toBeLessThanOrEqual(MAX_BACK_OFF_MS);
      expect(shortest).toBeGreaterThanOrEqual(longest / 2 - 1);
      expect(shortest).toBeGreaterThanOrEqual(backOffMs(attempt - 1, () => 0));
    }
    expect(backOffMs(40, () => 0.999999)).toBe(MAX_BACK_OFF_MS);
  });
});

describe("close codes", () => {
  test("[SY40] every error that closes a socket has an answer, and only what retrying can mend is retried", () => {
    const retried = (Object.keys(ERRORS) as ErrorCode[]).filter(
      (code) => ERRORS[code].close !== null && afterClose(code).startsWith("retry"),
    );
    expect(afterClose("update_refused")).toBe("recover");
    expect(retried).toEqual(expect.arrayContaining(["restarting", "storage_unavailable", "too_slow", "too_fast"]));
    for (const code of ["sign_in_again", "draft_closed", "client_too_old", "no_access"] as const) {
      expect(retried).not.toContain(code);
    }
  });
});

describe("leaving", () => {
  test("[SY48] the browser asks only while something is unsent", () => {
    let unsent = false;
    const release = guardLeaving(window, () => unsent);
    const leave = () => window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
    expect(leave()).toBe(true);
    unsent = true;
    expect(leave()).toBe(false);
    release();
    expect(leave()).toBe(true);
  });
});
