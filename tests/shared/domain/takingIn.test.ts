import { describe, expect, test } from "vitest";
import type { Command } from "../../../shared/domain/commands.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { accept, amendmentOf, contested, disposal, OP3, statusOf, tableEdit } from "../../support/contested.ts";
import { asAmendment, asClause, begun, member, text } from "../../support/negotiation.ts";

describe("taking in", () => {
  const both =
    "Encourages business enterprises to publish regular assessments of the impact of their products on children;";

  test("[AM23] what was confirmed becomes the base; the others are carried over or marked", () => {
    const room = contested();
    expect(room.do(accept(room, ["eu"], room.reads("op3").replace("annual", "regular")))).toBe("taken");
    expect(room.reads("op3")).toContain("publish regular assessments");
    expect(statusOf(room, "eu")).toBe("accepted");
    expect([room.isColliding("usa"), room.isColliding("ken")]).toEqual([true, false]);
    expect(room.wants("ken")).toBe(both);
    expect(room.wants("usa")).toContain("periodic");
  });

  test("[AM16] several are taken together, as proposed or with the facilitator's words, and all are credited", () => {
    const room = contested();
    room.do({ command: "joinSponsors", id: "j", amendment: asAmendment("eu") }, member("JPN"));
    room.do(accept(room, ["eu", "usa", "ken"], both.replace("regular", "regular and periodic")));
    expect([statusOf(room, "eu"), statusOf(room, "usa"), statusOf(room, "ken")]).toEqual([
      "acceptedAsModified",
      "acceptedAsModified",
      "accepted",
    ]);
    expect(room.decisions.at(-1)).toMatchObject({ contributors: ["EU", "JPN", "USA", "KEN"] });
    expect(amendmentOf(room, "ken")?.contributors).toEqual(["EU", "JPN", "USA"]);
  });

  test("[CMD11] a decision on words or revisions that have changed since is not carried out", () => {
    const room = contested();
    const seen = accept(room, ["eu"], both);
    room.type("op3", room.reads("op3").replace("business ", ""));
    expect(room.do(seen)).toBe("base_changed");
    room.amendments.set(asAmendment("eu"), { base: room.runs(OP3), text: text("Encourages;") });
    room.do({ command: "reviseAmendment", id: "r", amendment: asAmendment("eu") }, member("EU"));
    expect(room.do({ ...disposal("declineAmendment", "eu"), ifRevision: 1 } as Command)).toBe("base_changed");
    expect(room.do({ ...accept(room, ["eu"], both), ifRevisions: [1] } as Command)).toBe("base_changed");
    expect(statusOf(room, "eu")).toBe("tabled");
  });

  test("[CMD12] one command takes in what is about one thing, and says what it is to read", () => {
    const room = contested();
    tableEdit(room, "op1", "JPN", "protect", "defend", "op1");
    const { result: _result, ...silent } = accept(room, ["eu"], both) as Extract<
      Command,
      { command: "acceptAmendments" }
    >;
    const { ifBase: _seen, ...blind } = accept(room, ["eu"], both) as Extract<Command, { command: "acceptAmendments" }>;
    expect(room.do(accept(room, ["eu", "op1"], both))).toBe("invalid_request");
    expect(room.do(accept(room, [], both))).toBe("invalid_request");
    expect(room.do(accept(room, ["eu", "eu"], both))).toBe("invalid_request");
    expect(room.do(accept(room, ["never"], both))).toBe("not_found");
    expect(room.do(silent)).toBe("invalid_request");
    expect(room.do(blind)).toBe("invalid_request");
  });

  test("[AM23] the words of what was taken in stay as they were when it was decided", () => {
    const room = contested();
    const proposed = room.amendments.get(asAmendment("ken"));
    room.do(accept(room, ["ken"], room.reads("op3").replace("Encourages", "Invites")));
    expect(statusOf(room, "ken")).toBe("acceptedAsModified");
    expect(room.amendments.get(asAmendment("ken"))).toEqual(proposed);
    expect(room.wants("eu")).toContain("Invites");
  });

  test("[AM23] a new clause comes in under the id and the label it was proposed with", () => {
    const room = begun();
    const proposed = {
      kind: "insert",
      clause: asClause("new"),
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides to meet;"),
    } as const;
    room.do({ command: "tableAmendment", id: "t", amendment: asAmendment("a"), proposed }, member("KEN"));
    expect(amendmentOf(room, "a")?.label).toBe("OP 1 bis");
    const take: Command = {
      command: "acceptAmendments",
      id: "x",
      amendments: [asAmendment("a")],
      result: proposed.text,
    };
    expect(room.do(take)).toBe("taken");
    expect(room.words.clauses.map(({ id }) => id)).toEqual([
      "title",
      "organ",
      "pp1",
      "op1",
      "new",
      "op2",
      "op2a",
      "op2b",
      "op3",
    ]);
    expect(room.state.labels.get(asClause("new"))).toBe("OP 1 bis");
    expect(statusOf(room, "a")).toBe("accepted");
  });

  test("[AM23] a removal takes the sub-clauses with it, a move too; a locked one among them stops both", () => {
    const room = begun();
    const table = (amendment: string, proposed: object) =>
      room.do(
        { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed } as Command,
        member("EU"),
      );
    table("away", { kind: "delete", on: { clause: "op2" } });
    table("up", { kind: "move", on: { clause: "op2" }, order: "ACV" });
    const places = ["op2", "op2a", "op2b"].map((id, index) => ({
      clause: asClause(id),
      order: `ACV${index + 1}`,
      level: index === 0 ? 0 : 1,
    }));
    const move: Command = { command: "acceptAmendments", id: "m", amendments: [asAmendment("up")], places };
    expect(room.do({ ...move, places: places.slice(1) })).toBe("base_changed");
    expect(room.do(move)).toBe("taken");
    expect(room.words.clauses.map(({ label }) => label).slice(3)).toEqual([
      "OP 1",
      "OP 1 (a)",
      "OP 1 (b)",
      "OP 2",
      "OP 3",
    ]);
    expect(room.words.clauses[3]?.id).toBe("op2");
    const remove: Command = { command: "acceptAmendments", id: "d", amendments: [asAmendment("away")] };
    const seen = { clause: asClause("op2b"), ifBase: fingerprint(room.runs({ clause: asClause("op2b") })) };
    room.do({ command: "agreeAdRef", id: "l", clauses: [seen] });
    expect(room.do(remove)).toBe("clause_locked");
    room.do({ command: "reopenClause", id: "o", clauses: [seen.clause], reason: "For OP 2" });
    expect(room.do(remove)).toBe("taken");
    expect(room.words.clauses).toHaveLength(5);
    expect(room.reads("op2a")).toBe("Every year;");
  });

  test("[AM23] a sentence typed in the base just before stays, because the edit is small", () => {
    const room = contested();
    room.type("op3", `${room.reads("op3")} and thanks them;`);
    expect(room.wants("eu")).toContain("regular assessments of the impact of their products; and thanks them;");
  });
});
