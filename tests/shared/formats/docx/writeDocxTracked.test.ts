import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Content, ContentClause } from "../../../../shared/document/content.ts";
import { completeContent } from "../../../../shared/document/contentOf.ts";
import type { DraftFile, FileAmendment, FileComment, FileProposed } from "../../../../shared/document/draftFile.ts";
import { familyAt } from "../../../../shared/document/structure.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { writeDocx } from "../../../../shared/formats/docx/writeDocx.ts";
import { otherEngine } from "../../../support/docxEngine.ts";
import { ACCEPTED, docxPart, docxParts, REJECTED, seenParagraphs, type Taken } from "../../../support/docxParts.ts";
import { draftFileArbitrary } from "../../../support/randomFiles.ts";

const OPTIONS = { paper: "a4", hasMasthead: false, hasLineNumbers: false } as const;
const write = (file: DraftFile): Promise<Uint8Array> => writeDocx({ view: "tracked", file }, OPTIONS);
const documentOf = (bytes: Uint8Array): string => docxPart(bytes, "word/document.xml");

function wordsOf(runs: readonly Run[]): string {
  return runs.map((run) => ("text" in run ? run.text : "break" in run ? "\n" : "^")).join("");
}

type Shown = Pick<ContentClause, "text" | "cells">;
const linesOf = (clauses: readonly Shown[]): string[] =>
  clauses.flatMap(({ text, cells = [] }) => [wordsOf(text), ...cells.flat().map(wordsOf)]);

/** All paragraphs but the one that closes every file. */
function lines(bytes: Uint8Array, taken: Taken): string[] {
  return seenParagraphs(documentOf(bytes), taken)
    .slice(0, -1)
    .map(({ text }) => text);
}

/** What a text reads like once one thing that is proposed is taken; undefined for what cannot be said of a list of clauses. */
function applied({ clauses }: Content, proposed: FileProposed): readonly Shown[] | undefined {
  const indexOf = (id: ClauseId | null): number => clauses.findIndex((clause) => clause.id === id);
  if (proposed.kind === "insert") return clauses.toSpliced(indexOf(proposed.after) + 1, 0, proposed as never);
  if ("footnote" in proposed.on) return clauses;
  const at = indexOf(proposed.on.clause);
  const family = familyAt(clauses, at);
  switch (proposed.kind) {
    case "edit":
      return clauses.map((clause, index) => (index === at ? { ...clause, text: proposed.text } : clause));
    case "alt":
      return clauses.toSpliced(at + 1, 0, { text: proposed.text } as never);
    case "delete":
      return clauses.toSpliced(at, family.length);
    case "move": {
      if (family.some(({ id }) => id === proposed.after)) return undefined;
      const rest = clauses.toSpliced(at, family.length);
      const to = rest.findIndex(({ id }) => id === proposed.after) + 1;
      return rest.toSpliced(to, 0, ...family);
    }
  }
}

const text = (words: string): readonly Run[] => [{ text: words }];
const note = (id: string): Run => ({ footnote: id as FootnoteId });
const id = (name: string): ClauseId => name as ClauseId;

function contentOf(clauses: readonly (readonly [string, ContentClause["kind"], readonly Run[], number?])[]): Content {
  return completeContent({
    adref: 1,
    type: "resolution",
    language: "en",
    head: {},
    clauses: clauses.map(([name, kind, runs, level = 0]) => ({ id: id(name), kind, level, text: runs })),
    footnotes: [{ id: "n" as FootnoteId, text: text("A/1.") }],
  });
}

const BASE = contentOf([
  ["o1", "operative", [{ text: "Requests annual reports" }, note("n")]],
  ["o2", "operative", text("Decides to meet:")],
  ["o2a", "operative", text("in Vienna;"), 1],
  ["o3", "operative", text("Remains seized.")],
]);

function amended(authors: string[], proposed: FileProposed, more: Partial<FileAmendment> = {}): FileAmendment {
  return { authors, proposed, at: "2026-03-04T05:06:07.890Z", ...more };
}

const edit = (on: string, words: readonly Run[]): FileProposed => ({
  kind: "edit",
  on: { clause: id(on) },
  text: words,
});

function fileOf(amendments: readonly FileAmendment[], comments: readonly FileComment[] = []): DraftFile {
  const newNotes = [{ id: "new" as FootnoteId, text: text("A/2.") }].filter((one) =>
    JSON.stringify(amendments).includes(`"footnote":"${one.id}"`),
  );
  return { content: BASE, newNotes, amendments, comments };
}

/** Every revision of a part: element, author, and the words in it. */
function revisions(xml: string): string[] {
  return [...xml.matchAll(/<w:(ins|del|moveFrom|moveTo) w:id="\d+" w:author="([^"]*)"[^>]*[^/]>(.*?)<\/w:\1>/gs)].map(
    ([, kind, author, inner = ""]) => {
      const words = [...inner.matchAll(/<w:(?:t|delText)[^>]*>([^<]*)/g)].map(([, part]) => part).join("");
      return `${kind} ${author}: ${words}`;
    },
  );
}

describe("random files", () => {
  const files = fc.sample(draftFileArbitrary, { numRuns: 60, seed: 9 });

  test("[DX9] with all changes rejected the file reads as the base, its notes too", async () => {
    for (const file of files) {
      const bytes = await write(file);
      expect(lines(bytes, REJECTED)).toEqual(linesOf(file.content.clauses));
      const notes = new Set(seenParagraphs(docxPart(bytes, "word/footnotes.xml"), REJECTED).map((one) => one.text));
      for (const one of file.content.footnotes) expect(notes).toContain(wordsOf(one.text));
    }
  });

  test("[DX9] with the changes of one amendment accepted it reads as that amendment wants it", async () => {
    let tried = 0;
    const amendments = files.flatMap(({ content, newNotes, amendments: all }) =>
      all.map((amendment) => ({ content, newNotes, comments: [], amendments: [amendment] })),
    );
    for (const file of amendments.slice(0, 120)) {
      const [amendment] = file.amendments;
      const proposed = amendment?.proposed;
      const there = new Set(file.content.clauses.map((one) => one.id));
      if (!proposed || ("after" in proposed && proposed.after !== null && !there.has(proposed.after))) continue;
      const wanted = applied(file.content, proposed);
      if (!wanted) continue;
      tried++;
      const bytes = await write(file);
      expect(lines(bytes, ACCEPTED), JSON.stringify(proposed)).toEqual(linesOf(wanted));
      if (!("on" in proposed) || !("footnote" in proposed.on) || proposed.kind !== "edit") continue;
      const notes = seenParagraphs(docxPart(bytes, "word/footnotes.xml"), ACCEPTED).map((one) => one.text);
      expect(notes).toContain(wordsOf(proposed.text));
    }
    expect(tried).toBeGreaterThan(60);
  });

  test("[DX9] an engine that is not ours accepts and rejects to the same words", async () => {
    const engine = await otherEngine();
    for (const file of files.slice(0, 12)) {
      const bytes = await write(file);
      expect(lines(new Uint8Array(await engine.accept(bytes)), REJECTED)).toEqual(lines(bytes, ACCEPTED));
      expect(lines(new Uint8Array(await engine.reject(bytes)), REJECTED)).toEqual(lines(bytes, REJECTED));
    }
  });

  test("[DX1] the same file gives the same bytes", async () => {
    for (const file of files.slice(0, 10)) expect(await write(structuredClone(file))).toEqual(await write(file));
  });
});

describe("who changes what", () => {
  test("[DX10] each change bears those who want it and when; the same change of several bears all of them", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA", "KEN"], edit("o1", [{ text: "Requests regular reports" }, note("n")])),
        amended(["EU"], edit("o1", [{ text: "Requests " }, { text: "reports" }, note("n")]), {
          at: "2026-04-05T01:01:01Z",
        }),
        amended(["EGY"], { kind: "delete", on: { clause: id("o3") } }),
        amended(["JPN"], { kind: "delete", on: { clause: id("o3") } }),
      ]),
    );
    const xml = documentOf(bytes);
    expect(revisions(xml)).toEqual([
      "del FRA, KEN; EU: annual",
      "ins FRA, KEN: regular",
      "del EU:  ",
      "del EGY; JPN: Remains seized.",
    ]);
    expect(xml).toContain('w:author="FRA, KEN" w:date="2026-03-04T05:06:07Z"');
    expect(xml).toMatch(
      /<w:rPr><w:del w:id="\d+" w:author="EGY; JPN" w:date="2026-03-04T05:06:07Z"\/><\/w:rPr><\/w:pPr>/,
    );
    const only =
      (name: string): Taken =>
      (author) =>
        author.split("; ").includes(name);
    expect(lines(bytes, only("FRA, KEN"))[0]).toBe("Requests regular reports^");
    expect(lines(bytes, only("EU"))[0]).toBe("Requests reports^");
    expect(lines(bytes, only("JPN"))).toEqual(linesOf(BASE.clauses.slice(0, 3)));
  });

  test("[DX10] what somebody inserts into a clause that others delete goes with the clause", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA"], { kind: "delete", on: { clause: id("o2") } }),
        amended(["KEN"], edit("o2a", text("in Vienna or Nairobi;"))),
      ]),
    );
    expect(revisions(documentOf(bytes))).toContain("ins KEN:  or Nairobi");
    expect(lines(bytes, ACCEPTED)).toEqual(["Requests annual reports^", "Remains seized."]);
    expect(lines(bytes, (author) => author === "KEN")).toContain("in Vienna or Nairobi;");
  });

  test("[DX11] an amendment that its authors' name would not tell from another of theirs bears its number", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA"], edit("o3", text("Remains actively seized.")), { number: "A-001" }),
        amended(["FRA"], edit("o3", text("Remains fully seized.")), { number: "A-007" }),
        amended(["FRA"], edit("o2", text("Decides always to meet:")), { number: "A-008" }),
      ]),
    );
    const authors = new Set([...documentOf(bytes).matchAll(/w:author="([^"]*)"/g)].map(([, author]) => author));
    expect([...authors].sort()).toEqual(["FRA", "FRA (A-007)"]);
    expect(lines(bytes, (author) => author === "FRA (A-007)")).toContain("Remains fully seized.");
  });
});

describe("clauses that come and go", () => {
  const insert = (name: string, after: string | null, level = 0): FileProposed => ({
    kind: "insert",
    clause: id(name),
    clauseKind: "operative",
    level,
    after: after === null ? null : id(after),
    text: text(`${name};`),
  });

  test("[DX12] versions stand behind their clause in a style of their own, then what comes after it in the order of the amendments", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA"], insert("x1", "o1")),
        amended(["KEN"], insert("x2", "o1")),
        amended(["FRA"], insert("x1a", "x1", 1)),
        amended(
          ["EU"],
          { kind: "alt", on: { clause: id("o1") }, text: text("Welcomes reports") },
          { label: "OP 1 alt" },
        ),
        amended(["EU"], insert("first", null)),
        amended(["EU"], insert("lost", "nowhere")),
      ]),
    );
    const seen = seenParagraphs(documentOf(bytes), ACCEPTED);
    expect(seen.slice(0, 6).map(({ text: words }) => words)).toEqual([
      ...["first;", "Requests annual reports^", "Welcomes reports", "x1;", "x1a;", "x2;"],
    ]);
    expect(seen[2]).toEqual({ style: "AlternativeVersion", text: "Welcomes reports", label: "OP 1 alt" });
    expect(seen.at(-2)?.text).toBe("lost;");
    expect(seen[4]?.style).toBe("Operative1");
    expect(documentOf(bytes)).toContain('w:name="_adref_x1a"');
  });

  test("[DX13] a table comes with tracked rows, marks and words, and goes likewise", async () => {
    const cells = [
      [text("Item"), text("Cost")],
      [text("Travel"), []],
    ];
    const table: FileProposed = {
      kind: "insert",
      clause: id("tab"),
      clauseKind: "table",
      level: 0,
      after: id("o3"),
      text: [],
      header: 1,
      cells,
    };
    const bytes = await write(fileOf([amended(["FRA"], table)]));
    const xml = documentOf(bytes);
    expect(xml.match(/<w:trPr>.*?<\/w:trPr>/gs)).toHaveLength(2);
    expect(xml.match(/<w:cantSplit\/>(?:<w:tblHeader\/>)?<w:ins [^>]*w:author="FRA"/g)).toHaveLength(2);
    expect(lines(bytes, REJECTED)).toEqual(linesOf(BASE.clauses));
    expect(lines(bytes, ACCEPTED).slice(-5)).toEqual(["", "Item", "Cost", "Travel", ""]);
  });

  test("[DX15] a moved clause leaves with its sub-clauses and comes as a copy under the same name", async () => {
    const bytes = await write(
      fileOf([
        amended(["MEX"], { kind: "move", on: { clause: id("o2") }, after: id("o3"), level: 0 }),
        amended(["KEN"], edit("o2a", text("in Nairobi;"))),
      ]),
    );
    const xml = documentOf(bytes);
    expect(xml.match(/<w:move(?:From|To)RangeStart [^>]*w:author="MEX"[^>]*w:name="move1"/g)).toHaveLength(2);
    expect(xml.match(/<w:move(?:From|To)RangeEnd /g)).toHaveLength(2);
    expect(xml.match(/w:name="_adref_o2a"/g)).toHaveLength(1);
    expect(lines(bytes, ACCEPTED).slice(1)).toEqual(["Remains seized.", "Decides to meet:", "in Nairobi;"]);
    expect(lines(bytes, (author) => author === "KEN").slice(1)).toEqual([
      "Decides to meet:",
      "in Nairobi;",
      "Remains seized.",
    ]);
    expect(lines(bytes, (author) => author === "MEX").slice(1)).toEqual([
      "Remains seized.",
      "Decides to meet:",
      "in Vienna;",
    ]);
  });
});

describe("notes and comments", () => {
  test("[DX14] a note that only changed words cite comes and goes with them in the notes, too", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA"], edit("o1", text("Requests annual reports"))),
        amended(["KEN"], edit("o3", [{ text: "Remains seized." }, note("n"), note("new")])),
        amended(["EU"], { kind: "edit", on: { footnote: "n" as FootnoteId }, text: text("A/1/Rev.1.") }),
      ]),
    );
    const notes = docxPart(bytes, "word/footnotes.xml");
    const written = notes.split("<w:footnote ").slice(3);
    expect(written).toHaveLength(3);
    expect(seenParagraphs(notes, (author) => author === "EU").map((one) => one.text)).toContain("A/1/Rev.1.");
    expect(revisions(written[0] ?? "").filter((line) => line.startsWith("del FRA"))).toHaveLength(2);
    expect(revisions(written[1] ?? "")).toEqual(["ins KEN: A/1."]);
    expect(revisions(written[2] ?? "")).toEqual(["ins KEN: A/2."]);
    expect(written.map((xml) => /w:name="([^"]*)"/.exec(xml)?.[1])).toEqual([
      "_adref_fn_n",
      "_adref_fn1_n",
      "_adref_fn_new",
    ]);
    expect(documentOf(bytes)).not.toContain("NOTEREF");
  });

  test("[DX14] a note that stays is cited again by reference", async () => {
    const bytes = await write(fileOf([amended(["KEN"], edit("o3", [{ text: "Remains seized." }, note("n")]))]));
    const xml = documentOf(bytes);
    expect(xml).toMatch(/<w:ins [^>]*w:author="KEN"[^>]*>.*NOTEREF _Ref_fn_1 .*<\/w:ins>/s);
    expect(docxPart(bytes, "word/footnotes.xml").split("<w:footnote ").slice(3)).toHaveLength(1);
  });

  test("[DX16] a reason is a comment of the delegation round its first change, with the amendment's number for initials", async () => {
    const bytes = await write(
      fileOf([
        amended(["FRA", "KEN"], edit("o3", text("Remains fully seized.")), {
          number: "A-012",
          reason: "So it is.\nReally.",
        }),
        amended(
          ["EU"],
          { kind: "edit", on: { footnote: "n" as FootnoteId }, text: text("A/3.") },
          { reason: "Source." },
        ),
        amended(["EU"], { kind: "delete", on: { clause: id("o2a") } }),
      ]),
    );
    const comments = docxPart(bytes, "word/comments.xml");
    expect(comments.match(/<w:comment .*?<\/w:comment>/gs)).toHaveLength(2);
    expect(comments).toMatch(
      /<w:comment [^>]*w:initials="A-" w:author="EU"|<w:comment [^>]*w:author="EU"[^>]*w:initials="A-"/,
    );
    const own = /<w:comment [^>]*"FRA, KEN".*?<\/w:comment>/s.exec(comments)?.[0] ?? "";
    expect(own).toContain('w:initials="A-012"');
    expect([...own.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, line]) => line)).toEqual(["So it is.", "Really."]);
    const number = /w:id="(\d+)"/.exec(own)?.[1];
    const xml = documentOf(bytes);
    expect(xml).toMatch(
      new RegExp(
        `<w:commentRangeStart w:id="${number}"/><w:ins .*?fully.*?</w:ins><w:commentRangeEnd w:id="${number}"/>`,
        "s",
      ),
    );
  });

  test("[DX17] threads stand at their words, with answers, and say when they are resolved", async () => {
    const thread: FileComment = {
      on: { clause: id("o1") },
      range: { from: 9, to: 15 },
      entries: [
        { author: "Ana Luz (CHE)", text: "Why?", at: "2026-01-02T03:04:05Z" },
        { author: "Chair", text: "Later." },
      ],
      isResolved: true,
    };
    const bytes = await write(
      fileOf([amended(["FRA"], edit("o1", [{ text: "Requests annual written reports" }, note("n")]))], [thread]),
    );
    const xml = documentOf(bytes);
    const inside = /<w:commentRangeStart w:id="0"\/><w:commentRangeStart w:id="1"\/>(.*?)<w:commentRangeEnd/s.exec(
      xml,
    )?.[1];
    expect([...(inside ?? "").matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, words]) => words)).toEqual(["annual"]);
    const extended = docxParts(bytes).get("word/commentsExtended.xml") ?? "";
    expect(extended.match(/w15:done="1"/g)).toHaveLength(2);
    expect(extended.match(/w15:paraIdParent=/g)).toHaveLength(1);
    expect(docxPart(bytes, "word/comments.xml")).toContain('w:initials="ALC"');
  });

  test("[DX17] a thread without answers says that it is resolved, too", async () => {
    const entries = [{ author: "Chair", text: "Done." }];
    const bytes = await write(fileOf([], [{ on: { clause: id("o3") }, entries, isResolved: true }]));
    const extended = docxParts(bytes).get("word/commentsExtended.xml") ?? "";
    expect(extended).toContain('w15:done="1"');
    expect(extended).not.toContain("paraIdParent");
  });
});
