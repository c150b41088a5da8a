import { expect, test } from "vitest";
import * as Y from "yjs";
import { editsBetween } from "../../../shared/amendments/editsBetween.ts";
import { editText } from "../../../shared/document/editText.ts";
import { insertRuns, readRuns } from "../../../shared/document/inline.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { sameRuns } from "../../../shared/domain/joinRuns.ts";
import { asNote, text } from "../../support/negotiation.ts";
import { pick, seededRandom } from "../../support/random.ts";

function docOf(runs: readonly Run[]): Y.Doc {
  const doc = new Y.Doc();
  insertRuns(doc.getText("text"), 0, runs);
  return doc;
}

test("[AM8] what others type in the clause while an amendment is taken in survives", () => {
  const before = text("Encourages enterprises to publish annual assessments;");
  const server = docOf(before);
  const typist = new Y.Doc();
  Y.applyUpdate(typist, Y.encodeStateAsUpdate(server));
  typist.getText("text").insert(10, " all");
  typist.getText("text").insert(typist.getText("text").length - 1, " every year");
  const result = text("Encourages and invites enterprises to publish regular assessments;");
  editText(server.getText("text"), editsBetween(before, result));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(typist));
  const merged = server.getText("text").toString();
  expect(merged).toContain(" all");
  expect(merged).toContain("assessments every year;");
  expect(merged).toContain("publish regular assessments");
});

test("[AM8] nothing that two typists put in at the same moment is lost, wherever it stands", () => {
  const words = "Encourages enterprises to publish annual assessments of the impact of their products;".split(" ");
  for (let seed = 0; seed < 300; seed++) {
    const random = seededRandom(seed);
    const before = text(words.join(" "));
    const server = docOf(before);
    const typed: string[] = [];
    const typists = [1, 2].map((who) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
      const shared = doc.getText("text");
      for (let key = 0; key < 6; key++) {
        const token = `<${who}.${key}>`;
        shared.insert(Math.floor(random() * (shared.length + 1)), token);
        typed.push(token);
      }
      return doc;
    });
    const at = Math.floor(random() * words.length);
    const result = words.toSpliced(at, Math.floor(random() * 4), "regular", "and", "timely");
    editText(server.getText("text"), editsBetween(before, text(result.join(" "))));
    for (const doc of typists) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    const signs = [
      ...server
        .getText("text")
        .toString()
        .matchAll(/[<>.\d]/g),
    ]
      .map(([sign]) => sign)
      .join("");
    expect(signs.length, `seed ${seed}`).toBe(typed.join("").length);
    expect(
      server
        .getText("text")
        .toString()
        .replace(/[<>.\d]/g, ""),
      `seed ${seed}`,
    ).toBe(result.join(" "));
  }
});

test("[AM8] edits written into a shared text give exactly the result, marks and notes included", () => {
  const pieces: readonly Run[] = [
    { text: "the " },
    { text: "report" },
    { text: "ad hoc ", marks: ["em"] },
    { text: "2", marks: ["sub"] },
    { text: " of 😀, " },
    { footnote: asNote("n1") },
    { break: true },
  ];
  let changed = 0;
  for (let seed = 0; seed < 400; seed++) {
    const random = seededRandom(seed);
    const some = () => Array.from({ length: Math.floor(random() * 12) }, () => pick(pieces, random));
    const before = some();
    const after = random() < 0.5 ? some() : [...before.slice(0, 4), ...some().slice(0, 2), ...before.slice(4)];
    const doc = docOf(before);
    const edits = editsBetween(before, after);
    editText(doc.getText("text"), edits);
    changed += edits.length;
    const read = readRuns(doc.getText("text"));
    expect(sameRuns(read, after), `seed ${seed}: ${plainText(after)}`).toBe(true);
  }
  expect(changed).toBeGreaterThan(400);
});
