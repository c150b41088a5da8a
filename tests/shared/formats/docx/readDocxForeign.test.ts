import { expect, test } from "vitest";
import type { DraftFileImport } from "../../../../shared/document/draftFile.ts";
import { plainText } from "../../../../shared/domain/clause.ts";
import { readDocx } from "../../../../shared/formats/docx/readDocx.ts";
import { counter } from "../../../support/counter.ts";
import { cite, type DocxFixture, del, docx, footnote, ins, mark, p, r } from "../../../support/docxFixtures.ts";

const read = (fixture: DocxFixture): DraftFileImport => readDocx(docx(fixture), { newId: counter() });
const codes = ({ warnings }: DraftFileImport): string[] => warnings.map(({ code }) => code);
/** "operative 0 1.|words", one line a clause. */
const shown = ({ content }: DraftFileImport): string[] =>
  content.clauses.map(({ kind, level, number, text }) => `${kind} ${level} ${number}|${plainText(text)}`);
/** "FRA edit c2|words", one line an amendment. */
const proposed = ({ amendments }: DraftFileImport): string[] =>
  amendments.map(({ authors, proposed: one }) => {
    const on = "on" in one ? ("clause" in one.on ? one.on.clause : one.on.footnote) : `behind ${one.after}`;
    return `${authors.join("+")} ${one.kind} ${on}${"text" in one ? `|${plainText(one.text)}` : ""}`;
  });

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}` +
  `${level(2, "lowerRoman", "(%3)")}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>`;
const STYLES =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Op"><w:name w:val="UN Op"/><w:basedOn w:val="Base"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="character" w:styleId="Em"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>' +
  '<w:style w:type="character" w:styleId="Ref"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>';
const op = (inner: string, at = 0, more = ""): string =>
  p(inner, `<w:pStyle w:val="Op"/><w:numPr><w:ilvl w:val="${at}"/></w:numPr>${more}`);

const RESOLUTION =
  p(r("2012/19. Strengthening cooperation")) +
  p(r("The Economic and Social Council", "<w:i/>") + r(",")) +
  p(r("Recalling", "<w:i/>") + r(" its resolution 66/181,") + cite(2)) +
  op(r("Urges", '<w:rStyle w:val="Em"/>') + r(" States to ") + r("consider", "<w:i/>") + r(":")) +
  op(r("Sharing;"), 1) +
  op(r("Training;"), 1) +
  op(r("Data on seizures;"), 2) +
  op(r("Decides", "<w:i/>") + r(" to remain seized of the matter.")) +
  p(r("46th plenary meeting", "<w:i/>"), '<w:jc w:val="right"/>') +
  p(r("26 July 2012", "<w:i/>"), '<w:jc w:val="right"/>');
const NOTES = `<w:footnote w:type="separator" w:id="0"/>${footnote(2, r(" Resolution 66/181."))}`;
const FOREIGN = { body: RESOLUTION, numbering: NUMBERING, styles: STYLES, footnotes: NOTES };

test("[DI7] a resolution by a stranger is read by its numbers, opening phrases and places", () => {
  const file = read(FOREIGN);
  expect(shown(file)).toEqual([
    "title 0 |Strengthening cooperation",
    "enacting 0 |The Economic and Social Council,",
    "preambular 0 |Recalling its resolution 66/181,",
    "operative 0 1.|Urges States to consider:",
    "operative 1 (a)|Sharing;",
    "operative 1 (b)|Training;",
    "operative 2 (i)|Data on seizures;",
    "operative 0 2.|Decides to remain seized of the matter.",
    "closing 0 |46th plenary meeting",
    "closing 0 |26 July 2012",
  ]);
  expect(file.content.head).toEqual({ organ: "Economic and Social Council", number: "2012/19" });
  expect(file.content.footnotes).toEqual([{ id: "f1", number: 1, text: [{ text: "Resolution 66/181." }] }]);
  expect(file.warnings).toEqual([]);
});

test("[DI7] italics of opening phrases and closing lines are computed, other italics stay", () => {
  const { content } = read(FOREIGN);
  expect(content.clauses[3]?.text).toEqual([
    { text: "Urges States to " },
    { text: "consider", marks: ["em"] },
    { text: ":" },
  ]);
  expect(content.clauses[8]?.text).toEqual([{ text: "46th plenary meeting" }]);
});

test("[DI7] typed numbers are none of the words, a symbol in a header is the draft's", () => {
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(r("1. ") + r("Requests", "<w:i/>") + r(" a report;")) +
      p(`${r("(a)")}<w:r><w:tab/></w:r>${r("On one thing;")}`) +
      p(r("2.  Decides to meet again.")) +
      '<w:sectPr><w:headerReference w:type="default" r:id="r-header"/></w:sectPr>',
    header: p(r("A/C.3/81/L.24")),
  });
  expect(shown(file).slice(1)).toEqual([
    "operative 0 1.|Requests a report;",
    "operative 1 (a)|On one thing;",
    "operative 0 2.|Decides to meet again.",
  ]);
  expect(file.content.head.symbol).toBe("A/C.3/81/L.24");
});

test("[DI8] a note cited again is the same note, endnotes are notes, unknown markers are told", () => {
  const again = (name: string) =>
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> NOTEREF ${name} \\f \\h </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rStyle w:val="Ref"/></w:rPr><w:t>1</w:t></w:r>' +
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(
        `${r("1. Recalls this")}<w:bookmarkStart w:id="1" w:name="_RefA"/>${cite(2)}<w:bookmarkEnd w:id="1"/>${r(";")}`,
      ) +
      p(
        `${r("2. Recalls that")}${again("_RefA")}${r(", ", '<w:rStyle w:val="Ref"/>')}<w:r><w:endnoteReference w:id="2"/></w:r>`,
      ) +
      p(`${r("3. Recalls nothing")}${again("_RefB")}`),
    styles: STYLES,
    footnotes: NOTES,
    endnotes: `<w:endnote w:id="2">${p(r("At the end."))}</w:endnote>`,
  });
  expect(file.content.clauses.map(({ text }) => text).slice(1)).toEqual([
    [{ text: "Recalls this" }, { footnote: "f1" }, { text: ";" }],
    [{ text: "Recalls that" }, { footnote: "f1" }, { footnote: "f2" }],
    [{ text: "Recalls nothing" }, { text: "1", marks: ["sup"] }],
  ]);
  expect(file.content.footnotes.map(({ text }) => plainText(text))).toEqual(["Resolution 66/181.", "At the end."]);
  expect(codes(file)).toEqual(["note_missing"]);
});

test("[DI10] deletion and insertion side by side are one amendment, of each author and clause one", () => {
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(
        `${r("1. Requests ")}${del("Ann", "annual")}${ins("Ann", "regular")}${r(" reports")}${ins("Bob", " in time")}${r(" and ")}${del("Ann", "all ")}${r("data;")}`,
      ) +
      p(r("2. Decides to meet.")),
  });
  expect(plainText(file.content.clauses[1]?.text ?? [])).toBe("Requests annual reports and all data;");
  expect(proposed(file)).toEqual([
    "Ann edit c2|Requests regular reports and data;",
    "Bob edit c2|Requests annual reports in time and all data;",
  ]);
  expect(file.amendments[0]?.at).toBe("2026-11-20T10:00:00.000Z");
});

test("[DI10] a name with a comma is one person's in the files of others", () => {
  const file = read({
    body: p(r("The General Assembly,")) + p(r("1. Decides") + ins("Dupont, Marie", " now") + r(".")),
  });
  expect(file.amendments[0]?.authors).toEqual(["Dupont, Marie"]);
});

test("[DI11] a clause written behind another with the enter key is new, the other as it was", () => {
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(r("1. Requests a report;"), mark("ins", "Ann")) +
      p(ins("Ann", "2. Urges patience;")) +
      p(r("3. Decides to meet.")),
  });
  expect(shown(file).slice(1)).toEqual(["operative 0 1.|Requests a report;", "operative 0 2.|Decides to meet."]);
  expect(proposed(file)).toEqual(["Ann insert behind c2|Urges patience;"]);
});

test("[DI11] a clause cut in two is an edit and a new clause, two joined ones are an edit and a deletion", () => {
  const cut = read({
    body: p(r("The General Assembly,")) + p(r("1. Requests a report"), mark("ins", "Ann")) + p(r(" and its summary.")),
  });
  expect(shown(cut).slice(1)).toEqual(["operative 0 |Requests a report and its summary."]);
  expect(proposed(cut)).toEqual(["Ann edit c2|Requests a report", "Ann insert behind c2|and its summary."]);
  const joined = read({
    body:
      p(r("The General Assembly,")) + p(r("1. Requests a report;"), mark("del", "Ann")) + p(r("2. Decides to meet.")),
  });
  expect(joined.content.clauses).toHaveLength(3);
  expect(proposed(joined)).toEqual(["Ann edit c2|Requests a report;Decides to meet.", "Ann delete c3"]);
});

test("[DI11] a deleted clause goes with its sub-clauses, and alone it is told", () => {
  const whole = (author: string, text: string, at: number) => op(del(author, text), at, mark("del", author));
  const file = read({
    body: p(r("The General Assembly,")) + whole("Ann", "Urges:", 0) + whole("Ann", "Sharing;", 1) + op(r("Decides.")),
    numbering: NUMBERING,
    styles: STYLES,
  });
  expect(proposed(file)).toEqual(["Ann delete c2"]);
  const alone = read({
    body: p(r("The General Assembly,")) + whole("Ann", "Urges:", 0) + op(r("Sharing;"), 1) + op(r("Decides.")),
    numbering: NUMBERING,
    styles: STYLES,
  });
  expect(proposed(alone)).toEqual([]);
  expect(alone.warnings).toEqual([expect.objectContaining({ code: "deleted_in_part", excerpt: "Urges:" })]);
});

test("[DI12] who takes words out of another's insertion has the rest of it, the other keeps all", () => {
  const inside = (inner: string) => `<w:ins w:id="1" w:author="Ann">${inner}</w:ins>`;
  const file = read({
    body:
      p(r("The General Assembly,")) + p(r("1. Urges ") + inside(r("full ") + del("Bob", "and fair ")) + r("trade.")),
  });
  expect(proposed(file)).toEqual(["Ann edit c2|Urges full and fair trade.", "Bob edit c2|Urges full trade."]);
  const all = read({
    body: p(r("The General Assembly,")) + p(r("1. Urges ") + inside(del("Bob", "fair ")) + r("trade.")),
  });
  expect(proposed(all)).toEqual(["Ann edit c2|Urges fair trade."]);
  expect(all.warnings).toEqual([expect.objectContaining({ code: "insertion_deleted", excerpt: "fair" })]);
});

test("[DI13] what is cut and pasted word for word is moved, with Word's marks or without", () => {
  const clauses = [op(r("Urges trade;")), op(r("Requests data;")), op(r("Decides to meet."))];
  const pasted = read({
    body:
      p(r("The General Assembly,")) +
      op(del("Ann", "Urges trade;"), 0, mark("del", "Ann")) +
      clauses[1] +
      op(ins("Ann", "Urges trade;"), 0, mark("ins", "Ann")) +
      clauses[2],
    numbering: NUMBERING,
    styles: STYLES,
  });
  expect(proposed(pasted)).toEqual(["Ann move c2"]);
  const range = (kind: string, side: string) =>
    `<w:${kind}Range${side} w:id="${kind === "moveTo" ? 8 : 7}" w:name="m1" w:author="Ann"/>`;
  const moved = (kind: string) =>
    range(kind, "Start") +
    op(
      `<w:${kind} w:id="5" w:author="Ann">${r("Urges trade;")}</w:${kind}>`,
      0,
      `<w:rPr><w:${kind} w:id="6" w:author="Ann"/></w:rPr>`,
    ) +
    range(kind, "End");
  const marked = read({
    body: p(r("The General Assembly,")) + moved("moveFrom") + clauses[1] + moved("moveTo") + clauses[2],
    numbering: NUMBERING,
    styles: STYLES,
  });
  expect(proposed(marked)).toEqual(["Ann move c2"]);
  for (const file of [pasted, marked]) {
    expect(shown(file)).toHaveLength(4);
    expect(file.amendments[0]?.proposed).toMatchObject({ after: "c3", level: 0 });
  }
});

test("[DI14] words changed in a note are an edit of the note, a note put in comes with its words", () => {
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(r("1. Recalls this") + cite(2) + ins("Ann", `${r(" and that")}${cite(3)}`) + r(".")),
    footnotes: `${footnote(2, `${r(" Resolution ")}${del("Bob", "66/181")}${ins("Bob", "67/189")}.`)}${footnote(3, ins("Ann", " Ibid."))}`,
  });
  expect(file.content.footnotes.map(({ text }) => plainText(text))).toEqual(["Resolution 66/181"]);
  expect(file.newNotes).toEqual([{ id: "f2", text: [{ text: "Ibid." }] }]);
  expect(proposed(file)).toEqual(["Ann edit c2|Recalls this and that.", "Bob edit f1|Resolution 67/189"]);
});

test("[DI15] changes of a table that is there are told with their words", () => {
  const cell = (inner: string) => `<w:tc><w:tcPr/>${p(inner)}</w:tc>`;
  const row = (inner: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${inner}</w:tr>`;
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(r("1. Takes note of the table.")) +
      `<w:tbl>${row(cell(r("Item")) + cell(r("Title")), "<w:tblHeader/>")}${row(cell(r("1")) + cell(r("Work") + ins("Ann", " plan")))}` +
      `${row(cell(ins("Bob", "2")) + cell(ins("Bob", "New")), '<w:ins w:id="3" w:author="Bob"/>')}` +
      `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p(r("Both"))}</w:tc></w:tr></w:tbl>`,
  });
  const table = file.content.clauses.find(({ kind }) => kind === "table");
  expect(table).toMatchObject({ header: 1 });
  expect(table?.cells?.map((one) => one.map(plainText))).toEqual([
    ["Item", "Title"],
    ["1", "Work"],
    ["Both", ""],
  ]);
  expect(file.amendments).toEqual([]);
  expect(file.warnings.map(({ code, excerpt }) => `${code} ${excerpt}`)).toEqual([
    "table_changed 1Work plan",
    "table_changed 2New",
  ]);
});

test("[DI16] threads come with range, answers and whether they are resolved; a comment on one's own change is its reason", () => {
  const around = (id: number, inner: string) =>
    `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
  const comment = (id: number, author: string, text: string) =>
    `<w:comment w:id="${id}" w:author="${author}" w:initials="X" w:date="2026-11-20T10:00:00Z">` +
    `<w:p w14:paraId="0000000${id}"><w:r><w:annotationRef/></w:r>${r(text)}</w:p></w:comment>`;
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(r("1. Requests ") + around(1, r("annual")) + r(" reports") + around(3, ins("Ann", " soon")) + r(".")),
    comments: comment(1, "Bob", "Why?") + comment(2, "Ann", "Custom.") + comment(3, "Ann", "It is late."),
    commentsExtended:
      '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
  });
  const at = "2026-11-20T10:00:00.000Z";
  expect(file.comments).toEqual([
    {
      on: { clause: "c2" },
      range: { from: 9, to: 15 },
      entries: [
        { author: "Bob", text: "Why?", at },
        { author: "Ann", text: "Custom.", at },
      ],
      isResolved: true,
    },
  ]);
  expect(file.amendments.map(({ reason }) => reason)).toEqual(["It is late."]);
});

test("[DI16] a comment on the whole sentence is the reason of its author's one change in it, on others' changes it is a comment", () => {
  const sentence = (...inner: string[]) =>
    `<w:commentRangeStart w:id="1"/>${r("1. Requests ")}${inner.join("")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`;
  const comments =
    '<w:comment w:id="1" w:author="Ann" w:initials="A" w:date="2026-11-20T10:00:00Z">' +
    `<w:p><w:r><w:annotationRef/></w:r>${r("It is late.")}</w:p></w:comment>`;
  const one = read({
    body: p(r("The General Assembly,")) + p(sentence(r("reports"), ins("Ann", " soon"), r("."))),
    comments,
  });
  expect(one.amendments.map(({ reason }) => reason)).toEqual(["It is late."]);
  expect(one.comments).toEqual([]);
  const others = read({
    body: p(r("The General Assembly,")) + p(sentence(r("reports"), ins("Bob", " soon"), r("."))),
    comments,
  });
  expect(others.amendments.map(({ reason }) => reason)).toEqual([undefined]);
  expect(others.comments).toHaveLength(1);
});

test("[DI17] what has no place in a draft is told with its words, what is around words is walked through", () => {
  const box = (text: string) =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(r(text))}</w:txbxContent></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><w:txbxContent>${p(r(text))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const file = read({
    body:
      p(r("The General Assembly,")) +
      p(
        `<w:proofErr w:type="spellStart"/><w:smartTag>${r("1. Requests")}</w:smartTag><w:hyperlink r:id="no">${r(" a")}</w:hyperlink>` +
          `<w:sdt><w:sdtPr/><w:sdtContent>${r(" report")}</w:sdtContent></w:sdt><w:r><w:lastRenderedPageBreak/><w:t>.</w:t></w:r>` +
          `${r("secret", "<w:vanish/>")}${box("In a box")}<w:r><w:drawing/></w:r><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>` +
          '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r><w:unheard><w:r><w:t>of</w:t></w:r></w:unheard>' +
          '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="Ann"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve"> It</w:t></w:r>',
      ),
  });
  expect(plainText(file.content.clauses[1]?.text ?? [])).toBe("Requests a report.\ufffd It");
  expect(file.warnings.map(({ code, excerpt }) => `${code} ${excerpt}`).sort()).toEqual([
    "format_changes_left_out Ann",
    "formula_left_out E=mc",
    "hidden_text secret",
    "part_left_out of",
    "picture_left_out 1. Requests a report.",
    "symbol_left_out F0E0",
    "text_box_left_out In a box",
  ]);
});
