import { describe, expect, test } from "vitest";
import type { PdfBlock, PdfPiece } from "../../../server/pdf/pdfPage.ts";
import { pdfPageOf } from "../../../server/pdf/pdfPageOf.ts";
import { compiledText } from "../../../shared/amendments/compilation.ts";
import type { Content } from "../../../shared/document/content.ts";
import type { FileProposed } from "../../../shared/document/draftFile.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { tableEdit } from "../../support/contested.ts";
import { asAmendment, asClause, asNote, begun, member, text } from "../../support/negotiation.ts";
import { contentOfLines, LANGUAGE_SAMPLES } from "./languageSamples.ts";

const OPTIONS = { paper: "a4", hasMasthead: true, hasLineNumbers: false } as const;
const pageOf = (content: Content, view: "final" | "base" = "final") => pdfPageOf({ view, content }, OPTIONS);

/** Words with a sign for each way of setting them: *italic*, **bold**, _underlined_, ~struck~, ^1^ for a note. */
function shown(pieces: readonly PdfPiece[]): string {
  return pieces
    .map((piece) => {
      if ("break" in piece) return "⏎";
      if ("note" in piece) return `^${piece.isAfterNote ? "," : ""}${piece.note}${piece.isFirst ? "" : " again"}^`;
      let words = piece.text;
      if (piece.isStruck) words = `~${words}~`;
      if (piece.isUnderlined) words = `_${words}_`;
      if (piece.isEm) words = `*${words}*`;
      if (piece.isStrong) words = `**${words}**`;
      return piece.position ? `${piece.position}(${words})` : words;
    })
    .join("");
}

const piecesOf = (block: PdfBlock) => ("pieces" in block ? block.pieces : block.caption);
const numberOf = (block: PdfBlock) =>
  "number" in block && block.number ? (typeof block.number === "string" ? block.number : shown([block.number])) : "";

/** Blocks as "kind number words". */
const lines = (content: Content, view?: "final" | "base") =>
  pageOf(content, view).blocks.map((block) =>
    [block.kind, numberOf(block), shown(piecesOf(block))].filter((part) => part !== "").join(" "),
  );

const RESOLUTION = contentOfLines(
  [
    ["title", 0, "Lagoons"],
    ["enacting", 0, "The General Assembly,"],
    ["preambular", 0, "Recalling its resolution 70/1,^a^b"],
    ["preambular", 1, "On land;"],
    ["operative", 0, "Urges States:"],
    ["operative", 1, "To act;^a"],
    ["operative", 2, "At once;"],
    ["operative", 0, "Decides to meet."],
    ["closing", 0, "46th plenary meeting"],
    ["closing", 0, "26 July 2026"],
  ],
  { a: "Resolution 70/1.", b: "Ibid." },
  { head: { number: "81/7" } },
);

describe("what is set on pages", () => {
  test("[PF4] the final text has its printed numbers", () => {
    expect(lines(RESOLUTION)).toEqual([
      "heading 81/7. Lagoons",
      "paragraph *The General Assembly*,",
      "paragraph *Recalling* its resolution 70/1,^a^^,b^",
      "item (a) On land;",
      "paragraph 1. *Urges* States:",
      "item (a) To act;^a again^",
      "item (i) At once;",
      "paragraph 2. *Decides* to meet.",
      "closing *46th plenary meeting*",
      "closing *26 July 2026*",
    ]);
  });

  test("[PF4] other views call clauses by the labels of the room", () => {
    expect(lines(RESOLUTION, "base").slice(2, 8)).toEqual([
      "paragraph **PP 1** *Recalling* its resolution 70/1,^a^^,b^",
      "item (a) On land;",
      "paragraph **OP 1** *Urges* States:",
      "item (a) To act;^a again^",
      "item (i) At once;",
      "paragraph **OP 2** *Decides* to meet.",
    ]);
  });

  test("[PF5] opening phrases are bold in Arabic, and as all other words in Chinese", () => {
    const { ar, ru, zh } = LANGUAGE_SAMPLES;
    expect(lines(ar)[2]).toMatch(/^paragraph \*\*إذ تشير\*\* إلى قرارها/);
    expect(lines(ar).at(-1)).toBe("closing **26 تموز/يوليه 2026**");
    expect(lines(ru)[2]).toMatch(/^paragraph \*ссылаясь\* на свою/);
    expect(lines(zh).join("\n")).not.toContain("*");
    expect([ar, ru, zh].map((content) => pageOf(content).isRightToLeft)).toEqual([true, false, false]);
  });

  test("[PF5] marks are kept, also across the end of an opening phrase", () => {
    const content = contentOfLines([["operative", 0, "Requests calm"]], {});
    const [clause] = content.clauses;
    const marked: Content = {
      ...content,
      clauses: [
        {
          ...(clause as NonNullable<typeof clause>),
          text: [
            { text: "Req" },
            { text: "uests CO", marks: ["em"] },
            { text: "2", marks: ["sub"] },
            { break: true },
            { text: "th", marks: ["em", "sup"] },
          ],
        },
      ],
    };
    expect(lines(marked)).toEqual(["paragraph *Req**uests** CO*sub(2)⏎sup(*th*)"]);
  });

  test("[PF7] a compilation shows who wants what by colour, by line, and by the names in bold brackets", () => {
    const room = begun();
    expect(tableEdit(room, "a", "EU", "annual", "regular")).toBe("taken");
    expect(tableEdit(room, "b", "G77", "annual ", "")).toBe("taken");
    const proposed = { kind: "delete", on: { clause: asClause("op1") } } as const;
    room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment("c"), proposed }, member("JPN"));
    const insert = {
      kind: "insert",
      clause: asClause("n1"),
      clauseKind: "operative",
      level: 0,
      order: "ADV",
      text: text("Decides;"),
    } as const;
    room.do({ command: "tableAmendment", id: room.id(), amendment: asAmendment("d"), proposed: insert }, member("EU"));
    const { blocks } = pdfPageOf(
      {
        view: "compilation",
        content: room.content,
        compiled: compiledText(room.content, room.words, room.state),
      },
      OPTIONS,
    );
    const written = blocks.map((block) => [numberOf(block), shown(piecesOf(block))].join(" "));
    expect(written.find((line) => line.startsWith("**OP 3**"))).toContain(
      " **[**annual**]** **[EU: **_regular_**]** **[G77: **delete “~annual~”**]** ",
    );
    expect(written.find((line) => line.startsWith("**OP 1**"))).toContain(" **[JPN: **delete OP 1**]**");
    expect(written.find((line) => line.startsWith("**OP 1 bis**"))).toBe("**OP 1 bis** **[EU: **_Decides;_**]**");
    const hues = new Map(
      blocks
        .flatMap(piecesOf)
        .flatMap((piece) => ("text" in piece && piece.hue !== undefined ? [[piece.text, piece.hue] as const] : [])),
    );
    expect(hues.get("[EU: ")).toBe(hues.get("regular"));
    expect(hues.get("regular")).toBe(hues.get("Decides;"));
    expect(new Set(["[EU: ", "[G77: ", "[JPN: "].map((name) => hues.get(name))).size).toBe(3);
    expect(hues.has("annual")).toBe(true);
  });

  describe("tracked changes", () => {
    const base = contentOfLines(
      [
        ["preambular", 0, "Recalling its annual report,^a"],
        ["preambular", 0, "Mindful of lagoons,"],
        ["operative", 0, "Urges States:"],
        ["operative", 1, "To act;"],
        ["operative", 0, "Decides to meet."],
      ],
      { a: "Resolution 70/1." },
    );
    const id = (index: number) => base.clauses[index]?.id as ClauseId;
    const words = (said: string): Run[] => [{ text: said }];
    const tracked = (amendments: readonly (readonly [by: string, proposed: FileProposed])[]) => {
      const file = {
        content: base,
        newNotes: [{ id: asNote("n"), text: words("A new note.") }],
        amendments: amendments.map(([by, proposed]) => ({ authors: [by], proposed })),
        comments: [],
      };
      return pdfPageOf({ view: "tracked", file }, OPTIONS);
    };
    const written = (...all: Parameters<typeof tracked>[0]) =>
      tracked(all).blocks.map((block) => [numberOf(block), shown(piecesOf(block))].join(" ").trim());

    test("[PF15] a redline strikes what goes and underlines what comes, and names nobody", () => {
      const on = { clause: id(0) };
      const text = [{ text: "Recalling its regular report," }, { footnote: asNote("a") }, { footnote: asNote("n") }];
      const lines = written(
        ["Rev.2", { kind: "edit", on, text }],
        ["Rev.2", { kind: "delete", on: { clause: id(2) } }],
        [
          "Rev.2",
          {
            kind: "insert",
            clause: asClause("x"),
            clauseKind: "operative",
            level: 0,
            after: id(4),
            text: words("Decides more."),
          },
        ],
      );
      expect(lines).toEqual([
        "*Recalling* its ~annual~ _regular_ report,^a^^,n^",
        "*Mindful* of lagoons,",
        "~1.~ *~Urges~*~ States:~",
        "~(a)~ ~To act;~",
        "2. *Decides* to meet.",
        "*_Decides_*_ more._",
      ]);
    });

    test("[PF15] blanks stand outside of the brackets, and a blank alone is in none", () => {
      const edit = (text: string) => ({ kind: "edit", on: { clause: id(4) }, text: words(text) }) as const;
      const lines = written(["EU", edit("Decides timely to meet.")], ["KEN", edit("Decidesto meet.")]);
      expect(lines.at(-1)).toBe("2. *Decides* **[EU: **_timely_**]** to meet.");
    });

    test("[PF15] several delegations are named in bold brackets, moved clauses stand at both places", () => {
      const on = { clause: id(0) };
      const lines = written(
        ["EU", { kind: "edit", on, text: [{ text: "Recalling its regular report," }, { footnote: asNote("a") }] }],
        ["KEN", { kind: "move", on: { clause: id(1) }, after: null, level: 0 }],
        ["KEN", { kind: "alt", on: { clause: id(4) }, text: words("Decides never to meet.") }],
        ["JPN", { kind: "edit", on: { footnote: asNote("a") }, text: words("Resolution 70/2.") }],
      );
      expect(lines).toEqual([
        "**[KEN: ***_Mindful_*_ of lagoons,_**]**",
        "*Recalling* its **[EU: **~annual~ _regular_**]** report,^a^",
        "**[KEN: ***~Mindful~*~ of lagoons,~**]**",
        "1. *Urges* States:",
        "(a) To act;",
        "2. *Decides* to meet.",
        "**[KEN: ***_Decides_*_ never to meet._**]**",
      ]);
    });
  });

  test("[PF3] the outline goes down by one level at a time, whatever headings a report has", () => {
    const report = contentOfLines(
      [
        ["heading", 3, "Summary"],
        ["heading", 1, "Introduction"],
        ["numbered", 0, "Speakers met."],
        ["heading", 3, "Extradition"],
        ["annex", 0, "Documents"],
      ],
      {},
      { type: "report" },
    );
    const { blocks, title } = pageOf(report);
    expect(blocks.flatMap((block) => ("depth" in block ? [block.depth] : []))).toEqual([1, 2, 3, 2]);
    expect(title).toBe("Report");
    expect(pageOf({ ...report, head: { symbol: "E/2026/7" } }).title).toBe("E/2026/7");
  });

  test("[PF8] the masthead and the running heads can be left out", () => {
    const { ru } = LANGUAGE_SAMPLES;
    expect(pageOf(ru).masthead).toEqual({
      organisation: "Организация Объединенных Наций",
      symbol: { first: "A", rest: "/C.2/81/L.7" },
      organ: "Генеральная Ассамблея",
      session: "Восемьдесят первая сессия",
      agendaItem: "Пункт 18 повестки дня",
    });
    expect(pageOf(ru).runningHead?.title).toBe(plainText(ru.clauses[0]?.text ?? []));
    const long = contentOfLines([["title", 0, "On lagoons and their fish ".repeat(12)]], {});
    expect(pageOf(long).runningHead?.title).toMatch(/^On lagoons .{100,130} \w+…$/);
    expect(pageOf(contentOfLines([["title", 0, "潟湖".repeat(60)]], {})).runningHead?.title).toHaveLength(71);
    const bare = pdfPageOf({ view: "final", content: ru }, { ...OPTIONS, hasMasthead: false });
    expect(bare).not.toHaveProperty("masthead");
    expect(bare).not.toHaveProperty("runningHead");
  });
});
