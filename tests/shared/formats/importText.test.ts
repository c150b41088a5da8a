import { describe, expect, test } from "vitest";
import type { ContentClause, ImportResult } from "../../../shared/document/content.ts";
import { CONTENT_LIMITS } from "../../../shared/document/readContent.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { ImportError } from "../../../shared/formats/importError.ts";
import { importText, MAX_TEXT_LENGTH } from "../../../shared/formats/text/importText.ts";
import { counter } from "../../support/counter.ts";

const read = (source: string): ImportResult => importText(source, { newId: counter() });

/** A clause as "operative 1. Requests States;", sub-clauses with their level, notes in braces, breaks as ⏎. */
function shown({ kind, level, number, text }: ContentClause): string {
  const deep = level > 0 ? `/${level}` : "";
  return [`${kind}${deep}`, number, words(text)].filter((part) => part !== "").join(" ");
}

const words = (runs: readonly Run[]): string =>
  runs.map((run) => ("text" in run ? run.text : "break" in run ? "⏎" : `{${run.footnote}}`)).join("");
const clauses = (source: string): string[] => read(source).content.clauses.map(shown);
const codes = ({ warnings }: ImportResult) => warnings.map(({ code, line }) => `${line ?? "-"} ${code}`);

const RESOLUTION = `
 48/99. Protection of coastal
lagoons

 The General Assembly,

 Recalling its resolution 47/12 of 3 March
2021 on wetlands,

 Mindful of the role of mangroves,

 1. Urges States to map their lagoons by
2030;

 2. Requests the Secretary-General:

 (a) To report on the maps;

 (b) To convene experts.

12th plenary meeting
4 May 2022
`;

describe("resolutions", () => {
  test("[IM7] title, enacting line, preamble, operative part, sub-clauses and closing are told apart", () => {
    const result = read(RESOLUTION);
    expect(result.content.clauses.map(shown)).toEqual([
      "title Protection of coastal lagoons",
      "enacting The General Assembly,",
      "preambular Recalling its resolution 47/12 of 3 March 2021 on wetlands,",
      "preambular Mindful of the role of mangroves,",
      "operative 1. Urges States to map their lagoons by 2030;",
      "operative 2. Requests the Secretary-General:",
      "operative/1 (a) To report on the maps;",
      "operative/1 (b) To convene experts.",
      "closing 12th plenary meeting",
      "closing 4 May 2022",
    ]);
    expect(result.content).toMatchObject({
      adref: 1,
      type: "resolution",
      language: "en",
      head: { organ: "General Assembly", number: "48/99" },
    });
    expect(result.content.clauses[2]?.lead).toBe("Recalling");
    expect(result.warnings).toEqual([]);
  });

  test("[IM7] a text without white space at line starts, or with one line a clause, gives the same", () => {
    const expected = clauses(RESOLUTION);
    expect(clauses(RESOLUTION.replaceAll(/^ +/gm, ""))).toEqual(expected);
    const unwrapped = RESOLUTION.replaceAll(/(?<=[a-z])\n(?=[a-z2])/g, " ");
    expect(clauses(unwrapped)).toEqual(expected);
  });

  test("[IM7] without blank lines a preambular clause is known by its opening phrase", () => {
    const source = [
      "The Security Council,",
      "Recalling its words,",
      "which were few,",
      "Noting the silence,",
      "1. Decides to meet.",
    ];
    expect(clauses(source.join("\n"))).toEqual([
      "enacting The Security Council,",
      "preambular Recalling its words, which were few,",
      "preambular Noting the silence,",
      "operative Decides to meet.",
    ]);
  });

  test("[IM7] a blank line inside an unfinished clause does not cut it, and is told", () => {
    const result = read("The General Assembly,\n\n1. Urges States to map\n\nall lagoons;\n\n2. Decides to meet.");
    expect(result.content.clauses.map(shown)).toContain("operative 1. Urges States to map all lagoons;");
    expect(codes(result)).toEqual(["5 joined_after_blank_line"]);
  });

  test("[IM15] a single operative clause bears no number, and a text inside it has numbers of its own", () => {
    const source = `
The General Assembly

      Adopts the following declaration:

Declaration on lagoons

We, the delegates, meeting by the sea, declare:

1. Reaffirm the treaty;

2. Commit to more.`;
    const result = read(source);
    expect(result.content.clauses.map(shown)).toEqual([
      "enacting The General Assembly",
      "operative Adopts the following declaration:",
      "heading/3 Declaration on lagoons",
      "text We, the delegates, meeting by the sea, declare:",
      "numbered 1. Reaffirm the treaty;",
      "numbered 2. Commit to more.",
    ]);
    expect(result.warnings).toEqual([]);
  });

  test("[IM15] a last clause with an unknown opening is the operative one, with a doubt", () => {
    const result = read("The General Assembly,\n\nRecalling all,\n\nApplauds the choir.");
    expect(result.content.clauses.map(shown).at(-1)).toBe("operative Applauds the choir.");
    expect(codes(result)).toEqual(["5 kind_uncertain"]);
  });

  test("[IM15] before numbered clauses such a clause is preambular, with a doubt", () => {
    const result = read("The General Assembly,\n\nApplauds the choir.\n\n1. Urges calm;\n\n2. Decides to meet.");
    expect(result.content.clauses.map(shown)[1]).toBe("preambular Applauds the choir.");
    expect(codes(result)).toEqual(["3 kind_uncertain"]);
  });

  test("[IM16] a part has its own preamble; numbers that begin anew in it are told", () => {
    const source = `
The General Assembly,

1. Decides to meet;

2. Decides to part;

I
Lagoons

Recalling the tide,

3. Urges calm;

II. Reefs

Noting the corals,

1. Urges care.`;
    const result = read(source);
    expect(result.content.clauses.map(shown)).toEqual([
      "enacting The General Assembly,",
      "operative 1. Decides to meet;",
      "operative 2. Decides to part;",
      "heading/1 I. Lagoons",
      "preambular Recalling the tide,",
      "operative 3. Urges calm;",
      "heading/1 II. Reefs",
      "preambular Noting the corals,",
      "operative 4. Urges care.",
    ]);
    expect(codes(result)).toEqual(["19 number_changed"]);
  });

  test("[IM16] a preambular clause after the operative part is kept as text, with a warning", () => {
    const result = read("The General Assembly,\n\n1. Decides to meet;\n\n2. Decides to part;\n\nRecalling all of it,");
    expect(result.content.clauses.map(shown).at(-1)).toBe("text Recalling all of it,");
    expect(codes(result)).toEqual(["7 preambular_after_operative"]);
  });

  test("[IM16] an annex has its title and numbers of its own", () => {
    const source = `The General Assembly,

1. Adopts the rules;

2. Decides to publish them.

Annex I
Rules of the lagoon

1. No noise.

Annex II

Boats

1. Small ones only.`;
    expect(clauses(source).slice(3)).toEqual([
      "annex Annex I Rules of the lagoon",
      "numbered 1. No noise.",
      "annex Annex II Boats",
      "numbered 1. Small ones only.",
    ]);
  });

  test("[IM17] paragraphs without an enacting line are read by their opening phrases, with a warning", () => {
    const result = read("Recalling the tide,\n\n1. Urges calm;\n\n2. Requests care.");
    expect(result.content.type).toBe("resolution");
    expect(result.content.clauses.map(shown)).toEqual([
      "preambular Recalling the tide,",
      "operative 1. Urges calm;",
      "operative 2. Requests care.",
    ]);
    expect(codes(result)).toEqual(["1 no_enacting_line"]);
  });
});

describe("numbers and signs", () => {
  test("[IM9] a year, or another number than the next, does not open a paragraph in the middle of one", () => {
    const source =
      "I. Meeting\n\n1. The group met on 3 May\n2012. On that day, and on\n15. May, it rested.\n\n2. It parted.";
    expect(clauses(source)).toEqual([
      "heading/1 I. Meeting",
      "numbered 1. The group met on 3 May 2012. On that day, and on 15. May, it rested.",
      "numbered 2. It parted.",
    ]);
  });

  test("[IM9] a number that is not the next one opens a paragraph only where one must begin, with a warning", () => {
    const result = read("The General Assembly,\n\n1. Decides to meet;\n\n4. Decides to part;\n\n5. Decides to rest.");
    expect(result.content.clauses.map(shown).slice(1)).toEqual([
      "operative 1. Decides to meet;",
      "operative 2. Decides to part;",
      "operative 3. Decides to rest.",
    ]);
    expect(codes(result)).toEqual(["5 unexpected_number", "5 number_changed", "7 number_changed"]);
  });

  test("[IM9] such a number at a mere line start is read as words, with a warning", () => {
    const result = read("I. Work\n\n1. It met on the days before 9 May.\n7. Then it rested.\n\n2. It parted.");
    expect(result.content.clauses.map(shown)[1]).toBe(
      "numbered 1. It met on the days before 9 May. 7. Then it rested.",
    );
    expect(codes(result)).toEqual(["4 possible_number"]);
  });

  test("[IM9] an inserted number is read as a clause and asked about", () => {
    const result = read(
      "The General Assembly,\n\n1. Decides to meet;\n\n1 bis. Decides to sing;\n\n2. Decides to part.",
    );
    expect(result.content.clauses.map(shown)[2]).toBe("operative 2. Decides to sing;");
    expect(codes(result)).toContain("5 inserted_number");
  });

  test("[IM9] numbers of a quoted text do not end the outer count", () => {
    const source = `The General Assembly,

1. Decides to meet;

2. Adopts the following:

Code of the sea

1. Be calm.

2. Be kind.

3. Requests a report.`;
    expect(clauses(source).slice(1)).toEqual([
      "operative 1. Decides to meet;",
      "operative 2. Adopts the following:",
      "heading/3 Code of the sea",
      "numbered 1. Be calm.",
      "numbered 2. Be kind.",
      "numbered 3. Requests a report.",
    ]);
  });

  test("[IM9] behind a quoted text the outer numbers go on", () => {
    const source =
      "The General Assembly,\n\n1. Adopts the following:\n\nCode\n\n1. Be calm.\n\n2. Be kind.\n\n3. Be quick.\n\n2. Requests a report;\n\n3. Decides to meet.";
    expect(clauses(source).slice(1)).toEqual([
      "operative 1. Adopts the following:",
      "heading/3 Code",
      "numbered 1. Be calm.",
      "numbered 2. Be kind.",
      "numbered 3. Be quick.",
      "operative 2. Requests a report;",
      "operative 3. Decides to meet.",
    ]);
  });

  test("[IM8] four levels of sub-clauses are known by their signs", () => {
    const source =
      "I. Work\n\n1. It decided:\n\n(a) First:\n\n(i) Deep:\n\na. Deeper:\n\ni. Deepest;\n\nii. Also;\n\nb. Up;\n\n(ii) More;\n\n(b) Second.";
    expect(clauses(source).slice(2)).toEqual([
      "numbered/1 (a) First:",
      "numbered/2 (i) Deep:",
      "numbered/3 a. Deeper:",
      "numbered/4 i. Deepest;",
      "numbered/4 ii. Also;",
      "numbered/3 b. Up;",
      "numbered/2 (ii) More;",
      "numbered/1 (b) Second.",
    ]);
  });

  const upToH = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => `(${letter}) Point;`).join("\n\n");

  test("[IM8] after (h) the sign (i) is a letter or a numeral, as the next sign says", () => {
    const letter = `I. Work\n\n1. It decided:\n\n${upToH}\n\n(i) Point;\n\n(j) Point.`;
    const numeral = `I. Work\n\n1. It decided:\n\n${upToH}\n\n(i) Point;\n\n(ii) Point.`;
    expect(clauses(letter).at(-2)).toBe("numbered/1 (i) Point;");
    expect(clauses(numeral).at(-2)).toBe("numbered/2 (i) Point;");
    const result = read(`I. Work\n\n1. It decided:\n\n${upToH}\n\n(i) Point.`);
    expect(result.content.clauses.map(shown).at(-1)).toBe("numbered/1 (i) Point.");
    expect(codes(result)).toEqual(["21 ambiguous_item"]);
  });

  test("[IM8] a numeral of the next list says nothing of the last letter of this one", () => {
    const upper = upToH.replaceAll(";", ",").replaceAll(/^/gm, "    ");
    const source = `The General Assembly,\n\nRecalling:\n\n${upper}\n\n    (i) Point,\n\nNoting:\n\n    (a) Part,\n\n        (i) Deep,\n\n        (ii) Deep,\n\n1. Urges calm.`;
    const result = read(source);
    expect(result.content.clauses.map(shown)[10]).toBe("preambular/1 (i) Point,");
    expect(result.warnings).toEqual([]);
  });

  test("[IM8] signs inside a sentence are words, at a line start too", () => {
    const source = "I. Work\n\n1. It recalled questions\n(a) and (b) above, and went on.";
    expect(clauses(source)[1]).toBe("numbered 1. It recalled questions (a) and (b) above, and went on.");
  });

  test("[IM8] (i) directly under a paragraph is read one level down, with a warning", () => {
    const result = read("I. Work\n\n1. It decided:\n\n(i) To meet;\n\n(ii) To part.");
    expect(result.content.clauses.map(shown).slice(2)).toEqual(["numbered/1 (a) To meet;", "numbered/1 (b) To part."]);
    expect(codes(result)).toEqual(["5 level_skipped", "5 number_changed", "7 number_changed"]);
  });

  test("[IM8] a list that begins with a. is read from one level down, with a warning", () => {
    const result = read("I. Work\n\n1. It decided:\na. To meet:\ni. Early;\nii. Late;\nb. To part.");
    expect(result.content.clauses.map(shown).slice(2)).toEqual([
      "numbered/1 (a) To meet:",
      "numbered/2 (i) Early;",
      "numbered/2 (ii) Late;",
      "numbered/1 (b) To part.",
    ]);
    expect(codes(result)).toEqual(["4 level_skipped"]);
  });

  test("[IM9] the labels of the room, PP 1 and OP 1 bis, are read and taken off", () => {
    const source =
      "The General Assembly,\n\nPP1 Recalling all,\n[PP 2. Noting the tide,]\n\nOP1: Urges calm;\n\nOP 1 bis Applauds [the choir];\n\nOP 2 Recalls PP 2\nand OP 1 above.";
    const result = read(source);
    expect(result.content.clauses.map(shown).slice(1)).toEqual([
      "preambular Recalling all,",
      "preambular [Noting the tide,]",
      "operative 1. Urges calm;",
      "operative 2. Applauds [the choir];",
      "operative 3. Recalls PP 2 and OP 1 above.",
    ]);
    expect(codes(result)).toEqual(["8 inserted_number", "8 number_changed", "10 number_changed"]);
  });

  test("[IM16] an item that belongs to no paragraph keeps its sign as words", () => {
    const result = read("I. Work\n\n(a) Alone.");
    expect(result.content.clauses.map(shown)[1]).toBe("text (a) Alone.");
    expect(codes(result)).toEqual(["3 item_without_paragraph"]);
  });

  test("[IM15] in a report a line without a mark is a heading, one with a mark is text; both may wrap", () => {
    const source =
      "Report of the group\n\nI. Work\n\nA. Meetings held in the spring and in\nthe summer\n\n1. It met.\n\n  Boats (article 4)\n\n2. It sailed.\n\nNothing more was said\nof them.";
    expect(clauses(source)).toEqual([
      "title Report of the group",
      "heading/1 I. Work",
      "heading/2 A. Meetings held in the spring and in the summer",
      "numbered 1. It met.",
      "heading/3 Boats (article 4)",
      "numbered 2. It sailed.",
      "text Nothing more was said of them.",
    ]);
  });
});

describe("pages and notes", () => {
  const withNotes = (body: string, notes: string) => `The General Assembly,\n\n${body}\n\n_______________\n${notes}`;
  const first = (source: string) => words(read(source).content.clauses[1]?.text ?? []);

  test("[IM4] a page foot with a job number and the symbol beside it are taken out; other symbols stay", () => {
    const source =
      "I. Work\n\n1. It met and\n\n\n\n6 V.12-57334\n\nCTOC/COP/WG.3/2012/5\n\nparted, as in\nCTOC/COP/2012/9\nwas said.";
    const result = read(source);
    expect(result.content.clauses.map(shown)[1]).toBe("numbered 1. It met and parted, as in CTOC/COP/2012/9 was said.");
    expect(result.content.head.symbol).toBe("CTOC/COP/WG.3/2012/5");
  });

  test("[IM4] a symbol that ends a paragraph above a page foot stays", () => {
    const source = "I. Work\n\n1. It met, as was said in\nCTOC/COP/2012/9\n\n6 V.12-57334\n\nand parted.";
    expect(clauses(source)[1]).toBe("numbered 1. It met, as was said in CTOC/COP/2012/9 and parted.");
  });

  test("[IM7] a clause that a page end cuts goes on, whatever its next word", () => {
    const source =
      "The General Assembly,\n\nRecalling the office for\n\n6 V.12-57334\n\nNoting and Filing,\n\n1. Urges calm.";
    expect(clauses(source)[1]).toBe("preambular Recalling the office for Noting and Filing,");
  });

  test("[IM5] a running head at the top of a page is taken out where it has the symbol as a column", () => {
    const page = (head: string) =>
      `1/2. A title that\nruns on\n\nThe General Assembly,\n\n1. Decides to meet and\n\n2/3          18-16895\n\f${head}\n\nto part;\n\n2. Decides to rest.`;
    const known = read(page("A title that runs\nA/RES/1/2        on"));
    expect(known.content.clauses.map(shown)[2]).toBe("operative 1. Decides to meet and to part;");
    expect(known.content.head).toMatchObject({ symbol: "A/RES/1/2" });
    expect(known.warnings).toEqual([]);
    const unknown = read(page("Unheard words\nA/RES/1/2        here"));
    expect(unknown.content.clauses.map(shown)[2]).toBe(
      "operative 1. Decides to meet and Unheard words A/RES/1/2 here to part;",
    );
    expect(codes(unknown)).toContain("9 possible_running_head");
  });

  test("[IM6] notes behind a rule are lifted, and the clause they cut goes on", () => {
    const source = ` The General Assembly,

 Recalling the treaty1 on the

_______________
1 Official Records, vol. 2, No.
7 of 1999.
2 See resolution 3/4.
 calm of lagoons, and the code,2

  Noting the tide,

 1. Urges calm;

 2. Urges care;

 3. Requests what the note3 says;

_______________
3 A/1/2.
 4. Requests nothing of a note 4;

 5. Decides to part.`;
    const { content } = read(source);
    expect(content.clauses.map(shown).slice(1)).toEqual([
      "preambular Recalling the treaty{f1} on the calm of lagoons, and the code,{f2}",
      "preambular Noting the tide,",
      "operative 1. Urges calm;",
      "operative 2. Urges care;",
      "operative 3. Requests what the note{f3} says;",
      "operative 4. Requests nothing of a note 4;",
      "operative 5. Decides to part.",
    ]);
    expect(content.footnotes.map(({ number, text }) => `${number} ${plainText(text)}`)).toEqual([
      "1 Official Records, vol. 2, No. 7 of 1999.",
      "2 See resolution 3/4.",
      "3 A/1/2.",
    ]);
    expect(clauses(source.replaceAll(/^ +/gm, ""))).toEqual(content.clauses.map(shown));
  });

  test("[IM6] the words of a note that nothing cites are kept as text, with a warning", () => {
    const result = read(withNotes("1. Decides;", "1 Lost words."));
    expect(result.content.clauses.map(shown).at(-1)).toBe("text 1 Lost words.");
    expect(codes(result)).toEqual(["6 note_without_marker"]);
  });

  test("[IM6] a rule without notes is an ornament", () => {
    expect(clauses("The General Assembly,\n\n1. Decides to meet;\n\n2. Decides to part.\n\n_____")).toHaveLength(3);
  });

  test.each([
    ["glued to a word", "Recalling the treaty1 and the code,2", "Recalling the treaty{f1} and the code,{f2}"],
    [
      "behind a quotation mark",
      "Recalling “the treaty”,1 and more (the code)2 too,",
      "Recalling “the treaty”,{f1} and more (the code){f2} too,",
    ],
    [
      "behind a year and its comma",
      "Recalling 3 May 2011,1 and all that2,",
      "Recalling 3 May 2011,{f1} and all that{f2},",
    ],
    [
      "twice",
      "Recalling the treaty1 and the code2 and the treaty1 again,",
      "Recalling the treaty{f1} and the code{f2} and the treaty{f1} again,",
    ],
    [
      "as raised figures",
      "Recalling the year 2011¹ and 5 km² and the code,¹,²",
      "Recalling the year 2011{f1} and 5 km² and the code,{f1}{f2}",
    ],
    ["two at one place", "Recalling the treaty1,2 and more,", "Recalling the treaty{f1}{f2} and more,"],
  ])("[IM10] a marker is known %s", (_where, body, expected) => {
    const result = read(withNotes(body, "1 One.\n2 Two."));
    expect(words(result.content.clauses[1]?.text ?? [])).toBe(expected);
    expect(result.warnings.filter(({ code }) => code !== "no_enacting_line")).toEqual([]);
  });

  test.each([
    ["symbols", "Recalling WG.1 and A/C.1 and A/Conf1 and CRP.1 and No.1 and the treaty,1"],
    ["thousands", "Recalling 10,1 and 3.1 and 10:1 and the treaty,1"],
    ["letters with figures", "Recalling H1 and (A1) and the treaty,1"],
  ])("[IM10] %s are no markers", (_what, body) => {
    expect(first(withNotes(body, "1 One."))).toBe(body.replace(/1$/, "{f1}"));
  });

  test("[IM10] a marker out of order or without a note stays in the text, with a warning", () => {
    const result = read(withNotes("Recalling the code2 and the treaty1 and the rest4,", "1 One.\n2 Two."));
    expect(words(result.content.clauses[1]?.text ?? [])).toBe("Recalling the code2 and the treaty{f1} and the rest4,");
    expect(codes(result)).toEqual(["3 marker_out_of_order", "3 marker_without_note", "7 note_without_marker"]);
  });

  const extracted = (first: string, second: string) => `     The General Assembly

           1.    Reaffirm ${first}
     to meet in 2 places;
           2.    Urge ${second}
     on land.
     __________
        1
          Resolution 7/1.
        2
          See resolution 5/2.

1/2                18-16895
\f     A/RES/1/2

           3.    Visit 1 island.`;

  test("[IM11] in text extracted from PDF the page of a note tells which figure after a blank is its marker", () => {
    const result = read(extracted("the Agenda, 1 and", "States, 2 at sea and"));
    expect(result.content.clauses.map(shown).slice(1)).toEqual([
      "operative 1. Reaffirm the Agenda,{f1} and to meet in 2 places;",
      "operative 2. Urge States,{f2} at sea and on land.",
      "operative 3. Visit 1 island.",
    ]);
    expect(result.warnings).toEqual([]);
  });

  test("[IM11] the same figure on another page is no choice", () => {
    const result = read(extracted("the Goals 1 and", "States, 2 at sea and"));
    expect(words(result.content.clauses[1]?.text ?? [])).toBe("Reaffirm the Goals{f1} and to meet in 2 places;");
    expect(words(result.content.clauses[3]?.text ?? [])).toBe("Visit 1 island.");
    expect(result.warnings).toEqual([]);
  });

  test("[IM11] two figures that could both be the marker are left in the text, with a warning", () => {
    const result = read(extracted("the Agenda, 1 and", "States, 2 at sea, 2 and"));
    expect(words(result.content.clauses[2]?.text ?? [])).toBe("Urge States, 2 at sea, 2 and on land.");
    expect(codes(result)).toEqual(["4 marker_uncertain", "10 note_without_marker"]);
  });

  test("[IM11] stray blanks of the extraction are told and not repaired", () => {
    const result = read(extracted("the high -level Agenda, 1 the framework, and", "the framew ork, 2 and"));
    expect(words(result.content.clauses[2]?.text ?? [])).toBe("Urge the framew ork,{f2} and on land.");
    expect(codes(result)).toEqual(["3 blank_before_hyphen", "5 broken_word"]);
  });
});

describe("tables", () => {
  const table = (source: string) => {
    const found = read(source).content.clauses.find(({ kind }) => kind === "table");
    return { header: found?.header, rows: found?.cells?.map((row) => row.map(words)) };
  };

  test("[IM12] rows with bars are a table; a rule of hyphens ends its header", () => {
    expect(table("Annex\n\nList\n\n| Symbol | Title |\n| --- | --- |\n| A/1 | One \\| two |\n| A/2 |  |")).toEqual({
      header: 1,
      rows: [
        ["Symbol", "Title"],
        ["A/1", "One | two"],
        ["A/2", ""],
      ],
    });
  });

  test("[IM12] lines with as many tabs each are a table; numbered paragraphs with a tab are not", () => {
    expect(table("Annex\n\nList\n\nState\tVotes\tNote\nChad\t3\t\nPeru\t4\tlate").rows).toEqual([
      ["State", "Votes", "Note"],
      ["Chad", "3", ""],
      ["Peru", "4", "late"],
    ]);
    expect(clauses("The General Assembly,\n\n1.\tDecides to meet;\n2.\tDecides to part.").slice(1)).toEqual([
      "operative 1. Decides to meet;",
      "operative 2. Decides to part.",
    ]);
  });

  test("[IM12] a list of documents whose columns were lost is read by its column names and symbols", () => {
    const source =
      "Annex\n\nList of papers\n\nDocument symbol\nAgenda\n\nitem Title or description\n\nA/C.1/2/3 1 (b) Agenda of the\nmeeting\nA/C.1/2/4-\nA/C.1/2/5\n\n4 and 5 A paper\non A/C.1/7\nA/C.1/2/CRP.1 Another paper";
    expect(table(source)).toEqual({
      header: 1,
      rows: [
        ["Document symbol", "Agenda item", "Title or description"],
        ["A/C.1/2/3", "1 (b)", "Agenda of the meeting"],
        ["A/C.1/2/4-A/C.1/2/5", "4 and 5", "A paper on A/C.1/7"],
        ["A/C.1/2/CRP.1", "", "Another paper"],
      ],
    });
  });
});

describe("the source", () => {
  test("[IM2] a text without words and a text that is too long are refused", () => {
    const code = (source: string) => {
      try {
        read(source);
      } catch (error) {
        return error instanceof ImportError ? error.code : String(error);
      }
      return "read";
    };
    expect(code(" \n\f\n\u00a0")).toBe("empty");
    expect(code("a ".repeat(MAX_TEXT_LENGTH / 2 + 1))).toBe("too_large");
    expect(code(`The General Assembly,\n\n${"Recalling all,\n\n".repeat(CONTENT_LIMITS.clauses)}`)).toBe("too_large");
    expect(code(`The General Assembly,\n\nRecalling ${"all ".repeat(CONTENT_LIMITS.textLength / 4)}`)).toBe(
      "too_large",
    );
  });

  test("[PE6] a picture's place and a break in a note that nothing cites leave no character that may not stand", () => {
    expect(read("The General Assembly,\n\nRecalling\ufffcall,").content.clauses.map((one) => one.text)).toEqual([
      [{ text: "The General Assembly," }],
      [{ text: "Recalling all," }],
    ]);
    const lost = read("The General Assembly,\n\nRecalling all,\n\n_____\n1 See\vthere.").content.clauses.at(-1);
    expect(lost?.text).toEqual([{ text: "1 See" }, { break: true }, { text: "there." }]);
  });

  // Each of these once took minutes: then the test ends by its time limit.
  test.each([
    ["page footers one after another", "1/2 12-12345\n"],
    ["a list of documents without end", `Symbol Title\nA/1 ${"x\n".repeat(900_000)}`],
    ["a list of documents cut by hyphens", `Symbol Title\n${"A/1-\n".repeat(350_000)}`],
  ])("[SE26] the longest source takes no longer than its length: %s", (_what, part) => {
    const source = part.repeat(Math.floor(MAX_TEXT_LENGTH / part.length));
    try {
      expect(read(source).content.clauses.length).toBeLessThan(3);
    } catch (error) {
      expect(error).toMatchObject({ code: "too_large" });
    }
  });

  test("[SE26] a table beyond the limits is refused", () => {
    expect(() => read("a\tb\n".repeat(CONTENT_LIMITS.rows + 1))).toThrow("a table has more than");
    expect(read("a\tb\n".repeat(CONTENT_LIMITS.rows)).content.clauses).toHaveLength(1);
  });

  test("[IM2] there are at most a thousand warnings, and a last one that says how many more", () => {
    const marks = read(`The General Assembly,\n\nRecalling${"¹ a".repeat(2400)},`);
    expect(marks.warnings).toHaveLength(1001);
    expect(marks.warnings.at(-1)).toMatchObject({ code: "more_warnings" });
  });

  test("[IM3] line ends, byte order mark, no-break blanks and soft hyphens make no difference", () => {
    const odd = `\ufeff${RESOLUTION.trimStart()}`
      .replaceAll("\n", "\r\n")
      .replaceAll("to map", "to\u00a0map")
      .replaceAll("lagoons", "la\u00adgoons");
    expect(clauses(odd)).toEqual(clauses(RESOLUTION));
    expect(clauses(RESOLUTION.replaceAll("\n", "\r"))).toEqual(clauses(RESOLUTION));
  });

  test("[IM3] a manual line break stays a break; control characters go, with a warning", () => {
    const result = read("The General Assembly,\n\nRecalling\u2028all,\n\nNoting\vmore,\n\n1. Decides\u0000 to meet.");
    expect(result.content.clauses.map(shown).slice(1)).toEqual([
      "preambular Recalling⏎all,",
      "preambular Noting⏎more,",
      "operative Decides to meet.",
    ]);
    expect(codes(result)).toEqual(["7 control_character"]);
  });

  test("[IM3] a compound cut at its hyphen is joined without a blank, a suspended one is not", () => {
    const source = "I. Work\n\n1. It discussed money-\nlaundering in low-\nand high-income States.";
    expect(clauses(source)[1]).toBe("numbered 1. It discussed money-laundering in low- and high-income States.");
  });

  test("[IM13] a masthead in columns goes into the head; what has no place in a draft is told", () => {
    const source = `United Nations                    A/RES/48/99
General Assembly                  Distr.: General
                                  4 May 2022

Forty-eighth session
Agenda item 12 (a)

Resolution adopted by the General Assembly
[on the report of the Committee (A/48/1,
para. 6)]

Submitted by a friend

${RESOLUTION}`;
    const result = read(source);
    expect(result.content.head).toEqual({
      organ: "General Assembly",
      symbol: "A/RES/48/99",
      number: "48/99",
      session: "Forty-eighth session",
      agendaItem: "12 (a)",
    });
    expect(result.content.clauses.map(shown)).toEqual(clauses(RESOLUTION));
    expect(codes(result)).toEqual([
      "2 masthead_left_out",
      "3 masthead_left_out",
      "8 masthead_left_out",
      "9 masthead_left_out",
      "10 masthead_left_out",
      "12 above_title_left_out",
    ]);
  });

  test("[IM14] a French resolution is read with its own signs and markers", () => {
    const source = `L’Assemblée générale,

Rappelant sa résolution 70/1 du 25 septembre 2015¹, et les principes,

1. Prie le Secrétaire général :

a) De lui rendre compte des travaux ;

i) Par écrit ;

b) De publier les cartes ;

2. Décide de rester saisie de la question.

36e séance plénière
26 juillet 2012

_______________
1 Résolution 70/1.`;
    const { content, warnings } = read(source);
    expect(content.language).toBe("fr");
    expect(content.head.organ).toBe("Assemblée générale");
    expect(content.clauses.map(shown)).toEqual([
      "enacting L’Assemblée générale,",
      "preambular Rappelant sa résolution 70/1 du 25 septembre 2015{f1}, et les principes,",
      "operative 1. Prie le Secrétaire général :",
      "operative/1 a) De lui rendre compte des travaux ;",
      "operative/2 i) Par écrit ;",
      "operative/1 b) De publier les cartes ;",
      "operative 2. Décide de rester saisie de la question.",
      "closing 36e séance plénière",
      "closing 26 juillet 2012",
    ]);
    expect(warnings).toEqual([]);
  });

  test.each([
    [
      "ru",
      "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию,\n\n1. призывает государства;\n\n2. постановляет продолжить.",
    ],
    ["zh", "大会，\n\n回顾其决议，\n\n1. 促请各国；\n\n2. 决定继续处理此案。"],
    ["ar", "إن الجمعية العامة،\n\nإذ تشير إلى قرارها،\n\n1. تحث الدول؛\n\n2. تقرر أن تواصل النظر."],
  ])("[IM14] a resolution in another script is told by its marks: %s", (language, source) => {
    const { content, warnings } = read(source);
    expect(content.language).toBe(language);
    expect(content.clauses.map(({ kind }) => kind)).toEqual(["enacting", "preambular", "operative", "operative"]);
    expect(warnings).toEqual([]);
  });

  test("[IM14] a Spanish resolution is read with its own signs", () => {
    const source =
      "La Asamblea General,\n\nRecordando su resolución y los principios,\n\n1. Pide al Secretario General que:\n\na) Publique los mapas;\n\nb) Convoque a los expertos;\n\n2. Decide seguir ocupándose de la cuestión.\n\n46ª sesión plenaria\n26 de julio de 2012";
    const { content, warnings } = read(source);
    expect(content.language).toBe("es");
    expect(content.clauses.map(({ kind }) => kind)).toEqual([
      ...["enacting", "preambular", "operative", "operative", "operative", "operative", "closing", "closing"],
    ]);
    expect(warnings).toEqual([]);
  });
});
