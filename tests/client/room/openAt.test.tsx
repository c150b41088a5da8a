import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenAt, readOpenAt, useOpenAt } from "../../../client/screens/room/useOpenAt.ts";
import { renderNegotiated, rich } from "./negotiatedRoom.tsx";
import type { RenderedRoom } from "./roomHarness.tsx";

let room: RenderedRoom;
let asked: OpenAt[];
beforeEach(() => {
  asked = [];
});
afterEach(() => room.unmount());

const note = (wish: OpenAt) => void asked.push(wish);
function Opens() {
  useOpenAt(note);
  return null;
}

async function openAt(search: string): Promise<void> {
  window.history.replaceState(null, "", `/d/d1${search}`);
  room = await renderNegotiated(<Opens />, rich());
}

test("[UI109] the caret goes to the clause, the rest is handed over once, and the address forgets it", async () => {
  await openAt("?clause=op3&amendment=a&accept=a,c");
  await room.waitFor(() => asked.length > 0);
  expect(room.calls.focused).toEqual([["op3", "start"]]);
  expect(asked).toEqual([{ clause: "op3", amendment: "a", accept: ["a", "c"] }]);
  expect(window.location.search).toBe("");
  await room.settle();
  expect(asked).toHaveLength(1);
});

test("[UI109] an address without a query asks for nothing", async () => {
  await openAt("");
  await room.settle();
  expect([asked, room.calls.focused]).toEqual([[], []]);
  expect(readOpenAt("?other=1")).toBeNull();
  expect(readOpenAt("?accept=")).toBeNull();
  expect(readOpenAt("?amendment=b")).toEqual({ clause: null, amendment: "b", accept: [] });
});

test("[UI109] a clause that is not there opens at nothing and says so by its absence", async () => {
  await openAt("?clause=gone&amendment=gone");
  await room.waitFor(() => asked.length > 0);
  expect(room.calls.focused).toEqual([]);
  expect(asked).toEqual([{ clause: null, amendment: "gone", accept: [] }]);
});

test("[UI109] an amendment leads to its clause, a proposed clause to the one it would follow", async () => {
  await openAt("");
  const goTo = (search: string) => act(async () => window.history.pushState(null, "", `/d/d1${search}`));
  await goTo("?clause=new&amendment=d");
  await room.waitFor(() => asked.length === 1);
  await goTo("?amendment=e");
  await room.waitFor(() => asked.length === 2);
  expect(room.calls.focused).toEqual([
    ["op3", "start"],
    ["pp1", "start"],
  ]);
});
