import { AllSelection } from "@tiptap/pm/state";
import { afterEach, describe, expect, test } from "vitest";
import { plainText } from "../../../shared/domain/clause.ts";
import { draft, table } from "../../support/builders.ts";
import { type EditorClient, exchange, filled, openEditor, press, type, wordsOf } from "../../support/editorHarness.ts";

const open: EditorClient[] = [];
function client(...clauses: Parameters<typeof draft>[0]): EditorClient {
  const made = openEditor(draft(clauses), open.length + 1);
  open.push(made);
  return made;
}
afterEach(() => {
  for (const each of open.splice(0)) each.destroy();
});

/** Two people at the same table of two rows and two columns. */
function twoAtTable(): readonly [EditorClient, EditorClient] {
  const content = filled(
    draft([
      table("t", [
        ["A", "B"],
        ["c", "d"],
      ]),
    ]),
  );
  const [one, two] = [openEditor(content, 1), openEditor(content, 2)];
  open.push(one, two);
  return [one, two];
}

describe("a table", () => {
  test("[ED7] in a table Tab goes to the next cell and Shift+Tab back", () => {
    const one = client(
      table("t", [
        ["A", "B"],
        ["c", "d"],
      ]),
    );
    one.view.dispatch(one.view.state.tr.setSelection(AllSelection.near(one.view.state.doc.resolve(3))));
    press(one, "Tab");
    type(one, "x");
    expect(wordsOf(one, "t")).toBe("AxBcd");
    press(one, "Shift-Tab");
    type(one, "y");
    expect(wordsOf(one, "t")).toBe("yAxBcd");
  });

  test("[ED11] table rows are added and taken away, and others see them", () => {
    const [one, two] = twoAtTable();
    one.view.dispatch(one.view.state.tr.setSelection(AllSelection.near(one.view.state.doc.resolve(3))));
    one.editor.run({ type: "addTableRow" });
    type(one, "new");
    exchange([one, two]);
    expect(two.projection.clauses[0]?.table?.cells.map((row) => row.length)).toEqual([2, 2, 2]);
    expect(wordsOf(two, "t")).toBe("ABnewcd");
    one.editor.run({ type: "deleteTableRow" });
    exchange([one, two]);
    expect(wordsOf(two, "t")).toBe("ABcd");
    one.editor.undo();
    exchange([one, two]);
    expect(wordsOf(two, "t")).toBe("ABnewcd");
  });

  test("[ED11] table columns and header rows come and go, with undo, and others see them", () => {
    const [one, two] = twoAtTable();
    const seen = () => {
      exchange([one, two]);
      const grid = two.projection.clauses[0]?.table;
      return [grid?.headerRows, grid?.cells.map((row) => row.map(({ runs }) => plainText(runs)).join("|"))];
    };
    one.view.dispatch(one.view.state.tr.setSelection(AllSelection.near(one.view.state.doc.resolve(3))));
    const before = seen();
    one.editor.run({ type: "addTableColumn" });
    type(one, "new");
    expect(seen()).toEqual([before[0], ["A|new|B", "c||d"]]);
    one.editor.run({ type: "toggleHeaderRow" });
    expect(seen()[0]).toBe(before[0] === 0 ? 1 : 0);
    one.editor.undo();
    expect(seen()[0]).toBe(before[0]);
    one.editor.run({ type: "deleteTableColumn" });
    expect(seen()).toEqual([before[0], ["A|B", "c|d"]]);
    one.editor.undo();
    expect(seen()).toEqual([before[0], ["A|new|B", "c||d"]]);
    one.view.state.doc.check();
  });

  test("[ED11] the last row and the last column of a table stay", () => {
    const content = filled(draft([table("t", [["A"]])]));
    const one = openEditor(content, 1);
    open.push(one);
    one.view.dispatch(one.view.state.tr.setSelection(AllSelection.near(one.view.state.doc.resolve(3))));
    expect(one.editor.run({ type: "deleteTableRow" })).toBe(false);
    expect(one.editor.run({ type: "deleteTableColumn" })).toBe(false);
    expect(wordsOf(one, "t")).toBe("A");
  });
});
