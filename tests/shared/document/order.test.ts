import fc from "fast-check";
import { expect, test } from "vitest";
import { isOrderKey, orderBetween, ordersBetween } from "../../../shared/document/order.ts";
import { seededRandom } from "../../support/random.ts";

test("[DOC3] a key made between two others stands strictly between them and is a valid key", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), (seed, places) => {
      const random = seededRandom(seed);
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        const key = orderBetween(keys[at - 1] ?? null, keys[at] ?? null, random);
        expect(isOrderKey(key)).toBe(true);
        keys.splice(at, 0, key);
      }
      expect([...keys].sort()).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("[DOC3] two people who insert into one gap get different keys", () => {
  const keys = new Set(Array.from({ length: 50 }, (_, seed) => orderBetween("V11", "k11", seededRandom(seed))));
  expect(keys.size).toBeGreaterThan(45);
});

test("[DOC3] a thousand keys made at once stay short, and so do a thousand appended ones", () => {
  const random = seededRandom(1);
  const spread = ordersBetween(null, null, 1000, random);
  expect([...spread].sort()).toEqual(spread);
  expect(Math.max(...spread.map((key) => key.length))).toBeLessThan(12);
  let last: string | null = null;
  for (let i = 0; i < 1000; i++) last = orderBetween(last, null, random);
  expect(last?.length).toBeLessThan(60);
});

test("[DOC3] equal bounds leave no room: the key then follows them", () => {
  expect(orderBetween("V11", "V11", seededRandom(1)) > "V11").toBe(true);
});

test("[DOC3] keys from outside are checked", () => {
  for (const bad of ["", "a0", "a b", "ä", "x".repeat(201), 5, null]) expect(isOrderKey(bad)).toBe(false);
  expect(isOrderKey("a1")).toBe(true);
});
