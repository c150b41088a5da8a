import { TextSelection } from "@tiptap/pm/state";
import { afterEach, describe, expect, test, vi } from "vitest";
import { selectedPassage } from "../../../client/editor/commentMarks.ts";
import { Comments } from "../../../shared/document/comments.ts";
import { Passages } from "../../../shared/document/passages.ts";
import type { ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import { draft, op, pp, table, title } from "../../support/builders.ts";
import {
  caret,
  caretOf,
  type EditorClient,
  exchange,
  filled,
  openEditor,
  press,
  shown,
  type,
  wordsOf,
} from "../../support/editorHarness.ts";

const BYTES = filled(
  draft(
    [
      title("Water"),
      pp("p1", "Recalling its resolution 64/292,^n1"),
      op("o1", "Urges States to report every year on water."),
      op("o2", "Requests a report."),
      table("t1", [
        ["Year", "States"],
        ["2026", "all of them"],
      ]),
    ],
    { n1: "Resolution 64/292." },
  ),
);

/** An editor with the comments on its page. */
interface Commented {
  readonly client: EditorClient;
  readonly comments: Comments;
  readonly passages: Passages;
  readonly onOpen: ReturnType<typeof vi.fn>;
  /** Comments on what is selected. */
  comment(): string;
}

const open: Commented[] = [];
afterEach(() => {
  for (const { client, comments, passages } of open.splice(0)) {
    passages.destroy();
    comments.destroy();
    client.destroy();
  }
});

function commented(): Commented {
  const onOpen = vi.fn();
  const client = openEditor(BYTES, open.length + 1, { onComments: onOpen });
  const participant = `person-${open.length}` as ParticipantId;
  let ids = 0;
  const comments = new Comments({
    draft: client.draft,
    desk: null,
    actor: { participant, name: "Person", role: "facilitator" },
    newId: () => `${participant}-${++ids}`,
    now: () => 1_000,
  });
  const passages = new Passages(client.projection, comments, null);
  const { view } = client;
  client.editor.comments.follow(passages);
  const one: Commented = {
    client,
    comments,
    passages,
    onOpen,
    comment() {
      client.editor.flush();
      const passage = selectedPassage(view.state, client.projection);
      if (!passage) throw new RangeError("nothing is selected");
      const anchor = passages.anchorFor(passage, false) ?? undefined;
      return comments.add({ about: { clause: passage.clause }, text: "Why?", anchor, isPrivate: false }) as string;
    },
  };
  open.push(one);
  return one;
}

const underlined = ({ client }: Commented) =>
  [...client.view.dom.querySelectorAll(".commented")].map((element) => element.textContent);
const sign = ({ client }: Commented, clause: string) =>
  client.view.dom.querySelector<HTMLButtonElement>(`[data-clause="${clause}"] > .comment-sign`);

describe("comments on the page", () => {
  test("[CO9] a passage is underlined and its paragraph has a sign with the number, outside of the words", () => {
    const one = commented();
    caret(one.client, "o1", 23, 33);
    one.comment();
    one.comments.add({ about: { clause: "o1" as ClauseId }, text: "As a whole", isPrivate: false });
    expect(underlined(one)).toEqual(["every year"]);
    expect(sign(one, "o1")?.textContent).toBe("2");
    expect(sign(one, "o1")?.getAttribute("aria-label")).toBe('comments.signOn {"count":2,"label":"OP 1"}');
    expect(sign(one, "o1")?.tabIndex).toBe(-1);
    expect(sign(one, "o2")).toBeNull();
    expect(wordsOf(one.client, "o1")).toBe("Urges States to report every year on water.");
  });

  test("[CO9] the sign and a click on the passage open the threads; the caret stays", () => {
    const one = commented();
    caret(one.client, "o1", 23, 33);
    const key = one.comment();
    caret(one.client, "o2", 3);
    sign(one, "o1")?.click();
    expect(one.onOpen).toHaveBeenLastCalledWith([key], "go");
    expect(caretOf(one.client)).toEqual(["o2", 3]);
    const click = (clause: string, offset: number) => {
      caret(one.client, clause, offset);
      const pos = one.client.view.state.selection.head;
      one.client.view.someProp("handleClick", (handle) => handle(one.client.view, pos, new MouseEvent("click")));
    };
    click("o1", 25);
    expect(one.onOpen).toHaveBeenLastCalledWith([key], "look");
    one.onOpen.mockClear();
    click("o1", 3);
    expect(one.onOpen).not.toHaveBeenCalled();
  });

  test("[CO9] typing carries the line along, within, before, at its edges and when words are taken out", () => {
    const one = commented();
    const write = (offset: number, words: string) => {
      caret(one.client, "o1", offset);
      type(one.client, words);
      return underlined(one);
    };
    caret(one.client, "o1", 23, 33);
    one.comment();
    expect(write(0, "Strongly ")).toEqual(["every year"]);
    expect(write(38, "single ")).toEqual(["every single year"]);
    expect(write(32, "in ")).toEqual(["every single year"]);
    expect(write(52, "s, fully,")).toEqual(["every single year"]);
    caret(one.client, "o1", 34, 41);
    one.client.view.dispatch(one.client.view.state.tr.deleteSelection());
    expect(underlined(one)).toEqual(["single year"]);
  });

  test("[CO9] others' words, comments and resolutions arrive on the page with the frame", () => {
    const [one, two] = [commented(), commented()];
    caret(one.client, "o1", 23, 33);
    const key = one.comment();
    exchange([one.client, two.client]);
    expect(underlined(two)).toEqual(["every year"]);
    caret(one.client, "o1", 0);
    type(one.client, "Strongly ");
    exchange([one.client, two.client]);
    expect(underlined(two)).toEqual(["every year"]);
    two.comments.resolve(key);
    expect(underlined(two)).toEqual([]);
    expect(sign(two, "o1")).toBeNull();
    exchange([one.client, two.client]);
    expect(underlined(one)).toEqual([]);
    one.comments.reopen(key);
    expect(underlined(one)).toEqual(["every year"]);
    one.client.editor.comments.follow(null);
    expect([underlined(one), sign(one, "o1")]).toEqual([[], null]);
  });

  test("[CO9] a keystroke draws no other paragraph's passages anew", () => {
    const one = commented();
    caret(one.client, "o1", 23, 33);
    one.comment();
    const element = one.client.view.dom.querySelector(".commented");
    caret(one.client, "o2", 3);
    type(one.client, "x");
    expect(one.client.view.dom.querySelector(".commented")).toBe(element);
  });

  test("[CO7] a split, a move and undo keep the line with the words, and the sign with the paragraph", () => {
    const one = commented();
    caret(one.client, "o1", 23, 33);
    const key = one.comment();
    // The larger half keeps the paragraph's id, and the words stay where they are.
    caret(one.client, "o1", 13);
    press(one.client, "Enter");
    expect(underlined(one)).toEqual(["every year"]);
    caret(one.client, "o1", 0);
    one.client.editor.run({ type: "moveDown" });
    expect(underlined(one)).toEqual(["every year"]);
    expect(sign(one, "o1")?.textContent).toBe("1");
    caret(one.client, "o1", 0, -1);
    one.client.view.dispatch(one.client.view.state.tr.deleteSelection());
    expect(underlined(one)).toEqual([]);
    expect(one.passages.place(key)).toEqual({ kind: "gone" });
    expect(sign(one, "o1")?.textContent).toBe("1");
    one.client.editor.undo();
    expect(underlined(one)).toEqual(["every year"]);
    expect(one.comments.thread(key)?.first.text).toBe("Why?");
  });

  test("[CO8] words that a split takes into another paragraph are underlined there, on every screen", () => {
    const [one, two] = [commented(), commented()];
    caret(one.client, "o1", 34, 42);
    const key = one.comment();
    caret(one.client, "o1", 33);
    press(one.client, "Enter");
    exchange([one.client, two.client]);
    for (const each of [one, two]) {
      expect(underlined(each)).toEqual(["on water"]);
      const place = each.passages.place(key);
      const clause = place?.kind === "shown" && "clause" in place.unit ? place.unit.clause : "";
      expect(clause).not.toBe("o1");
      expect(sign(each, clause)?.textContent).toBe("1");
    }
    expect(shown(one.client)).toEqual(shown(two.client));
  });

  test("[CO8] a passage stands in a note or in a table cell; a selection across paragraphs is cut at the first", () => {
    const one = commented();
    caret(one.client, "n1", 0, 10);
    one.comment();
    const { view } = one.client;
    let cell = 0;
    view.state.doc.descendants((node, pos) => {
      if (node.isTextblock && node.textContent === "all of them") cell = pos + 1;
    });
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, cell, cell + 3)));
    one.comment();
    expect(underlined(one).sort()).toEqual(["Resolution", "all"]);
    expect(sign(one, "p1")?.textContent).toBe("1");
    expect(sign(one, "t1")?.textContent).toBe("1");
    caret(one.client, "o1", 38);
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, $from.pos, $from.pos + 12)));
    expect(selectedPassage(view.state, one.client.projection)).toMatchObject({ clause: "o1", quote: "ater." });
    caret(one.client, "o1", 3);
    expect(selectedPassage(view.state, one.client.projection)).toBeNull();
  });
});
