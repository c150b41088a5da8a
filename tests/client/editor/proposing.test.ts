import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readRuns } from "../../../shared/document/inline.ts";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import { privateAmendments, privateDoc } from "../../../shared/document/privateDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { draft, enacting, op, pp, title } from "../../support/builders.ts";
import { caret, type EditorClient, filled, openEditor, type, wordsOf } from "../../support/editorHarness.ts";

const CONTENT = draft(
  [
    title("Water"),
    enacting(),
    pp("p1", "Recalling its resolution 64/292,^n1"),
    op("o1", "Urges States to act;"),
    op("o1a", "To publish annual reports;", 1),
    op("o2", "Requests a report."),
  ],
  { n1: "Resolution 64/292." },
);

interface Delegate extends EditorClient {
  readonly desk: ReturnType<typeof privateDoc>;
  readonly versions: OwnVersions;
}

const open: Delegate[] = [];
function delegate(bytes = filled(CONTENT), code = "BRA"): Delegate {
  const one = openEditor(bytes, open.length + 1);
  const desk = privateDoc(new Y.Doc());
  let ids = 0;
  const versions = new OwnVersions({
    draft: one.draft,
    desk,
    delegation: code,
    state: one.state,
    newId: () => `${code}${open.length}_${++ids}`,
  });
  one.projection.setVersions(versions);
  one.editor.setVersions(versions, null);
  const made = { ...one, desk, versions };
  open.push(made);
  return made;
}
afterEach(() => {
  for (const each of open.splice(0)) {
    each.versions.destroy();
    each.destroy();
  }
});

const base = (one: EditorClient, id: string): string => {
  const text = one.draft.clauses.get(id)?.get("text");
  return text instanceof Y.Text ? text.toString() : "";
};
const html = (one: EditorClient, id: string): string =>
  one.view.dom.querySelector(`[data-clause="${id}"] .clause-text`)?.innerHTML ?? "";
const proposals = (one: Delegate): string[] =>
  privateAmendments(one.desk).map(({ kind, text }) => `${kind}: ${plainText(readRuns(text))}`);

describe("proposing in place", () => {
  test("[ED20] the first key begins an own version; the base text stays as it is, and so does what others see", () => {
    const one = delegate();
    const bytes = Y.encodeStateAsUpdate(one.doc);
    caret(one, "o1", 12);
    type(one, " urgently");
    expect(wordsOf(one, "o1")).toBe("Urges States urgently to act;");
    expect(base(one, "o1")).toBe("Urges States to act;");
    expect(Y.encodeStateAsUpdate(one.doc)).toEqual(bytes);
    expect(proposals(one)).toEqual(["edit: Urges States urgently to act;"]);
    expect(html(one, "o1")).toContain('<ins class="change-ins">urgently</ins>');
  });

  test("[ED20] words that are taken out stand struck in the drawing, and not in the text", () => {
    const one = delegate();
    caret(one, "o1a", 11);
    one.view.dispatch(one.view.state.tr.delete(one.view.state.selection.from, one.view.state.selection.from + 7));
    expect(wordsOf(one, "o1a")).toBe("To publish reports;");
    expect(html(one, "o1a")).toContain('<del class="change-del">annual</del>');
  });

  test("[ED20] words typed back to the base text end the version; undo does the same", () => {
    const one = delegate();
    caret(one, "o1", -1);
    type(one, "x");
    expect(one.projection.clause("o1" as ClauseId)?.version?.delegation).toBe("BRA");
    expect(one.editor.undo()).toBe(true);
    expect(wordsOf(one, "o1")).toBe("Urges States to act;");
    expect(one.projection.clause("o1" as ClauseId)?.version).toBeUndefined();
    expect(html(one, "o1")).not.toContain("<ins");
    expect(one.editor.redo()).toBe(true);
    expect(wordsOf(one, "o1")).toBe("Urges States to act;x");
  });

  test("[ED20] when the base changes under an own version, what was typed stays, and later typing stands where it was typed", () => {
    const one = delegate();
    caret(one, "o1", -1);
    type(one, "!");
    const text = one.draft.clauses.get("o1")?.get("text") as Y.Text;
    one.doc.transact(() => text.insert(0, "Solemnly "), "remote");
    one.frame();
    expect(wordsOf(one, "o1")).toBe("Urges States to act;!");
    caret(one, "o1", 5);
    type(one, " all");
    expect(wordsOf(one, "o1")).toBe("Urges all States to act;!");
    expect(base(one, "o1")).toBe("Solemnly Urges States to act;");
  });

  test("[BIND20] others' base words that are not shown yet stay where they are when the first key begins a version", () => {
    const one = delegate();
    const text = one.draft.clauses.get("o1")?.get("text") as Y.Text;
    one.doc.transact(() => text.insert(0, "Solemnly "), "remote");
    caret(one, "o1", -1);
    type(one, "!");
    one.frame();
    expect(wordsOf(one, "o1")).toBe("Solemnly Urges States to act;!");
  });

  test("[ED20] however often it is undone and begun anew, marks and words stay right", () => {
    const one = delegate();
    const write = (words: string): void => {
      caret(one, "o1a", 11, 17);
      type(one, words);
    };
    write("robust");
    one.editor.undo();
    one.editor.redo();
    type(one, "XY");
    while (one.editor.undo());
    expect(wordsOf(one, "o1a")).toBe("To publish annual reports;");
    write("firm");
    expect(wordsOf(one, "o1a")).toBe("To publish firm reports;");
    expect(proposals(one)).toEqual(["edit: To publish firm reports;"]);
    expect(html(one, "o1a")).toContain(
      '<del class="change-del">annual</del> </span><ins class="change-ins">firm</ins> reports',
    );
  });

  test("[BIND20] Enter at the end proposes a new clause; undo puts it aside with its words", () => {
    const one = delegate();
    caret(one, "o2", -1);
    one.editor.run({ type: "newClauseAfter" });
    type(one, "Decides to meet again.");
    expect(proposals(one)).toEqual(["insert: Decides to meet again."]);
    expect(one.projection.clauses.at(-1)?.version?.kind).toBe("insert");
    expect(one.draft.clauses.size).toBe(6);
    while (one.editor.undo());
    expect(proposals(one)).toEqual([]);
    expect(one.projection.clauses.at(-1)?.id).toBe("o2");
  });

  test("[ED24] deleting proposes the removal, and nothing leaves the text", () => {
    const one = delegate();
    caret(one, "o1", 0);
    expect(one.editor.run({ type: "deleteClause" })).toBe(true);
    expect(proposals(one)).toEqual(["delete: "]);
    expect(wordsOf(one, "o1")).toBe("Urges States to act;");
    expect(one.view.dom.querySelector('[data-clause="o1"]')?.className).toContain("is-removed");
    expect(one.editor.run({ type: "deleteClause" })).toBe(false);
    expect(one.notices.at(-1)?.key).toBe("editor.notice.notProposable");
  });

  test("[ED24] moving proposes another place; the clause stays where it is", () => {
    const one = delegate();
    caret(one, "o2", 0);
    expect(one.editor.run({ type: "moveUp" })).toBe(true);
    const [move] = privateAmendments(one.desk);
    expect(move?.kind).toBe("move");
    const first = one.projection.clause("o1" as ClauseId)?.order ?? "";
    expect(move && "order" in move && move.order < first).toBe(true);
    expect(one.projection.clauses.map(({ id }) => id as string)).toEqual([
      "title",
      "enacting",
      "p1",
      "o1",
      "o1a",
      "o2",
    ]);
  });

  test("[ED24] a competing version stands behind its clause, begins with its words and is edited by itself", () => {
    const one = delegate();
    caret(one, "o2", 0);
    expect(one.editor.run({ type: "proposeVersion" })).toBe(true);
    type(one, " At once.");
    expect(one.projection.clauses.at(-1)?.version?.kind).toBe("alt");
    expect(proposals(one)).toEqual(["alt: Requests a report. At once."]);
    expect(wordsOf(one, "o2")).toBe("Requests a report.");
  });

  test("[ED20] a note is amended in place; a new note stands in the private document until it is tabled", () => {
    const one = delegate();
    one.editor.jumpToFootnote("n1" as never);
    type(one, " Adopted.");
    expect(proposals(one)).toEqual(["edit: Resolution 64/292. Adopted."]);
    caret(one, "o2", -1);
    const note = one.editor.insertFootnote();
    type(one, "See above.");
    expect(note && one.desk.notes.has(note)).toBe(true);
    expect(note && one.draft.footnotes.has(note)).toBe(false);
    expect(one.projection.notes.map(({ runs }) => plainText(runs))).toContain("See above.");
  });

  test("[ED5] levels, joins and tables of the base text are not changed by proposals, and the person is told", () => {
    const one = delegate();
    caret(one, "o2", 0);
    one.editor.run({ type: "mergeWithPrevious" });
    expect(one.notices.at(-1)?.key).toBe("editor.notice.structure");
    expect(proposals(one)).toEqual([]);
  });

  test("[A11Y6] the keys walk through changes and say what each is", () => {
    const one = delegate();
    caret(one, "o1a", 11);
    one.view.dispatch(one.view.state.tr.delete(one.view.state.selection.from, one.view.state.selection.from + 6));
    type(one, "regular");
    expect(one.editor.goToChange(1)).toEqual({
      clause: "o1a",
      struck: "annual",
      alternatives: [{ words: "regular", delegations: [], amendments: [] }],
    });
  });
});
