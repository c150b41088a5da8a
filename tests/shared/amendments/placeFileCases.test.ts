import { describe, expect, test } from "vitest";
import { changesOf, type DraftPast } from "../../../shared/amendments/draftPast.ts";
import { type PlacedFile, placeFile } from "../../../shared/amendments/placeFile.ts";
import { suggestedDelegation } from "../../../shared/amendments/suggestedDelegation.ts";
import type { Content } from "../../../shared/document/content.ts";
import { type BareClause, completeContent } from "../../../shared/document/contentOf.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../../../shared/document/draftFile.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import { clause, table } from "../../support/builders.ts";
import { counter } from "../../support/counter.ts";
import { asClause, asNote, begun, chair, type Negotiation, text } from "../../support/negotiation.ts";
import { seededRandom } from "../../support/random.ts";

const place = (file: DraftFile, room: Negotiation): PlacedFile =>
  placeFile(file, room.words, room.state, { newId: counter(), random: seededRandom(1) });

/** A file with the room's present text and some amendments by "FRA" unless they name others. */
function fileWith(room: Negotiation, ...amendments: (FileProposed | FileAmendment)[]): DraftFile {
  return {
    content: room.content,
    newNotes: [],
    amendments: amendments.map((one) => ("authors" in one ? one : { authors: ["FRA"], proposed: one })),
    comments: [],
  };
}

function withClauses(content: Content, change: (clauses: readonly BareClause[]) => readonly BareClause[]): Content {
  return completeContent({ ...content, clauses: change(content.clauses) });
}

const edit = (id: string, words: string): FileProposed => ({
  kind: "edit",
  on: { clause: asClause(id) },
  text: text(words),
});

const short = ({ items }: PlacedFile) =>
  items.map(({ kind, clause: id, problem, after }) => [kind, id, problem, plainText(after)]);

describe("words", () => {
  test("[FA7] a file of an earlier text is carried over to the present words", () => {
    const room = begun();
    const file = fileWith(
      room,
      edit("op3", "Encourages business enterprises to publish regular assessments of the impact of their products;"),
    );
    room.type(
      "op3",
      "Encourages all business enterprises to publish annual assessments of the impact of their products;",
    );
    const [item] = place(file, room).items;
    expect(plainText(item?.after ?? [])).toBe(
      "Encourages all business enterprises to publish regular assessments of the impact of their products;",
    );
    expect(item).toMatchObject({
      author: "FRA",
      label: "OP 3",
      problem: null,
      excerpt: "annual → regular",
      proposed: { kind: "edit", base: room.runs({ clause: asClause("op3") }) },
    });
  });

  test("[FA10] words whose passage is gone are listed by themselves, the others keep their place", () => {
    const room = begun();
    const file = fileWith(
      room,
      edit(
        "op3",
        "Encourages all business enterprises to publish regular assessments of the impact of their products;",
      ),
    );
    room.type("op3", "Encourages business enterprises to publish plans and figures on the impact of their products;");
    const { items } = place(file, room);
    expect(
      items.map(({ problem, excerpt, clause: id, proposed }) => [problem, excerpt, id, proposed !== null]),
    ).toEqual([
      [null, "(+) all", "op3", true],
      ["no_place", "annual → regular", "op3", false],
    ]);
    expect(plainText(items[0]?.after ?? [])).toBe(
      "Encourages all business enterprises to publish plans and figures on the impact of their products;",
    );
    expect(plainText(items[1]?.after ?? [])).toContain("publish regular assessments");
  });

  test("[FA10] what is on a clause that the draft does not have is listed with its words", () => {
    const room = begun();
    const content = withClauses(room.content, (clauses) => [
      ...clauses,
      clause("lost", "operative", "Welcomes a thing that nobody here has ever heard of;"),
    ]);
    const file = {
      ...fileWith(room, edit("lost", "Welcomes all of it;"), { kind: "delete", on: { clause: asClause("lost") } }),
      content,
    };
    expect(short(place(file, room))).toEqual([
      ["edit", null, "no_place", "Welcomes all of it;"],
      ["delete", null, "no_place", ""],
    ]);
  });

  test("[FA11] several of one author on one text are one item with all reasons; other words for the same place are another", () => {
    const room = begun();
    const one = (words: string, reason: string): FileAmendment => ({
      authors: ["FRA"],
      proposed: edit("op1", words),
      reason,
    });
    const file = fileWith(
      room,
      one("Urges all States to protect children;", "All."),
      one("Urges States to protect every child;", "Each."),
      one("Urges States to protect young people;", "Old law."),
      { authors: ["KEN", "BRA"], proposed: edit("op1", "Urges States to protect children now;") },
    );
    const { items, authors } = place(file, room);
    expect(items.map(({ author, reason, problem, after }) => [author, reason, problem, plainText(after)])).toEqual([
      ["FRA", "All.\nEach.", null, "Urges all States to protect every child;"],
      ["FRA", "Old law.", "collides_in_file", "Urges States to protect young people;"],
      ["KEN, BRA", "", null, "Urges States to protect children now;"],
    ]);
    expect(items.every(({ proposed }) => proposed !== null)).toBe(true);
    expect(authors).toEqual([
      { name: "FRA", names: ["FRA"], count: 2 },
      { name: "KEN, BRA", names: ["KEN", "BRA"], count: 1 },
    ]);
  });

  test("[FA12] an agreed clause and words that stand there already cannot be tabled, and say so", () => {
    const room = begun();
    const file = fileWith(
      room,
      edit("op1", "Urges all States to protect children;"),
      edit("pp1", "Recalling its resolution 78/187 and others,"),
      { kind: "delete", on: { clause: asClause("op2a") } },
    );
    room.type("op1", "Urges all States to protect children;");
    const stored = room.clauses.get(asClause("op2a"));
    if (stored) stored.deleted = true;
    const seen = room.ask({ command: "agreeClause", id: room.id(), clauses: [] } as never);
    expect(seen.ok).toBe(false);
    room.state = { ...room.state, clauseStatus: new Map([[asClause("pp1"), "agreed"]]) };
    const { items } = place(file, room);
    expect(items.map(({ clause: id, kind, problem, proposed }) => [id, kind, problem, proposed])).toEqual([
      ["pp1", "edit", "agreed", null],
      ["op1", "edit", "nothing_changed", null],
      [null, "delete", "nothing_changed", null],
    ]);
  });

  test("[FA13] tables, titles as a whole and kinds that are the facilitator's are listed as not to be amended", () => {
    const room = begun();
    const file = fileWith(
      room,
      { kind: "delete", on: { clause: asClause("title") } },
      {
        ...{ kind: "insert", clause: asClause("annex"), clauseKind: "annex", level: 0, after: asClause("op3") },
        text: text("List of documents"),
      },
      { kind: "move", on: { clause: asClause("organ") }, after: asClause("op3"), level: 0 },
    );
    expect(place(file, room).items.map(({ kind, problem, proposed }) => [kind, problem, proposed])).toEqual([
      ["delete", "not_amendable", null],
      ["move", "not_amendable", null],
      ["insert", "not_amendable", null],
    ]);
  });
});

test("[FA6] notes are found by their words, and a new one gets an id of its own", () => {
  const room = begun();
  room.notes.set(asNote("n1"), text("See document A/78/5, annex."));
  const stored = room.clauses.get(asClause("pp1"));
  if (stored) stored.runs = [...text("Recalling its resolution 78/187,"), { footnote: asNote("n1") }];
  const words: Run[] = [
    ...[{ text: "Recalling its resolution 78/187" }, { footnote: asNote("theirs") }, { text: " and others," }],
    { footnote: asNote("fresh") },
  ];
  const content = completeContent({
    ...room.content,
    clauses: room.content.clauses.map((one) => ({
      ...one,
      id: asClause(`x-${one.id}`),
      text:
        one.id === "pp1" ? [{ text: "Recalling its resolution 78/187," }, { footnote: asNote("theirs") }] : one.text,
    })),
    footnotes: [{ id: asNote("theirs"), text: text("See document A/78/5, annexes.") }],
  });
  const file: DraftFile = {
    content,
    newNotes: [{ id: asNote("fresh"), text: text("New note.") }],
    amendments: [
      { authors: ["FRA"], proposed: { kind: "edit", on: { clause: asClause("x-pp1") }, text: words } },
      {
        authors: ["FRA"],
        proposed: { kind: "edit", on: { footnote: asNote("theirs") }, text: text("See document A/78/6, annexes.") },
      },
    ],
    comments: [],
  };
  const { items, untracked } = place(file, room);
  expect(
    items.map(({ clause: id, notes, proposed }) => [id, notes, proposed && "on" in proposed && proposed.on]),
  ).toEqual([
    ["pp1", [{ id: "f1", runs: text("New note.") }], { clause: "pp1" }],
    ["pp1", [], { footnote: "n1" }],
  ]);
  expect(items[0]?.after.filter((run) => "footnote" in run)).toEqual([{ footnote: "n1" }, { footnote: "f1" }]);
  expect(plainText(items[1]?.after ?? [])).toBe("See document A/78/6, annex.");
  expect(
    untracked.map(({ proposed, after }) => [proposed && "on" in proposed && proposed.on, plainText(after)]),
  ).toEqual([[{ footnote: "n1" }, "See document A/78/5, annexes."]]);
});

describe("places", () => {
  const insert = (id: string, after: string, words: string, level = 0): FileProposed => ({
    ...{ kind: "insert", clause: asClause(id), clauseKind: "operative", level, text: text(words) },
    after: asClause(after),
  });
  /** The text with the new clauses that were placed. */
  function taken(room: Negotiation, { items }: PlacedFile): string[] {
    for (const item of items) {
      if (item.proposed?.kind !== "insert") continue;
      const { clause: id, clauseKind: kind, level, order, text: runs } = item.proposed;
      room.clauses.set(id, { id, kind, level, order, runs, deleted: false });
    }
    return room.words.clauses.map(({ runs }) => plainText(runs).split(" ").slice(0, 2).join(" "));
  }

  test("[FA8] new clauses stand in the order of the file, whatever the order of the amendments", () => {
    const room = begun();
    const file = fileWith(
      room,
      insert("three", "two", "Third one;"),
      insert("one", "op1", "First one;"),
      insert("two", "one", "Second one;"),
      insert("sub", "op2a", "Sub one;", 1),
    );
    const placedFile = place(file, room);
    expect(placedFile.items.map(({ label }) => label)).toEqual(["OP 1 bis", "OP 1 ter", "OP 1 quater", "OP 2 (a) bis"]);
    expect(taken(room, placedFile).slice(3)).toEqual([
      ...[
        "Urges States",
        "First one;",
        "Second one;",
        "Third one;",
        "Calls upon",
        "Every year;",
        "Sub one;",
        "In writing;",
      ],
      "Encourages business",
    ]);
  });

  test("[FA8] a new clause comes behind sub-clauses that came in since, and behind what is left where its neighbour is gone", () => {
    const room = begun();
    const file = fileWith(room, insert("one", "op2b", "First one;"), insert("two", "pp1", "Second one;"));
    const order = String(room.clauses.get(asClause("op2b"))?.order);
    room.clauses.set(asClause("op2c"), {
      ...{ id: asClause("op2c"), kind: "operative", level: 1, order: `${order}V`, deleted: false },
      runs: text("In public session, since yesterday;"),
    });
    const gone = room.clauses.get(asClause("pp1"));
    if (gone) gone.deleted = true;
    expect(taken(room, place(file, room)).slice(2)).toEqual([
      ...["Second one;", "Urges States", "Calls upon", "Every year;", "In writing;", "In public", "First one;"],
      "Encourages business",
    ]);
  });

  test("[FA8] a move is said of the draft's own order, and is none where the clause stands there already", () => {
    const room = begun();
    const move = (id: string, after: string): FileProposed => ({
      ...{ kind: "move", on: { clause: asClause(id) }, after: asClause(after), level: 0 },
    });
    const { items } = place(fileWith(room, move("op2", "op3"), move("op3", "op2b")), room);
    expect(items.map(({ clause: id, problem }) => [id, problem])).toEqual([
      ["op2", null],
      ["op3", "nothing_changed"],
    ]);
    const [item] = items;
    const order = item?.proposed?.kind === "move" ? item.proposed.order : "";
    expect(order > String(room.clauses.get(asClause("op3"))?.order)).toBe(true);
  });

  test("[FA10] what stands behind nothing known is listed without a place", () => {
    const room = begun();
    const circle = fileWith(room, insert("a", "b", "First one;"), insert("b", "a", "Second one;"));
    expect(short(place(circle, room))).toEqual([
      ["insert", null, "no_place", "First one;"],
      ["insert", null, "no_place", "Second one;"],
    ]);
  });
});

test("[FA19] comments that are no reason are listed, answers behind them, with the paragraph as the room calls it", () => {
  const room = begun();
  const entries = [
    { author: "Ana", text: "Too long.\nMuch too long." },
    { author: "Ole", text: "Not at all." },
  ];
  const on = { clause: asClause("pp1") };
  const { comments } = place({ ...fileWith(room), comments: [{ on, entries, isResolved: false }] }, room);
  expect(comments).toEqual([
    { author: "Ana", label: "PP 1", text: "Too long.\nMuch too long." },
    { author: "Ole", label: "PP 1", text: "Not at all." },
  ]);
});

test("[FA14] what a file says otherwise without tracking is listed apart", () => {
  const room = begun();
  const content = withClauses(room.content, (clauses) => {
    const [title, organ, pp1, op1, op2, op2a, , op3] = clauses as [BareClause, ...BareClause[]];
    return [
      ...[title, organ, pp1, { ...op3, text: op3?.text ?? [] }, op2, op2a],
      { ...op1, text: text("Urges all States to protect children;") },
      clause("new", "operative", "Welcomes the report of the Secretary-General;"),
    ].flatMap((one) => (one?.id ? [one as BareClause] : []));
  });
  const { untracked, items, authors } = place({ ...fileWith(room), content }, room);
  expect([items, authors]).toEqual([[], []]);
  const told = untracked.map(({ author, kind, clause: id, problem, proposed }) => [
    author,
    kind,
    id,
    problem,
    proposed !== null,
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      ["", "edit", "op1", null, true],
      ["", "delete", "op2b", null, true],
      ["", "insert", null, null, true],
      ["", "move", "op3", null, true],
    ]),
  );
  expect(
    room.do(
      {
        command: "tableAmendment",
        id: room.id(),
        delegation: "EU",
        amendment: "u1",
        proposed: untracked[0]?.proposed,
      } as never,
      chair,
    ),
  ).toBe("taken");
});

test("[FA18] what a file has from before is no change of its own: words, clauses taken out, brought in or moved since", () => {
  const room = begun();
  const before = room.content;
  const must = (command: Record<string, unknown>): void => {
    expect(room.do({ id: room.id(), ...command } as never, chair)).toBe("taken");
  };
  const tabled = (amendment: string, proposed: unknown): void =>
    must({ command: "tableAmendment", amendment, delegation: "EU", proposed });
  const on = { clause: asClause("op1") };
  const result = text("Urges all States to protect children;");
  tabled("a1", { kind: "edit", on, base: room.runs(on), text: result });
  must({ command: "acceptAmendments", amendments: ["a1"], ifBase: fingerprint(room.runs(on)), result });
  const inserted = text("Welcomes the report of the Secretary-General;");
  tabled("a2", {
    ...{ kind: "insert", clause: asClause("new"), clauseKind: "operative", level: 0, order: "ADV" },
    text: inserted,
  });
  must({ command: "acceptAmendments", amendments: ["a2"], result: inserted });
  tabled("a3", { kind: "delete", on: { clause: asClause("op2b") } });
  must({ command: "acceptAmendments", amendments: ["a3"] });
  const edited = withClauses(before, (clauses) =>
    clauses.map((one) => (one.id === "op2a" ? { ...one, text: text("Every other year;") } : one)),
  );
  const told = (content: Content, past?: DraftPast) =>
    placeFile(
      { ...fileWith(room), content },
      room.words,
      room.state,
      { newId: counter(), random: seededRandom(1) },
      past,
    )
      .untracked.map(({ kind, excerpt }) => `${kind} ${excerpt}`)
      .sort();
  const changes = changesOf(room.decisions);
  expect(told(edited, { issued: [before], changes })).toEqual(["edit (+) other"]);
  expect(told(edited, { issued: [], changes })).toEqual(["edit (+) other"]);
  expect(told(edited)).toEqual([
    "delete Welcomes the report of the Secretary-General;",
    "edit (+) other",
    "edit (−) all",
  ]);
});

test("[FA14] a file that knows no italics says nothing of those of the draft", () => {
  const room = begun();
  const stored = room.clauses.get(asClause("op1"));
  if (stored)
    stored.runs = [{ text: "Urges States to read " }, { text: "Our Water", marks: ["em"] }, { text: " every year;" }];
  const upright = (words: string) =>
    withClauses(room.content, (clauses) =>
      clauses.map((one) => (one.id === "op1" ? { ...one, text: text(words) } : one)),
    );
  const told = (words: string) => place({ ...fileWith(room), content: upright(words) }, room).untracked;
  expect(told("Urges States to read Our Water every year;")).toEqual([]);
  const [item] = told("Urges States to read Our Water every month;");
  expect(item?.after).toEqual([
    { text: "Urges States to read " },
    { text: "Our Water", marks: ["em"] },
    { text: " every month;" },
  ]);
  expect(told("Urges States to read Our Rivers every year;")[0]?.excerpt).toBe("Our Water → Our Rivers");
});

test("[FA14] a table that reads otherwise is told of, and cannot be amended", () => {
  const room = begun();
  const words = {
    ...room.words,
    clauses: [
      ...room.words.clauses,
      {
        ...{ id: asClause("table"), kind: "table" as const, level: 0, order: "Z", label: "", runs: [] },
        table: {
          ...{ headerRows: 1, rows: ["r1"], columns: ["c1", "c2"] },
          cells: [["Agenda", "5"].map((cell) => ({ key: cell, runs: text(cell), source: undefined }))],
        },
      },
    ],
  };
  const content = completeContent({
    ...room.content,
    clauses: [...room.content.clauses, table("table", [["Agenda", "6"]])],
  });
  const { untracked } = placeFile({ ...fileWith(room), content }, words, room.state, {
    newId: counter(),
    random: seededRandom(1),
  });
  expect(untracked).toMatchObject([
    { kind: "edit", clause: "table", problem: "not_amendable", proposed: null, excerpt: "6" },
  ]);
});

test.each([
  ["BRA", "BRA"],
  ["bra", "BRA"],
  ["Brazil", "BRA"],
  ["Ana Lima (KEN)", "KEN"],
  ["Delegation of Kenya", "KEN"],
  ["Republic of Korea", "ROK"],
  ["MEX", "MEX"],
  ["Ana Lima", null],
  ["BRA/KEN", null],
  ["Ken Brown", null],
])("[FA9] the author %s seems to be %s", (author, code) => {
  const delegations = [
    { code: "BRA", name: "Brazil" },
    { code: "KEN", name: "Kenya" },
    { code: "ROK", name: "Republic of Korea" },
    { code: "G77", name: "" },
  ];
  expect(suggestedDelegation(author, delegations)).toBe(code);
});
