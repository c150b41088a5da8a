import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptedContent } from "../../../../shared/amendments/acceptedContent.ts";
import type { Content } from "../../../../shared/document/content.ts";
import { type BareContent, completeContent } from "../../../../shared/document/contentOf.ts";
import type { DraftFile } from "../../../../shared/document/draftFile.ts";
import { plainText, type Run } from "../../../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../../../shared/domain/ids.ts";
import { readDocx } from "../../../../shared/formats/docx/readDocx.ts";
import { writeDocx } from "../../../../shared/formats/docx/writeDocx.ts";
import { draft, enacting, op, table, title } from "../../../support/builders.ts";
import { counter } from "../../../support/counter.ts";
import { otherEngine } from "../../../support/docxEngine.ts";
import { docx, p, r } from "../../../support/docxFixtures.ts";
import {
  draftFileArbitrary,
  normalised,
  peacefulFileArbitrary,
  richContentArbitrary,
} from "../../../support/randomFiles.ts";

const OPTIONS = { paper: "a4", hasMasthead: true, hasLineNumbers: true } as const;
const tracked = (file: DraftFile): Promise<Uint8Array> => writeDocx({ view: "tracked", file }, OPTIONS);
const read = (bytes: Uint8Array) => readDocx(bytes, { newId: counter() });

test("[DI1] a text comes back from Word as the same content, in its final form and with the room's labels", async () => {
  await fc.assert(
    fc.asyncProperty(richContentArbitrary, fc.constantFrom("final", "base"), async (content, view) => {
      const file = read(await writeDocx({ view, content } as const, OPTIONS));
      expect(file).toEqual({ content, newNotes: [], amendments: [], comments: [], warnings: [] });
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("[DI9] base and amendments of four delegations, reasons and threads come back from Word", async () => {
  await fc.assert(
    fc.asyncProperty(draftFileArbitrary, async (file) => {
      const again = read(await tracked(file));
      expect(normalised(again)).toEqual(normalised(file));
      expect(again.warnings).toEqual([]);
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 40) },
  );
}, 7_200_000);

test("[DI9] the drafts that are tried hold every kind of amendment, collisions, new notes, reasons and threads", () => {
  const files = fc.sample(draftFileArbitrary, { numRuns: 100, seed: 11 });
  const amendments = files.flatMap((file) => file.amendments);
  const kinds = new Set(amendments.map(({ proposed }) => proposed.kind));
  expect(kinds).toEqual(new Set(["edit", "alt", "insert", "delete", "move"]));
  expect(amendments.some(({ proposed }) => proposed.kind === "edit" && "footnote" in proposed.on)).toBe(true);
  expect(amendments.some(({ authors }) => authors.length > 1)).toBe(true);
  expect(amendments.some(({ reason }) => reason?.includes("\n"))).toBe(true);
  expect(files.some(({ newNotes }) => newNotes.length > 1)).toBe(true);
  expect(files.some(({ comments }) => comments.some(({ range, entries }) => range && entries.length > 1))).toBe(true);
  const rivals = files.filter(({ amendments: list }) => {
    const edited = list.flatMap(({ proposed }) => (proposed.kind === "edit" ? [JSON.stringify(proposed.on)] : []));
    return new Set(edited).size < edited.length;
  });
  expect(rivals.length).toBeGreaterThan(10);
});

describe("amendments of notes", () => {
  const c = (id: string) => ({ clause: id as ClauseId });
  const note = (id: string, words: string, reason?: string): DraftFile["amendments"][number] => ({
    authors: ["KEN"],
    proposed: { kind: "edit", on: { footnote: id as FootnoteId }, text: [{ text: words }] },
    ...(reason === undefined ? {} : { reason }),
  });
  const comesBack = async (clauses: BareContent["clauses"], amendments: DraftFile["amendments"]): Promise<void> => {
    const content = completeContent(draft(clauses, { f1: "See document 1.", f2: "See document 2." }));
    const file = { content, newNotes: [], amendments, comments: [] };
    expect(normalised(read(await tracked(file)))).toEqual(normalised(file));
  };

  test("[DI16] of two notes cited in one clause the reason is that of the one it stands before", async () => {
    const clauses = [enacting(), op("c1", "Recalling^f1 its work^f2 on trade.")];
    await comesBack(clauses, [note("f1", "See document 11."), note("f2", "See document 22.", "out of date")]);
    await comesBack(clauses, [note("f1", "See document 11.", "out of date"), note("f2", "See document 22.")]);
  });

  test("[DI16] the reason for an edit of a note that is first cited in a table is that of the edit", async () => {
    const clauses = [enacting(), table("c1", [["Year", "Work^f1"]]), op("c2", "Recalls^f1 its work^f2 on trade.")];
    await comesBack(clauses, [note("f1", "See document 11.", "out of date"), note("f2", "See document 22.")]);
  });

  test("[DI14] whoever strikes every citation of a note and edits its words keeps the edit", async () => {
    const clauses = [enacting(), op("c1", "Recalls its work^f1 on trade;"), op("c2", "Decides to meet^f2.")];
    await comesBack(clauses, [
      note("f1", "See document 11."),
      { authors: ["KEN"], proposed: { kind: "delete", on: c("c1") } },
    ]);
  });
});

/** Words alone; a table that is gone may leave its empty frame in other engines. */
function wordsOf({ clauses, footnotes }: Content): readonly string[] {
  const flat = (runs: readonly Run[]) => runs.map((run) => ("footnote" in run ? "^" : plainText([run]))).join("");
  const rows = clauses.flatMap(({ kind, level, text, cells = [] }) => {
    const words = [flat(text), ...cells.map((row) => row.map(flat).join("|"))].join("\n");
    return kind === "table" && words === "" ? [] : [`${kind} ${level} ${words}`];
  });
  return [...rows, ...footnotes.map(({ text }) => flat(text))];
}

test("[DI19] another engine finds the same text when all is taken and when all is rejected", async () => {
  const engine = await otherEngine();
  await fc.assert(
    fc.asyncProperty(peacefulFileArbitrary, async (made) => {
      // A competing version stands beside its clause until somebody chooses.
      const file = { ...made, amendments: made.amendments.filter(({ proposed }) => proposed.kind !== "alt") };
      const bytes = await tracked(file);
      expect(wordsOf(read(await engine.reject(bytes)).content)).toEqual(wordsOf(file.content));
      expect(wordsOf(read(await engine.accept(bytes)).content)).toEqual(wordsOf(acceptedContent(file)));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 15) },
  );
}, 7_200_000);

test("[DI19] with everything taken the first of several that touch the same words stands, a version for the whole", () => {
  const content = completeContent(
    draft([
      title("On trade"),
      enacting(),
      op("c1", "Urges annual reports on all of its work;"),
      op("c2", "Sharing;", 1),
      op("c3", "Decides."),
    ]),
  );
  const c = (id: string) => id as ClauseId;
  const taken = (amendments: readonly DraftFile["amendments"][number]["proposed"][]): string[] =>
    acceptedContent({
      content,
      newNotes: [],
      amendments: amendments.map((proposed) => ({ authors: ["FRA"], proposed })),
      comments: [],
    })
      .clauses.slice(2)
      .map(({ level, text }) => `${level} ${plainText(text)}`);
  const edit = (text: string) => ({ kind: "edit", on: { clause: c("c1") }, text: [{ text }] }) as const;
  const alt = { kind: "alt", on: { clause: c("c1") }, text: [{ text: "Invites States;" }] } as const;
  const insert = (clause: string, after: string, level = 0) =>
    ({
      kind: "insert",
      clause: c(clause),
      clauseKind: "operative",
      level,
      after: c(after),
      text: [{ text: clause }],
    }) as const;
  expect(
    taken([
      edit("Urges regular reports on all of its work;"),
      edit("Urges monthly reports on all of its good work;"),
      alt,
    ]),
  ).toEqual(["0 Urges regular reports on all of its good work;", "1 Sharing;", "0 Decides."]);
  expect(taken([alt, edit("Urges regular reports on all of its work;")])[0]).toBe("0 Invites States;");
  expect(taken([insert("new 1", "c1", 1), insert("new 2", "new 1", 1), insert("new 3", "c1", 1)])).toEqual([
    "0 Urges annual reports on all of its work;",
    "1 new 1",
    "1 new 2",
    "1 new 3",
    "1 Sharing;",
    "0 Decides.",
  ]);
  expect(taken([insert("new 1", "c1", 1), { kind: "delete", on: { clause: c("c1") } }])).toEqual(["0 Decides."]);
  expect(taken([{ kind: "move", on: { clause: c("c1") }, after: c("c3"), level: 0 }, insert("new 1", "c3")])).toEqual([
    "0 Decides.",
    "0 Urges annual reports on all of its work;",
    "1 Sharing;",
    "0 new 1",
  ]);
});

test("[DI18] a clause keeps its id where the file has it once, else it gets one that no other has", async () => {
  const content = completeContent(draft([enacting(), op("c2", "Urges trade;"), op("c9", "Decides to meet.")]));
  const bytes = await writeDocx({ view: "final", content }, OPTIONS);
  expect(read(bytes).content.clauses.map(({ id }) => id)).toEqual(["enacting", "c2", "c9"]);
  const named = (name: string, words: string) =>
    p(`<w:bookmarkStart w:id="1" w:name="${name}"/><w:bookmarkEnd w:id="1"/>${r(words)}`);
  const copied = docx({
    body:
      p(r("The General Assembly,")) +
      named("_adref_c2", "1. Urges trade;") +
      named("_adref_c2", "2. Urges trade;") +
      named("_adref___proto__", "3. Decides to meet."),
  });
  expect(read(copied).content.clauses.map(({ id }) => id)).toEqual(["c1", "c2", "c3", "c4"]);
});
