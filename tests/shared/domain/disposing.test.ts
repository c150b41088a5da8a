import { describe, expect, test } from "vitest";
import type { Command } from "../../../shared/domain/commands.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { UNDO_WINDOW_MS } from "../../../shared/domain/undoable.ts";
import { accept, amendmentOf, contested, disposal, OP3, statusOf, tableEdit } from "../../support/contested.ts";
import { asAmendment, clerk, guest, member, text } from "../../support/negotiation.ts";

describe("other decisions", () => {
  test("[AM24] declining, parking and taking up again each need a reason and lead where they may", () => {
    const room = contested();
    expect(room.do(disposal("parkAmendment", "eu", ""))).toBe("reason_missing");
    expect(room.do(disposal("unparkAmendment", "eu"))).toBe("base_changed");
    expect(room.do(disposal("parkAmendment", "eu"))).toBe("taken");
    expect(room.do(accept(room, ["eu"], "x"))).toBe("amendment_closed");
    expect(room.do(disposal("parkAmendment", "eu"))).toBe("base_changed");
    expect(room.do(disposal("unparkAmendment", "eu"))).toBe("taken");
    expect(room.do(disposal("declineAmendment", "eu"))).toBe("taken");
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "declined", decided: { by: "Chair", reason: "Why not" } });
    expect(room.do(disposal("unparkAmendment", "eu"))).toBe("amendment_closed");
  });

  test("[AM25] merged ones point to the one they went into, which keeps the credit of all", () => {
    const room = contested();
    const merge = (amendments: string[], into: string, reason = "Same idea"): Command => ({
      command: "mergeAmendments",
      id: room.id(),
      amendments: amendments.map(asAmendment),
      into: asAmendment(into),
      reason,
    });
    expect(room.do(merge(["eu"], "eu"))).toBe("invalid_request");
    expect(room.do(merge(["usa"], "eu", ""))).toBe("reason_missing");
    expect(room.do(merge(["usa", "ken"], "eu"))).toBe("taken");
    expect(amendmentOf(room, "usa")).toMatchObject({ status: "merged", mergedInto: "eu" });
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "tabled", contributors: ["USA", "KEN"] });
    room.do(accept(room, ["eu"], "Encourages reports;"));
    expect(room.decisions.at(-1)).toMatchObject({ contributors: ["EU", "USA", "KEN"] });
  });

  test("[AM26] what was decided can be reopened with a reason, by the facilitator alone; the base stays", () => {
    const room = contested();
    room.do(accept(room, ["eu"], room.reads("op3").replace("annual", "regular")));
    const reopen = (amendment: string, reason: string): Command => ({
      command: "reopenAmendment",
      id: room.id(),
      amendment: asAmendment(amendment),
      reason,
    });
    expect(room.do(reopen("eu", ""))).toBe("reason_missing");
    expect(room.do(reopen("usa", "New facts"))).toBe("base_changed");
    expect(room.do(reopen("eu", "New facts"), member("EU"))).toBe("no_access");
    expect(room.do(reopen("eu", "New facts"))).toBe("taken");
    expect(amendmentOf(room, "eu")).not.toHaveProperty("decided");
    expect(statusOf(room, "eu")).toBe("tabled");
    expect(room.reads("op3")).toContain("regular");
    room.do({ command: "withdrawAmendment", id: "w", amendment: asAmendment("usa") }, member("USA"));
    expect(room.do(reopen("usa", "They want it after all"))).toBe("not_your_amendment");
  });

  test("[CMD16] the last decision can be undone for five minutes, by a decision of its own", () => {
    const room = contested();
    const before = room.reads("op3");
    room.do(accept(room, ["eu"], before.replace("annual", "regular")));
    const { number } = room.decisions.at(-1) ?? { number: 0 };
    const undo = (): Command => ({
      command: "undoDecision",
      id: room.id(),
      decision: number,
      ifBase: fingerprint(room.runs(OP3)),
      result: text(before),
    });
    room.do({ command: "takePosition", id: "p", on: OP3, position: "support" }, member("KEN"));
    expect(room.do({ ...undo(), ifBase: "other" } as Command)).toBe("base_changed");
    room.now += UNDO_WINDOW_MS + 1;
    expect(room.do(undo())).toBe("undo_expired");
    room.now -= UNDO_WINDOW_MS;
    expect(room.do(undo())).toBe("taken");
    expect(room.reads("op3")).toBe(before);
    expect(amendmentOf(room, "eu")).toMatchObject({ status: "tabled", contributors: [] });
    expect(room.isColliding("usa")).toBe(false);
    expect(room.do(undo())).toBe("base_changed");
    expect(room.decisions.map(({ type }) => type).slice(-3)).toEqual([
      "amendmentsAccepted",
      "positionTaken",
      "decisionUndone",
    ]);
  });

  test("[CMD16] all that one command decided is undone together, and only the last", () => {
    const room = contested();
    const clauses = [{ clause: OP3.clause, ifBase: fingerprint(room.runs(OP3)) }];
    const dispositions = [
      { amendment: asAmendment("eu"), becomes: "parked", reason: "Later" },
      { amendment: asAmendment("usa"), becomes: "declined", reason: "No support" },
      { amendment: asAmendment("ken"), becomes: "kept" },
    ] as const;
    room.do(disposal("parkAmendment", "ken"));
    room.do(disposal("unparkAmendment", "ken"));
    const first = room.decisions.length;
    room.do({ command: "agreeAdRef", id: "agree", clauses, dispositions });
    expect(room.do({ command: "undoDecision", id: "u0", decision: first })).toBe("base_changed");
    expect(room.do({ command: "undoDecision", id: "u1", decision: first + 1 })).toBe("taken");
    expect([statusOf(room, "eu"), statusOf(room, "usa"), room.state.clauseStatus.get(OP3.clause)]).toEqual([
      "tabled",
      "tabled",
      "open",
    ]);
  });

  test("[CMD8] nobody but a facilitator takes in, disposes, merges, reopens or undoes", () => {
    const room = contested();
    const commands: Command[] = [
      accept(room, ["eu"], "x"),
      disposal("declineAmendment", "eu"),
      disposal("parkAmendment", "eu"),
      disposal("unparkAmendment", "eu"),
      { command: "mergeAmendments", id: "m", amendments: [asAmendment("usa")], into: asAmendment("eu"), reason: "x" },
      { command: "reopenAmendment", id: "r", amendment: asAmendment("eu"), reason: "x" },
      { command: "undoDecision", id: "u", decision: 1 },
      { command: "bracketClause", id: "b", clauses: [] },
      { command: "agreeAdRef", id: "g", clauses: [] },
      { command: "agreeClause", id: "h", clauses: [] },
      { command: "reopenClause", id: "o", clauses: [], reason: "x" },
      { command: "moveFloor", id: "f", clause: null, view: "base" },
    ];
    for (const command of commands) {
      for (const actor of [clerk, member("EU"), guest]) expect(room.do(command, actor)).toBe("no_access");
    }
  });

  test("[CMD17] amendments are tabled and decided in stage negotiation only", () => {
    const room = contested();
    room.do({ command: "setStage", id: "s", stage: "drafting", reason: "Start again" });
    expect(tableEdit(room, "late", "EU", "annual", "x")).toBe("wrong_stage");
    expect(room.do(accept(room, ["eu"], "x"))).toBe("wrong_stage");
    expect(room.do(disposal("declineAmendment", "eu"))).toBe("wrong_stage");
    expect(room.do({ command: "takePosition", id: "p", on: OP3, position: "support" }, member("EU"))).toBe(
      "wrong_stage",
    );
    expect(statusOf(room, "eu")).toBe("tabled");
  });
});
