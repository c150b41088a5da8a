import { AllSelection } from "@tiptap/pm/state";
import { afterEach, describe, expect, test, vi } from "vitest";
import { clause, draft, enacting, op, pp, table, title } from "../../support/builders.ts";
import {
  caret,
  caretOf,
  type EditorClient,
  exchangePresence,
  filled,
  openEditor,
  press,
  selectAcross,
  shown,
  type,
  wordsOf,
} from "../../support/editorHarness.ts";

const open: EditorClient[] = [];
function client(...clauses: Parameters<typeof draft>[0]): EditorClient {
  const made = openEditor(draft(clauses, { n1: "A note", n2: "Another" }), open.length + 1);
  open.push(made);
  return made;
}
afterEach(() => {
  vi.useRealTimers();
  for (const each of open.splice(0)) each.destroy();
});

/** What a new block of these tests looks like. */
const lines = (each: EditorClient): string[] => shown(each).map((line) => line.replace(/n\d+_\d+/, "new").trim());

describe("Enter", () => {
  test("[ED6] at the end of a title it goes to the enacting line, and begins one where there is none", () => {
    const one = client(title("Water"), enacting());
    caret(one, "title", -1);
    press(one, "Enter");
    expect(caretOf(one)).toEqual(["enacting", 21]);
    const two = client(title("Water"), op("o1", "Urges."));
    caret(two, "title", 2);
    press(two, "Enter");
    expect(lines(two)).toEqual([
      "title title Water",
      "enacting new The General Assembly,",
      "operativeClause.0 o1 Urges.",
    ]);
  });

  test("[ED6] after the enacting line a preambular clause begins", () => {
    const one = client(title("Water"), enacting(), op("o1", "Urges."));
    caret(one, "enacting", 4);
    press(one, "Enter");
    type(one, "Noting");
    expect(lines(one)[2]).toBe("preambularClause.0 new Noting");
  });

  test("[ED6] at the end of a clause it begins another of its kind and level, and is no split", () => {
    const one = client(enacting(), pp("p1", "Recalling,"), op("o1", "Urges:"), op("o1a", "To act;", 1));
    caret(one, "p1", -1);
    press(one, "Enter");
    expect(lines(one)[2]).toBe("preambularClause.0 new");
    caret(one, "o1a", -1);
    press(one, "Enter");
    expect(lines(one).at(-1)).toBe("operativeClause.1 new");
    expect(wordsOf(one, "o1a")).toBe("To act;");
  });

  test("[ED6] at the end of a clause with a list it begins a new first item, and the list stays", () => {
    const one = client(op("o1", "Urges:"), op("o1a", "To act;", 1));
    caret(one, "o1", -1);
    press(one, "Enter");
    expect(lines(one)).toEqual([
      "operativeClause.0 o1 Urges:",
      "operativeClause.1 new",
      "operativeClause.1 o1a To act;",
    ]);
    caret(one, "o1", 0);
    one.editor.run({ type: "newOperative" });
    expect(lines(one).at(-1)).toBe("operativeClause.0 new");
  });

  test("[ED6] over a selection it first deletes what is selected", () => {
    const one = client(op("o1", "Urges all States"), op("o2", "Asks."));
    caret(one, "o1", 6, 10);
    press(one, "Enter");
    expect(lines(one).slice(0, 2)).toEqual(["operativeClause.0 o1 Urges", "operativeClause.0 new States"]);
  });

  test("[ED6] in an empty sub-clause it goes one level out", () => {
    const one = client(op("o1", "Urges:"), op("o1a", "To act;", 1));
    caret(one, "o1a", -1);
    press(one, "Enter");
    press(one, "Enter");
    expect(lines(one).at(-1)).toBe("operativeClause.0 new");
  });

  test("[ED6] in an empty last preambular clause it begins the operative part", () => {
    const one = client(enacting(), pp("p1", "Recalling,"), op("o1", "Urges."));
    caret(one, "p1", -1);
    press(one, "Enter");
    press(one, "Enter");
    expect(lines(one)).toEqual([
      "enacting enacting The General Assembly,",
      "preambularClause.0 p1 Recalling,",
      "operativeClause.0 new",
      "operativeClause.0 o1 Urges.",
    ]);
  });

  test("[ED6] in the middle it splits, and the larger half keeps the id", () => {
    const one = client(op("o1", "Urges States to act now;"));
    caret(one, "o1", 19);
    press(one, "Enter");
    expect(lines(one)).toEqual(["operativeClause.0 o1 Urges States to act", "operativeClause.0 new  now;"]);
    expect(caretOf(one)[1]).toBe(0);
  });

  test("[ED6] at the start of a clause it makes room before it, and the clause keeps its id", () => {
    const one = client(op("o1", "Urges."));
    caret(one, "o1", 0);
    press(one, "Enter");
    expect(lines(one)).toEqual(["operativeClause.0 new", "operativeClause.0 o1 Urges."]);
    expect(caretOf(one)).toEqual(["o1", 0]);
  });

  test("[ED6] Shift+Enter breaks the line inside a clause, and Enter does so in a note and in a table cell", () => {
    const one = client(op("o1", "Urges^n1"), table("t", [["A"], ["b"]]));
    caret(one, "o1", 2);
    press(one, "Shift-Enter");
    caret(one, "n1", 1);
    press(one, "Enter");
    expect(shown(one)[0]).toBe("operativeClause.0 o1 Ur|ges^n1");
    expect(shown(one).at(-1)).toBe("note n1 A| note");
  });

  test("[ED6] a split asks first when somebody else has the caret in the clause", async () => {
    vi.useFakeTimers();
    const bytes = filled(draft([op("o1", "Urges States to act now;")]));
    const [one, two] = [openEditor(bytes, 1), openEditor(bytes, 2)];
    open.push(one, two);
    caret(two, "o1", 3);
    vi.advanceTimersByTime(200);
    exchangePresence([one, two]);
    caret(one, "o1", 12);
    one.answers.push(false);
    press(one, "Enter");
    await vi.advanceTimersByTimeAsync(300);
    expect(one.questions).toEqual([{ key: "editor.question.split", clause: "o1", others: ["FAC"] }]);
    expect(lines(one)).toHaveLength(1);
    one.answers.push(true);
    press(one, "Enter");
    await vi.advanceTimersByTimeAsync(300);
    expect(lines(one)).toHaveLength(2);
    // At the end of the clause nothing is torn apart, and nothing is asked.
    caret(one, "o1", -1);
    press(one, "Enter");
    expect(one.questions).toHaveLength(2);
  });
});

describe("levels", () => {
  test("[ED7] Tab goes one level in only where the clause before allows it, Shift+Tab goes out", () => {
    const one = client(op("o1", "Urges:"), op("o2", "Asks."));
    caret(one, "o1", 0);
    press(one, "Tab");
    expect(shown(one)[0]).toBe("operativeClause.0 o1 Urges:");
    expect(one.notices.at(-1)?.key).toBe("editor.notice.structure");
    caret(one, "o2", 2);
    press(one, "Tab");
    press(one, "Tab");
    expect(shown(one)[1]).toBe("operativeClause.1 o2 Asks.");
    press(one, "Shift-Tab");
    expect(shown(one)[1]).toBe("operativeClause.0 o2 Asks.");
    expect(caretOf(one)).toEqual(["o2", 2]);
  });

  test("[ED7] sub-clauses go along", () => {
    const one = client(op("o1", "Urges:"), op("o2", "Asks:"), op("o2a", "This;", 1), op("o3", "Ends."));
    caret(one, "o2", 0);
    press(one, "Tab");
    expect(shown(one).map((line) => line.split(" ")[0])).toEqual(
      [0, 1, 2, 0].map((level) => `operativeClause.${level}`),
    );
  });

  test("[A11Y8] Escape and then Tab leaves the text", () => {
    const one = client(op("o1", "Urges:"), op("o2", "Asks."));
    caret(one, "o2", 0);
    press(one, "Escape");
    expect(press(one, "Tab")).toBe(false);
    expect(shown(one)[1]).toBe("operativeClause.0 o2 Asks.");
    press(one, "ArrowLeft");
    expect(press(one, "Tab")).toBe(true);
  });
});

describe("moving", () => {
  test("[ED8] Alt+Shift+arrow moves a clause with its sub-clauses over its neighbour with its own", () => {
    const one = client(op("o1", "One:"), op("o1a", "a", 1), op("o2", "Two:"), op("o2a", "a", 1), op("o3", "Three."));
    caret(one, "o2", 3);
    press(one, "Alt-Shift-ArrowUp");
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["o2", "o2a", "o1", "o1a", "o3"]);
    expect(caretOf(one)).toEqual(["o2", 3]);
    press(one, "Alt-Shift-ArrowDown");
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["o1", "o1a", "o2", "o2a", "o3"]);
  });

  test("[ED8] no clause moves out of its part, or away from its parent", () => {
    const one = client(pp("p1", "Noting,"), op("o1", "One:"), op("o1a", "a", 1), op("o2", "Two."));
    for (const id of ["o1", "o1a"]) {
      caret(one, id, 0);
      press(one, "Alt-Shift-ArrowUp");
    }
    caret(one, "p1", 0);
    press(one, "Alt-Shift-ArrowDown");
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["p1", "o1", "o1a", "o2"]);
    expect(one.notices).toHaveLength(3);
  });

  test("[ED8] Alt+arrow goes from clause to clause", () => {
    const one = client(pp("p1", "Noting,"), op("o1", "One."));
    caret(one, "p1", 3);
    press(one, "Alt-ArrowDown");
    expect(caretOf(one)).toEqual(["o1", 0]);
    press(one, "Alt-ArrowUp");
    expect(caretOf(one)).toEqual(["p1", 0]);
  });
});

describe("joining and deleting", () => {
  test("[ED9] Backspace at the start of a clause joins it to the one before; in a sub-clause it first goes out", () => {
    const one = client(op("o1", "Urges "), op("o2", "*States*.", 1));
    caret(one, "o2", 0);
    press(one, "Backspace");
    expect(shown(one)[1]).toBe("operativeClause.0 o2 States.");
    press(one, "Backspace");
    expect(shown(one)).toEqual(["operativeClause.0 o1 Urges States."]);
    expect(caretOf(one)).toEqual(["o1", 6]);
    expect(one.projection.deleted).toEqual([]);
  });

  test("[ED9] Delete at the end joins the next clause", () => {
    const one = client(op("o1", "Urges "), op("o2", "States."));
    caret(one, "o1", -1);
    press(one, "Delete");
    expect(shown(one)).toEqual(["operativeClause.0 o1 Urges States."]);
  });

  test("[ED9] Backspace at the very start and Delete at the very end do nothing, without a word", () => {
    const one = client(op("o1", "Urges."));
    caret(one, "o1", 0);
    expect(press(one, "Backspace")).toBe(true);
    caret(one, "o1", -1);
    expect(press(one, "Delete")).toBe(true);
    expect(shown(one)).toEqual(["operativeClause.0 o1 Urges."]);
    expect(one.notices).toEqual([]);
  });

  test("[ED9] an empty clause simply goes, and nothing joins the title or the enacting line", () => {
    const one = client(title("Water"), enacting(), pp("p1", ""), pp("p2", "Noting,"));
    caret(one, "p1", 0);
    press(one, "Backspace");
    expect(caretOf(one)).toEqual(["enacting", 21]);
    caret(one, "p2", 0);
    press(one, "Backspace");
    expect(wordsOf(one, "enacting")).toBe("The General Assembly,");
    expect(wordsOf(one, "p2")).toBe("Noting,");
  });

  test("[ED10] deleting across clauses leaves what is left in the first, the others have tombstones", () => {
    const one = client(pp("p1", "Recalling this,"), pp("p2", "Noting,"), op("o1", "Urges States;"));
    selectAcross(one, ["p1", 10], ["o1", 6]);
    press(one, "Backspace");
    expect(shown(one)).toEqual(["preambularClause.0 p1 Recalling States;"]);
    expect(one.projection.deleted.map((each) => each.id)).toEqual(["p2", "o1"]);
  });

  test("[ED10] typing over a selection across clauses deletes it first", () => {
    const one = client(pp("p1", "Recalling this,"), op("o1", "Urges States;"));
    selectAcross(one, ["p1", 10], ["o1", 6]);
    type(one, "X");
    expect(shown(one)).toEqual(["preambularClause.0 p1 Recalling XStates;"]);
  });

  test("[ED10] deleting everything leaves a valid draft, and undo brings everything back", () => {
    const one = client(title("Water"), enacting(), pp("p1", "Noting,^n1"), op("o1", "Urges."), table("t", [["A"]]));
    const before = shown(one);
    one.view.dispatch(one.view.state.tr.setSelection(new AllSelection(one.view.state.doc)));
    press(one, "Delete");
    one.view.state.doc.check();
    expect(shown(one)).toEqual(["title title "]);
    one.editor.undo();
    expect(shown(one)).toEqual(before);
  });

  test("[ED10] deleting a heading puts the preamble of its part where it may stand", () => {
    const one = client(pp("p1", "a,"), op("o1", "b."), clause("h", "heading", "II"), pp("p2", "c,"), op("o2", "d."));
    selectAcross(one, ["o1", 1], ["h", 2]);
    press(one, "Delete");
    one.view.state.doc.check();
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["p1", "p2", "o1", "o2"]);
  });
});

describe("commands", () => {
  test("[ED11] a clause that changes its kind goes to the nearest place where it may stand", () => {
    const one = client(enacting(), pp("p1", "Urges a,"), pp("p2", "Noting,"), op("o1", "Asks."));
    caret(one, "p1", 3);
    one.editor.run({ type: "changeKind", kind: "operative" });
    expect(shown(one).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "enacting enacting",
      "preambularClause.0 p2",
      "operativeClause.0 p1",
      "operativeClause.0 o1",
    ]);
    expect(caretOf(one)).toEqual(["p1", 3]);
    expect(one.editor.can({ type: "changeKind", kind: "enacting" })?.code).toBe("structure_refused");
  });

  test("[ED11] new clauses of every kind find a valid place", () => {
    const one = client(title("Water"), enacting(), pp("p1", "Noting,"), op("o1", "Asks."));
    for (const kind of ["preambular", "operative", "heading", "text", "closing", "annex", "table"] as const) {
      caret(one, "o1", 0);
      expect(one.editor.run({ type: "newClause", kind }), kind).toBe(true);
      one.view.state.doc.check();
    }
    expect(one.projection.clauses.map((view) => view.kind).sort()).toContain("table");
    expect(shown(one)).toHaveLength(11);
  });

  test("[ED2] italics, raised and lowered letters are all there is", () => {
    const one = client(op("o1", "abc"));
    caret(one, "o1", 0, 1);
    press(one, "Ctrl-i");
    caret(one, "o1", 1, 2);
    press(one, "Ctrl-b");
    one.editor.run({ type: "toggleSup" });
    expect(one.projection.clauses[0]?.runs).toEqual([
      { text: "a", marks: ["em"] },
      { text: "b", marks: ["sup"] },
      { text: "c" },
    ]);
  });

  test("[ED4] a new footnote gets a number and a place for its words; cited twice it stays one", () => {
    const one = client(op("o1", "Urges"), op("o2", "Asks^n1"));
    caret(one, "o1", -1);
    press(one, "Ctrl-Alt-f");
    type(one, "Its words.");
    expect(one.projection.notes.map((note) => [note.number, note.runs])).toEqual([
      [1, [{ text: "Its words." }]],
      [2, [{ text: "A note" }]],
    ]);
    caret(one, "o2", 0);
    const [first] = one.projection.notes;
    expect(first && one.editor.citeFootnote(first.id)).toBe(true);
    expect(one.projection.notes).toHaveLength(2);
    expect([...one.view.dom.querySelectorAll(".footnote-marker")].map((each) => each.textContent)).toEqual([
      "1",
      "1",
      "2",
    ]);
    one.view.dom.querySelector<HTMLElement>(".note-number")?.click();
    expect(caretOf(one)).toEqual(["o1", 6]);
  });
});

describe("typing where the browser's caret stands beside the text", () => {
  test("[ED25] the words go into the clause with the caret, as its end, and not where the browser would put them", () => {
    const one = client(op("o1", "Urges States;"), op("o2", "Requests a report."));
    caret(one, "o1", -1);
    const paragraph = one.view.dom.querySelector('[data-clause="o1"] .clause-text');
    getSelection()?.collapse(paragraph, paragraph?.childNodes.length ?? 0);
    const event = new InputEvent("beforeinput", {
      inputType: "insertText",
      data: "Q",
      bubbles: true,
      cancelable: true,
    });
    paragraph?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(wordsOf(one, "o1")?.endsWith("Q")).toBe(true);
    getSelection()?.collapse(paragraph?.lastChild ?? null, 1);
    const within = new InputEvent("beforeinput", {
      inputType: "insertText",
      data: "R",
      bubbles: true,
      cancelable: true,
    });
    paragraph?.dispatchEvent(within);
    expect(within.defaultPrevented).toBe(false);
  });
});
