import { act, type ReactElement, useEffect, useMemo } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { CommentOnAmendment } from "../../../client/screens/room/comments/CommentOnAmendment.tsx";
import { CommentsPanel } from "../../../client/screens/room/comments/CommentsPanel.tsx";
import { CommentsProvider } from "../../../client/screens/room/comments/CommentsProvider.tsx";
import { CommentsTabLabel } from "../../../client/screens/room/comments/CommentsTabLabel.tsx";
import { useComments } from "../../../client/screens/room/comments/commentsContext.ts";
import { setNewsLevel } from "../../../client/screens/room/history/newsLevel.ts";
import { type Room, RoomContext, useRoom } from "../../../client/screens/room/roomContext.ts";
import { addCommentEntry, type CommentEntry } from "../../../shared/document/commentEntries.ts";
import { draftDoc, textOf } from "../../../shared/document/draftDoc.ts";
import { passageAnchor } from "../../../shared/document/passageAnchor.ts";
import { type PrivateDoc, privateDoc } from "../../../shared/document/privateDoc.ts";
import type { AmendmentId, ClauseId, ParticipantId } from "../../../shared/domain/ids.ts";
import { draft, op, pp, title } from "../../support/builders.ts";
import { caret, type EditorClient, openEditor } from "../../support/editorHarness.ts";
import { type RenderedRoom, renderInRoom } from "./roomHarness.tsx";

const DRAFT = draft([
  title("Water"),
  pp("p1", "Recalling its resolution,"),
  op("o1", "Urges States to report every year on water."),
  op("o2", "Requests a report."),
]);
const BRAZIL = { code: "BRA", name: "Brazil", coreGroup: false };
const O1 = "o1" as ClauseId;
const active = (id: string) => ({ activeClause: id as ClauseId });

let room: RenderedRoom;
let selecting: EditorClient | null = null;
beforeEach(() => {
  const participants = [
    { id: "p1", name: "Ana", role: "facilitator", delegation: null },
    { id: "amina", name: "Amina", role: "delegation", delegation: { code: "KEN", name: "Kenya", coreGroup: false } },
  ].map((one) => ({ ...one, draft: "d1", active: true, joinedAt: "2026-11-01T10:00:00Z" }));
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ participants }));
});
afterEach(async () => {
  await room.unmount();
  selecting?.destroy();
  selecting = null;
  vi.restoreAllMocks();
});

const said = () => room.page.textContent ?? "";
const cards = () => [...room.page.querySelectorAll("article")];
const button = (name: string | RegExp, within: ParentNode = document) =>
  [...within.querySelectorAll<HTMLElement>("button")].find((one) => {
    const text = (one.getAttribute("aria-label") ?? one.textContent ?? "").trim();
    return typeof name === "string" ? text === name : name.test(text);
  });
/** Chooses from the menu of one's own comment. */
async function choose(name: string): Promise<void> {
  await room.press(button("Your comment"));
  await room.press(await room.waitFor(() => room.byName('[role="menuitem"]', name)));
}
const area = () => room.page.querySelector("textarea") ?? undefined;
const stored = () => [...draftDoc(room.server.doc).comments.values()].map((map) => map.toJSON());

let count = 0;
/** Somebody else's comment, as it comes from the server. */
async function theirs(change: Partial<CommentEntry> = {}): Promise<string> {
  const id = change.id ?? `k${++count}`;
  await act(async () =>
    room.server.edit((doc) => {
      doc.transact(() =>
        addCommentEntry(draftDoc(doc).comments, {
          id,
          author: "amina" as ParticipantId,
          delegation: "KEN",
          about: { clause: O1 },
          at: Date.now() + count,
          text: "Why every year?",
          replyTo: undefined,
          anchor: undefined,
          act: undefined,
          ...change,
        }),
      );
    }),
  );
  await room.settle();
  return id;
}

function HereButton() {
  const { composeHere } = useComments();
  return (
    <button type="button" onClick={composeHere}>
      Ctrl+Alt+M
    </button>
  );
}

/** The room of a delegation that has its private document at hand. */
function AtDesk({ desk, children }: { readonly desk: PrivateDoc; readonly children: ReactElement }) {
  const outer = useRoom();
  const inner = useMemo((): Room => ({ ...outer, versions: { desk } as NonNullable<Room["versions"]> }), [outer, desk]);
  return <RoomContext value={inner}>{children}</RoomContext>;
}

type Options = NonNullable<Parameters<typeof renderInRoom>[2]>;
const onOpen = vi.fn();
const onJump = vi.fn();
const PARTS = (
  <>
    <CommentsPanel onJump={onJump} />
    <HereButton />
  </>
);

async function open(options: Options & { readonly desk?: PrivateDoc } = {}, parts: ReactElement = PARTS) {
  onOpen.mockClear();
  onJump.mockClear();
  const provided = <CommentsProvider onOpen={onOpen}>{parts}</CommentsProvider>;
  room = await renderInRoom(options.desk ? <AtDesk desk={options.desk}>{provided}</AtDesk> : provided, DRAFT, options);
  await room.settle();
}

/** The panel, gone while exactly two comments are being written. */
function Switched() {
  const { composing } = useComments();
  return composing.length === 2 ? <p>Another tab</p> : <CommentsPanel onJump={onJump} />;
}

function ComposeButtons() {
  const { compose } = useComments();
  return ["o1", "o2", "p1"].map((id) => (
    <button type="button" key={id} onClick={() => compose({ clause: id as ClauseId })}>
      {id}
    </button>
  ));
}

/** The panel, closed until a comment is begun. */
function ClosedPanel() {
  const { composing } = useComments();
  return composing.length > 0 ? <CommentsPanel onJump={onJump} /> : <p>elsewhere</p>;
}

/** Something typed for the delegation while its document was there. */
function UnsentBefore() {
  const { unsent } = useComments();
  useEffect(() => {
    unsent.set('new [{"clause":"o1"},null,null]', { text: "Our red line.", isPrivate: true });
  }, [unsent]);
  return null;
}

describe("writing", () => {
  test("[CO10] a comment on the paragraph in focus is signed, timed and sent; without words nothing is", async () => {
    await open({ editor: active("o1"), me: { role: "delegation", delegation: BRAZIL } });
    await room.press(button("Comment on OP 1"));
    expect(said()).toContain("Everybody in the room reads this.");
    await room.press(button("Comment"));
    expect(said()).toContain("Write something first.");
    await room.type(area(), "Why “every year”?\nToo often.");
    await room.press(button("Comment"));
    await room.settle();
    expect(stored()).toEqual([
      expect.objectContaining({ author: "p1", delegation: "BRA", clause: "o1", at: expect.any(Number) }),
    ]);
    expect(textOf([...draftDoc(room.server.doc).comments.values()][0])?.toString()).toBe("Why “every year”?Too often.");
    expect(cards()[0]?.textContent).toContain("Why “every year”?\nToo often.");
    expect(room.page.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(cards()[0]);
  });

  test("[CO10] the key comments on the selected passage, else on the paragraph with the caret", async () => {
    selecting = openEditor(DRAFT, 9);
    caret(selecting, "o1", 23, 33);
    await open({ editor: { ...active("o1"), view: selecting.view, flush: () => undefined } });
    await room.press(button("Ctrl+Alt+M"));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(room.page.querySelector("blockquote")?.textContent).toBe("every year");
    await room.type(area(), "Too often.");
    await room.press(button("Comment"));
    await room.settle();
    expect(JSON.parse(String(stored()[0]?.anchor))).toMatchObject({ quote: "every year" });
    expect(cards()[0]?.querySelector("blockquote")?.textContent).toBe("every year");
    caret(selecting, "o2", 3);
    await room.press(button("Ctrl+Alt+M"));
    expect(room.page.querySelector("section[aria-label] blockquote")).toBeNull();
  });

  test("[CO10] what was typed and not sent is there again when the panel comes back, with whom it is for", async () => {
    const desk = privateDoc(new Y.Doc());
    await open(
      { editor: active("o1"), me: { role: "delegation", delegation: BRAZIL }, desk },
      <>
        <Switched />
        <ComposeButtons />
      </>,
    );
    await room.press(button("o1"));
    await room.type(area(), "Between us: every year?");
    await room.press(room.byName('input[type="radio"][value="delegation"]', "") ?? undefined);
    await room.press(button("o2"));
    expect(said()).toContain("Another tab");
    await room.press(button("p1"));
    const fields = [...room.page.querySelectorAll("textarea")];
    expect(fields.map((field) => field.value)).toEqual(["", "", "Between us: every year?"]);
    const choices = [...room.page.querySelectorAll<HTMLInputElement>('input[value="delegation"]')];
    expect(choices.map((choice) => choice.checked)).toEqual([false, false, true]);
  });
});

describe("private comments", () => {
  const delegate = { role: "delegation", delegation: BRAZIL } as const;

  test("[CO5] it stays in the private document, and says so by lock and words", async () => {
    const desk = privateDoc(new Y.Doc());
    await open({ editor: active("o1"), me: delegate, desk });
    await room.press(button("Comment on OP 1"));
    await room.press(room.page.querySelector<HTMLElement>('input[value="delegation"]') ?? undefined);
    await room.type(area(), "Our red line.");
    await room.press(button("Comment"));
    await room.settle();
    expect(cards()[0]?.textContent).toContain("Only BRA sees this");
    expect(cards()[0]?.querySelector("svg")).not.toBeNull();
    await room.press(button("Reply on OP 1"));
    expect(said()).toContain("Reply, only BRA sees it");
    await room.type(area(), "Agreed.");
    await room.press(button("Reply"));
    await room.press(button("Resolve the comment on OP 1"));
    await room.settle();
    expect(stored()).toEqual([]);
    expect(desk.comments.size).toBe(3);
  });

  test("[CO5] a comment meant for the delegation is not sent to the room when its document is gone", async () => {
    const desk = privateDoc(new Y.Doc());
    await open(
      { editor: active("o1"), me: delegate },
      <>
        <UnsentBefore />
        {PARTS}
      </>,
    );
    await room.press(button("Comment on OP 1"));
    expect(area()?.value).toBe("Our red line.");
    await room.press(button("Comment"));
    await room.settle();
    expect(stored()).toEqual([]);
    expect(desk.comments.size).toBe(0);
    expect(area()?.value).toBe("Our red line.");
  });
});

describe("threads in the panel", () => {
  test("[CO11] the paragraph in focus comes first; open, resolved and one's own can be picked", async () => {
    await open({ editor: active("o2") });
    await theirs({ text: "On one" });
    const own = await theirs({ text: "On two", about: { clause: "o2" as ClauseId }, author: "p1" as ParticipantId });
    await theirs({ text: "On the preamble", about: { clause: "p1" as ClauseId } });
    expect(cards().map((card) => card.querySelector("h3")?.textContent)).toEqual(["OP 2", "PP 1", "OP 1"]);
    await room.press(button("Mine"));
    expect(cards().map((card) => card.textContent)).toEqual([expect.stringContaining("On two")]);
    await room.press(button("Mine"));
    await room.press(button("Resolve the comment on PP 1"));
    expect(cards()).toHaveLength(2);
    expect(document.activeElement, "the focus goes on to the next").toBe(cards()[1]);
    await room.press(button("Resolved 1"));
    expect(cards()[0]?.textContent).toContain("On the preamble");
    expect(cards()[0]?.textContent).toMatch(/Resolved by Ana \(FAC\), /);
    await room.press(button("Reopen the comment on PP 1"));
    expect(document.activeElement, "no thread is left").toBe(room.page.querySelector("[data-comments]"));
    await room.press(button("Open 3"));
    expect(cards()).toHaveLength(3);
    expect(cards()[1]?.textContent).toMatch(/Reopened by Ana/);
    expect(own).not.toBe("");
  });

  test("[CO11] answering, changing, withdrawing and bringing back; others' words have no such buttons", async () => {
    await open({ editor: active("o1") });
    await theirs();
    await room.waitFor(() => cards()[0]?.textContent?.includes("Amina"));
    expect(cards()[0]?.querySelector("bdi[title]")?.getAttribute("title")).toBe("Kenya");
    expect(button("Your comment")).toBeUndefined();
    await room.press(button("Reply on OP 1"));
    await room.type(area(), "Becuase.");
    await room.press(button("Reply"));
    await choose("Edit");
    expect(area()?.value).toBe("Becuase.");
    await room.type(area(), "Because.");
    await room.press(button("Save"));
    expect(cards()[0]?.textContent).toContain("Because.");
    expect(cards()[0]?.textContent).toContain("edited");
    await choose("Delete");
    expect(cards()[0]?.textContent).toContain("You deleted this comment.");
    expect(cards()[0]?.textContent).not.toContain("Because.");
    await room.waitFor(() => document.activeElement === button("Bring it back"));
    await room.press(button("Bring it back"));
    expect(document.activeElement).toBe(cards()[0]);
    await room.settle();
    expect(cards()[0]?.textContent).toContain("Because.");
    expect(stored().map((entry) => entry.deleted)).toEqual([undefined, false]);
  });

  test("[CO11] showing a thread goes to its passage, or to its paragraph", async () => {
    selecting = openEditor(DRAFT, 9);
    await open({ editor: { ...active("o1"), view: selecting.view, flush: () => undefined } });
    const source = textOf(draftDoc(room.server.doc).clauses.get("o1")) as Y.Text;
    await theirs({ anchor: passageAnchor(source, 23, 33) as string });
    await room.press(button("Show OP 1 in the text"));
    expect(onJump).toHaveBeenCalledOnce();
    const { from, to } = selecting.view.state.selection;
    expect(selecting.view.state.doc.textBetween(from, to)).toBe("every year");
    await theirs({ about: { clause: "o2" as ClauseId } });
    await room.press(button("Show OP 2 in the text"));
    expect(room.calls.focused).toEqual([["o2", "start"]]);
  });

  test("[CO6] a passage that is gone is quoted, a deleted paragraph says so, and the thread can go on", async () => {
    await open();
    const source = () => textOf(draftDoc(room.server.doc).clauses.get("o1")) as Y.Text;
    await theirs({ anchor: passageAnchor(source(), 23, 33) as string });
    await act(async () => room.server.edit(() => source().delete(20, 14)));
    await room.settle();
    expect(said()).toContain("Passage no longer in the text: “every year”");
    await act(async () => room.server.edit((doc) => draftDoc(doc).clauses.get("o1")?.set("deleted", true)));
    await room.settle();
    expect(cards()[0]?.querySelector("h3")?.textContent).toBe("Deleted paragraph");
    await room.press(button("Reply on Deleted paragraph"));
    await room.type(area(), "A pity.");
    await room.press(button("Reply"));
    await room.settle();
    expect(stored()).toHaveLength(2);
  });

  test("[CO15] observers read and are offered nothing to write", async () => {
    await open({ editor: active("o1"), me: { role: "observer" } });
    await theirs();
    expect(said()).toContain("Why every year?");
    expect(said()).toContain("You may read comments, not write them.");
    for (const name of [/^Comment on/, /^Reply/, /^Resolve the/, /^Your comment/]) {
      expect(button(name), String(name)).toBeUndefined();
    }
    await room.press(button("Ctrl+Alt+M"));
    expect(room.page.querySelector("textarea")).toBeNull();
    expect(onOpen).not.toHaveBeenCalled();
  });
});

describe("news", () => {
  test("[CO12] words of others since one last looked are counted on this device, and marked in the panel", async () => {
    const parts = (
      <>
        <h2>
          <CommentsTabLabel />
        </h2>
        <ClosedPanel />
        <HereButton />
      </>
    );
    const tab = () => room.page.querySelector("h2")?.textContent;
    selecting = openEditor(DRAFT, 9);
    await open({ editor: { ...active("o1"), view: selecting.view, flush: () => undefined } }, parts);
    expect(tab()).toBe("Comments");
    const key = await theirs();
    await theirs({ replyTo: key, text: "And why not?" });
    await theirs({ replyTo: key, act: "resolve", text: "" });
    await theirs({ author: "p1" as ParticipantId, text: "My own, from elsewhere" });
    expect(tab()).toBe("Comments 22 new");
    await room.press(button("Ctrl+Alt+M"));
    await room.settle();
    expect(tab()).toBe("Comments 1");
    await room.press(button("Resolved 1"));
    expect(cards()[0]?.textContent?.match(/New/g)).toHaveLength(2);
    expect(window.localStorage.getItem("adref.comments.d1.p1")).toContain(key);
  });

  test("[CO13] new comments, answers and decisions on threads are said politely; several on one place are one message", async () => {
    await open();
    const status = () => document.querySelector('[role="status"]')?.textContent;
    const key = await theirs();
    await room.waitFor(() => status() === "New comment by Kenya on OP 1.");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10_000 });
    await theirs({ replyTo: key, text: "One" });
    await theirs({ replyTo: key, text: "Two" });
    vi.useRealTimers();
    await room.waitFor(() => status() === "2 new comments on OP 1.");
  });

  test("[CO13] nothing is said to whoever has switched announcements off", async () => {
    setNewsLevel("off");
    await open();
    await theirs();
    expect(cards()).toHaveLength(1);
    setNewsLevel("all");
    await theirs({ about: { clause: "o2" as ClauseId } });
    await room.waitFor(() => document.querySelector('[role="status"]')?.textContent);
    expect(document.querySelector('[role="status"]')?.textContent).toBe("New comment by Kenya on OP 2.");
  });

  test("[CO13] one's own comments, and old ones that only now arrive, are not said", async () => {
    await open({ editor: active("o1") });
    await theirs({ at: Date.now() - 3_600_000 });
    await room.press(button("Comment on OP 1"));
    await room.type(area(), "Mine.");
    await room.press(button("Comment"));
    await room.settle();
    await theirs({ about: { clause: "o2" as ClauseId } });
    await room.waitFor(() => document.querySelector('[role="status"]')?.textContent);
    expect(document.querySelector('[role="status"]')?.textContent).toBe("New comment by Kenya on OP 2.");
  });
});

describe("amendments", () => {
  const A1 = "a1" as AmendmentId;

  test("[CO14] its card counts its comments and leads to them; without any it begins one", async () => {
    await open(
      { me: { role: "delegation", delegation: BRAZIL }, desk: privateDoc(new Y.Doc()) },
      <>
        <CommentOnAmendment amendment={A1} />
        {PARTS}
      </>,
    );
    await room.press(button("Comment on Amendment not tabled"));
    expect(said()).toContain("The amendment is not tabled: only BRA reads this.");
    expect(room.page.querySelector('input[type="radio"]')).toBeNull();
    await room.type(area(), "Shall we?");
    await room.press(button("Comment"));
    await room.settle();
    expect(stored()).toEqual([]);
    expect(cards()[0]?.textContent).toContain("Only BRA sees this");
    onOpen.mockClear();
    await room.press(button("1 comment on Amendment not tabled"));
    expect(onOpen).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(cards()[0]);
  });

  test("[CO14] a tabled amendment is commented on under its number, for everybody", async () => {
    await open(
      { me: { role: "delegation", delegation: BRAZIL }, desk: privateDoc(new Y.Doc()) },
      <>
        <CommentOnAmendment amendment={A1} />
        {PARTS}
      </>,
    );
    const decision = {
      number: 1,
      at: "2026-11-01T10:00:00Z",
      command: "c",
      actor: { participant: "amina", name: "Amina", role: "delegation", delegation: "KEN" },
      type: "amendmentTabled",
      amendment: A1,
      delegation: "KEN",
      proposed: { kind: "delete", on: { clause: "o2" } },
    };
    await act(async () => room.server.edit((doc) => draftDoc(doc).decisions.push([decision])));
    await room.settle();
    await room.press(button("Comment on A-001"));
    expect(room.page.querySelectorAll('input[type="radio"]')).toHaveLength(2);
    await room.type(area(), "Which year?");
    await room.press(button("Comment"));
    await room.settle();
    expect(stored()).toEqual([expect.objectContaining({ amendment: "a1", delegation: "BRA" })]);
    expect(button("1 comment on A-001")).toBeDefined();
    await room.press(button("Show A-001 in the text"));
    expect(room.calls.focused).toEqual([["o2", "start"]]);
  });
});
