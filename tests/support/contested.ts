import type { Command } from "../../shared/domain/commands.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import { asAmendment, asClause, begun, member, type Negotiation, text } from "./negotiation.ts";

export const OP3 = { clause: asClause("op3") };

/** Tables the delegation's own wording of a clause. */
export function tableEdit(
  room: Negotiation,
  amendment: string,
  by: string,
  from: string,
  to: string,
  clause = "op3",
): string {
  const on = { clause: asClause(clause) };
  const proposed = { kind: "edit", on, base: room.runs(on), text: text(room.reads(clause).replace(from, to)) } as const;
  return room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed }, member(by));
}

/** The command that takes amendments in, with the words that the clause is to read. */
export function accept(room: Negotiation, amendments: readonly string[], result: string, clause = "op3"): Command {
  return {
    command: "acceptAmendments",
    id: room.id(),
    amendments: amendments.map(asAmendment),
    ifBase: fingerprint(room.runs({ clause: asClause(clause) })),
    result: text(result),
  };
}

/** A command that disposes of one amendment, or takes it up again. */
export function disposal(
  command: "declineAmendment" | "parkAmendment" | "unparkAmendment",
  amendment: string,
  reason = "Why not",
): Command {
  return { command, id: `${command}-${amendment}-${reason}`, amendment: asAmendment(amendment), reason };
}

export const amendmentOf = (room: Negotiation, id: string) => room.state.amendments.get(asAmendment(id));
export const statusOf = (room: Negotiation, id: string) => amendmentOf(room, id)?.status;

/** EU: annual → regular; USA: annual → periodic; KEN: products on children. */
export function contested(): Negotiation {
  const room = begun();
  tableEdit(room, "eu", "EU", "annual", "regular");
  tableEdit(room, "usa", "USA", "annual", "periodic");
  tableEdit(room, "ken", "KEN", "products;", "products on children;");
  return room;
}
