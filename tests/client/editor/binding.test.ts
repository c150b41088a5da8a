import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { draft, enacting, op, pp, table, title } from "../../support/builders.ts";
import {
  caret,
  caretOf,
  type EditorClient,
  exchange,
  filled,
  openEditor,
  projected,
  shown,
  type,
  wordsOf,
} from "../../support/editorHarness.ts";

const SMALL = draft(
  [
    title("Water"),
    enacting(),
    pp("p1", "Recalling its resolution 64/292,^n1"),
    pp("p2", "Noting with *concern* the drought,"),
    op("o1", "Urges States:"),
    op("o1a", "To act;", 1),
    op("o2", "Requests a report.^n1"),
  ],
  { n1: "Resolution 64/292." },
);

const open: EditorClient[] = [];
function client(content: Parameters<typeof openEditor>[0] = SMALL, number = open.length + 1): EditorClient {
  const made = openEditor(content, number);
  open.push(made);
  return made;
}
afterEach(() => {
  for (const each of open.splice(0)) each.destroy();
});

/** How many bytes of updates a document sends while something is done. */
function written(doc: Y.Doc, act: () => void): number {
  let bytes = 0;
  const count = (update: Uint8Array): void => {
    bytes += update.length;
  };
  doc.on("update", count);
  act();
  doc.off("update", count);
  return bytes;
}

describe("from the draft to the editor", () => {
  test("[BIND1] opening a draft shows its clauses and its notes, and writes nothing", () => {
    const bytes = filled(SMALL);
    const one = client(bytes);
    expect(shown(one)).toEqual([
      "title title Water",
      "enacting enacting The General Assembly,",
      "preambularClause.0 p1 Recalling its resolution 64/292,^n1",
      "preambularClause.0 p2 Noting with concern the drought,",
      "operativeClause.0 o1 Urges States:",
      "operativeClause.1 o1a To act;",
      "operativeClause.0 o2 Requests a report.^n1",
      "note n1 Resolution 64/292.",
    ]);
    expect(Y.encodeStateAsUpdate(one.doc)).toEqual(bytes);
  });

  test("[BIND2] others' words come in at the next frame, without drawing any clause anew", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    const element = one.view.nodeDOM(0);
    const other = [...one.view.dom.querySelectorAll(".clause")];
    caret(two, "p2", -1);
    type(two, " and the flood,");
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), "remote");
    expect(wordsOf(one, "p2")).toBe("Noting with concern the drought,");
    one.frame();
    expect(wordsOf(one, "p2")).toBe("Noting with concern the drought, and the flood,");
    expect(one.view.nodeDOM(0)).toBe(element);
    expect([...one.view.dom.querySelectorAll(".clause")]).toEqual(other);
  });

  test("[BIND2] a clause that others move leaves the clauses it did not pass their elements", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    const before = new Map(
      [...one.view.dom.querySelectorAll<HTMLElement>(".clause")].map((each) => [each.dataset.clause, each]),
    );
    caret(two, "o2", 0);
    two.editor.run({ type: "moveUp" });
    exchange([one, two]);
    expect(shown(one)).toEqual(shown(two));
    const after = [...one.view.dom.querySelectorAll<HTMLElement>(".clause")];
    expect(after.map((each) => each.dataset.clause)).toEqual(["title", "enacting", "p1", "p2", "o2", "o1", "o1a"]);
    const passed = new Set(["o1", "o1a", "o2"]);
    expect(
      after.filter((each) => before.get(each.dataset.clause) !== each && !passed.has(each.dataset.clause ?? "")),
    ).toEqual([]);
  });

  test("[BIND2] what cannot be reached by single valid steps is shown all the same", () => {
    const content = draft([
      pp("p1", "Recalling,"),
      op("o1", "Urges;"),
      { ...op("h", "Part"), kind: "heading", level: 1 },
      pp("p2", "Noting,"),
      op("o2", "Asks."),
    ]);
    const [one, two] = [client(filled(content)), client(filled(content))];
    caret(two, "h", 0);
    two.editor.run({ type: "deleteClause" });
    exchange([one, two]);
    expect(shown(one)).toEqual(shown(two));
    expect(shown(one).map((line) => line.split(" ")[1])).toEqual(["p1", "p2", "o1", "o2"]);
  });
});

describe("from the editor to the draft", () => {
  test("[BIND3] typing writes only the typed words, into the clause's own text", () => {
    const one = client();
    caret(one, "o2", 8);
    const bytes = written(one.doc, () => type(one, " again"));
    expect(textOf(one.draft.clauses.get("o2"))?.toString()).toBe("Requests again a report.");
    expect(bytes).toBeLessThan(40);
  });

  test("[BIND4] a level that the projection lowers is not written back", () => {
    const content = draft([op("o1", "Urges;"), op("deep", "Too deep;", 3)]);
    const one = client(content);
    expect(shown(one)[1]).toBe("operativeClause.1 deep Too deep;");
    caret(one, "deep", -1);
    type(one, "!");
    expect(one.draft.clauses.get("deep")?.get("level")).toBe(3);
    one.editor.run({ type: "outdent" });
    expect(one.draft.clauses.get("deep")?.get("level")).toBe(0);
  });

  test("[BIND5] a repeated letter is inserted where it was typed", () => {
    const [one, two] = [client(filled(draft([op("o1", "aaa")]))), client(filled(draft([op("o1", "aaa")])))];
    caret(one, "o1", 1);
    type(one, "a");
    // Meanwhile the other puts something between the first and the second letter.
    caret(two, "o1", 3);
    type(two, "!");
    caret(two, "o1", 1, 2);
    type(two, "-");
    exchange([one, two]);
    expect(wordsOf(one, "o1")).toBe(wordsOf(two, "o1"));
    expect([...(wordsOf(one, "o1") ?? "")].sort().join("")).toBe("!-aaa");
  });

  test("[BIND5] an emoji that replaces one of the same half is written whole", () => {
    const one = client(draft([op("o1", "a😀b")]));
    caret(one, "o1", 1, 3);
    type(one, "😁");
    expect(textOf(one.draft.clauses.get("o1"))?.toString()).toBe("a😁b");
    expect(wordsOf(one, "o1")).toBe("a😁b");
  });

  test("[BIND6] words typed before the frame find their place among others' words that do not show yet", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    caret(two, "o2", 0);
    type(two, "Also r");
    caret(two, "o2", 6, 7);
    type(two, "");
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), "remote");
    caret(one, "o2", -1);
    caret(one, "o2", 17);
    type(one, "s");
    one.frame();
    exchange([one, two]);
    expect(wordsOf(one, "o2")).toBe(wordsOf(two, "o2"));
    expect(wordsOf(one, "o2")).toContain("a reports.");
    expect(caretOf(one)[1]).toBe((wordsOf(one, "o2") ?? "").indexOf("reports") + 7);
  });

  test("[BIND7] a move writes one order key and nothing else", () => {
    const one = client();
    const before = JSON.stringify(one.draft.clauses.get("o1")?.toJSON());
    caret(one, "o2", 0);
    const bytes = written(one.doc, () => one.editor.run({ type: "moveUp" }));
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["title", "enacting", "p1", "p2", "o2", "o1", "o1a"]);
    expect(JSON.stringify(one.draft.clauses.get("o1")?.toJSON())).toBe(before);
    expect(bytes).toBeLessThan(60);
  });

  test("[BIND8] a split keeps the id with the larger half, and a join moves the words into the first", () => {
    const one = client();
    caret(one, "p2", 7);
    one.editor.run({ type: "splitHere" });
    expect(shown(one).slice(3, 5)).toEqual([
      "preambularClause.0 n1_1 Noting ",
      "preambularClause.0 p2 with concern the drought,",
    ]);
    expect(caretOf(one)).toEqual(["p2", 0]);
    one.editor.run({ type: "mergeWithPrevious" });
    expect(shown(one)[3]).toBe("preambularClause.0 n1_1 Noting with concern the drought,");
    expect(one.draft.clauses.get("p2")?.get("deleted")).toBe(true);
    expect(one.projection.clause("n1_1" as never)?.runs).toContainEqual({ text: "concern", marks: ["em"] });
    expect(projected(one)).toHaveLength(7);
  });

  test("[BIND8] a deleted clause keeps its words in its tombstone", () => {
    const one = client();
    caret(one, "o1", 0);
    one.editor.run({ type: "deleteClause" });
    expect(one.projection.deleted.map((each) => each.id)).toEqual(["o1"]);
    expect(one.editor.run({ type: "restoreClause", clause: "o1" as never })).toBe(true);
    expect(wordsOf(one, "o1")).toBe("Urges States:");
  });

  test("[BIND3] words of notes and of table cells go into their own texts", () => {
    const one = client(
      draft(
        [
          op("o1", "Urges^n1"),
          table("t", [
            ["A", "B"],
            ["c", "d"],
          ]),
        ],
        { n1: "Note" },
      ),
    );
    caret(one, "n1", -1);
    type(one, "!");
    expect(textOf(one.draft.footnotes.get("n1"))?.toString()).toBe("Note!");
    const start = one.view.state.doc.child(0).nodeSize + 3;
    one.view.dispatch(one.view.state.tr.insertText("x", start));
    expect(one.projection.clauses[1]?.table?.cells[0]?.[0]?.runs).toEqual([{ text: "xA" }]);
  });
});

describe("words that may not be stored", () => {
  test("[BIND13] a character that may not be stored becomes a blank, on the page as in the draft", () => {
    const one = client();
    caret(one, "o2", 8);
    type(one, "\u0002\ufffc");
    expect(wordsOf(one, "o2")).toBe("Requests   a report.");
    expect(textOf(one.draft.clauses.get("o2"))?.toString()).toBe("Requests   a report.");
    expect(caretOf(one)).toEqual(["o2", 10]);
    one.editor.search.find("report", { matchCase: false });
    one.editor.search.replaceAll("re\u000bport");
    expect(textOf(one.draft.clauses.get("o2"))?.toString()).toBe("Requests   a re port.");
    expect(one.editor.undo()).toBe(true);
    expect(wordsOf(one, "o2")).toBe("Requests   a report.");
  });
});

describe("caret and undo", () => {
  test("[BIND9] the caret stays with its words when others write before it", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    caret(one, "p2", 11);
    caret(two, "p2", 0);
    type(two, "Also ");
    exchange([one, two]);
    expect(caretOf(one)).toEqual(["p2", 16]);
  });

  test("[BIND9] the caret stays with its words when its clause is moved", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    caret(one, "o2", 5);
    caret(two, "o2", 0);
    two.editor.run({ type: "moveUp" });
    exchange([one, two]);
    expect(caretOf(one)).toEqual(["o2", 5]);
  });

  test("[BIND10] undo takes back the person's own words only, and brings the caret back", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    caret(one, "o2", 8);
    type(one, " again");
    caret(two, "o2", 0);
    type(two, "Also ");
    exchange([one, two]);
    expect(one.editor.canUndo).toBe(true);
    expect(one.editor.undo()).toBe(true);
    expect(wordsOf(one, "o2")).toBe("Also Requests a report.");
    expect(caretOf(one)).toEqual(["o2", 13]);
    expect(one.editor.redo()).toBe(true);
    expect(wordsOf(one, "o2")).toBe("Also Requests again a report.");
  });

  test("[BIND10] undoing a new clause hides it and keeps what others wrote into it", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    caret(one, "o2", -1);
    one.editor.run({ type: "newClauseAfter" });
    type(one, "Decides");
    const id = caretOf(one)[0];
    exchange([one, two]);
    caret(two, id, -1);
    type(two, " to stay seized.");
    exchange([one, two]);
    while (one.editor.canUndo) one.editor.undo();
    exchange([one, two]);
    expect(wordsOf(one, id)).toBeNull();
    expect(one.projection.deleted.find((each) => each.id === id)?.runs).toEqual([{ text: " to stay seized." }]);
  });

  test("[BIND10] undoing a move that met another's move of the same clause takes no required value away", () => {
    const [one, two] = [client(filled(SMALL)), client(filled(SMALL))];
    for (const each of [one, two]) {
      caret(each, "p2", 0);
      expect(each.editor.run({ type: "moveUp" })).toBe(true);
    }
    exchange([one, two]);
    expect(two.editor.undo()).toBe(true);
    exchange([one, two]);
    for (const each of [one, two]) expect(each.draft.clauses.get("p2")?.get("order")).toEqual(expect.any(String));
    expect(projected(one)).toEqual(projected(two));
  });
});
