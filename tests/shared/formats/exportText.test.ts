import { expect, test } from "vitest";
import { CONTENT_VERSION } from "../../../shared/document/content.ts";
import { type BareClause, type BareContent, completeContent } from "../../../shared/document/contentOf.ts";
import type { Run } from "../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../shared/domain/ids.ts";
import { exportText } from "../../../shared/formats/text/exportText.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { counter } from "../../support/counter.ts";

type Kind = BareClause["kind"];
const note = (id: string): Run => ({ footnote: id as FootnoteId });

function written(
  clauses: readonly (readonly [Kind, number, ...(string | Run)[]])[],
  rest: Partial<Omit<BareContent, "clauses">> = {},
): string {
  return exportText(
    completeContent({
      adref: CONTENT_VERSION,
      type: "resolution",
      language: "en",
      head: {},
      footnotes: [],
      ...rest,
      clauses: clauses.map(
        ([kind, level, ...runs], index): BareClause => ({
          id: `x${index}` as ClauseId,
          kind,
          level,
          text: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
        }),
      ),
    }),
  );
}

test("[EX11] the final view has its numbers; preambular clauses have none; sub-clauses are indented", () => {
  const text = written(
    [
      ["title", 0, "Lagoons"],
      ["enacting", 0, "The General Assembly,"],
      ["preambular", 0, "Recalling all,"],
      ["operative", 0, "Urges calm;"],
      ["operative", 1, "On land;"],
      ["operative", 2, "Always;"],
      ["operative", 0, "Decides to meet."],
      ["closing", 0, "1st meeting"],
      ["closing", 0, "4 May 2022"],
    ],
    { head: { number: "48/99", organ: "General Assembly" } },
  );
  const right = " ".repeat(48);
  expect(text).toBe(
    `48/99. Lagoons\n\nThe General Assembly,\n\nRecalling all,\n\n1. Urges calm;\n\n    (a) On land;\n\n        (i) Always;\n\n2. Decides to meet.\n\n${right}1st meeting\n${right}4 May 2022\n`,
  );
});

test("[EX11] a single operative clause bears no number", () => {
  expect(
    written([
      ["enacting", 0, "The General Assembly,"],
      ["operative", 0, "Urges calm."],
    ]),
  ).toBe("The General Assembly,\n\nUrges calm.\n");
});

test("[EX12] notes stand behind a rule at the end, and raised figures where they are cited", () => {
  const text = written(
    [
      ["enacting", 0, "The General Assembly,"],
      ["preambular", 0, "Recalling 2012", note("a"), " and more", note("b"), note("a"), ","],
    ],
    {
      footnotes: [
        { id: "b" as FootnoteId, text: [{ text: "Second." }] },
        { id: "a" as FootnoteId, text: [{ text: "First." }] },
      ],
    },
  );
  expect(text).toBe("The General Assembly,\n\nRecalling 2012¹ and more²,¹,\n\n_______________\n1 First.\n2 Second.\n");
});

test("[EX13] the masthead has a line for each field: as usual where that is known again, else with a label", () => {
  const clauses = [
    ["enacting", 0, "The Security Council,"],
    ["operative", 0, "Decides to meet."],
  ] as const;
  const text = written(clauses, {
    head: {
      organ: "Security Council",
      symbol: "S/RES/7 (2030)",
      number: "7 (2030)",
      session: "Summer",
      agendaItem: "3 (a)",
    },
  });
  expect(text.split("\n\n")[0]).toBe("Symbol: S/RES/7 (2030)\nSession: Summer\nAgenda item 3 (a)\nResolution 7 (2030)");
  expect(importText(text, { newId: counter() }).content.head).toEqual({
    organ: "Security Council",
    symbol: "S/RES/7 (2030)",
    number: "7 (2030)",
    session: "Summer",
    agendaItem: "3 (a)",
  });
});

test("[EX13] what kind of document it is stands above it, unless its enacting line says so", () => {
  expect(written([["heading", 1, "Work"]], { type: "report" })).toBe("Report\n\nI. Work\n");
  expect(written([["operative", 0, "Decide."]], { type: "decision", language: "fr" })).toBe("Décision\n\nDecide.\n");
});

test("[EX14] a table is written with bars, its header with a rule below", () => {
  const cell = (...runs: Run[]): Run[] => runs;
  const content = completeContent({
    adref: CONTENT_VERSION,
    type: "report",
    language: "en",
    head: {},
    footnotes: [],
    clauses: [
      {
        id: "t" as ClauseId,
        kind: "table",
        level: 0,
        text: [],
        header: 1,
        cells: [
          [cell({ text: "State" }), cell({ text: "A|B" })],
          [cell({ text: "Chad" }, { break: true }, { text: "Peru" }), cell()],
        ],
      },
    ],
  });
  expect(exportText(content)).toBe("Report\n\n| State | A\\|B |\n| --- | --- |\n| Chad\u2028Peru |  |\n");
});

test("[EX15] marks and empty clauses without a number are left out; a break is a line separator", () => {
  const text = written([
    ["enacting", 0, "The General Assembly,"],
    ["preambular", 0, ""],
    ["operative", 0, { text: "Urges", marks: ["em"] }, " H", { text: "2", marks: ["sub"] }, { break: true }, "O;"],
    ["operative", 0, ""],
  ]);
  expect(text).toBe("The General Assembly,\n\n1. Urges H2\u2028O;\n\n2.\n");
});

test("[EX16] annexes are headed by their word and number, in the language of the draft", () => {
  const annexes = [
    ["annex", 0, "Boats"],
    ["numbered", 0, "Small."],
    ["annex", 0, ""],
    ["numbered", 0, "Large."],
  ] as const;
  expect(written(annexes)).toBe("Resolution\n\nAnnex I\n\nBoats\n\n1. Small.\n\nAnnex II\n\n1. Large.\n");
  expect(written(annexes.slice(0, 2), { language: "es" })).toBe("Resolución\n\nAnexo\n\nBoats\n\n1. Small.\n");
});
