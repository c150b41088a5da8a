import { act, type ReactElement } from "react";
import type { BareContent } from "../../../shared/document/contentOf.ts";
import { draftDoc } from "../../../shared/document/draftDoc.ts";
import type { Decision } from "../../../shared/domain/events.ts";
import { asAmendment, asClause, begun, chair, member, type Negotiation, text } from "../../support/negotiation.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

/** Tables other words for a clause. */
export function edit(room: Negotiation, id: string, code: string, clause: string, from: string, to: string): void {
  const base = room.runs({ clause: asClause(clause) });
  const words = room.reads(clause);
  if (!words.includes(from)) throw new RangeError(`${clause} does not say ${from}`);
  const proposed = {
    kind: "edit",
    on: { clause: asClause(clause) },
    base,
    text: text(words.replace(from, to)),
  } as const;
  must(room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment(id), proposed }, member(code)));
}

/** A negotiation with something of everything: rivals, co-sponsors, positions, new, parked and declined. */
export function rich(): Negotiation {
  const room = begun();
  edit(room, "a", "KEN", "op3", "annual", "regular");
  edit(room, "b", "BRA", "op3", "annual", "biennial");
  edit(room, "c", "EU", "op3", "Encourages", "Encourages and invites");
  const proposed = {
    kind: "insert",
    clause: asClause("new"),
    clauseKind: "operative",
    level: 0,
    order: "AZ",
    text: text("Invites the regional commissions to help;"),
  } as const;
  must(
    room.do(
      { command: "tableAmendment", id: room.id(), amendment: asAmendment("d"), proposed, reason: "Ökologie" },
      member("USA"),
    ),
  );
  edit(room, "e", "KEN", "pp1", "its resolution 78/187", "its resolutions");
  must(room.do({ command: "joinSponsors", id: room.id(), amendment: asAmendment("c") }, member("JPN")));
  const position = { command: "takePosition", on: { amendment: asAmendment("a") } } as const;
  must(room.do({ ...position, id: room.id(), position: "support" }, member("JPN")));
  must(room.do({ ...position, id: room.id(), position: "support" }, member("EU")));
  must(room.do({ ...position, id: room.id(), position: "oppose" }, member("USA")));
  must(
    room.do({ command: "declineAmendment", id: room.id(), amendment: asAmendment("e"), reason: "Too vague" }, chair),
  );
  return room;
}

function must(answer: string): void {
  if (answer !== "taken") throw new Error(answer);
}

/** Shows one part of the room over this negotiation. */
export async function renderNegotiated(
  part: ReactElement,
  room: Negotiation,
  options: Parameters<typeof renderInRoom>[2] = {},
): Promise<RenderedRoom> {
  const shown = await renderInRoom(part, contentOfRoom(room), options);
  // What is proposed between two clauses is written for the order they have in the negotiation.
  await act(async () =>
    shown.server.edit((doc) => {
      for (const { id, order } of room.clauses.values()) draftDoc(doc).clauses.get(id)?.set("order", order);
    }),
  );
  await decide(shown, room.decisions);
  return shown;
}

/** New decisions come in. */
export async function decide(shown: RenderedRoom, decisions: readonly Decision[]): Promise<void> {
  await act(async () => shown.server.edit((doc) => draftDoc(doc).decisions.push([...decisions])));
  await shown.settle();
}

function contentOfRoom(room: Negotiation): BareContent {
  return {
    adref: 1,
    type: "resolution",
    language: "en",
    head: { symbol: "A/C.3/81/L.24" },
    clauses: [...room.clauses.values()].map(({ id, kind, level, runs }) => ({ id, kind, level, text: runs })),
    footnotes: [],
  };
}
