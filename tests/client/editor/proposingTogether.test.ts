import { afterEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readRuns } from "../../../shared/document/inline.ts";
import { privateAmendments } from "../../../shared/document/privateDoc.ts";
import { plainText } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { caret, exchangePresence, press, projected, shown, type, wordsOf } from "../../support/editorHarness.ts";
import { chair, member } from "../../support/negotiation.ts";
import { ProposingRoom } from "../../support/proposingRoom.ts";

let room: ProposingRoom;
const open = (...codes: string[]): ProposingRoom => {
  room = new ProposingRoom(codes);
  return room;
};
afterEach(() => room.destroy());

/** All words that a page shows. */
const page = (one: ProposingRoom["members"][number]): string => shown(one.client).join("\n");

describe("two members of one delegation", () => {
  test("[ED25] both begin a version of the same clause while apart: both stand in the text, and can be edited", () => {
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
    caret(a.client, "op1", 22);
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
  test("[ED25] own words on a clause that the facilitator deletes stand where it was, and can be proposed as a new one", () => {
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
    expect(projected(a.client).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(
      shown(a.client).map((line) => line.split(" ").slice(0, 2).join(" ").replace(/^(\w+?)(Clause)?\./, "$1.")),
    );
  });
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
void [Y, readRuns, plainText, chair, member, null as ClauseId | null];
