import { EventEmitter } from "node:events";
import { pino } from "pino";
import { expect, test } from "vitest";
import { stopAll, stopOnSignals } from "../../../server/ops/shutdown.ts";

const silent = pino({ level: "silent" });

class FakeProcess extends EventEmitter {
  readonly left: Promise<number>;
  exit: (code: number) => void = () => {};

  constructor() {
    super();
    this.left = new Promise((resolve) => {
      this.exit = resolve;
    });
  }
}

test("[OP6] everything is ended in order; what fails does not keep the rest from ending, and is told", async () => {
  const ended: string[] = [];
  const step = (name: string, fails = false) => ({
    name,
    stop: async () => {
      ended.push(name);
      if (fails) throw new Error("stuck");
    },
  });
  expect(await stopAll([step("rooms"), step("store")], silent)).toBe(true);
  expect(await stopAll([step("rooms", true), step("store")], silent)).toBe(false);
  expect(ended).toEqual(["rooms", "store", "rooms", "store"]);
});

test.each([
  ["SIGTERM", true, 0],
  ["SIGINT", true, 0],
  ["SIGTERM", false, 1],
] as const)("[OP6] on %s the server stops once, and leaves with %s → %i", async (signal, isClean, code) => {
  const fake = new FakeProcess();
  let stops = 0;
  stopOnSignals(
    fake,
    async () => {
      stops += 1;
      return isClean;
    },
    silent,
  );
  fake.emit(signal);
  fake.emit(signal);
  expect(await fake.left).toBe(code);
  expect(stops).toBe(1);
});

test.each(["uncaughtException", "unhandledRejection"])(
  "[OP7] after an %s the process leaves with 1, and the log says why",
  async (event) => {
    const lines: string[] = [];
    const log = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
    const fake = new FakeProcess();
    stopOnSignals(fake, async () => true, log);
    fake.emit(event, new Error("nobody caught me"));
    expect(await fake.left).toBe(1);
    expect(lines.join()).toContain("nobody caught me");
  },
);
