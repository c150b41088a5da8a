import { expect, test } from "vitest";
import { disposable } from "../../../client/screens/register/disposal.ts";
import {
  delegationsOfRows,
  filterRows,
  type RowFilter,
  SORTS,
  shownKind,
  shownRows,
  sortRows,
} from "../../../client/screens/register/registerRows.ts";
import { roomAddress } from "../../../client/screens/register/roomAddress.ts";
import { rowActionOf } from "../../../client/screens/register/rowAction.ts";
import { asAmendment, asClause, chair } from "../../support/negotiation.ts";
import { edit, rich } from "../room/negotiatedRoom.tsx";

const ALL: RowFilter = { words: "", status: null, delegation: null };
const rowsOf = (room = rich()) => shownRows(room.words, room.state, []);
const numbers = (rows: readonly { readonly number: string }[]) => rows.map(({ number }) => number.slice(-1)).join("");

test("[UI105] a line that says the same is the same object after something else has changed", () => {
  const room = rich();
  const before = shownRows(room.words, room.state, []);
  room.do({ command: "parkAmendment", id: room.id(), amendment: asAmendment("c"), reason: "Later" }, chair);
  const after = shownRows(room.words, room.state, before);
  expect(after.map((row, index) => row === before[index])).toEqual([true, true, false, true, true]);
});

test("[UI106] every column sorts, both ways; places follow the text, and what is equal the numbers", () => {
  const rows = rowsOf();
  const sorted = (column: (typeof SORTS)[number], direction: "ascending" | "descending" = "ascending") =>
    numbers(sortRows(rows, { column, direction }, "en"));
  expect(sorted("number", "descending")).toBe("54321");
  // PP 1 before OP 3 before what would follow it.
  expect(sorted("place")).toBe("51234");
  expect(sorted("delegation")).toBe("23154");
  expect(sorted("sponsors", "descending")).toBe("31245");
  expect(sorted("support", "descending")).toBe("12345");
  expect(sorted("oppose", "descending")).toBe("12345");
  expect(sorted("status")).toBe("12345");
  expect(sorted("status", "descending")).toBe("51234");
  expect(sorted("decided", "descending")).toBe("51234");
  // "annual biennial", "and invites", "annual regular", "Invites …", "resolution …": by words, not by letters' codes.
  expect(sorted("summary")).toBe("32145");
  for (const column of SORTS) expect(sorted(column)).toHaveLength(rows.length);
});

test("[UI107] words are found in number, place, delegations, change and reasons, whatever case and accents", () => {
  const rows = rowsOf();
  const found = (words: string) => numbers(filterRows(rows, { ...ALL, words }));
  expect(found("a-003")).toBe("3");
  expect(found("op 3 ANNUAL")).toBe("12");
  expect(found("jpn")).toBe("3");
  expect(found("okologie")).toBe("4");
  expect(found("vague")).toBe("5");
  expect(found("biennial regular")).toBe("");
});

test("[UI107] status and delegation narrow together; a delegation counts as co-sponsor too", () => {
  const rows = rowsOf();
  const found = (filter: Partial<RowFilter>) => numbers(filterRows(rows, { ...ALL, ...filter }));
  expect(found({ delegation: "KEN" })).toBe("15");
  expect(found({ delegation: "KEN", status: "declined" })).toBe("5");
  expect(found({ delegation: "JPN" })).toBe("3");
  expect(delegationsOfRows(rows)).toEqual(["BRA", "EU", "JPN", "KEN", "USA"]);
});

test("[UI105] the kind is told in the words of the room: what only adds is no replacement", () => {
  const room = rich();
  edit(room, "f", "BRA", "op1", " children", "");
  expect(rowsOf(room).map(shownKind)).toEqual(["replace", "replace", "insert", "new", "replace", "deleteWords"]);
});

test("[UI105] an edit of which nothing is left to change says so", () => {
  expect(shownKind({ kind: "edit", summary: [] })).toBe("nothing");
});

test("[UI108] letters mean something to who decides only, and never with a modifier or while composing", () => {
  const press = (key: string, more: object = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  });
  expect(["a", "N", "p", "x", "Enter"].map((key) => rowActionOf(press(key), true))).toEqual([
    "accept",
    "declineAmendment",
    "parkAmendment",
    null,
    "open",
  ]);
  expect(["a", "n", "p", "Enter"].map((key) => rowActionOf(press(key), false))).toEqual([null, null, null, "open"]);
  expect(rowActionOf(press("p", { ctrlKey: true }), true)).toBeNull();
  expect(rowActionOf(press("a", { isComposing: true }), true)).toBeNull();
});

test("[UI109] the address of an amendment names its clause where it has one, and what is to be taken in", () => {
  const [first, second] = rowsOf();
  if (!first || !second) throw new Error("no rows");
  expect(roomAddress("d1", first)).toBe("/d/d1?clause=op3&amendment=a");
  expect(roomAddress("d1", { ...first, clause: null })).toBe("/d/d1?amendment=a");
  expect(roomAddress("d1", first, [first.id, second.id])).toBe("/d/d1?clause=op3&amendment=a&accept=a%2Cb");
});

test("[UI110] what is parked can still be not taken up, what is decided neither", () => {
  const room = rich();
  room.do({ command: "parkAmendment", id: room.id(), amendment: asAmendment("a"), reason: "Later" }, chair);
  const rows = rowsOf(room);
  expect(numbers(disposable("declineAmendment", rows))).toBe("1234");
  expect(numbers(disposable("parkAmendment", rows))).toBe("234");
  expect(rows[4]?.clause).toBe(asClause("pp1"));
});
