import { describe, expect, test } from "vitest";
import { CONTENT_LIMITS } from "../../../shared/document/readContent.ts";
import { ImportError } from "../../../shared/formats/importError.ts";
import { MAX_TEXT_LENGTH } from "../../../shared/formats/text/importText.ts";
import { clauses, codes, RESOLUTION, read, shown } from "../../support/readingText.ts";

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
