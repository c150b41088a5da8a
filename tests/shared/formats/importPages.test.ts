import { describe, expect, test } from "vitest";
import { plainText } from "../../../shared/domain/clause.ts";
import { clauses, codes, read, shown, words } from "../../support/readingText.ts";

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
