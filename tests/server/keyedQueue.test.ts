import { expect, test } from "vitest";
import { KeyedQueue } from "../../server/keyedQueue.ts";

test("[CMD9] work on one key runs in order, an error does not stop the rest, other keys do not wait", async () => {
  const queue = new KeyedQueue();
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = queue.run("a", async () => {
    await gate.promise;
    steps.push("a1");
    throw new Error("a1 failed");
  });
  const second = queue.run("a", async () => steps.push("a2"));
  await queue.run("b", async () => steps.push("b1"));
  gate.resolve();
  await expect(first).rejects.toThrow("a1 failed");
  await second;
  expect(steps).toEqual(["b1", "a1", "a2"]);
});
