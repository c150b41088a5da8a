import { describe, expect, test } from "vitest";
import { acceptedContent } from "../../../shared/amendments/acceptedContent.ts";
import { draftFileOf } from "../../../shared/amendments/draftFileOf.ts";
import type { DraftFile } from "../../../shared/document/draftFile.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import { asAmendment, asClause, asNote, begun, member, type Negotiation, text } from "../../support/negotiation.ts";

const fileOf = (room: Negotiation): DraftFile => draftFileOf(room.content, room.words, room.state);

function must(
  room: Negotiation,
  code: string,
  id: string,
  proposed: unknown,
  more: Record<string, unknown> = {},
): void {
  const command = { command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed, ...more };
  expect(room.do(command as never, member(code))).toBe("taken");
}

function edit(room: Negotiation, clause: string, words: string | readonly Run[]) {
  const on = { clause: asClause(clause) };
  return { kind: "edit", on, base: room.runs(on), text: typeof words === "string" ? text(words) : words };
}

const insert = (id: string, order: string, words: string, level = 0) => ({
  ...{ kind: "insert", clause: asClause(id), clauseKind: "operative", level, order, text: text(words) },
});

test("[FA1] every open amendment is in the file with authors, number, label, reason and time, on the base of this moment", () => {
  const room = begun();
  must(room, "BRA", "a1", edit(room, "op1", "Urges all States to protect children;"), { reason: "All of them." });
  expect(room.do({ command: "joinSponsors", id: room.id(), amendment: asAmendment("a1") }, member("KEN"))).toBe(
    "taken",
  );
  must(room, "EU", "a2", { ...edit(room, "op3", "Encourages them;"), kind: "alt" });
  must(room, "EU", "a3", edit(room, "pp1", "Recalling its resolution 78/187 and others,"));
  const withdrawn = { command: "withdrawAmendment", id: room.id(), amendment: asAmendment("a3") } as const;
  expect(room.do(withdrawn, member("EU"))).toBe("taken");
  room.type("op1", "Urges States to protect all children;");
  const file = fileOf(room);
  expect(file.amendments).toEqual([
    {
      authors: ["BRA", "KEN"],
      proposed: {
        kind: "edit",
        on: { clause: "op1" },
        text: text("Urges all States to protect all children;"),
      },
      number: "A-001",
      reason: "All of them.",
      at: "2026-11-21T10:00:00.000Z",
    },
    {
      authors: ["EU"],
      proposed: { kind: "alt", on: { clause: "op3" }, text: text("Encourages them;") },
      number: "A-002",
      label: "OP 3 alt",
      at: "2026-11-21T10:00:00.000Z",
    },
  ]);
  expect(file.content.clauses.map(({ label }) => label)).toEqual([
    ...["", "", "PP 1", "OP 1", "OP 2", "OP 2 (a)", "OP 2 (b)", "OP 3"],
  ]);
});

test("[FA1] a filter leaves out what it does not let through", () => {
  const room = begun();
  must(room, "BRA", "a1", edit(room, "op1", "Urges all States;"));
  must(room, "EU", "a2", edit(room, "pp1", "Recalling everything,"));
  const { amendments } = draftFileOf(room.content, room.words, room.state, { delegations: new Set(["EU"]) });
  expect(amendments.map(({ authors }) => authors)).toEqual([["EU"]]);
});

describe("places", () => {
  test("[FA2] new clauses say what they stand behind, one behind the other where they share a place", () => {
    const room = begun();
    must(room, "BRA", "a1", insert("later", "ADa", "Decides later;"));
    must(room, "EU", "a2", insert("earlier", "ADA", "Decides earlier;"));
    must(room, "EU", "a3", insert("sub", "AFV", "Now and then;", 1));
    const places = fileOf(room).amendments.map(({ proposed, label }) => [
      label,
      proposed.kind === "insert" && proposed.after,
      proposed.kind === "insert" && proposed.level,
    ]);
    expect(places).toEqual([
      ["OP 1 bis", "earlier", 0],
      ["OP 1 ter", "op1", 0],
      ["OP 2 (a) bis", "op2a", 1],
    ]);
  });

  test("[FA2] a moved clause goes with what is below it, and says what it stands behind then", () => {
    const room = begun();
    const op3 = String(room.clauses.get(asClause("op3"))?.order);
    must(room, "BRA", "a1", { kind: "move", on: { clause: asClause("op2") }, order: `${op3}V` });
    must(room, "BRA", "a2", { kind: "move", on: { clause: asClause("op3") }, order: "ACV" });
    const file = fileOf(room);
    expect(file.amendments.map(({ proposed }) => proposed)).toEqual([
      { kind: "move", on: { clause: "op2" }, after: "op3", level: 0 },
      { kind: "move", on: { clause: "op3" }, after: "pp1", level: 0 },
    ]);
    const [first] = file.amendments;
    const moved = acceptedContent({ ...file, amendments: first ? [first] : [] });
    expect(moved.clauses.map(({ id, label }) => `${id} ${label}`)).toEqual([
      ...["title ", "organ ", "pp1 PP 1", "op1 OP 1", "op3 OP 2", "op2 OP 3", "op2a OP 3 (a)", "op2b OP 3 (b)"],
    ]);
  });
});

test("[FA3] new notes come beside those of the text; what the base has taken over is not proposed any more", () => {
  const room = begun();
  const runs = [...text("Urges States to protect children"), { footnote: asNote("new") }, ...text(";")];
  must(room, "KEN", "a1", edit(room, "op1", runs), { notes: [{ id: asNote("new"), runs: text("See A/1.") }] });
  must(room, "EU", "a2", edit(room, "pp1", "Recalling its resolutions 78/187,"));
  room.type("pp1", "Recalling its resolutions 78/187,");
  const file = fileOf(room);
  expect(file.newNotes).toEqual([{ id: "new", text: text("See A/1.") }]);
  expect(file.content.footnotes).toEqual([]);
  expect(file.amendments.map(({ number }) => number)).toEqual(["A-001"]);
});
