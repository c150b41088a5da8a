import { describe, expect, test } from "vitest";
import { clauses, codes, read, shown } from "../../support/readingText.ts";

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
