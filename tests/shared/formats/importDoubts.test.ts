import { describe, expect, test } from "vitest";
import type { ImportResult } from "../../../shared/document/content.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { ImportError } from "../../../shared/formats/importError.ts";
import { importText } from "../../../shared/formats/text/importText.ts";
import { counter } from "../../support/counter.ts";

const read = (...lines: readonly string[]): ImportResult => importText(lines.join("\n"), { newId: counter() });
const clauses = ({ content }: ImportResult): string[] =>
  content.clauses.map(({ kind, number, text }) => [kind, number, plainText(text)].filter((part) => part).join(" "));
const codes = ({ warnings }: ImportResult) => warnings.map(({ code, line }) => `${line ?? "-"} ${code}`);

/** A resolution as people paste it: without blank lines, wrapped, with a sub-clause list. */
const ROUGH = [
  "The General Assembly,",
  "Recalling its resolution 47/12 of 3 March",
  "2021 on wetlands,",
  "Mindful of the role of mangroves,",
  "1. Urges States to map their lagoons by",
  "2030, and to publish the maps;",
  "2. Requests the Secretary-General:",
  "(a) To report on the maps",
  "of all lagoons;",
  "(b) To convene experts;",
  "3. Decides to meet.",
];

describe("lines that begin like a clause", () => {
  const markers = [
    ...["(c)", "(c) Wordq", "(x) wordq", "d) Wordq", "(iv) Wordq", "f. Wordq", "(C) Wordq", "(7) Wordq", "7) Wordq"],
    ...[
      "2 bis.",
      "2 bis. Wordq",
      "2bis Wordq",
      "OP 3 bis",
      "OP 9 Wordq",
      "OP9: wordq",
      "PP 7",
      "[8. Wordq",
      "[PP 3 bis] Wordq",
    ],
    ...["Annex I", "Annex", "ANNEX II. Wordq", "IV. Wordq", "IV", "D. Wordq", "D", "1. Wordq", "9. Wordq", "17.", "12"],
    ...["3.1 Wordq", "¹ Wordq", "1 Wordq see", "3 Decides wordq"],
  ];
  const endings = ["", ",", ";", "."];

  test.each(markers)("[IM24] %s opens something or is told with its line, wherever it stands", (marker) => {
    const silent: string[] = [];
    for (let at = 1; at <= ROUGH.length; at += 1) {
      for (const ending of endings) {
        for (const [before, after] of [[0, 0] as const, [1, 0] as const, [0, 1] as const, [1, 1] as const]) {
          const above = `${(ROUGH[at - 1] ?? "").replace(/[,;.:]$/u, "")}${ending}`;
          const head = [...ROUGH.slice(0, at - 1), above, ...new Array<string>(before).fill("")];
          const result = read(...head, marker, ...new Array<string>(after).fill(""), ...ROUGH.slice(at));
          const isTold = result.warnings.some(({ line, excerpt }) => line === head.length + 1 && excerpt !== "");
          const inWords = result.content.clauses.some(({ text }) => plainText(text).includes(marker));
          // A figure before a capital in mid-sentence ("15 Member States") is no beginning.
          const isSum = /^\d+ Wordq/u.test(marker) && ending !== "." && ending !== ";" && before === 0;
          if (inWords && !isTold && !isSum) silent.push(`${marker} behind "${above}" (${before}, ${after})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  test.each([
    ["signs that only refer", ["1. It recalled questions", "(a) and (b) above, and paragraph 8", "(c) of the rules."]],
    ["years, dates and sums", ["1. It met on 3 May", "2012. The session of", "15 May and of", "19/1 of 21 May chose"]],
    ["figures before a name", ["1. It heard from", "15 Member States on the", "17 Sustainable Development Goals."]],
    [
      "one-letter words and initials",
      ["1. It met at place V.12-57334 and", "I am told that", "U.S. dollars sufficed."],
    ],
  ])("[IM24] %s at a line start in mid-sentence are not told", (_what, lines) => {
    expect(codes(read("Report of the group", "", "I. Work", "", ...lines))).toEqual([]);
  });

  test("[IM24] a line that a note swallows is told", () => {
    const result = read(
      ...["The General Assembly,", "", "Recalling the treaty,1", "", "1. Urges calm;", "", "2. Decides to meet.", ""],
      ...["_______________", "1 See the treaty of", "3 Third note."],
    );
    expect(result.content.footnotes.map(({ text }) => plainText(text))).toEqual(["See the treaty of 3 Third note."]);
    expect(codes(result)).toEqual(["11 possible_beginning"]);
  });

  test("[IM24] [IM2] a note may swallow more lines than anybody reads", () => {
    const source = (count: number) =>
      `The General Assembly,\n\nRecalling all,1\n\n_______________\n1 See\n${"3 See\n".repeat(count)}`;
    expect(() => read(source(150_000))).toThrow(ImportError);
    expect(read(source(1_500)).warnings).toHaveLength(1_001);
  });

  test("[IM24] a list of documents does not swallow the annex or the clause behind it", () => {
    const list = ["Annex I", "", "Papers", "", "Symbol Title", "A/C.1/2/3 Agenda", ""];
    const kinds = (...more: string[]) => read(...ROUGH, "", ...list, ...more).content.clauses.map(({ kind }) => kind);
    expect(kinds("Annex II").slice(-3)).toEqual(["annex", "table", "annex"]);
    expect(kinds("1. Requests a paper.").slice(-3)).toEqual(["annex", "table", "numbered"]);
  });

  test("[IM24] the last sub-clause may stand behind a semicolon and its “and”", () => {
    const result = read(...ROUGH.slice(0, 8), "of all lagoons; and", "(b) To convene experts.", "3. Decides to meet.");
    expect(clauses(result).slice(4)).toEqual([
      "operative 2. Requests the Secretary-General:",
      "operative (a) To report on the maps of all lagoons; and",
      "operative (b) To convene experts.",
      "operative 3. Decides to meet.",
    ]);
    expect(result.warnings).toEqual([]);
  });
});

describe("clauses that begin in the middle of words", () => {
  test("[IM26] the next number before an opening phrase opens a clause behind a line without a mark, and is told", () => {
    const result = read(
      ...["The General Assembly,", "1. Urges calm", "2. Requests States to", "[3.", "3. Decides to meet"],
      ...["OP 4 Invites all", "6. Decides to part", "", "7. Decides to rest"],
    );
    expect(clauses(result)).toEqual([
      "enacting The General Assembly,",
      "operative 1. Urges calm",
      "operative 2. Requests States to [3.",
      "operative 3. Decides to meet",
      "operative 4. Invites all 6. Decides to part",
      "operative 5. Decides to rest",
    ]);
    expect(codes(result)).toEqual([
      ...["3 opened_in_text", "4 possible_beginning", "6 opened_in_text"],
      ...["7 possible_beginning", "9 unexpected_number", "9 number_changed"],
    ]);
  });

  test("[IM26] a number without an opening phrase, and another than the next one, stay words and are told", () => {
    const result = read("The General Assembly,", "", "1. Urges States of article", "2. The rule", "5. Decides all.");
    expect(clauses(result)[1]).toBe("operative Urges States of article 2. The rule 5. Decides all.");
    expect(codes(result)).toEqual(["4 possible_beginning", "5 possible_beginning"]);
  });

  test("[IM26] “2 bis.” and “OP 3 bis” open a clause anywhere, and that their number is not kept is told", () => {
    const result = read(
      ...["The General Assembly,", "1. Urges calm", "1 bis. Asks for more", "2. Decides to meet,"],
      ...["OP 2 bis", "Invites all to rule", "2 bis of the code", "3. Decides to part."],
    );
    expect(clauses(result).slice(1)).toEqual([
      "operative 1. Urges calm",
      "operative 2. Asks for more",
      "operative 3. Decides to meet,",
      "operative 4. Invites all to rule 2 bis of the code",
      "operative 5. Decides to part.",
    ]);
    expect(codes(result)).toEqual([
      ...["3 inserted_number", "3 number_changed", "4 opened_in_text", "4 number_changed"],
      ...["5 inserted_number", "5 number_changed", "8 opened_in_text", "8 number_changed"],
    ]);
    expect(result.warnings[0]?.message).toContain("not kept");
  });

  test("[IM26] an annex may begin right behind a full stop, and is told", () => {
    const result = read(...ROUGH, "Annex I", "1. First term.", "2. Second term.");
    expect(clauses(result).slice(-3)).toEqual(["annex Annex", "numbered 1. First term.", "numbered 2. Second term."]);
    expect(codes(result)).toEqual(["12 opened_in_text"]);
  });
});

describe("page numbers", () => {
  test.each(["PAGE 2", "Page 2", "Page 2 of 9", "page 2/9", "- 2 -", "– 2 –", "Page | 2", "2 | Page", "Página 2 de 9"])(
    "[IM25] %s alone on its line is taken out, between clauses and inside one",
    (furniture) => {
      const plain = read(...ROUGH);
      const between = read(...ROUGH.slice(0, 6), furniture, ...ROUGH.slice(6));
      const inside = read(...ROUGH.slice(0, 5), "", furniture, "", ...ROUGH.slice(5));
      for (const result of [between, inside]) {
        expect(clauses(result)).toEqual(clauses(plain));
        expect(result.warnings).toEqual([]);
      }
    },
  );

  test("[IM25] a page number above an unfinished clause does not join it with the next", () => {
    const result = read(
      ...[
        "The General Assembly,",
        "",
        "1. Urges calm;",
        "",
        "2. Requests all to agree",
        "PAGE 2",
        "3. Decides to meet",
      ],
      ...["PAGE 3", "5. Urges care."],
    );
    expect(clauses(result).slice(2)).toEqual([
      "operative 2. Requests all to agree",
      "operative 3. Decides to meet",
      "operative 4. Urges care.",
    ]);
    expect(codes(result)).toEqual(["9 unexpected_number", "9 number_changed"]);
  });

  test("[IM25] one that may belong to a sentence is taken out with a warning that holds its words", () => {
    const result = read("The General Assembly,", "", "Recalling what is said on", "page 2", "of the report,");
    expect(clauses(result)[1]).toBe("preambular Recalling what is said on of the report,");
    expect(result.warnings).toMatchObject([{ code: "page_number_left_out", line: 4, excerpt: "page 2" }]);
  });
});
