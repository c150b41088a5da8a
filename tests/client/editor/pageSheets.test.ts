import { Plugin, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { afterEach, describe, expect, test, vi } from "vitest";
import { MAX_SHEET_SIZE } from "../../../client/editor/views/sheetPlan.ts";
import { type NodeDesc, pageDesc } from "../../../client/editor/views/viewInternals.ts";
import { Comments } from "../../../shared/document/comments.ts";
import type { BareContent } from "../../../shared/document/contentOf.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { Passages } from "../../../shared/document/passages.ts";
import type { ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import { clause, draft, enacting, op, pp, table, title } from "../../support/builders.ts";
import {
  caret,
  type EditorClient,
  exchange,
  exchangePresence,
  openEditor,
  press,
  shown,
  type,
} from "../../support/editorHarness.ts";
import { pick, seededRandom } from "../../support/random.ts";
import { randomEdit } from "../../support/randomDraftEdits.ts";

const open: EditorClient[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const each of open.splice(0)) each.destroy();
});

function client(content: BareContent): EditorClient {
  const made = openEditor(content, open.length + 1);
  open.push(made);
  return made;
}

const LONG: BareContent = draft(
  [
    title("Water"),
    enacting(),
    ...Array.from({ length: 70 }, (_, i) =>
      pp(`p${i}`, `Recalling its resolution ${i},${i % 9 === 0 ? `^n${i}` : ""}`),
    ),
    ...Array.from({ length: 70 }, (_, i) => op(`o${i}`, `Urges States to report on ${i};`, i % 3 === 2 ? 1 : 0)),
    table("t1", [
      ["Year", "States"],
      ["2026", "all of them"],
    ]),
    clause("a1", "annex", "Annex"),
    op("a2", "Requests a report."),
  ],
  Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`n${9 * i}`, `Resolution ${i}.`])),
);

const sheetsOf = (view: EditorView): readonly NodeDesc[] => pageDesc(view).children as unknown as readonly NodeDesc[];
const elementOf = (one: EditorClient, id: string): Element | null =>
  one.view.dom.querySelector(`.clause[data-clause="${id}"]`);

/** Everything that must hold of a page in sheets: it is, block by block, what ProseMirror would draw without them. */
function expectWhole(one: EditorClient): void {
  const { view } = one;
  const { doc } = view.state;
  const page = pageDesc(view);
  const sheets = sheetsOf(view);
  expect([...view.dom.childNodes]).toEqual(sheets.map(({ dom }) => dom));
  expect(sheets.map(({ dirty }) => dirty)).toEqual(sheets.map(() => 0));
  const blocks = sheets.flatMap((sheet) => sheet.children.map((block) => ({ sheet, block: block as NodeDesc })));
  expect(blocks.map(({ block }) => block.node)).toEqual([...doc.children]);
  for (const sheet of sheets) {
    const { children, contentDOM } = sheet;
    expect(children.length).toBeGreaterThan(0);
    expect(children.length).toBeLessThanOrEqual(MAX_SHEET_SIZE);
    expect([...(contentDOM?.childNodes ?? [])]).toEqual(children.map(({ dom }) => dom));
    const isNotes = children.map(({ node }) => node?.type.name === "note");
    expect(new Set(isNotes).size).toBe(1);
    expect((sheet.dom as Element).classList.contains("is-notes")).toBe(isNotes[0]);
    expect(sheet.size).toBe(children.reduce((sum, child) => sum + child.size, 0));
  }
  let pos = 0;
  for (const { sheet, block } of blocks) {
    const node = block.node;
    if (!node) throw new RangeError("a block stands for no node");
    expect(block.parent).toBe(sheet);
    expect(view.nodeDOM(pos)).toBe(block.dom);
    expect(sameDrawn(block, page, pos)).toBe(true);
    // From the page to the text and back, inside a block and before it.
    const inside = view.domAtPos(pos + 1);
    expect(block.dom.contains(inside.node)).toBe(true);
    expect(view.posAtDOM(inside.node, inside.offset)).toBe(pos + 1);
    const before = view.domAtPos(pos);
    expect(before.node.childNodes[before.offset]).toBe(block.dom);
    expect(view.posAtDOM(before.node, before.offset)).toBe(pos);
    pos += node.nodeSize;
  }
  expect(view.posAtDOM(view.dom, view.dom.childNodes.length)).toBe(doc.content.size);
}

function sameDrawn(block: NodeDesc, page: NodeDesc, pos: number): boolean {
  if (!block.node) return false;
  const wanted = page.innerDeco.forChild(pos, block.node) as unknown as { eq(other: unknown): boolean };
  return wanted.eq(block.innerDeco);
}

describe("the page in sheets", () => {
  test("[ED28] a long text stands in sheets of some dozens of blocks, notes in sheets of their own", () => {
    const one = client(LONG);
    expectWhole(one);
    expect(sheetsOf(one.view).length).toBeGreaterThan(4);
    expect([...one.view.dom.children].map((sheet) => sheet.classList.contains("is-notes"))).toEqual([
      ...Array.from({ length: sheetsOf(one.view).length - 1 }, () => false),
      true,
    ]);
  });

  test("[ED28] a key draws its own sheet and no other, and every block but its own stays the same object", () => {
    const one = client(LONG);
    caret(one, "o5", 3);
    const drawn = sheetsOf(one.view).map((sheet) => vi.spyOn(sheet, "updateChildren"));
    const before = [...one.view.dom.querySelectorAll(".clause, .note")];
    type(one, "x");
    expect(drawn.map((spy) => spy.mock.calls.length).filter((calls) => calls > 0)).toEqual([1]);
    expect([...one.view.dom.querySelectorAll(".clause, .note")]).toEqual(before);
    expectWhole(one);
  });

  test("[ED28] others' words and carets, a search and comments draw the sheets they stand in", () => {
    vi.useFakeTimers();
    const [one, two] = [client(LONG), client(LONG)];
    exchange([one, two]);
    caret(two, "p2", 4);
    vi.advanceTimersByTime(200);
    exchangePresence([one, two]);
    vi.advanceTimersByTime(200);
    expect(elementOf(one, "p2")?.querySelector(".peer-caret")).not.toBeNull();
    expectWhole(one);
    caret(one, "o60", 1);
    const drawn = sheetsOf(one.view).map((sheet) => vi.spyOn(sheet, "updateChildren"));
    type(one, "x");
    // Where the other's caret stands nothing is drawn anew, though it stands before the words that grew.
    expect(drawn.filter((spy) => spy.mock.calls.length > 0)).toHaveLength(1);
    one.editor.search.find("resolution 3,", { matchCase: false });
    expect(elementOf(one, "p3")?.querySelector(".find-match")).not.toBeNull();
    expectWhole(one);
    one.editor.search.find("report on 69", { matchCase: false });
    expect(one.view.dom.querySelectorAll(".find-match")).toHaveLength(1);
    type(two, "y");
    exchange([one, two]);
    vi.advanceTimersByTime(200);
    expectWhole(one);
    one.editor.search.close();
    expect(one.view.dom.querySelectorAll(".find-match")).toHaveLength(0);
    expectWhole(one);
  });

  test("[ED28] what a plugin draws between blocks stands between them, also at the edge of a sheet", () => {
    const one = client(LONG);
    const { state } = one.view;
    const edge = sheetsOf(one.view)[0]?.size ?? 0;
    const places = [0, edge, state.doc.content.size];
    const mark = (): HTMLElement => Object.assign(document.createElement("div"), { className: "between" });
    const between = new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            places.map((pos) => Decoration.widget(pos, mark)),
          ),
      },
    });
    one.view.updateState(state.reconfigure({ plugins: [...state.plugins, between] }));
    const found = [...one.view.dom.querySelectorAll(".between")].map((element) => one.view.posAtDOM(element, 0));
    expect(found).toEqual(places);
    expect(one.view.dom.querySelectorAll(".clause, .note")).toHaveLength(state.doc.childCount);
  });

  test("[ED28] drawn anew as a whole, the page comes back into sheets with the next key", () => {
    const one = client(LONG);
    const { state } = one.view;
    const views = new Plugin({ props: { nodeViews: { lineBreak: () => ({ dom: document.createElement("br") }) } } });
    one.view.updateState(state.reconfigure({ plugins: [...state.plugins, views] }));
    expect(elementOf(one, "o1")?.parentElement).toBe(one.view.dom);
    caret(one, "o1", 2);
    type(one, "x");
    expectWhole(one);
  });

  test("[ED28] before a key that leads the caret on, the sheets it may lead to are laid out; while one types, none needs to be", () => {
    const one = client(LONG);
    const nearOf = () => [...one.view.dom.children].map((sheet) => sheet.classList.contains("is-near"));
    const sheets = nearOf().length;
    const at = (...near: readonly number[]) => Array.from({ length: sheets }, (_, index) => near.includes(index));
    caret(one, "o5", 3);
    const own = sheetsOf(one.view).findIndex(({ dom }) => dom.contains(elementOf(one, "o5")));
    expect(own).toBeGreaterThan(1);
    expect(own).toBeLessThan(sheets - 3);
    const key = (name: string, more: KeyboardEventInit = {}) =>
      one.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, ...more }));
    key("Shift");
    expect(nearOf()).toEqual(at());
    key("ArrowDown", { ctrlKey: true });
    expect(nearOf()).toEqual(at(0, own - 1, own, own + 1, sheets - 1));
    key("a");
    expect(nearOf()).toEqual(at());
    key("n", { ctrlKey: true });
    expect(nearOf()).toEqual(at(0, own - 1, own, own + 1, sheets - 1));
    expectWhole(one);
  });

  test("[ED28] words that the browser itself put into a paragraph are taken in, whichever sheet it stands in", async () => {
    const one = client(LONG);
    for (const id of ["p0", "p31", "o40"]) {
      const words = elementOf(one, id)?.querySelector(".clause-text");
      const text = words && document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode();
      if (!text) throw new RangeError(`no words in ${id}`);
      const at = one.view.posAtDOM(text, 0);
      // No more is read anew than the paragraph.
      expect(pageDesc(one.view).parseRange(at, at + 1).node).toBe(words);
      text.nodeValue = `Q${text.nodeValue}`;
      await Promise.resolve();
      expect(
        textOf(one.draft.clauses.get(id as ClauseId))
          ?.toString()
          .startsWith("Q"),
      ).toBe(true);
      expectWhole(one);
    }
  });

  test("[ED28] what the browser puts beside the paragraphs is taken out again, in a sheet and between sheets", async () => {
    const one = client(LONG);
    const before = shown(one);
    const sheet = one.view.dom.children[1];
    sheet?.append(document.createElement("br"));
    await Promise.resolve();
    expectWhole(one);
    one.view.dom.insertBefore(document.createElement("div"), one.view.dom.children[2] ?? null);
    await Promise.resolve();
    expectWhole(one);
    expect(shown(one)).toEqual(before);
  });

  test("[ED28] what the browser joins across the edge of two sheets is drawn as the text has it", async () => {
    const one = client(LONG);
    const [first, second] = [...one.view.dom.children];
    const last = first?.lastElementChild?.querySelector(".clause-text");
    const next = second?.firstElementChild;
    last?.append(...(next?.querySelector(".clause-text")?.childNodes ?? []));
    next?.remove();
    await Promise.resolve();
    expectWhole(one);
    expect(shown(one).map((line) => line.split(" ")[1])).toEqual(
      one.projection.clauses.map(({ id }) => id as string).concat(one.projection.notes.map(({ id }) => id)),
    );
  });
});

const SEEDS = [1, 2, 3, 4, 5, 6];

describe("any edits", () => {
  test.each(SEEDS)("[ED28] whatever two people do, page and text agree block by block (seed %i)", (seed) => {
    vi.useFakeTimers();
    const random = seededRandom(seed * 101);
    const people = [client(LONG), client(LONG)] as const;
    exchange(people);
    const [one, two] = people;
    const comments = new Comments({
      draft: one.draft,
      desk: null,
      actor: { participant: "person-1" as ParticipantId, name: "Person", role: "facilitator" },
      newId: () => `c${Math.floor(random() * 1e9)}`,
      now: () => 1_000,
    });
    const passages = new Passages(one.projection, comments, null);
    one.editor.comments.follow(passages);
    let made = 0;
    const unique = (): string => `r${++made}`;
    const somewhere = (person: EditorClient): void => {
      const { doc } = person.view.state;
      const at = Math.floor(random() * doc.content.size);
      const to = random() < 0.8 ? at : Math.min(at + Math.floor(random() * 400), doc.content.size);
      const selection = TextSelection.between(doc.resolve(at), doc.resolve(to));
      person.view.dispatch(person.view.state.tr.setSelection(selection));
    };
    for (let step = 0; step < 60; step++) {
      const person = pick(people, random);
      somewhere(person);
      const what = Math.floor(random() * 10);
      if (what < 3) type(person, "word ");
      else if (what === 3) press(person, "Enter");
      else if (what === 4) press(person, pick(["Backspace", "Delete"], random));
      else if (what === 5)
        press(person, pick(["Alt-Shift-ArrowUp", "Alt-Shift-ArrowDown", "Tab", "Shift-Tab"], random));
      else if (what === 6) pick([() => person.editor.undo(), () => person.editor.redo()], random)();
      else if (what === 7) person.editor.insertFootnote();
      else if (what === 8)
        person.editor.search.find(pick(["report", "5", "", "Resolution"], random), { matchCase: false });
      else for (let i = 0; i < pick([1, 3, 40], random); i++) randomEdit(two.draft, random, unique);
      if (random() < 0.6) exchange(people);
      if (random() < 0.5) {
        exchangePresence(people);
        vi.advanceTimersByTime(150);
      }
      for (const each of people) each.frame();
      expectWhole(one);
      expectWhole(two);
    }
    exchange(people);
    for (const each of people) {
      each.frame();
      expectWhole(each);
    }
    expect(shown(one)).toEqual(shown(two));
    passages.destroy();
    comments.destroy();
  });
});
