import { afterEach, expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { ALL_OPEN } from "../../../shared/amendments/overlays.ts";
import { textOf } from "../../../shared/document/draftDoc.ts";
import { OwnVersions } from "../../../shared/document/ownVersions.ts";
import { privateDoc } from "../../../shared/document/privateDoc.ts";
import { caret, type EditorClient, openEditor, type, wordsOf } from "../../support/editorHarness.ts";
import { NegotiatedDraft } from "../../support/negotiatedDraft.ts";
import { member, text } from "../../support/negotiation.ts";

const WORDS = "Encourages enterprises to publish annual assessments;";
const open: EditorClient[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.destroy();
});

/** A negotiation, and an editor that follows its document. */
function followed(amend: (room: NegotiatedDraft) => void = () => undefined) {
  const room = new NegotiatedDraft([
    ["title", "title", "Business and children"],
    ["organ", "enacting", "The General Assembly,"],
    ["op1", "operative", WORDS],
    ["op2", "operative", "Decides to remain seized of the matter."],
  ]);
  amend(room);
  const one = openEditor(Y.encodeStateAsUpdate(room.draft.doc));
  open.push(one);
  room.draft.doc.on("update", (update: Uint8Array) => Y.applyUpdate(one.doc, update, "remote"));
  return { room, one };
}

function table(room: NegotiatedDraft, id: string, code: string, from: string, to: string): void {
  const proposed = { kind: "edit", on: { clause: "op1" }, base: text(WORDS), text: text(WORDS.replace(from, to)) };
  room.must({ command: "tableAmendment", amendment: id, proposed }, member(code));
}

const page = (one: EditorClient, id = "op1"): string =>
  (one.view.dom.querySelector(`[data-clause="${id}"] .clause-text`)?.innerHTML ?? "")
    .replaceAll(/<span class="change-words[^>]*>/g, "<span>")
    .replaceAll(/ (style|title)="[^"]*"/g, "");

test("[ED22] changes show what goes, what comes, and who wants it; rivals stand side by side", () => {
  const { one } = followed((room) => {
    table(room, "am1", "BRA", "annual", "regular");
    table(room, "am2", "USA", "annual", "periodic");
    table(room, "am3", "EU", "publish", "make public");
  });
  const html = page(one);
  expect(html).toContain('<del class="change-del">publish</del>');
  expect(html).toContain('<ins class="change-ins">make public</ins><bdi class="change-who">EU</bdi>');
  expect(html).toMatch(/regular<\/ins><bdi class="change-who">BRA<\/bdi> ?<span class="change-or"> amend.or <\/span>/);
  expect(html).toContain('<ins class="change-ins">periodic</ins><bdi class="change-who">USA</bdi>');
  expect(wordsOf(one, "op1")).toBe(WORDS);
});

test("[ED22] base shows nothing of it; clean reads as if it were taken, and leaves what collides", () => {
  const { one } = followed((room) => {
    table(room, "am1", "BRA", "annual", "regular");
    table(room, "am2", "USA", "annual", "periodic");
    table(room, "am3", "EU", "publish", "make public");
  });
  const bytes = Y.encodeStateAsUpdate(one.doc);
  one.editor.setChanges({ view: "base", filter: ALL_OPEN });
  expect(page(one)).not.toContain("change-");
  one.editor.setChanges({ view: "clean", filter: ALL_OPEN });
  expect(page(one)).toContain('<span class="change-hidden">publish</span>');
  expect(page(one)).toContain('<span class="change-plain">make public</span>');
  expect(page(one)).toContain("annual assessments;");
  one.editor.setChanges({ view: "clean", filter: { delegations: new Set(["USA"]), statuses: ["tabled"] } });
  expect(page(one)).toContain('<span class="change-plain">periodic</span>');
  expect(Y.encodeStateAsUpdate(one.doc)).toEqual(bytes);
});

test("[ED22] what others type into a tabled amendment, and what is decided on it, shows at the next frame", () => {
  const { room, one } = followed((before) => table(before, "am1", "BRA", "annual", "regular"));
  const words = textOf(room.draft.amendments.get("am1"));
  words?.insert(words.toString().indexOf("regular"), "truly ");
  one.frame();
  expect(page(one)).toContain('<ins class="change-ins">truly regular</ins>');
  room.must({ command: "declineAmendment", amendment: "am1", reason: "No agreement" });
  one.frame();
  expect(page(one)).not.toContain("change-");
});

test("[ED22] a removal strikes the whole clause; in the clean view it is not there", () => {
  const { one } = followed((room) =>
    room.must(
      { command: "tableAmendment", amendment: "am1", proposed: { kind: "delete", on: { clause: "op2" } } },
      member("KEN"),
    ),
  );
  const classes = () => one.view.dom.querySelector('[data-clause="op2"]')?.className ?? "";
  expect(classes()).toContain("is-removed");
  one.editor.setChanges({ view: "clean", filter: ALL_OPEN });
  expect(classes()).toContain("is-gone");
  one.editor.setChanges({ view: "base", filter: ALL_OPEN });
  expect(classes()).not.toMatch(/is-removed|is-gone/);
});

test("[ED23] a keystroke moves the marks of its own clause along and draws no other clause anew", () => {
  const { one } = followed((room) => table(room, "am1", "BRA", "annual", "regular"));
  const other = one.view.dom.querySelector('[data-clause="op2"] .clause-text')?.firstChild;
  const ins = one.view.dom.querySelector('[data-clause="op1"] ins');
  caret(one, "op1", 10);
  const drawn = vi.spyOn(one.view, "updateState");
  type(one, " all");
  // What moved along is right already: it is not drawn a second time.
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(wordsOf(one, "op1")).toBe("Encourages all enterprises to publish annual assessments;");
  expect(page(one)).toContain('publish <del class="change-del">annual</del>');
  expect(one.view.dom.querySelector('[data-clause="op1"] ins')).toBe(ins);
  expect(one.view.dom.querySelector('[data-clause="op2"] .clause-text')?.firstChild).toBe(other);
});

test("[ED23] a word typed letter by letter in an own version grows its mark, each letter drawn once", () => {
  const { one } = followed();
  const desk = privateDoc(new Y.Doc());
  const options = { draft: one.draft, desk, delegation: "BRA", state: one.state, newId: () => "own1" };
  const versions = new OwnVersions(options);
  one.projection.setVersions(versions);
  one.editor.setVersions(versions, null);
  caret(one, "op1", "Encourages ".length);
  type(one, "a");
  const drawn = vi.spyOn(one.view, "updateState");
  for (const letter of "ll") type(one, letter);
  expect(drawn).toHaveBeenCalledTimes(2);
  type(one, " ");
  expect(page(one)).toContain('<ins class="change-ins">all</ins> enterprises');
});

test("[ED21] a caret in what is not tabled is told to the private room alone", async () => {
  const { one } = followed();
  const desk = privateDoc(new Y.Doc());
  const privateAwareness = new Awareness(desk.doc);
  const versions = new OwnVersions({
    draft: one.draft,
    desk,
    delegation: "BRA",
    state: one.state,
    newId: () => "own1",
  });
  one.projection.setVersions(versions);
  one.editor.setVersions(versions, privateAwareness);
  const told = (awareness: Awareness) =>
    (awareness.getLocalState()?.caret as { clause?: string } | null)?.clause ?? null;
  const settled = (awareness: Awareness) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        awareness.off("update", look);
        resolve();
      };
      awareness.on("update", look);
    });
  const first = settled(one.awareness);
  caret(one, "op1", 5);
  await first;
  expect([told(one.awareness), told(privateAwareness)]).toEqual(["op1", null]);
  const second = settled(privateAwareness);
  type(one, "x");
  await second;
  expect([told(one.awareness), told(privateAwareness)]).toEqual([null, "op1"]);
  one.editor.setVersions(null, null);
  versions.destroy();
  privateAwareness.destroy();
});
