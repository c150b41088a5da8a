import { afterEach, describe, expect, test } from "vitest";
import { MAX_BLOCKS } from "../../../client/editor/paste/pasted.ts";
import { clause, draft, enacting, op, pp, table, title } from "../../support/builders.ts";
import {
  caret,
  type EditorClient,
  filled,
  openEditor,
  selectAcross,
  shown,
  wordsOf,
} from "../../support/editorHarness.ts";

const open: EditorClient[] = [];
function client(...clauses: Parameters<typeof draft>[0]): EditorClient {
  const made = openEditor(filled(draft(clauses, { n1: "A *note*" })), open.length + 1);
  open.push(made);
  return made;
}
afterEach(() => {
  for (const each of open.splice(0)) each.destroy();
});

/** A clipboard for jsdom, which has none. */
class Clipboard {
  readonly #data = new Map<string, string>();
  constructor(data: Readonly<Record<string, string>> = {}) {
    for (const [format, text] of Object.entries(data)) this.#data.set(format, text);
  }
  getData(format: string): string {
    return this.#data.get(format) ?? "";
  }
  setData(format: string, text: string): void {
    this.#data.set(format, text);
  }
  clearData(): void {
    this.#data.clear();
  }
}

function send(one: EditorClient, kind: "paste" | "copy" | "cut", clipboard: Clipboard): Clipboard {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.defineProperty(event, "clipboardData", { value: clipboard });
  one.view.dom.dispatchEvent(event);
  return clipboard;
}
const paste = (one: EditorClient, data: Readonly<Record<string, string>>) => send(one, "paste", new Clipboard(data));
const lines = (one: EditorClient): string[] => shown(one).map((line) => line.replace(/ n\d+_\d+/g, " new"));

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{margin:0}</style></head><body lang=EN-US>
<!--StartFragment--><p class=MsoNormal>The General Assembly,<o:p></o:p></p>
<p class=MsoNormal><i>Recalling</i> its resolution&nbsp;64/292,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span>1.<span>&nbsp;&nbsp;</span></span><![endif]><i>Urges</i> States <ins cite="mailto:BRA" datetime="2026-01-01">and others</ins><del cite="mailto:EU">annually</del>:</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>(a)<span>&nbsp;</span></span><![endif]>To act on H<sub>2</sub>O;</p><!--EndFragment-->
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> Resolution 64/292.</p></div></div></body></html>`;

const GOOGLE = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-style:italic">Noting</span><span style="font-style:normal"> the drought,</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><br><ol><li dir="ltr" style="list-style-type:decimal" aria-level="1"><p><span style="font-style:italic">Requests</span><span> a report:</span></p></li><ol><li style="list-style-type:lower-alpha" aria-level="2"><p><span>every year;</span></p></li></ol></ol><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> See document 7.</span></p></div></b>`;

describe("from elsewhere", () => {
  test("[ED15] Word: numbers go, kinds and levels come from numbers and opening phrases, notes come along", () => {
    const one = client(title("Water"));
    caret(one, "title", -1);
    paste(one, { "text/html": WORD, "text/plain": "ignored" });
    expect(lines(one)).toEqual([
      "title title Water",
      "enacting new The General Assembly,",
      expect.stringMatching(/^preambularClause\.0 new Recalling its resolution 64\/292,\^n1_\d+$/),
      "operativeClause.0 new Urges States and others:",
      "operativeClause.1 new To act on H2O;",
      "note new Resolution 64/292.",
    ]);
    expect(one.projection.clauses[2]?.runs[0]).toEqual({ text: "Recalling its resolution 64/292," });
    expect(one.projection.clauses[4]?.runs[1]).toEqual({ text: "2", marks: ["sub"] });
  });

  test("[ED15] Google Docs: the outer bold is nothing, lists become clauses, notes come along", () => {
    const one = client(enacting(), op("o0", "Ends."));
    caret(one, "enacting", -1);
    paste(one, { "text/html": GOOGLE });
    expect(lines(one)).toEqual([
      "enacting enacting The General Assembly,",
      expect.stringMatching(/^preambularClause\.0 new Noting the drought,\^n1_\d+$/),
      "operativeClause.0 new Requests a report:",
      "operativeClause.1 new every year;",
      "operativeClause.0 o0 Ends.",
      "note new See document 7.",
    ]);
  });

  test("[ED15] plain text of several paragraphs becomes clauses, of one goes into the clause", () => {
    const one = client(enacting(), pp("p1", ""), op("o1", "Ends."));
    caret(one, "p1", 0);
    paste(one, { "text/plain": "Recalling its\nresolution,\n\n1. Urges States:\n(a) to act;\n\n2. Asks all." });
    expect(lines(one)).toEqual([
      "enacting enacting The General Assembly,",
      "preambularClause.0 new Recalling its resolution,",
      "operativeClause.0 new Urges States:",
      "operativeClause.1 new to act;",
      "operativeClause.0 new Asks all.",
      "operativeClause.0 o1 Ends.",
    ]);
    caret(one, "o1", 4, 5);
    paste(one, { "text/plain": " here" });
    expect(wordsOf(one, "o1")).toBe("Ends here");
  });

  test("[SE20] scripts, handlers and addresses in pasted HTML are inert and leave nothing behind", () => {
    const one = client(op("o1", "A"));
    caret(one, "o1", -1);
    const before = document.querySelectorAll("*").length;
    paste(one, {
      "text/html": `<p onclick="window.pwned=1">safe <script>window.pwned=1</script><img src=x onerror="window.pwned=1"><a href="javascript:window.pwned=1">words</a><svg onload="window.pwned=1"></svg><style>p{color:red}</style><iframe src="//x"></iframe></p>`,
    });
    expect(wordsOf(one, "o1")).toBe("Asafe words");
    expect("pwned" in window).toBe(false);
    expect(document.querySelectorAll("*").length).toBe(before);
    expect(one.view.dom.innerHTML).not.toMatch(/script|onclick|onerror|javascript|iframe|svg/);
  });

  test("[ED15] a table stays a table", () => {
    const one = client(op("o1", "See:"));
    caret(one, "o1", -1);
    paste(one, { "text/html": "<table><tr><th>Year</th><th>Sum</th></tr><tr><td>2026</td><td></td></tr></table>" });
    expect(one.projection.clauses[1]?.table?.cells.map((row) => row.map((cell) => cell.runs))).toEqual([
      [[{ text: "Year" }], [{ text: "Sum" }]],
      [[{ text: "2026" }], []],
    ]);
  });

  test("[ED15] too much does not come in at all", () => {
    const one = client(title("Water"), enacting(), op("o1", "Ends."));
    caret(one, "o1", -1);
    const before = shown(one);
    paste(one, { "text/plain": Array.from({ length: MAX_BLOCKS + 1 }, () => "Urges.").join("\n\n") });
    expect(shown(one)).toEqual(before);
    expect(one.notices.at(-1)?.key).toBe("editor.notice.pasteTooLarge");
  });

  test("[PE6] characters that the server takes from nobody become blanks", () => {
    const one = client(op("o1", "A."));
    for (const data of [{ "text/plain": "x\u0007y\ufffcz" }, { "text/html": "<p>x\u0007y\ufffcz</p>" }]) {
      caret(one, "o1", 1);
      paste(one, data);
      expect(wordsOf(one, "o1")).toBe("Ax y z.");
      one.editor.undo();
    }
  });

  test("[ED15] a paste is one step of undo", () => {
    const one = client(op("o1", "Ends."));
    const before = shown(one);
    caret(one, "o1", -1);
    paste(one, { "text/html": WORD });
    one.editor.undo();
    expect(shown(one)).toEqual(before);
  });
});

const RESOLUTION = [
  ...["United Nations", "64/292. The human right to water", "The General Assembly,", "Recalling its resolution 64/1,"],
  ...["Noting the drought,", "1. Urges States:", "(a) to act;", "2. Decides to meet."],
];
const leftOut = (one: EditorClient) =>
  one.notices.flatMap(({ key, values }) => (key === "editor.notice.pasteLeftOut" ? [values?.count] : []));

describe("a whole resolution", () => {
  const html = RESOLUTION.map((words) => `<p>${words}</p>`).join("");
  const asTable = `<table><tr><td>United Nations</td><td>A/RES/64/292</td></tr></table>${html.slice(html.indexOf("<p>64"))}`;

  test.each([
    ["as lines", { "text/plain": RESOLUTION.join("\n") }],
    ["with blank lines", { "text/plain": RESOLUTION.join("\n\n") }],
    ["as HTML", { "text/html": html }],
    ["with a masthead in a table", { "text/html": asTable }],
  ])(
    "[ED18] leaves out title, enacting line and masthead where the draft has its own, and says so: %s",
    (_how, data) => {
      const one = client(title("Water"), enacting(), pp("p1", "Recalling all,"), op("o1", "Asks;"), op("o2", "Ends."));
      caret(one, "o1", -1);
      paste(one, data);
      expect(lines(one)).toEqual([
        "title title Water",
        "enacting enacting The General Assembly,",
        "preambularClause.0 p1 Recalling all,",
        "preambularClause.0 new Recalling its resolution 64/1,",
        "preambularClause.0 new Noting the drought,",
        "operativeClause.0 o1 Asks;",
        "operativeClause.0 new Urges States:",
        "operativeClause.1 new to act;",
        "operativeClause.0 new Decides to meet.",
        "operativeClause.0 o2 Ends.",
      ]);
      expect(leftOut(one)).toEqual([3]);
      expect(one.view.state.selection.$head.parent.textContent).toBe("Decides to meet.");
    },
  );

  test("[ED19] clauses follow the one with the caret in their order, preambular ones go to the end of the preamble", () => {
    const one = client(enacting(), pp("p1", "Recalling,"), pp("p2", "Noting,"), op("o1", "Asks;"), op("o2", "Ends."));
    caret(one, "o2", -1);
    paste(one, { "text/plain": "Urges A;\n\nRecalling B,\n\nRequests C.\n\nNoting D," });
    expect(lines(one).slice(1)).toEqual([
      "preambularClause.0 p1 Recalling,",
      "preambularClause.0 p2 Noting,",
      "preambularClause.0 new Recalling B,",
      "preambularClause.0 new Noting D,",
      "operativeClause.0 o1 Asks;",
      "operativeClause.0 o2 Ends.",
      "operativeClause.0 new Urges A;",
      "operativeClause.0 new Requests C.",
    ]);
    expect(one.view.state.selection.$head.parent.textContent).toBe("Noting D,");
  });

  test("[ED18] fills the empty title and enacting line of a draft, in the one step of undo", () => {
    const one = client(title(""), enacting(""), op("o1", ""));
    const before = shown(one);
    caret(one, "o1", 0);
    paste(one, { "text/plain": RESOLUTION.join("\n") });
    expect(lines(one)).toEqual([
      "title title 64/292. The human right to water",
      "enacting enacting The General Assembly,",
      "preambularClause.0 new Recalling its resolution 64/1,",
      "preambularClause.0 new Noting the drought,",
      "operativeClause.0 new Urges States:",
      "operativeClause.1 new to act;",
      "operativeClause.0 new Decides to meet.",
    ]);
    expect(leftOut(one)).toEqual([1]);
    one.editor.undo();
    expect(shown(one)).toEqual(before);
  });

  test("[ED18] brings its title and enacting line along where the draft has neither", () => {
    const one = client(op("o1", "Ends."));
    caret(one, "o1", -1);
    paste(one, { "text/plain": RESOLUTION.slice(1).join("\n") });
    expect(lines(one).slice(0, 3)).toEqual([
      "title new 64/292. The human right to water",
      "enacting new The General Assembly,",
      "preambularClause.0 new Recalling its resolution 64/1,",
    ]);
    expect(one.notices).toEqual([]);
  });

  test("[ED18] an empty title that is locked stays empty", () => {
    const one = client(title(""), enacting(), op("o1", "Ends."));
    one.locked.set("title", { code: "clause_locked", clause: "title" });
    caret(one, "o1", -1);
    paste(one, { "text/plain": RESOLUTION.slice(1).join("\n") });
    expect(wordsOf(one, "title")).toBe("");
    expect(leftOut(one)).toEqual([2]);
  });

  test("[ED18] any other enacting line is left out, too; an annex may have its own", () => {
    const one = client(
      title("Water"),
      enacting(),
      op("o1", "Ends."),
      clause("a1", "annex", "Rules"),
      op("o2", "Ends."),
    );
    caret(one, "o1", -1);
    paste(one, { "text/plain": "The Security Council,\n\nThe General Assembly," });
    expect(lines(one)).toHaveLength(5);
    expect(leftOut(one)).toEqual([2]);
    caret(one, "o2", -1);
    paste(one, { "text/plain": "The Security Council,\n\nUrges all." });
    expect(lines(one).slice(3)).toEqual([
      "annex a1 Rules",
      "enacting new The Security Council,",
      "operativeClause.0 o2 Ends.",
      "operativeClause.0 new Urges all.",
    ]);
    expect(leftOut(one)).toEqual([2]);
  });

  test("[ED18] words above an enacting line are no title where a clause stands among them", () => {
    const one = client(title("Water"), enacting(), op("o1", "Ends."));
    caret(one, "o1", -1);
    paste(one, { "text/plain": "Urges all;\n\nwhatever they say.\n\nThe General Assembly,\n\nAsks all." });
    expect(lines(one).slice(2)).toEqual([
      "operativeClause.0 o1 Ends.",
      "operativeClause.0 new Urges all;",
      "operativeClause.0 new whatever they say.",
      "operativeClause.0 new Asks all.",
    ]);
    expect(leftOut(one)).toEqual([1]);
  });
});

describe("locked clauses", () => {
  test("[ED15] pasting over a selection skips it when it covers locked clauses, and says how many", () => {
    const one = client(op("o1", "One;"), op("o2", "Two;"), op("o3", "Three."));
    one.locked.set("o2", { code: "clause_locked", clause: "o2" });
    selectAcross(one, ["o1", 1], ["o3", 2]);
    paste(one, { "text/plain": "X" });
    expect([wordsOf(one, "o1"), wordsOf(one, "o2"), wordsOf(one, "o3")]).toEqual(["One;", "Two;", "ThXree."]);
    expect(one.notices.at(-1)).toMatchObject({ key: "editor.notice.pasteSkipped", values: { count: 1 } });
  });

  test("[ED5] nothing is pasted into a locked clause", () => {
    const one = client(op("o1", "One;"));
    one.locked.set("o1", { code: "clause_locked", clause: "o1" });
    caret(one, "o1", 1);
    paste(one, { "text/plain": "X" });
    expect(wordsOf(one, "o1")).toBe("One;");
    expect(one.notices.at(-1)?.key).toBe("editor.notice.locked");
  });
});

describe("from the editor itself", () => {
  test("[ED16] clauses keep kind, level and marks and get new ids; a note of this draft is cited again", () => {
    const one = client(
      enacting(),
      pp("p1", "Noting *all*,^n1"),
      op("o1", "Urges:"),
      op("o1a", "to act;", 1),
      op("o2", "Ends."),
    );
    selectAcross(one, ["p1", 0], ["o1a", -1]);
    const clipboard = send(one, "copy", new Clipboard());
    expect(clipboard.getData("text/plain")).toBe("Noting all,\n\n1. Urges:\n\n(a) to act;");
    caret(one, "o1a", -1);
    send(one, "paste", clipboard);
    expect(lines(one)).toEqual([
      "enacting enacting The General Assembly,",
      "preambularClause.0 p1 Noting all,^n1",
      "preambularClause.0 new Noting all,^n1",
      "operativeClause.0 o1 Urges:",
      "operativeClause.1 o1a to act;",
      "operativeClause.0 new Urges:",
      "operativeClause.1 new to act;",
      "operativeClause.0 o2 Ends.",
      "note n1 A note",
    ]);
    expect(one.projection.notes).toHaveLength(1);
    expect(one.projection.clauses[2]?.runs[1]).toEqual({ text: "all", marks: ["em"] });
  });

  test("[ED16] in another draft a note is made anew with its words", () => {
    const [one, two] = [client(op("o1", "Urges^n1 all")), openEditor(draft([op("x1", "")]), 9)];
    open.push(two);
    caret(one, "o1", 2, -1);
    const clipboard = send(one, "copy", new Clipboard());
    caret(two, "x1", 0);
    send(two, "paste", clipboard);
    expect(wordsOf(two, "x1")).toBe("ges all");
    expect(two.projection.notes.map((note) => note.runs)).toEqual([[{ text: "A " }, { text: "note", marks: ["em"] }]]);
  });

  test("[ED16] cutting across clauses leaves a valid draft, tables included", () => {
    const one = client(op("o1", "Urges one"), table("t", [["A", "B"]]), op("o2", "and two."));
    selectAcross(one, ["o1", 5], ["o2", 3]);
    const clipboard = send(one, "cut", new Clipboard());
    one.view.state.doc.check();
    expect(shown(one)).toEqual(["operativeClause.0 o1 Urges two."]);
    send(one, "paste", clipboard);
    expect(one.projection.clauses.map((view) => view.kind)).toEqual(["operative", "operative", "table", "operative"]);
  });
});
