import { expect, test } from "vitest";
import * as z from "zod";
import type { Command } from "../../../shared/domain/commands.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { commandSchema } from "../../../shared/protocol/commandSchema.ts";
import { decisionSchema } from "../../../shared/protocol/decisionSchema.ts";
import { asAmendment, asClause, begun, chair, member, text } from "../../support/negotiation.ts";

const OP3 = { clause: asClause("op3") };

test("[CMD18] every command and every decision passes the wire as it is", () => {
  const room = begun();
  const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value));
  const send = (command: Command, by = chair) => {
    const parsed = commandSchema.parse(wire(command));
    expect(parsed).toEqual(command);
    expect(room.do(parsed, by), command.command).toBe("taken");
  };
  const table = (id: string, proposed: Extract<Command, { command: "tableAmendment" }>["proposed"]) =>
    send(
      { command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed, reason: "Why" },
      member("EU"),
    );
  const edit = (words: string) => ({ kind: "edit", on: OP3, base: room.runs(OP3), text: text(words) }) as const;
  const seen = () => [{ clause: OP3.clause, ifBase: fingerprint(room.runs(OP3)) }];
  table("a", edit("Encourages;"));
  table("b", edit("Encourages reports;"));
  table("c", { kind: "alt", on: OP3, base: [], text: text("Asks;") });
  table("d", { kind: "delete", on: OP3 });
  table("e", { kind: "move", on: { clause: asClause("op1") }, order: "AHV" });
  const clause = { kind: "insert", clauseKind: "operative", level: 0, order: "ADV", text: text("Decides;") } as const;
  table("f", { ...clause, clause: asClause("new") });
  send({ command: "takePosition", id: room.id(), on: OP3, position: "canLiveWith" }, member("USA"));
  send({ command: "reserve", id: room.id(), ...OP3, delegation: "JPN" });
  send({ command: "joinSponsors", id: room.id(), amendment: asAmendment("a") }, member("USA"));
  send({ command: "leaveSponsors", id: room.id(), amendment: asAmendment("a") }, member("USA"));
  const ifWords = fingerprint(room.amendments.get(asAmendment("a"))?.text ?? []);
  const revision = { amendment: asAmendment("a"), proposed: edit("Encourages all;"), ifWords };
  send({ command: "reviseAmendment", id: room.id(), ...revision }, member("EU"));
  send({ command: "parkAmendment", id: room.id(), amendment: asAmendment("b"), reason: "Later" });
  send({ command: "unparkAmendment", id: room.id(), amendment: asAmendment("b"), reason: "Now" });
  send({
    command: "mergeAmendments",
    id: room.id(),
    amendments: [asAmendment("b")],
    into: asAmendment("a"),
    reason: "x",
  });
  send({ command: "declineAmendment", id: room.id(), amendment: asAmendment("d"), ifRevision: 1, reason: "No" });
  send({ command: "reopenAmendment", id: room.id(), amendment: asAmendment("d"), reason: "Yes" });
  send({ command: "withdrawAmendment", id: room.id(), amendment: asAmendment("d") }, member("EU"));
  const [{ ifBase }] = seen() as [ReturnType<typeof seen>[number]];
  send({
    command: "acceptAmendments",
    id: room.id(),
    amendments: [asAmendment("a")],
    ifBase,
    result: text("Asks all;"),
    declined: [{ amendment: asAmendment("c"), ifRevision: 1, reason: "Overtaken" }],
  });
  const undo = { decision: room.decisions.length, ifBase: seen()[0]?.ifBase ?? "", result: text("Encourages;") };
  send({ command: "undoDecision", id: room.id(), ...undo });
  const places = [{ clause: asClause("op1"), order: "AHV", level: 0 }];
  send({ command: "acceptAmendments", id: room.id(), amendments: [asAmendment("e")], places });
  send({ command: "acceptAmendments", id: room.id(), amendments: [asAmendment("f")], result: text("Decides;") });
  send({ command: "bracketClause", id: room.id(), clauses: seen() });
  const dispositions = ["a", "c"].map((one) => ({ amendment: asAmendment(one), becomes: "kept" as const }));
  send({ command: "agreeAdRef", id: room.id(), clauses: seen(), dispositions });
  send({ command: "agreeClause", id: room.id(), clauses: seen(), dispositions });
  send({ command: "reopenClause", id: room.id(), clauses: [OP3.clause], reason: "x" });
  send({ command: "moveFloor", id: room.id(), clause: null, view: "compilation" });
  const last = () => ({ id: room.id(), ifDecision: room.state.lastDecision });
  const [kept, parked] = dispositions;
  if (!kept || !parked) throw new Error("two are open");
  const fates = [kept, { ...parked, becomes: "parked" as const, reason: "Later" }];
  send({ command: "issueRev", ...last(), name: "Rev. One", dispositions: fates, reason: "x" });
  send({ command: "restoreRevision", ...last(), rev: 0, reason: "x" });
  const deadline = new Date(room.now + 60_000).toISOString();
  send({ command: "setStage", id: room.id(), stage: "silence", deadline });
  send({ command: "breakSilence", id: room.id(), ...OP3, reason: "x" }, member("USA"));
  send({ command: "setStage", id: room.id(), stage: "drafting", reason: "x" });
  for (const decision of room.decisions) expect(decisionSchema.parse(wire(decision))).toEqual(decision);
});

test("[CMD18] what is not a command is refused", () => {
  const table = { command: "tableAmendment", id: "c1", amendment: "a" };
  for (const wrong of [
    { command: "acceptEverything", id: "c1" },
    { ...table, proposed: { kind: "delete" } },
    { ...table, proposed: { kind: "delete", on: { clause: "../etc" } } },
    { ...table, proposed: { kind: "edit", on: { clause: "c", footnote: "f" }, base: [], text: [] } },
    { ...table, proposed: { kind: "edit", on: { clause: "c" }, base: [], text: [{ image: "x" }] } },
    { command: "takePosition", id: "c1", on: { clause: "c" }, position: "veto" },
    { command: "declineAmendment", id: "c1", amendment: "a" },
    { command: "issueRev", id: "c1" },
    { command: "issueRev", id: "c1", ifDecision: 1, name: "" },
    { command: "issueRev", id: "c1", ifDecision: 1, name: "R".repeat(41) },
    { command: "restoreRevision", id: "c1", rev: -1, ifDecision: 1, reason: "x" },
    { command: "breakSilence", id: "c1", clause: "c" },
  ]) {
    expect(commandSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
});

test("[CMD18] commands and decisions can be described as JSON Schema", () => {
  for (const schema of [commandSchema, decisionSchema]) {
    expect(JSON.stringify(z.toJSONSchema(schema)).length).toBeGreaterThan(1_000);
  }
});
