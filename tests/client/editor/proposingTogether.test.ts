import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { kindOfNode } from "../../../client/editor/schema/kinds.ts";
import { readRuns } from "../../../shared/document/inline.ts";
import { privateAmendments } from "../../../shared/document/privateDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import { fingerprint } from "../../../shared/domain/fingerprint.ts";
import type { AmendmentId, FootnoteId } from "../../../shared/domain/ids.ts";
import { caret, exchangePresence, press, shown, type, wordsOf } from "../../support/editorHarness.ts";
import { ProposingRoom } from "../../support/proposingRoom.ts";

let room: ProposingRoom;
const open = (...codes: string[]): ProposingRoom => {
  room = new ProposingRoom(codes);
  return room;
};
afterEach(() => room.destroy());

/** The words of each clause as the page shows them. */
const wordsIn = (one: ProposingRoom["members"][number]): string[] =>
  one.client.view.state.doc.children.flatMap((node) => (kindOfNode(node) ? [node.textContent] : []));

/** Pastes HTML; jsdom has no clipboard. */
function paste({ client: { view } }: ProposingRoom["members"][number], html: string): void {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const getData = (type: string): string => (type === "text/html" ? html : "");
  Object.defineProperty(event, "clipboardData", { value: { getData, types: ["text/html"], files: [] } });
  view.dom.dispatchEvent(event);
}

/** All words that a page shows. */
const page = (one: ProposingRoom["members"][number]): string => shown(one.client).join("\n");

describe("two members of one delegation", () => {
  test("[ED27] both begin a version of the same clause while apart: both stand in the text, and can be edited", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    caret(b.client, "op1", 0);
    type(b.client, "Bbb ");
    room.settle();
    for (const each of [a, b]) {
      expect(page(each)).toContain("Aaa");
      expect(page(each)).toContain("Bbb");
      expect(each.versions.all).toHaveLength(2);
    }
    expect(shown(a.client)).toEqual(shown(b.client));
    const block = a.client.projection.clauses.find(({ version }) => version?.kind === "alt");
    caret(a.client, String(block?.id), -1);
    type(a.client, " more");
    room.settle();
    expect(page(b)).toContain(" more");
    expect(privateAmendments(a.desk).map(({ kind }) => kind)).toEqual(["edit", "edit"]);
    expect(room.base("op1")).toBe("Urges States to protect children;");
  });

  test("[BIND13] a colleague's version that is not shown yet: what one types and deletes hits the words one sees", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", 0);
    type(a.client, "Solemnly and firmly ");
    room.send();
    caret(b.client, "op1", 6, 13);
    type(b.client, "peoples ");
    room.settle();
    expect(wordsOf(b.client, "op1")).toBe("Solemnly and firmly Urges peoples to protect children;");
    expect(wordsOf(a.client, "op1")).toBe(wordsOf(b.client, "op1"));
  });

  test("[ED20] a version that two members end and begin anew at once does not say its words twice", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, "x");
    room.settle();
    a.client.editor.undo();
    room.server(({ write }) => write("op1", 0, "Also "));
    room.settle();
    caret(a.client, "op1", -1);
    type(a.client, " A");
    caret(b.client, "op1", -1);
    type(b.client, " B");
    room.settle();
    expect(page(a).match(/protect children; A/g)).toHaveLength(1);
    expect(page(a).match(/protect children; B/g)).toHaveLength(1);
    expect(page(a)).not.toContain("Also Urges States to protect children;Also");
  });
});

describe("tabling and deciding while somebody types", () => {
  test("[ED26] what a colleague types while an amendment is tabled goes into what is tabled", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.settle();
    const id = room.table(a);
    caret(b.client, "op1", 0);
    type(b.client, "Bbb ");
    room.settle();
    expect(wordsOf(a.client, "op1")).toBe("Bbb Urges States to protect children; Aaa");
    expect(wordsOf(b.client, "op1")).toBe("Bbb Urges States to protect children; Aaa");
    expect(room.tabled(id)).toBe("Bbb Urges States to protect children; Aaa");
    expect(a.versions.all.map(({ stage }) => stage)).toEqual(["tabled"]);
  });

  test("[ED26] what was typed apart into what is decided by now is shown as a text of its own", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.settle();
    const id = room.table(a);
    caret(b.client, "op1", 0);
    type(b.client, "Bbb ");
    room.server(({ must }) => must({ command: "declineAmendment", amendment: id, reason: "No" }));
    room.settle();
    for (const each of [a, b]) expect(page(each)).toContain("Bbb");
    expect(wordsOf(a.client, "op1")).toBe("Urges States to protect children;");
  });

  test("[ED20] after a decision one begins anew on the base text, and what is typed is shown", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    const id = room.table(a);
    room.server(({ must }) => must({ command: "declineAmendment", amendment: id, reason: "No" }));
    room.settle();
    caret(a.client, "op1", -1);
    type(a.client, " Ccc");
    room.settle();
    expect(wordsOf(a.client, "op1")).toBe("Urges States to protect children; Ccc");
    expect(a.versions.all).toHaveLength(1);
  });

  test("[BIND13] keys pressed before a decision shows stand where the person put them", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", 0);
    type(a.client, "Solemnly ");
    const id = room.table(a);
    room.settle();
    room.server(({ must }) => must({ command: "declineAmendment", amendment: id, reason: "No" }));
    room.send();
    caret(a.client, "op1", 21);
    type(a.client, " all");
    room.settle();
    expect(wordsOf(a.client, "op1")).toBe("Urges States all to protect children;");
  });

  test("[BIND10] undo does not reach into what is tabled by now", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.table(a);
    room.settle();
    expect(a.client.editor.undo()).toBe(false);
    expect(a.client.notices.at(-1)?.key).toBe("editor.notice.undoSkipped");
    expect(wordsOf(a.client, "op1")).toBe("Urges States to protect children; Aaa");
    expect(a.versions.all.map(({ stage }) => stage)).toEqual(["tabled"]);
  });
});

describe("the base text under own words", () => {
  test("[ED27] own words on a clause that the facilitator deletes stand where it was, and can be proposed as a new one", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.server(({ remove }) => remove("op1", true));
    room.settle();
    expect(page(a)).toContain("Urges States to protect children; Aaa");
    caret(a.client, String(a.client.projection.clauses.find(({ version }) => version)?.id), -1);
    type(a.client, " Bbb");
    room.settle();
    expect(page(a)).toContain("Aaa Bbb");
    room.server(({ remove }) => remove("op1", false));
    room.settle();
    expect(wordsOf(a.client, "op1")).toBe("Urges States to protect children; Aaa Bbb");
  });

  test("[ED27] own words in a note whose last citation the facilitator takes out stay on the page", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", -1);
    const note = String(a.client.editor.insertFootnote());
    type(a.client, "See above.");
    const id = room.table(a);
    const result = readRuns(room.draft.amendments.get(id)?.get("text") as Y.Text);
    const ifBase = fingerprint([{ text: room.base("op1") }]);
    room.must({ command: "acceptAmendments", amendments: [id], ifBase, result });
    room.settle();
    caret(a.client, note, -1);
    type(a.client, " Aaa");
    room.settle();
    room.server(({ remove }) => remove("op1", true));
    room.settle();
    expect(page(a)).toContain("See above. Aaa");
    caret(a.client, note, -1);
    type(a.client, " Bbb");
    room.settle();
    expect(page(a)).toContain("See above. Aaa Bbb");
  });

  test("[ED22] where the base text alone is looked at, no key begins anything", () => {
    const [a] = open("BRA").members;
    a.client.projection.setVersions(null);
    a.client.frame();
    caret(a.client, "op3", -1);
    press(a.client, "Enter");
    type(a.client, "Ghost");
    a.client.frame();
    expect(privateAmendments(a.desk)).toEqual([]);
    expect(page(a)).not.toContain("Ghost");
    expect(a.client.notices.at(-1)?.key).toBe("editor.notice.baseView");
  });
});

describe("what is proposed as a whole", () => {
  test("[ED24] only what can be tabled can be begun: no annex, no table, no title", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op3", -1);
    for (const kind of ["annex", "table", "title"] as const) {
      expect(a.client.editor.run({ type: "newClause", kind }), kind).toBe(false);
    }
    expect(privateAmendments(a.desk)).toEqual([]);
    a.client.view.state.doc.check();
  });

  test("[BIND13] a new clause of one's own changes its kind; a competing version keeps that of its clause", () => {
    const [a] = open("BRA").members;
    caret(a.client, "pp1", -1);
    press(a.client, "Enter");
    press(a.client, "Enter");
    room.settle();
    const [one] = privateAmendments(a.desk);
    expect(one?.kind === "insert" && one.clauseKind).toBe("operative");
    const kinds = a.client.view.state.doc.children.flatMap((node) => kindOfNode(node) ?? []);
    expect(a.client.projection.clauses.map(({ kind }) => kind)).toEqual(kinds);
    caret(a.client, "op3", 0);
    a.client.editor.run({ type: "proposeVersion" });
    expect(a.client.editor.run({ type: "changeKind", kind: "text" })).toBe(false);
    expect(a.client.projection.clauses.at(-1)).toMatchObject({ kind: "operative", version: { kind: "alt" } });
  });

  test("[PROJ10] competing versions of the title and of the enacting line stand as unnumbered text, in a valid document", () => {
    const [a] = open("BRA").members;
    for (const id of ["title", "enacting"]) {
      caret(a.client, id, 0);
      expect(a.client.editor.run({ type: "proposeVersion" }), id).toBe(true);
    }
    a.client.view.state.doc.check();
    expect(a.client.projection.clauses.map(({ kind }) => kind)).toEqual([
      "title",
      "enacting",
      "preambular",
      "text",
      "text",
      "operative",
      "operative",
      "operative",
      "operative",
    ]);
  });

  test("[ED5] a paste that would bring a table is refused as a whole, and nothing of it is written", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op3", -1);
    paste(a, "<p>Requests a report;</p><table><tr><td>Cell</td></tr></table>");
    expect(privateAmendments(a.desk)).toEqual([]);
    expect(a.client.notices.at(-1)?.key).toBe("editor.notice.structure");
  });

  test("[BIND13] what is pasted as several paragraphs is proposed as several, in their order", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op2a", -1);
    paste(a, "<p>3. Requests a report;</p><p>4. Requests another;</p>");
    room.settle();
    expect(privateAmendments(a.desk).map(({ kind }) => kind)).toEqual(["insert", "insert"]);
    const read = a.client.projection.clauses.map(({ runs }) => plainText(runs));
    expect(read.indexOf("Requests another;")).toBe(read.indexOf("Requests a report;") + 1);
    expect(wordsIn(a)).toEqual(read);
  });
});

describe("ways on with words that stand by themselves", () => {
  test("[ED27] what stands beside another own text is written into it where they do not change the same words", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    caret(b.client, "op1", 0);
    type(b.client, "Bbb ");
    room.settle();
    const stray = a.versions.all.find((one) => one.stage === "private" && one.standing === "beside");
    expect(a.versions.join(stray?.amendment.id as AmendmentId)).toBe(true);
    room.settle();
    for (const each of [a, b]) {
      expect(wordsOf(each.client, "op1")).toBe("Bbb Urges States to protect children; Aaa");
      expect(each.versions.all).toHaveLength(1);
    }
  });

  test("[ED27] words whose clause was deleted are proposed as a new paragraph", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.server(({ remove }) => remove("op1", true));
    room.settle();
    const [one] = a.versions.all;
    expect(one).toMatchObject({ standing: "homeless" });
    a.versions.beginAnew(one?.amendment.id as AmendmentId);
    room.settle();
    expect(privateAmendments(a.desk).map(({ kind }) => kind)).toEqual(["insert"]);
    const id = room.table(a);
    expect(room.tabled(id)).toBe("Urges States to protect children; Aaa");
  });

  test("[ED26] what came too late is added to what was tabled, with what others typed in that", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    type(a.client, " Aaa");
    room.settle();
    b.isOnline = false;
    caret(b.client, "op1", 0);
    type(b.client, "Bbb ");
    const id = room.table(a);
    room.send();
    caret(a.client, "op1", 5);
    type(a.client, " all");
    // B comes back under another client id: nobody's screen knows any more whose the words are.
    const words = Y.encodeStateAsUpdate(b.desk.doc);
    Y.applyUpdate(a.desk.doc, words, "remote");
    room.send([a]);
    a.client.frame();
    const late = a.versions.all.find((one) => one.stage === "private");
    expect(late).toMatchObject({ standing: "late" });
    expect(a.versions.bringLate(late?.amendment.id as AmendmentId)).toBe(true);
    expect(room.settle() ?? room.tabled(id)).toBe("Bbb Urges all States to protect children; Aaa");
    expect(a.versions.all.map(({ stage }) => stage)).toEqual(["tabled"]);
  });

  test("[ED26] what is still typed in a new note while it is tabled goes on as an own version of the note", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op1", -1);
    const note = a.client.editor.insertFootnote();
    type(a.client, "See above.");
    room.settle();
    room.table(a);
    caret(b.client, String(note), -1);
    type(b.client, " Late.");
    room.settle();
    for (const each of [a, b]) {
      expect(plainText(each.client.projection.note(note as FootnoteId)?.runs ?? [])).toBe("See above. Late.");
    }
    expect(plainText(readRuns(room.draft.footnotes.get(String(note))?.get("text") as Y.Text))).toBe("See above.");
  });

  test("[BIND13] what somebody types in a new clause that a colleague put aside brings it back", () => {
    const [a, b] = open("BRA", "BRA").members;
    caret(a.client, "op3", -1);
    press(a.client, "Enter");
    type(a.client, "Decides to meet;");
    room.settle();
    const added = String(a.versions.added[0]?.place.id);
    a.versions.discard(a.versions.added[0]?.version.amendment as AmendmentId);
    room.send();
    caret(b.client, added, -1);
    type(b.client, " Bbb");
    type(b.client, "Ccc");
    room.settle();
    for (const each of [a, b]) expect(wordsOf(each.client, added)).toBe("Decides to meet; BbbCcc");
    expect(a.versions.all).toHaveLength(1);
  });

  test("[BIND13] what somebody types in a new clause that was decided meanwhile is proposed as a new one", () => {
    const [a] = open("BRA").members;
    caret(a.client, "op3", -1);
    press(a.client, "Enter");
    type(a.client, "Decides to meet;");
    const id = room.table(a);
    room.settle();
    room.server(({ must }) => must({ command: "declineAmendment", amendment: id, reason: "No" }));
    room.send();
    const added = a.client.view.state.doc.children.find((node) => node.textContent === "Decides to meet;");
    caret(a.client, String(added?.attrs.id), -1);
    type(a.client, " Bbb");
    type(a.client, "Ccc");
    room.settle();
    expect(page(a)).toContain(" BbbCcc");
    expect(page(a)).not.toContain("Decides to meet;");
    expect(a.versions.all).toHaveLength(1);
  });
});

test("[BIND13] composed words begin a version with their first sign, and are not torn apart by what others begin meanwhile", () => {
  const [a, b] = open("BRA", "BRA").members;
  caret(b.client, "op1", 0);
  type(b.client, "Solemnly ");
  caret(a.client, "op1", -1);
  Object.defineProperty(a.client.view, "composing", { value: true, configurable: true });
  type(a.client, "n");
  room.send();
  a.client.frame();
  const composed = a.client.view.state.selection.from;
  a.client.view.dispatch(a.client.view.state.tr.insertText("に", composed - 1, composed));
  Object.defineProperty(a.client.view, "composing", { value: false, configurable: true });
  room.settle();
  for (const each of [a, b]) {
    expect(page(each)).toContain("Urges States to protect children;に\n");
    expect(page(each)).toContain("Solemnly Urges States to protect children;\n");
  }
  expect(shown(a.client)).toEqual(shown(b.client));
});

test("[ED21] a selection that begins in private words is not told to the room", () => {
  const [a, b] = open("BRA", "EU").members;
  caret(a.client, "op1", -1);
  press(a.client, "Enter");
  type(a.client, "Private words");
  const added = String(a.client.projection.clauses.find(({ version }) => version)?.id);
  a.selectFrom(added, "op2");
  a.client.editor.flush();
  return new Promise<void>((resolve) => setTimeout(resolve, 150)).then(() => {
    exchangePresence([a.client, b.client]);
    expect(JSON.stringify([...b.client.awareness.getStates().values()])).not.toContain(added);
  });
});
