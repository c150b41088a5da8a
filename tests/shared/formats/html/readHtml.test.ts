import { describe, expect, test } from "vitest";
import type { ImportResult } from "../../../../shared/document/content.ts";
import { plainText } from "../../../../shared/domain/clause.ts";
import { MAX_HTML_LENGTH } from "../../../../shared/formats/html/parseHtml.ts";
import { readHtml } from "../../../../shared/formats/html/readHtml.ts";
import { ImportError } from "../../../../shared/formats/importError.ts";
import { htmlTextIn } from "../../../../shared/formats/readFile.ts";
import { counter } from "../../../support/counter.ts";
import { markedWords, shownMarked } from "../../../support/readingText.ts";

const read = (html: string): ImportResult => readHtml(html, { newId: counter() });
const shown = (html: string): string[] => read(html).content.clauses.map(shownMarked);
const notes = (html: string): string[] =>
  read(html).content.footnotes.map(({ number, text }) => `${number} ${plainText(text)}`);

/** Hand-made after files that the programs save. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><title>x</title>
<!--[if gte mso 9]><xml><o:DocumentProperties></o:DocumentProperties></xml><![endif]--><style>p.MsoNormal{margin:0}</style></head><body lang=EN-US><div class=WordSection1>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>United Nations</p></td><td><p class=MsoNormal align=right>A/C.3/81/L.24</p></td></tr></table>
<p class=MsoTitle>Protection of coastal lagoons<o:p></o:p></p>
<p class=MsoNormal><i>The General Assembly</i>,<o:p></o:p></p>
<p class=MsoNormal><i>Recalling</i> its resolution&nbsp;64/292,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp;&nbsp;</span></span><![endif]><i>Urges</i> States <ins cite="mailto:BRA">and others</ins><del cite="mailto:EU">annually</del>:</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>(a)<span>&nbsp;</span></span><![endif]>To act on H<sub>2</sub>O;</p>
<p class=MsoNormal>2. <i>Also urges</i> them <i>mutatis mutandis</i>.<a style='mso-footnote-id:ftn1' href="#_ftn1"><span>[1]</span></a></p>
<p class=MsoNormal style='text-align:right'><i>12th plenary meeting</i></p><p class=MsoNormal align=right><i>At Vienna</i></p></div>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Resolution 64/292.</p></div></div></body></html>`;

const GOOGLE = `<html><head><style>ol{margin:0}</style></head><body class="doc-content"><p><span style="font-style:italic">The General Assembly,</span></p><p dir="ltr"><span style="font-style:italic">Noting</span><span style="font-style:normal"> the drought,</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p>
<ol class="lst" start="1"><li><span style="font-style:italic">Requests</span><span> a report:</span></li></ol><ol style="list-style-type:lower-alpha"><li><p><span>every year;</span></p></li><li><p><span>every month;</span></p></li></ol><ol class="lst" start="2"><li><span>Decides to meet.</span></li></ol><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> See document 7.</span></p></div></body></html>`;

describe("files of other programs", () => {
  test("[FF20] Word: masthead, numbers, notes, accepted changes, closing lines", () => {
    const { content, warnings } = read(WORD);
    expect(content.head).toEqual({ organ: "General Assembly", symbol: "A/C.3/81/L.24" });
    expect(shown(WORD)).toEqual([
      "title Protection of coastal lagoons",
      "enacting The General Assembly,",
      "preambular Recalling its resolution 64/292,{f1}",
      "operative 1. Urges States and others:",
      "operative/1 (a) To act on H<sub:2>O;",
      "operative 2. Also urges them <em:mutatis mutandis>.{f1}",
      "closing 12th plenary meeting",
      "closing At Vienna",
    ]);
    expect(notes(WORD)).toEqual(["1 Resolution 64/292."]);
    expect(warnings).toEqual([]);
  });

  test("[FF20] Google Docs: italics by style, lists beside lists, notes behind a rule", () => {
    expect(shown(GOOGLE)).toEqual([
      "enacting The General Assembly,",
      "preambular Noting the drought,{f1}",
      "operative 1. Requests a report:",
      "operative/1 (a) every year;",
      "operative/1 (b) every month;",
      "operative 2. Decides to meet.",
    ]);
    expect(notes(GOOGLE)).toEqual(["1 See document 7."]);
  });

  test("[FF20] notes of LibreOffice, of pandoc and of forges; a heading above them is none of the text's", () => {
    const text = (marker: string) => `<p>The General Assembly,</p><p>1. Urges${marker} calm;</p><p>2. Ends.</p>`;
    const libre = `${text('<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>')}<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>2030 Agenda.</p></div>`;
    const pandoc = `${text('<a href="#fn1" class="footnote-ref" id="fnref1"><sup>1</sup></a>')}<section class="footnotes"><hr><ol><li id="fn1"><p>2030 Agenda.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>`;
    const forge = `${text('<sup><a href="#user-content-fn-1" id="user-content-fnref-1">1</a></sup>')}<section class="footnotes"><h2>Footnotes</h2><ol><li id="user-content-fn-1"><p>2030 Agenda. <a href="#user-content-fnref-1">↩</a></p></li></ol></section>`;
    for (const html of [libre, pandoc, forge]) {
      expect(shown(html)[1], html).toBe("operative 1. Urges{f1} calm;");
      expect(notes(html), html).toEqual(["1 2030 Agenda."]);
      expect(shown(html), html).toHaveLength(3);
    }
  });

  test("[FF10] a plain page: headings, lists in lists, text without numbers, a title told by its degree", () => {
    const page = `<title>Site</title><nav></nav><h1>Report on water</h1><h2>I. Summary</h2><ol><li>It rained.<ol><li>in May;<ul><li>a lot;</li></ul></li><li>in June.</li></ol></li><li><p>It stopped.</p></li></ol><h3>Details</h3><p>None.</p><h2>Annex<br>Figures</h2>`;
    expect(shown(page)).toEqual([
      "title Report on water",
      "heading/1 I. Summary",
      "numbered 1. It rained.",
      "numbered/1 (a) in May;",
      "numbered/2 (i) a lot;",
      "numbered/1 (b) in June.",
      "numbered 2. It stopped.",
      "heading/3 Details",
      "text None.",
      "annex Annex Figures",
    ]);
    expect(read(page).warnings).toEqual([]);
  });

  test("[FF13] italics of opening phrases, of the organ's name and of whole paragraphs are computed, others stay", () => {
    const html =
      "<p><em>The General Assembly</em>,</p><p><i>Recalling also</i> the <i>Treaty Series</i>,</p><p>1. <i>Urges all.</i></p>";
    expect(shown(html).slice(1)).toEqual(["preambular Recalling also the <em:Treaty Series>,", "operative Urges all."]);
  });
});

test("[FF20] a file is read in the encoding that it names, where it is not UTF-8", () => {
  const page = (charset: string) => `<meta http-equiv=Content-Type content="text/html; charset=${charset}"><p>1. L`;
  const bytes = (charset: string) =>
    Uint8Array.from([...page(charset)].map((sign) => sign.charCodeAt(0)).concat(0xe9, 0x92, 0x2e));
  expect(htmlTextIn(bytes("windows-1252"))).toContain("1. Lé’.");
  expect(htmlTextIn(new TextEncoder().encode(`${page("windows-1252")}é.`))).toContain("1. Lé.");
  for (const charset of ["utf-8", "klingon"]) {
    expect(() => htmlTextIn(bytes(charset))).toThrow(expect.objectContaining({ code: "damaged" }));
  }
});

describe("tables", () => {
  test("[FF22] header, spans, captions and lines in cells are kept; a table that only lays out a page is none", () => {
    const html = `<h1>Report on it</h1><p>1. See.</p><table><caption>Dates</caption><thead><tr><th>Year</th><th colspan=2>Sums</th></tr></thead><tr><td rowspan=2>2026</td><td>1</td><td><p>a</p><p>b</p></td></tr><tr><td>2</td><td></td></tr></table><table><tr><td><p>2. Laid out.</p><p>3. Here.</p></td></tr></table>`;
    const { content } = read(html);
    expect(shown(html)).toEqual([
      "title Report on it",
      "numbered 1. See.",
      "heading/3 Dates",
      "table",
      "numbered 2. Laid out.",
      "numbered 3. Here.",
    ]);
    const [table] = content.clauses.filter(({ kind }) => kind === "table");
    expect(table?.header).toBe(1);
    expect(table?.cells?.map((row) => row.map(markedWords))).toEqual([
      ["Year", "Sums", ""],
      ["2026", "1", "a⏎b"],
      ["", "2", ""],
    ]);
  });
});

describe("harm", () => {
  test("[FF21] scripts, handlers and addresses leave nothing but words", () => {
    const html = `<h1>Safe</h1><p onclick="steal()">1. Words <script>steal()</script><img src=x onerror="steal()"><a href="javascript:steal()">here</a><svg onload="steal()"><text>x</text></svg><iframe src="//x">y</iframe><template><p>z</p></template>.</p><style>p{}</style><object data=x>w</object>`;
    const json = JSON.stringify(read(html).content);
    expect(json).not.toMatch(/steal|javascript|onerror|onclick|iframe|svg/);
    expect(shown(html)).toEqual(["title Safe", "numbered 1. Words here."]);
  });

  test.each([
    ["deep elements", "<div>".repeat(100_000)],
    ["formatting that never ends", "<b><i><u>".repeat(100_000)],
    ["too many elements", "<p>x".repeat(300_000)],
    ["too many cells", `<table>${`<tr>${"<td>x<td>y".repeat(40)}`.repeat(100)}`],
    ["too many characters", "x".repeat(MAX_HTML_LENGTH + 1)],
  ])("[FF23] %s are refused", (_name, html) => {
    expect(() => read(html)).toThrow(expect.objectContaining({ code: "too_large" }));
  });

  test("[FF23] a page without words is refused, and whatever else is no page gives content or a clear answer", () => {
    for (const html of ["", "<html></html>", "<p> </p><script>x</script>", "<!doctype html><table></table>", "<p"]) {
      expect(() => read(html), html).toThrow(expect.objectContaining({ code: "empty" }));
    }
    for (const html of ["</p></div>x", "<table>x<tr>y", "&#0;&#xD800;z", "<p>\u0000\u0007\ufffcq</p>", "<li>1"]) {
      expect(() => read(html), html).not.toThrow();
    }
  });

  test("[FF12] a note without a marker stands at the end of the text, with a warning", () => {
    const html =
      '<p>The General Assembly,</p><p>1. Urges;</p><p>2. Ends.</p><div id="ftn1"><p>[1] Lost words.</p></div>';
    const { content, warnings } = read(html);
    expect(plainText(content.clauses.at(-1)?.text ?? [])).toBe("Lost words.");
    expect(warnings.map(({ code }) => code)).toEqual(["note_without_marker"]);
  });

  test("[FF12] a marker without a note is left out, with a warning", () => {
    const html = '<p>The General Assembly,</p><p>1. Urges<a data-adref-note="n9">1</a>;</p><p>2. Ends.</p>';
    expect(shown(html)[1]).toBe("operative 1. Urges;");
    expect(read(html).warnings.map(({ code }) => code)).toEqual(["marker_without_note"]);
  });

  test("[FF11] warnings name lines of the file", () => {
    const { warnings } = read("<p>The General Assembly,</p>\n\n<p>1. Urges;</p>\n<p>5. Ends.</p>");
    expect(warnings.map(({ code, line }) => `${line} ${code}`)).toContain("4 number_changed");
  });
});

test("[FF23] errors are import errors", () => {
  expect(() => read("")).toThrow(ImportError);
});
