import { TextSelection } from "@tiptap/pm/state";
import { afterEach, describe, expect, test } from "vitest";
import { ResultEditor } from "../../../client/editor/resultEditor.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import "../../support/editorHarness.ts";

const NOTE = { footnote: "n1" as FootnoteId };
const RUNS: readonly Run[] = [
  { text: "Calls upon " },
  { text: "all", marks: ["em"] },
  { text: " States" },
  NOTE,
  { break: true },
  { text: "to act;" },
];

let open: ResultEditor | null = null;
afterEach(() => {
  open?.destroy();
  open = null;
});

function made(runs: readonly Run[] = RUNS) {
  const element = document.createElement("div");
  document.body.append(element);
  const told: (readonly Run[])[] = [];
  let left = 0;
  const editor = new ResultEditor({
    element,
    runs,
    label: "Result for OP 3",
    language: "ar",
    className: "surface",
    noteNumber: (note) => (note === "n1" ? 4 : undefined),
    hasNote: (note) => note === "n1",
    onChange: (words) => told.push(words),
    onState: () => undefined,
    onLeave: () => {
      left += 1;
    },
  });
  open = editor;
  return { editor, told, element, left: () => left };
}

function select(editor: ResultEditor, from: number, to = from): void {
  const { view } = editor;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 1 + from, 1 + to)));
}

const type = (editor: ResultEditor, words: string) => editor.view.dispatch(editor.view.state.tr.insertText(words));

function press(editor: ResultEditor, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  editor.view.dom.dispatchEvent(event);
  return event;
}

/** A paste as a browser tells of it; jsdom has no clipboard. */
function paste(editor: ResultEditor, data: Readonly<Record<string, string>>): void {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: (format: string) => data[format] ?? "" } });
  editor.view.dom.dispatchEvent(event);
}

describe("the words of a result", () => {
  test("[ED30] runs go in and come out as they were: marks, breaks, and citations with their number", () => {
    const { editor, element, told } = made();
    expect(editor.runs).toEqual(RUNS);
    expect(element.querySelector('sup[contenteditable="false"]')?.textContent).toBe("4");
    expect(told).toEqual([]);
    const surface = element.querySelector('[role="textbox"]');
    expect([surface?.getAttribute("aria-label"), surface?.getAttribute("dir"), surface?.getAttribute("lang")]).toEqual([
      "Result for OP 3",
      "rtl",
      "ar",
    ]);
  });

  test("[ED30] what is typed is told; a citation can be taken out and nothing else becomes of it", () => {
    const { editor, told } = made();
    select(editor, 0, 11);
    type(editor, "Urges ");
    expect(plainText(told.at(-1) ?? [])).toBe("Urges all States to act;");
    const at = 6 + 3 + 7;
    select(editor, at, at + 1);
    press(editor, "Delete");
    expect(told.at(-1)).not.toContainEqual(NOTE);
    expect(plainText(editor.runs)).toBe("Urges all States to act;");
  });

  test("[ED30] other words shown from outside are not told of and cannot be undone", () => {
    const { editor, told } = made();
    editor.show([{ text: "Urges all." }]);
    expect(editor.runs).toEqual([{ text: "Urges all." }]);
    expect([told, editor.canUndo]).toEqual([[], false]);
  });

  test("[ED30] characters that may not stand in a clause become blanks", () => {
    const { editor } = made([{ text: "ab" }]);
    select(editor, 1);
    type(editor, "\u0007");
    expect(plainText(editor.runs)).toBe("a b");
  });

  test("[ED31] Ctrl+I sets italics, Ctrl+B nothing, Enter a line break, Ctrl+Z and Ctrl+Y step back and forth", () => {
    const { editor } = made([{ text: "one two" }]);
    select(editor, 0, 3);
    press(editor, "i", { ctrlKey: true });
    expect(editor.runs).toEqual([{ text: "one", marks: ["em"] }, { text: " two" }]);
    expect([editor.isOn("em"), editor.isOn("sub")]).toEqual([true, false]);
    expect(press(editor, "b", { ctrlKey: true }).defaultPrevented).toBe(true);
    select(editor, 7);
    press(editor, "Enter");
    expect(editor.runs.at(-1)).toEqual({ break: true });
    press(editor, "z", { ctrlKey: true });
    press(editor, "z", { ctrlKey: true });
    expect(editor.runs).toEqual([{ text: "one two" }]);
    expect([editor.canUndo, editor.canRedo]).toEqual([false, true]);
    press(editor, "y", { ctrlKey: true });
    expect(editor.runs).toEqual([{ text: "one", marks: ["em"] }, { text: " two" }]);
  });

  test("[ED31] Ctrl+Enter is left to the dialog", () => {
    const { editor } = made([{ text: "one" }]);
    expect(press(editor, "Enter", { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(editor.runs).toEqual([{ text: "one" }]);
  });

  test("[ED32] pasted paragraphs become one text with our marks; citations of unknown notes stay out", () => {
    const { editor } = made([{ text: "X" }]);
    select(editor, 0, 1);
    paste(editor, {
      "text/html":
        '<p>one <b>bold</b> <i>two</i></p><p>three<sup data-adref-note="n1">1</sup><sup data-adref-note="zz">2</sup></p>',
    });
    expect(editor.runs).toEqual([{ text: "one bold " }, { text: "two", marks: ["em"] }, { text: " three" }, NOTE]);
  });

  test("[ED33] Escape leads out of the words and closes nothing around them", () => {
    const { editor, element, left } = made();
    let reached = 0;
    element.addEventListener("keydown", () => {
      reached += 1;
    });
    press(editor, "Escape");
    expect([left(), reached]).toEqual([1, 0]);
    expect(press(editor, "Tab").defaultPrevented).toBe(false);
  });
});
