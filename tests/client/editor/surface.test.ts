import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Run } from "../../../shared/domain/clause.ts";
import type { FootnoteId } from "../../../shared/domain/ids.ts";
import { clause, draft, enacting, op, pp, title } from "../../support/builders.ts";
import {
  caret,
  caretOf,
  type EditorClient,
  exchange,
  exchangePresence,
  filled,
  openEditor,
  press,
  selectAcross,
  shown,
  type,
  wordsOf,
} from "../../support/editorHarness.ts";

const CONTENT = draft(
  [
    title("Water"),
    enacting(),
    pp("p1", "Recalling its resolution 64/292,^n1"),
    op("o1", "Urges States:"),
    op("o1a", "To act;", 1),
    op("o2", "Requests a report."),
  ],
  { n1: "Resolution 64/292." },
);
const BYTES = filled(CONTENT);

const open: EditorClient[] = [];
function client(extra: Parameters<typeof openEditor>[2] = {}, content: Parameters<typeof openEditor>[0] = BYTES) {
  const made = openEditor(content, open.length + 1, extra);
  open.push(made);
  return made;
}
afterEach(() => {
  vi.useRealTimers();
  for (const each of open.splice(0)) each.destroy();
});

const element = (one: EditorClient, id: string): HTMLElement | null =>
  one.view.dom.querySelector(`[data-clause="${id}"]`);

describe("the page", () => {
  test("[ED3] labels stand in the margin and numbers before the words, and neither is text", () => {
    const one = client();
    expect(element(one, "p1")?.querySelector(".clause-margin")?.textContent).toBe("PP 1");
    expect(element(one, "o1a")?.querySelector(".clause-margin")?.textContent).toBe("OP 1 (a)");
    expect(element(one, "o2")?.querySelector<HTMLElement>(".clause-text")?.dataset.number).toBe("2.");
    expect(wordsOf(one, "o2")).toBe("Requests a report.");
  });

  test("[ED3] numbers follow a new clause without any other being drawn anew", () => {
    const one = client();
    const before = ["o1", "o1a", "o2"].map((id) => element(one, id));
    caret(one, "o1", 0);
    press(one, "Enter");
    expect(["o1", "o1a", "o2"].map((id) => element(one, id))).toEqual(before);
    expect(element(one, "o1")?.querySelector(".clause-margin")?.textContent).toBe("OP 2");
  });

  test("[ED3] a number that changes does not make the editor read the words beside it anew", () => {
    const one = client();
    const words = element(one, "o2")?.querySelector<HTMLElement>(".clause-text");
    const { pmViewDesc } = element(one, "o2") as unknown as {
      pmViewDesc: { ignoreMutation(mutation: { type: string; target: Node | null | undefined }): boolean };
    };
    expect(pmViewDesc.ignoreMutation({ type: "attributes", target: words })).toBe(true);
    expect(pmViewDesc.ignoreMutation({ type: "childList", target: words })).toBe(false);
    expect(pmViewDesc.ignoreMutation({ type: "characterData", target: words?.firstChild })).toBe(false);
  });

  test("[ED3] the status stands at the end of its clause as text", () => {
    const agreed = new Set<string>();
    const one = client({
      statusFor: (id) => (agreed.has(id) ? { text: "✓ agreed", tone: "agreed", locked: true } : null),
    });
    expect(element(one, "o1")?.querySelector(".clause-status")).toBeNull();
    agreed.add("o1");
    one.editor.refreshPermissions();
    expect(element(one, "o1")?.querySelector(".clause-status")?.textContent).toBe("✓ agreed");
  });

  test("[ED12] opening phrase and organ are set off, and follow what is typed", () => {
    const one = client();
    const phrase = (id: string) => element(one, id)?.querySelector(".opening-phrase, .organ-name")?.textContent;
    expect([phrase("enacting"), phrase("p1"), phrase("o1"), phrase("o1a")]).toEqual([
      "The General Assembly",
      "Recalling",
      "Urges",
      undefined,
    ]);
    caret(one, "p1", 9);
    type(one, " also");
    expect(phrase("p1")).toBe("Recalling also");
    caret(one, "o1", 0, 5);
    type(one, "Zzz");
    expect(phrase("o1")).toBeUndefined();
  });

  test("[ED12] a footnote before or within the opening phrase does not shift it", () => {
    const runs = (...texts: (string | null)[]): Run[] =>
      texts.map((text) => (text === null ? { footnote: "n1" as FootnoteId } : { text }));
    const content = draft([enacting(), op("o1", ""), op("o2", ""), op("o3", "")], { n1: "Note." });
    const texts = [runs(null, "Urges States;"), runs("Calls", null, " upon States;"), runs("Urges", null, " States.")];
    const clauses = content.clauses.map((each, i) => ({ ...each, text: texts[i - 1] ?? each.text }));
    const one = client({}, { ...content, clauses });
    const phrase = (id: string) =>
      [...(element(one, id)?.querySelectorAll(".opening-phrase") ?? [])].map((each) => each.textContent).join("");
    expect(["o1", "o2", "o3"].map(phrase)).toEqual(["Urges", "Calls upon", "Urges"]);
  });

  test("[A11Y1] the surface is a text box that names the clause and says when it is read-only", () => {
    const one = client();
    const { dom } = one.view;
    caret(one, "o2", 0);
    expect([dom.getAttribute("role"), dom.getAttribute("aria-multiline")]).toEqual(["textbox", "true"]);
    expect(dom.getAttribute("aria-label")).toContain("OP 2");
    expect(dom.getAttribute("aria-readonly")).toBe("false");
    one.locked.set("o2", { code: "clause_locked", clause: "o2" });
    one.editor.refreshPermissions();
    expect(dom.getAttribute("aria-readonly")).toBe("true");
    caret(one, "o1", 0);
    expect(dom.getAttribute("aria-readonly")).toBe("false");
    expect([dom.lang, dom.dir]).toEqual(["en", "ltr"]);
  });

  test("[A11Y2] title and headings are headings, margins are hidden from assistive technology", () => {
    const one = client({}, draft([title("Water"), clause("h", "heading", "Part", 2), op("o1", "Urges.")]));
    expect(element(one, "title")?.querySelector("h2")?.textContent).toBe("Water");
    expect(element(one, "h")?.querySelector("[role=heading]")?.getAttribute("aria-level")).toBe("4");
    expect(
      [...one.view.dom.querySelectorAll(".clause-margin")].every(
        (each) => each.ariaHidden === "true" || each.getAttribute("aria-hidden") === "true",
      ),
    ).toBe(true);
  });

  test("[A11Y2] a title or heading without words is not announced as a heading", () => {
    const one = client(
      {},
      draft([title(""), clause("h", "heading", "", 2), clause("x", "annex", ""), op("o1", "Urges.")]),
    );
    const roles = () =>
      ["title", "h", "x"].map((id) => element(one, id)?.querySelector(".clause-text")?.getAttribute("role"));
    expect(roles()).toEqual(["none", "none", "none"]);
    for (const id of ["title", "h", "x"]) {
      caret(one, id, 0);
      type(one, "Water");
    }
    expect(roles()).toEqual([null, "heading", null]);
    one.editor.undo();
    expect(roles()).toEqual(["none", "none", "none"]);
  });

  test("[ED3] the style sheet names no left and no right", () => {
    const css = readFileSync("client/editor/editor.css", "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    expect(css).not.toMatch(/\b(left|right)\b/);
  });

  test("[ED1] the active clause follows the caret", () => {
    const one = client();
    const seen: (string | null)[] = [];
    one.editor.onActiveClause((id) => seen.push(id));
    caret(one, "o1", 0);
    caret(one, "o2", 0);
    caret(one, "n1", 0);
    expect(seen).toEqual(["o1", "o2", null]);
    one.editor.focus("p1" as never, "end");
    expect(caretOf(one)).toEqual(["p1", 33]);
    expect(one.editor.activeClause).toBe("p1");
  });

  test("[ED1] nothing is typed outside of clauses, and an empty draft takes its first clause by command", () => {
    const one = client({}, draft([]));
    type(one, "x");
    expect(shown(one)).toEqual([]);
    expect(one.editor.run({ type: "newPreambular" })).toBe(true);
    type(one, "Noting");
    expect(one.projection.clauses.map((view) => [view.kind, view.runs])).toEqual([
      ["preambular", [{ text: "Noting" }]],
    ]);
  });

  test("[ED1] words are counted by the rules of the language", () => {
    const one = client();
    caret(one, "o2", 0, 8);
    expect(one.editor.wordCount()).toEqual({ all: 1 + 3 + 5 + 2 + 2 + 3, selection: 1 });
  });
});

describe("what may not be changed", () => {
  test("[ED5] typing into a locked clause changes nothing and says why", () => {
    const one = client();
    one.locked.set("o1", { code: "clause_locked", clause: "o1" });
    caret(one, "o1", 3);
    type(one, "x");
    expect(wordsOf(one, "o1")).toBe("Urges States:");
    expect(one.notices).toMatchObject([{ key: "editor.notice.locked", clause: "o1", values: { label: "OP 1" } }]);
    caret(one, "o2", 0);
    type(one, "x");
    expect(wordsOf(one, "o2")).toBe("xRequests a report.");
  });

  test("[ED5] the note of a locked clause is locked with it", () => {
    const one = client();
    one.locked.set("p1", { code: "clause_locked", clause: "p1" });
    caret(one, "n1", 0);
    type(one, "x");
    one.view.dispatch(one.view.state.tr.insertText("x"));
    expect(one.projection.notes[0]?.runs).toEqual([{ text: "Resolution 64/292." }]);
    expect(one.notices.at(-1)?.clause).toBe("p1");
  });

  test("[ED5] a transaction that slips past the keys is kept out of the document and of the draft", () => {
    const one = client();
    one.locked.set("o1", { code: "clause_locked", clause: "o1" });
    caret(one, "o1", 0);
    one.view.dispatch(one.view.state.tr.insertText("x"));
    expect(wordsOf(one, "o1")).toBe("Urges States:");
    expect(one.draft.clauses.get("o1")?.get("text")?.toString()).toBe("Urges States:");
  });

  test("[ED5] a locked clause is not joined, moved, indented or deleted across", () => {
    const one = client();
    one.locked.set("o1a", { code: "clause_locked", clause: "o1a" });
    const before = shown(one);
    caret(one, "o1a", 0);
    for (const key of ["Backspace", "Tab", "Shift-Tab", "Alt-Shift-ArrowUp"]) press(one, key);
    caret(one, "o1", -1);
    press(one, "Delete");
    selectAcross(one, ["o1", 2], ["o2", 2]);
    press(one, "Backspace");
    expect(shown(one)).toEqual(before);
    caret(one, "o1a", 0);
    expect(one.editor.can({ type: "deleteClause" })?.code).toBe("clause_locked");
  });

  test("[ED5] others move around a locked clause, whose order key stays", () => {
    const one = client({}, draft([op("o1", "One;"), op("o2", "Two;"), op("o3", "Three.")]));
    one.locked.set("o2", { code: "clause_locked", clause: "o2" });
    const order = one.draft.clauses.get("o2")?.get("order");
    caret(one, "o1", 0);
    press(one, "Alt-Shift-ArrowDown");
    expect(one.projection.clauses.map((view) => view.id)).toEqual(["o2", "o1", "o3"]);
    expect(one.draft.clauses.get("o2")?.get("order")).toBe(order);
  });

  test("[ED5] who may only read gets no caret to type with", () => {
    const one = client();
    one.locked.set("*", { code: "read_only" });
    one.editor.refreshPermissions();
    expect(one.view.editable).toBe(false);
    expect(one.view.dom.getAttribute("aria-readonly")).toBe("true");
    expect(one.editor.run({ type: "newOperative" })).toBe(false);
    expect(one.editor.insertFootnote()).toBeNull();
    const told = one.notices.length;
    one.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "x", bubbles: true }));
    expect(one.notices).toHaveLength(told + 1);
    expect(one.draft.footnotes.size).toBe(1);
  });

  test("[ED5] undo leaves a note alone that is cited in a clause locked meanwhile", () => {
    const one = client();
    caret(one, "n1", 0);
    type(one, "See ");
    one.locked.set("p1", { code: "clause_locked", clause: "p1" });
    expect(one.editor.undo()).toBe(false);
    expect(wordsOf(one, "p1")).not.toBeNull();
    expect(one.projection.note("n1" as FootnoteId)?.source.toString()).toBe("See Resolution 64/292.");
    expect(one.notices.at(-1)?.key).toBe("editor.notice.undoSkipped");
  });

  test("[ED5] undo leaves a clause alone that was locked meanwhile", () => {
    const one = client();
    caret(one, "o1", 0);
    type(one, "x");
    one.locked.set("o1", { code: "clause_locked", clause: "o1" });
    expect(one.editor.undo()).toBe(false);
    expect(wordsOf(one, "o1")).toBe("xUrges States:");
    expect(one.notices.at(-1)?.key).toBe("editor.notice.undoSkipped");
  });
});

describe("find and replace", () => {
  test("[ED14] finds in clauses and notes, goes round, and minds case when asked to", () => {
    const one = client();
    caret(one, "title", 0);
    expect(one.editor.search.find("RES", { matchCase: false })).toEqual({ query: "RES", count: 2, index: 1 });
    expect(one.editor.search.findNext().index).toBe(2);
    expect(one.editor.search.findNext().index).toBe(1);
    expect(one.editor.search.findPrevious().index).toBe(2);
    expect(one.editor.search.find("RES", { matchCase: true }).count).toBe(0);
    expect(one.view.dom.querySelectorAll(".find-match")).toHaveLength(0);
    one.editor.search.close();
  });

  test("[ED14] replacing everything skips what is locked, says how much, and is one step of undo", () => {
    const one = client();
    one.locked.set("o2", { code: "clause_locked", clause: "o2" });
    one.editor.search.find("re", { matchCase: false });
    expect(one.editor.search.replaceAll("ZZ")).toEqual({ replaced: 3, skipped: 2 });
    expect(wordsOf(one, "p1")).toContain("ZZcalling its ZZsolution");
    expect(wordsOf(one, "o2")).toBe("Requests a report.");
    expect(one.notices.at(-1)).toMatchObject({ key: "editor.notice.replaceSkipped", values: { count: 2 } });
    one.editor.undo();
    expect(wordsOf(one, "p1")).toContain("Recalling its resolution");
  });

  test("[ED14] replaces one and goes on", () => {
    const one = client();
    caret(one, "o1", 0);
    one.editor.search.find("s", { matchCase: true });
    expect(one.editor.search.replace("S").index).toBeGreaterThan(0);
    expect(wordsOf(one, "o1")).toBe("UrgeS States:");
  });
});

describe("others' carets", () => {
  test("[ED13] a caret shows at its words with its code, moves with them, and goes with its person", () => {
    vi.useFakeTimers();
    const [one, two] = [client(), client({ hue: 5 })];
    caret(two, "o2", 8);
    vi.advanceTimersByTime(150);
    exchangePresence([one, two]);
    vi.advanceTimersByTime(150);
    const flag = one.view.dom.querySelector(".peer-caret");
    expect(flag?.textContent).toBe("FAC");
    expect(flag?.previousSibling?.textContent).toBe("Requests");
    caret(one, "o2", 0);
    type(one, "Also ");
    expect(one.view.dom.querySelector(".peer-caret")?.parentElement?.textContent).toContain("Also Requests");
    expect(wordsOf(one, "o2")).toBe("Also Requests a report.");
    two.awareness.setLocalState(null);
    exchangePresence([two, one]);
    vi.advanceTimersByTime(150);
    expect(one.view.dom.querySelector(".peer-caret")).toBeNull();
  });

  test("[ED13] a selection is tinted, and nonsense from another client is ignored", () => {
    vi.useFakeTimers();
    const [one, two] = [client(), client({ hue: 5 })];
    caret(two, "o2", 0, 8);
    vi.advanceTimersByTime(150);
    exchangePresence([one, two]);
    vi.advanceTimersByTime(150);
    expect(one.view.dom.querySelector(".peer-selection")?.textContent).toBe("Requests");
    two.awareness.setLocalStateField("caret", { clause: "__proto__", head: 7, anchor: { item: "x" } });
    exchangePresence([one, two]);
    vi.advanceTimersByTime(150);
    expect(one.view.dom.querySelector(".peer-caret")).toBeNull();
  });

  test("[ED13] one's own caret is sent at most ten times a second, and only when it moved", () => {
    vi.useFakeTimers();
    const one = client();
    let sent = 0;
    one.awareness.on("update", () => sent++);
    for (let offset = 0; offset < 10; offset++) caret(one, "o2", offset);
    vi.advanceTimersByTime(150);
    expect(sent).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(sent).toBe(1);
  });
});

describe("while an input method composes", () => {
  test("[BIND6] others' words in the composed clause wait, elsewhere they come, and nothing is lost", () => {
    const [one, two] = [client(), client()];
    caret(one, "o2", 8);
    const composing = vi.spyOn(one.view, "composing", "get").mockReturnValue(true);
    caret(two, "o2", 0);
    type(two, "Also ");
    caret(two, "o1", -1);
    type(two, " all");
    caret(two, "p1", 0);
    press(two, "Alt-Shift-ArrowDown");
    exchange([one, two]);
    expect(wordsOf(one, "o1")).toBe("Urges States: all");
    expect(wordsOf(one, "o2")).toBe("Requests a report.");
    type(one, "か");
    type(one, "な");
    expect(wordsOf(one, "o2")).toBe("Requestsかな a report.");
    composing.mockReturnValue(false);
    one.frame();
    exchange([one, two]);
    expect(wordsOf(one, "o2")).toBe("Also Requestsかな a report.");
    expect(wordsOf(two, "o2")).toBe("Also Requestsかな a report.");
    expect(caretOf(one)).toEqual(["o2", 15]);
  });

  test("[BIND6] what waits for the end of a composition is not drawn again with every frame", () => {
    const [one, two] = [client(), client()];
    caret(one, "o2", 8);
    const composing = vi.spyOn(one.view, "composing", "get").mockReturnValue(true);
    caret(two, "o1", 0);
    press(two, "Enter");
    type(two, "Also ");
    exchange([one, two]);
    const drawn = vi.spyOn(one.view, "setProps");
    for (let frame = 0; frame < 5; frame++) one.frame();
    expect(drawn).not.toHaveBeenCalled();
    caret(two, "p1", -1);
    type(two, " once more");
    exchange([one, two]);
    expect(wordsOf(one, "p1")).toContain("once more");
    composing.mockReturnValue(false);
    one.frame();
    expect(shown(one)).toEqual(shown(two));
  });
});

describe("dragging by the margin", () => {
  const ops = draft(["o1", "o2", "o3"].map((id) => op(id, `Urges ${id};`)));
  const drag = (target: EventTarget, type: string, clientY: number) =>
    target.dispatchEvent(new MouseEvent(type, { clientY, bubbles: true, cancelable: true }));

  test("[ED8] a clause lands where the line was, also when others insert above it meanwhile", () => {
    const bytes = filled(ops);
    const [one, two] = [client({}, bytes), client({}, bytes)];
    const margin = element(one, "o3")?.querySelector(".clause-margin");
    if (!margin) throw new Error("no margin");
    drag(margin, "pointerdown", 50);
    // Without layout every clause is at 0: above that is before the first.
    drag(document, "pointermove", -10);
    expect(one.view.dom.parentElement?.querySelector(".drop-indicator")).not.toBeNull();
    caret(two, "o1", 0);
    press(two, "Enter");
    exchange([one, two]);
    drag(document, "pointerup", -10);
    expect(shown(one).map((line) => line.split(" ")[1])).toEqual(["n2_1", "o3", "o1", "o2"]);
  });
});
