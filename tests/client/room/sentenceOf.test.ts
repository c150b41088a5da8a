import { describe, expect, test } from "vitest";
import { startI18n } from "../../../client/live/i18n.ts";
import { DECISION_FILTERS, decisionKind } from "../../../client/screens/room/history/decisionKind.ts";
import { sentenceOf } from "../../../client/screens/room/history/sentenceOf.ts";
import { spokenOf } from "../../../client/screens/room/history/spokenOf.ts";
import { POSITIONS } from "../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../shared/domain/draftState.ts";
import type { Decision, DecisionBody } from "../../../shared/domain/events.ts";
import { replay } from "../../../shared/domain/evolve.ts";
import type { ParticipantId } from "../../../shared/domain/ids.ts";
import { asAmendment, asClause, asNote, text } from "../../support/negotiation.ts";

const i18n = startI18n("en");
const ANNA = { participant: "p-anna" as ParticipantId, name: "Anna", role: "facilitator" } as const;
const RUI = { participant: "p-rui" as ParticipantId, name: "Rui", role: "delegation", delegation: "BRA" } as const;
const OP3 = asClause("op3");
const LABELS: Readonly<Record<string, string>> = { op3: "OP 3", op4: "OP 4", new: "OP 3 bis" };
const names = {
  clause: (id: string) => LABELS[id] ?? "a paragraph",
  note: () => "note 2",
  delegation: (code: string) => ({ BRA: "Brazil", KEN: "Kenya" })[code] ?? code,
};
const edit = { kind: "edit", on: { clause: OP3 }, base: text("Urges;"), text: text("Urges all;") } as const;
const insert = {
  kind: "insert",
  clause: asClause("new"),
  clauseKind: "operative",
  level: 0,
  order: "V",
  text: text("Decides;"),
} as const;
const A1 = asAmendment("a1");
const A2 = asAmendment("a2");

function decision(body: DecisionBody, actor: Decision["actor"] = ANNA, number = 9): Decision {
  return { number, at: "2026-11-21T15:02:00Z", command: `c${number}`, actor, ...body };
}
/** A-001 of BRA on OP 3, A-002 of KEN for a new OP 3 bis. */
const STATE: DraftState = replay([
  decision({ type: "stageSet", from: "drafting", to: "negotiation" }, ANNA, 0),
  decision({ type: "amendmentTabled", amendment: A1, delegation: "BRA", proposed: edit }, RUI, 1),
  decision({ type: "amendmentTabled", amendment: A2, delegation: "KEN", proposed: insert, label: "OP 3 bis" }, ANNA, 2),
]);
const textChange = { type: "text", on: { clause: OP3 }, before: text("a"), result: text("b") } as const;

/** One of every type, and every variant that is worded differently: what is said in History, and what is read aloud. */
const CASES: readonly (readonly [
  body: DecisionBody,
  actor: Decision["actor"],
  sentence: string,
  spoken: string | null,
])[] = [
  [
    { type: "stageSet", from: "drafting", to: "negotiation" },
    ANNA,
    "Stage moved from Drafting to Negotiation by Anna (facilitator)",
    null,
  ],
  [
    { type: "silenceBroken", clause: OP3, delegation: "BRA" },
    RUI,
    "BRA broke the silence over OP 3, entered by Rui (BRA)",
    "Brazil broke the silence over OP 3.",
  ],
  [
    { type: "revIssued", rev: 1, name: "Rev.1", labels: [[OP3, "OP 3"]], amendmentLabels: [], concordance: [] },
    ANNA,
    "Rev.1 issued by Anna (facilitator)",
    "Rev.1 is issued. Paragraphs have new labels.",
  ],
  [
    { type: "revisionRestored", rev: 0, changes: [textChange] },
    ANNA,
    "Text of Zero draft brought back by Anna (facilitator)",
    "The text of Zero draft is back.",
  ],
  [{ type: "clauseRestored", clause: OP3 }, ANNA, "OP 3 brought back by Anna (facilitator)", "OP 3 is back."],
  [{ type: "labelsAssigned", labels: [[asClause("new"), "OP 3 bis"]] }, ANNA, "New labels: OP 3 bis", null],
  [
    { type: "amendmentTabled", amendment: A1, delegation: "BRA", proposed: edit },
    RUI,
    "A-001 (BRA) tabled on OP 3 by Rui (BRA)",
    "New amendment A-001 by Brazil on OP 3.",
  ],
  [
    { type: "amendmentTabled", amendment: A1, delegation: "BRA", proposed: edit },
    ANNA,
    "A-001 (BRA) tabled on OP 3 by Anna (facilitator) on behalf of BRA",
    "New amendment A-001 by Brazil on OP 3.",
  ],
  [
    { type: "amendmentTabled", amendment: A2, delegation: "KEN", proposed: insert, label: "OP 3 bis" },
    ANNA,
    "A-002 (KEN) tabled, OP 3 bis as a new paragraph, by Anna (facilitator) on behalf of KEN",
    "New amendment A-002 by Kenya: OP 3 bis as a new paragraph.",
  ],
  [
    { type: "amendmentTabled", amendment: A1, delegation: "BRA", proposed: { ...edit, kind: "alt" } },
    RUI,
    "A-001 (BRA) tabled, another version of OP 3, by Rui (BRA)",
    "New amendment A-001 by Brazil on OP 3.",
  ],
  [
    { type: "amendmentTabled", amendment: A1, delegation: "BRA", proposed: { kind: "delete", on: { clause: OP3 } } },
    RUI,
    "A-001 (BRA) tabled, to delete OP 3, by Rui (BRA)",
    "New amendment A-001 by Brazil on OP 3.",
  ],
  [
    {
      type: "amendmentTabled",
      amendment: A1,
      delegation: "BRA",
      proposed: { kind: "move", on: { clause: OP3 }, order: "B" },
    },
    RUI,
    "A-001 (BRA) tabled, to move OP 3, by Rui (BRA)",
    "New amendment A-001 by Brazil on OP 3.",
  ],
  [
    { type: "amendmentRevised", amendment: A1, proposed: { ...edit, on: { footnote: asNote("f") } } },
    RUI,
    "A-001 (BRA) on note 2 revised by Rui (BRA)",
    "A-001 revised.",
  ],
  [
    { type: "amendmentWithdrawn", amendment: A1, delegation: "BRA" },
    RUI,
    "A-001 (BRA) withdrawn by Rui (BRA)",
    "A-001 withdrawn.",
  ],
  [
    { type: "positionTaken", on: { amendment: A1 }, delegation: "KEN", position: "support" },
    ANNA,
    "KEN supports A-001 (BRA), entered by Anna (facilitator)",
    "Kenya supports A-001.",
  ],
  [
    { type: "positionTaken", on: { clause: OP3 }, delegation: "KEN", position: "reserve" },
    RUI,
    "KEN reserves its position on OP 3, entered by Rui (BRA)",
    "Kenya reserves its position on OP 3.",
  ],
  [
    { type: "sponsorJoined", amendment: A1, delegation: "KEN" },
    ANNA,
    "KEN co-sponsors A-001 (BRA), entered by Anna (facilitator)",
    "Kenya co-sponsors A-001.",
  ],
  [
    { type: "sponsorLeft", delegation: "KEN" },
    ANNA,
    "KEN no longer co-sponsors the draft, entered by Anna (facilitator)",
    "Kenya no longer co-sponsors the draft.",
  ],
  [
    {
      type: "amendmentsAccepted",
      amendments: [{ amendment: A1, as: "accepted" }],
      change: textChange,
      contributors: ["BRA"],
    },
    ANNA,
    "A-001 (BRA) accepted into OP 3 by Anna (facilitator)",
    "A-001 accepted. OP 3 changed.",
  ],
  [
    {
      type: "amendmentsAccepted",
      amendments: [
        { amendment: A1, as: "accepted" },
        { amendment: A2, as: "acceptedAsModified" },
      ],
      change: textChange,
      contributors: [],
    },
    ANNA,
    "A-001 (BRA) accepted, A-002 (KEN) accepted as modified into OP 3 by Anna (facilitator)",
    "A-001, A-002 accepted. OP 3 changed.",
  ],
  [
    {
      type: "amendmentsAccepted",
      amendments: [{ amendment: A2, as: "accepted" }],
      change: { type: "inserted", clause: asClause("new"), clauseKind: "operative", level: 0, order: "V", result: [] },
      contributors: [],
    },
    ANNA,
    "A-002 (KEN) accepted, OP 3 bis is new, by Anna (facilitator)",
    "A-002 accepted. OP 3 bis is new.",
  ],
  [
    {
      type: "amendmentsAccepted",
      amendments: [{ amendment: A1, as: "accepted" }],
      change: { type: "deleted", clauses: [OP3] },
      contributors: [],
    },
    ANNA,
    "A-001 (BRA) accepted, OP 3 deleted, by Anna (facilitator)",
    "A-001 accepted. OP 3 deleted.",
  ],
  [
    {
      type: "amendmentsAccepted",
      amendments: [{ amendment: A1, as: "accepted" }],
      change: { type: "moved", from: [], to: [{ clause: OP3, order: "B", level: 0 }] },
      contributors: [],
    },
    ANNA,
    "A-001 (BRA) accepted, OP 3 moved, by Anna (facilitator)",
    "A-001 accepted. OP 3 moved.",
  ],
  [
    { type: "amendmentDeclined", amendment: A1 },
    ANNA,
    "A-001 (BRA) not taken up, decided by Anna (facilitator)",
    "A-001 not taken up.",
  ],
  [{ type: "amendmentParked", amendment: A1 }, ANNA, "A-001 (BRA) parked by Anna (facilitator)", "A-001 parked."],
  [
    { type: "amendmentUnparked", amendment: A1 },
    ANNA,
    "A-001 (BRA) taken up again by Anna (facilitator)",
    "A-001 taken up again.",
  ],
  [{ type: "amendmentReopened", amendment: A1 }, ANNA, "A-001 (BRA) reopened by Anna (facilitator)", "A-001 reopened."],
  [
    { type: "amendmentsMerged", amendments: [A2], into: A1 },
    ANNA,
    "A-002 (KEN) merged into A-001 (BRA) by Anna (facilitator)",
    "A-002 merged into A-001.",
  ],
  [
    { type: "decisionUndone", decision: 7 },
    ANNA,
    "No. 7 undone by Anna (facilitator)",
    "The last decision was undone.",
  ],
  [
    { type: "clauseBracketed", clauses: [OP3, asClause("op4")] },
    ANNA,
    "OP 3, OP 4 put in brackets by Anna (facilitator)",
    "OP 3, OP 4 in brackets.",
  ],
  [
    { type: "clauseAgreedAdRef", clauses: [OP3] },
    ANNA,
    "OP 3 agreed ad ref, recorded by Anna (facilitator)",
    "OP 3 agreed ad ref, locked.",
  ],
  [
    { type: "clauseAgreed", clauses: [OP3] },
    ANNA,
    "OP 3 agreed, recorded by Anna (facilitator)",
    "OP 3 agreed, locked.",
  ],
  [{ type: "clauseReopened", clauses: [OP3] }, ANNA, "OP 3 reopened by Anna (facilitator)", "OP 3 reopened."],
  [
    { type: "floorMoved", clause: asClause("op4"), view: "clean" },
    ANNA,
    "Floor: OP 4 (result), by Anna (facilitator)",
    "Floor: OP 4.",
  ],
  [
    { type: "floorMoved", clause: null, view: "clean" },
    ANNA,
    "Floor taken away by Anna (facilitator)",
    "The floor is free.",
  ],
];

/** Every type there is: the compiler asks for each of them. */
const TYPES: Readonly<Record<Decision["type"], true>> = {
  stageSet: true,
  clauseRestored: true,
  silenceBroken: true,
  revIssued: true,
  revisionRestored: true,
  labelsAssigned: true,
  amendmentTabled: true,
  amendmentRevised: true,
  amendmentWithdrawn: true,
  positionTaken: true,
  sponsorJoined: true,
  sponsorLeft: true,
  amendmentsAccepted: true,
  amendmentDeclined: true,
  amendmentParked: true,
  amendmentUnparked: true,
  amendmentReopened: true,
  amendmentsMerged: true,
  decisionUndone: true,
  clauseBracketed: true,
  clauseAgreedAdRef: true,
  clauseAgreed: true,
  clauseReopened: true,
  floorMoved: true,
};

describe("the record of decisions in words", () => {
  test("[UI126] every type of decision has its sentence, in both languages, with nothing left unfilled", async () => {
    expect(new Set(CASES.map(([body]) => body.type))).toEqual(new Set(Object.keys(TYPES)));
    for (const [body, actor, sentence] of CASES)
      expect(sentenceOf(decision(body, actor), STATE, names, i18n.t)).toBe(sentence);
    await i18n.changeLanguage("fr");
    const french = CASES.map(([body, actor]) => sentenceOf(decision(body, actor), STATE, names, i18n.t));
    await i18n.changeLanguage("en");
    for (const [index, sentence] of french.entries()) {
      expect(sentence).not.toMatch(/\{\{|history\./);
      expect(sentence).not.toBe(CASES[index]?.[2]);
    }
  });

  test("[UI126] every position is worded, on amendments and on clauses", () => {
    const said = [...POSITIONS, "none" as const].map((position) =>
      sentenceOf(
        decision({ type: "positionTaken", on: { clause: OP3 }, delegation: "EU", position }),
        STATE,
        names,
        i18n.t,
      ),
    );
    expect(new Set(said).size).toBe(5);
    for (const sentence of said) expect(sentence).toContain("OP 3, entered by Anna (facilitator)");
  });

  test("[UI135] every decision is announced in few words, the stage and labels elsewhere", () => {
    for (const [body, actor, , spoken] of CASES) {
      const one = decision(body, actor);
      expect(spokenOf(one, STATE, names, i18n.t)?.message ?? null, body.type).toBe(spoken);
    }
  });

  test("[UI127] every decision is found under one filter, or under all alone", () => {
    const kinds = CASES.map(([body]) => decisionKind(decision(body)));
    expect(new Set(kinds)).toEqual(new Set([...DECISION_FILTERS.filter((one) => one !== "all"), "course"]));
    expect(decisionKind(decision({ type: "floorMoved", clause: null, view: "base" }))).toBe("course");
  });
});
