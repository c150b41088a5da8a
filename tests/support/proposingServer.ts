import * as Y from "yjs";
import { placeHunks } from "../../shared/amendments/placeHunks.ts";
import { applyEdits } from "../../shared/amendments/runEdits.ts";
import { isDeleted, textOf } from "../../shared/document/draftDoc.ts";
import { readRuns } from "../../shared/document/inline.ts";
import { orderBetween } from "../../shared/document/order.ts";
import { privateAmendments } from "../../shared/document/privateDoc.ts";
import { isLocked } from "../../shared/domain/agreement.ts";
import { type Amendment, isOpen } from "../../shared/domain/amendment.ts";
import { statusOf } from "../../shared/domain/draftState.ts";
import { fingerprint } from "../../shared/domain/fingerprint.ts";
import type { AmendmentId, ClauseId } from "../../shared/domain/ids.ts";
import { member as actorOf } from "./negotiation.ts";
import type { ProposingRoom } from "./proposingRoom.ts";
import { tokensIn } from "./proposingTokens.ts";
import { pick } from "./random.ts";

/** What the server's side does: commands, and the facilitator's typing in the base text. */
export const DECISIONS = {
  table: 8,
  revise: 2,
  accept: 4,
  decline: 1,
  park: 1,
  reopen: 1,
  withdraw: 1,
  sponsor: 1,
  agree: 1,
  reopenClause: 2,
  write: 4,
  cut: 2,
  removeClause: 1,
  restoreClause: 1,
  place: 1,
  stage: 1,
} as const;
export type ProposingDecision = keyof typeof DECISIONS;

/** The server's side of a session: the organisers decide, the facilitator types and rearranges. */
export class ProposingServer {
  readonly #room: ProposingRoom;
  readonly #random: () => number;
  readonly #deleted: Set<string>;
  #serial = 0;

  /** `deleted` takes the tokens that the facilitator takes out again. */
  constructor(room: ProposingRoom, random: () => number, deleted: Set<string>) {
    this.#room = room;
    this.#random = random;
    this.#deleted = deleted;
  }

  /** Does one thing; null when it was not possible or refused, else what it was done to. */
  decide(decision: ProposingDecision): string | null {
    const random = this.#random;
    const room = this.#room;
    const clauses = [...room.draft.clauses.keys()] as ClauseId[];
    const clause = pick(clauses, random);
    const stored = room.draft.clauses.get(clause);
    const base = textOf(stored);
    const amendments = [...room.state.amendments.values()];
    const open = amendments.filter(({ status }) => isOpen(status));
    const chosen = open.length > 0 ? pick(open, random) : null;
    const unless = (refusal: unknown, what: string): string | null => (refusal === null ? what : null);
    switch (decision) {
      case "table": {
        const who = pick(room.members, random);
        const own = privateAmendments(who.desk).filter((each) => !room.state.amendments.has(each.id));
        if (own.length === 0 || !who.isOnline) return null;
        const { id } = pick(own, random);
        try {
          room.table(who, id);
        } catch {
          return null;
        }
        return `${who.code} ${id}`;
      }
      case "revise": {
        const revised = open.find(
          ({ id, proposed }) =>
            "text" in proposed && fingerprint(proposed.text) !== fingerprint(readRuns(wordsOf(room, id))),
        );
        if (!revised) return null;
        const { id, delegation } = revised;
        return unless(room.ask({ command: "reviseAmendment", amendment: id }, actorOf(delegation)), id);
      }
      case "accept":
        return chosen ? unless(this.#accept(chosen), chosen.id) : null;
      case "decline":
        return chosen
          ? unless(room.ask({ command: "declineAmendment", amendment: chosen.id, reason: "No" }), chosen.id)
          : null;
      case "park": {
        const parked = amendments.find(({ status }) => status === "parked") ?? chosen;
        if (!parked) return null;
        const command = parked.status === "parked" ? "unparkAmendment" : "parkAmendment";
        return unless(room.ask({ command, amendment: parked.id, reason: "Later" }), parked.id);
      }
      case "reopen": {
        const closed = amendments.find(({ status }) => !isOpen(status));
        if (!closed) return null;
        return unless(room.ask({ command: "reopenAmendment", amendment: closed.id, reason: "Again" }), closed.id);
      }
      case "withdraw":
        return chosen
          ? unless(
              room.ask({ command: "withdrawAmendment", amendment: chosen.id }, actorOf(chosen.delegation)),
              chosen.id,
            )
          : null;
      case "sponsor": {
        if (!chosen) return null;
        const other = actorOf(chosen.delegation === "BRA" ? "EU" : "BRA");
        return unless(room.ask({ command: "joinSponsors", amendment: chosen.id }, other), chosen.id);
      }
      case "agree": {
        const dispositions = open.flatMap(({ id, proposed }) =>
          "on" in proposed && "clause" in proposed.on && proposed.on.clause === clause
            ? [{ amendment: id, becomes: pick(["kept", "declined"], random), reason: "Agreed" }]
            : [],
        );
        const clauses = [{ clause, ifBase: fingerprint(base ? readRuns(base) : []) }];
        return unless(room.ask({ command: "agreeClause", clauses, dispositions }), clause);
      }
      case "reopenClause": {
        const agreed = clauses.filter((id) => isLocked(statusOf(room.state, id)));
        if (agreed.length === 0) return null;
        return unless(room.ask({ command: "reopenClause", clauses: agreed, reason: "Again" }), agreed.join());
      }
      case "write":
        if (!base || isLocked(statusOf(room.state, clause))) return null;
        room.draft.doc.transact(() => base.insert(0, `w9x${this.#serial++}z `), "facilitator");
        return clause;
      case "cut": {
        const words = base?.toString().match(/^w9x\d+z /)?.[0];
        if (!base || !words || isLocked(statusOf(room.state, clause))) return null;
        for (const each of tokensIn(words)) this.#deleted.add(each);
        room.draft.doc.transact(() => base.delete(0, words.length), "facilitator");
        return clause;
      }
      case "removeClause":
        if (!stored || isDeleted(stored) || isLocked(statusOf(room.state, clause))) return null;
        room.draft.doc.transact(() => stored.set("deleted", true), "facilitator");
        return clause;
      case "restoreClause": {
        const gone = [...room.draft.clauses.values()].find(isDeleted);
        room.draft.doc.transact(() => gone?.set("deleted", false), "facilitator");
        return gone ? clause : null;
      }
      case "place":
        if (!stored || isLocked(statusOf(room.state, clause))) return null;
        room.draft.doc.transact(() => stored.set("order", orderBetween(null, null, random)), "facilitator");
        return clause;
      case "stage": {
        const stage = room.state.stage === "negotiation" ? "drafting" : "negotiation";
        return unless(
          room.ask({ command: "setStage", stage, ...(stage === "drafting" ? { reason: "Back" } : {}) }),
          stage,
        );
      }
    }
  }

  /** As a facilitator would who means well: what the base has overtaken is left alone. */
  #accept({ id, proposed, revisions }: Amendment): unknown {
    const room = this.#room;
    const text = textOf(room.draft.amendments.get(id));
    const ifRevisions = [revisions.length];
    if (!text) return "nothing";
    if (proposed.kind === "insert") {
      return room.ask({ command: "acceptAmendments", amendments: [id], ifRevisions, result: readRuns(text) });
    }
    const on = proposed.on;
    const source = "clause" in on ? room.draft.clauses.get(on.clause) : room.draft.footnotes.get(on.footnote);
    const present = readRuns(textOf(source) ?? new Y.Text());
    const ifBase = fingerprint(present);
    if (proposed.kind === "delete") {
      return room.ask({ command: "acceptAmendments", amendments: [id], ifRevisions, ifBase });
    }
    if (proposed.kind === "move") {
      const places = [{ clause: proposed.on.clause, order: proposed.order, level: proposed.level ?? 0 }];
      return room.ask({ command: "acceptAmendments", amendments: [id], ifRevisions, places });
    }
    const base = (room.draft.amendments.get(id)?.get("base") ?? []) as ReturnType<typeof readRuns>;
    const { hunks } = placeHunks(base, readRuns(text), present);
    if (hunks.length === 0 || hunks.some(({ isStale }) => isStale)) return "stale";
    const result = applyEdits(
      present,
      hunks.map(({ edit }) => edit),
    );
    return room.ask({ command: "acceptAmendments", amendments: [id], ifRevisions, ifBase, result });
  }
}

/** The words of a tabled amendment. */
export function wordsOf(room: ProposingRoom, id: AmendmentId): Y.Text {
  return textOf(room.draft.amendments.get(id)) ?? new Y.Text();
}
