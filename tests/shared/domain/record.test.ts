import { describe, expect, test } from "vitest";
import { answers } from "../../../shared/domain/answers.ts";
import type { Command } from "../../../shared/domain/commands.ts";
import { evolve, replay } from "../../../shared/domain/evolve.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { Actor } from "../../../shared/domain/participants.ts";
import { accept, contested, disposal, OP3 } from "../../support/contested.ts";
import { asAmendment, begun, chair, member, text } from "../../support/negotiation.ts";

describe("the record", () => {
  test("[CMD15] replaying the decisions from nothing gives the same state", () => {
    const room = contested();
    room.do(disposal("parkAmendment", "usa"));
    room.do(accept(room, ["eu"], "Encourages reports;"));
    room.do({ command: "moveFloor", id: "f", clause: OP3.clause, view: "changes" });
    expect(replay(room.decisions)).toEqual(room.state);
    expect(replay(JSON.parse(JSON.stringify(room.decisions)))).toEqual(room.state);
  });

  test("[CMD15] folding leaves the state before as it was", () => {
    const room = contested();
    const { state } = room;
    const before = structuredClone(state);
    for (const decision of room.decisions) evolve(state, decision);
    expect(state).toEqual(before);
  });

  test("[CMD14] taking in writes down the words before and after", () => {
    const room = contested();
    const before = room.runs(OP3);
    room.do(accept(room, ["eu"], "Encourages reports;"));
    expect(room.decisions.at(-1)).toMatchObject({
      type: "amendmentsAccepted",
      change: { type: "text", on: OP3, before, result: text("Encourages reports;") },
    });
  });

  test("[CMD1] the decisions of a command answer it, and no other under the same id", () => {
    const room = begun();
    const eu = member("EU");
    const sent: [Command, Actor][] = [];
    const send = (command: Command, actor: Actor = chair) => {
      const from = room.decisions.length;
      expect(room.do(command, actor), command.command).toBe("taken");
      const brought = room.decisions.slice(from);
      for (const decision of brought) expect(answers(decision, command, actor), command.command).toBe(true);
      for (const [other, by] of sent) {
        expect(brought.every((decision) => answers(decision, { ...other, id: command.id }, by))).toBe(false);
      }
      sent.push([command, actor]);
    };
    const edit = (id: string, words: string): Command => ({
      command: "tableAmendment",
      id: room.id(),
      amendment: asAmendment(id),
      proposed: { kind: "edit", on: OP3, base: room.runs(OP3), text: text(words) },
    });
    send(edit("a", "Encourages;"), eu);
    send(edit("b", "Encourages reports;"), eu);
    send(edit("c", "Encourages books;"), eu);
    send({ command: "takePosition", id: room.id(), on: OP3, position: "support" }, eu);
    send({ command: "reserve", id: room.id(), clause: OP3.clause }, eu);
    send({ command: "joinSponsors", id: room.id() }, eu);
    send({ command: "leaveSponsors", id: room.id() }, eu);
    send({ command: "reviseAmendment", id: room.id(), amendment: asAmendment("a"), reason: "Clearer" }, eu);
    send(disposal("parkAmendment", "a"));
    send(disposal("unparkAmendment", "a"));
    send({
      command: "mergeAmendments",
      id: room.id(),
      amendments: [asAmendment("b")],
      into: asAmendment("a"),
      reason: "x",
    });
    send(disposal("declineAmendment", "a"));
    send({ command: "reopenAmendment", id: room.id(), amendment: asAmendment("a"), reason: "x" });
    send(accept(room, ["a"], "Encourages;"));
    send({
      command: "undoDecision",
      id: room.id(),
      decision: room.decisions.length,
      ifBase: fingerprint(room.runs(OP3)),
      result: text("Encourages all;"),
    });
    send({ command: "withdrawAmendment", id: room.id(), amendment: asAmendment("c") }, eu);
    const seen = () => [{ clause: OP3.clause, ifBase: fingerprint(room.runs(OP3)) }];
    send({ command: "bracketClause", id: room.id(), clauses: seen() });
    const parked = { amendment: asAmendment("a"), becomes: "parked", reason: "Later" } as const;
    send({ command: "agreeAdRef", id: room.id(), clauses: seen(), dispositions: [parked] });
    send({ command: "agreeClause", id: room.id(), clauses: seen() });
    send({ command: "reopenClause", id: room.id(), clauses: [OP3.clause], reason: "x" });
    send({ command: "moveFloor", id: room.id(), clause: OP3.clause, view: "clean" });
  });
});
