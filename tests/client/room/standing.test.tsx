import { afterEach, expect, test } from "vitest";
import { startI18n } from "../../../client/live/i18n.ts";
import { clauseStatusMark } from "../../../client/screens/room/clauseStatusMark.ts";
import { Outline } from "../../../client/screens/room/Outline.tsx";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { member, text } from "../../support/negotiation.ts";
import { type NegotiationRoom, renderNegotiation, type SeatedNegotiation, seated } from "./negotiationRoom.tsx";

let room: NegotiationRoom | undefined;
afterEach(async () => {
  await room?.unmount();
  room = undefined;
});

const rows = () => [...document.querySelectorAll("li > button")].map((row) => row.textContent);
const seen = (negotiation: SeatedNegotiation, clause: string) => [
  { clause, ifBase: fingerprint(text(negotiation.reads(clause))) },
];

/** Agreed, bracketed with one amendment open, contested by three, and a new paragraph proposed behind. */
function underWay(): SeatedNegotiation {
  const negotiation = seated();
  negotiation.must({ command: "agreeAdRef", clauses: seen(negotiation, "pp1") });
  negotiation.must({ command: "bracketClause", clauses: seen(negotiation, "op1") });
  negotiation.table("a0", "BRA", "op1", "protect", "protect all");
  negotiation.table("a1", "BRA", "op2", "annual", "regular");
  negotiation.table("a2", "EU", "op2", "annual", "periodic");
  negotiation.must({ command: "joinSponsors", amendment: "a2" }, member("JPN"));
  const proposed = {
    kind: "insert",
    clause: "new1",
    clauseKind: "operative",
    level: 0,
    order: "AEV",
    text: text("Requests a report;"),
  };
  negotiation.must({ command: "tableAmendment", amendment: "a3", proposed }, member("KEN"));
  return negotiation;
}

test("[UI87] the mark of a paragraph counts its reservations, in words", () => {
  const { t } = startI18n("en");
  expect(clauseStatusMark("agreedAdRef", t)?.text).toBe("✓ agreed ad ref");
  expect(clauseStatusMark("agreedAdRef", t, 1)).toEqual({
    text: "✓ agreed ad ref · 1 reservation",
    tone: "agreed",
    locked: true,
  });
  expect(clauseStatusMark("bracketed", t, 2)?.text).toBe("[ ] bracketed · 2 reservations");
  expect(clauseStatusMark("notDiscussed", t)).toBeNull();
  expect(clauseStatusMark("notDiscussed", t, 1)?.text).toBe("● open · 1 reservation");
});

test("[UI88] rows say how each paragraph stands; a new one is a row of its own behind the one it would follow", async () => {
  room = await renderNegotiation(<Outline onJump={() => undefined} />, underWay());
  // The sign and the count for the eye, then the words for whoever listens.
  expect(rows()).toEqual([
    "PP 1Recalling✓ agreed",
    "OP 1Urges[ ] 1 1 open",
    "OP 2Encourages● 2 2 open",
    "OP 2 bisKEN A-004● new",
    "OP 3Decides○ not yet",
  ]);
  const row = room.byName("button", /^OP 2 bis/);
  await room.press(row);
  await room.waitFor(() => room?.calls.focused.length);
  expect(room.calls.focused).toEqual([["op2" as ClauseId, "start"]]);
  await room.later((negotiation) =>
    negotiation.must({ command: "declineAmendment", amendment: "a3", reason: "elsewhere" }),
  );
  expect(rows()).toHaveLength(4);
});

test("[UI89] the ledger counts what is agreed and bracketed, and names where most delegations are at work", async () => {
  room = await renderNegotiation(<Outline onJump={() => undefined} />, underWay());
  expect(document.body.textContent).toContain("1 of 4 agreed");
  expect(document.body.textContent).toContain("1 bracketed, 3 delegations on OP\u00a02");
  await room.later((negotiation) =>
    negotiation.must({ command: "declineAmendment", amendment: "a2", reason: "no support" }),
  );
  expect(document.body.textContent).toContain("1 bracketed, 1 delegation on OP\u00a01");
});
