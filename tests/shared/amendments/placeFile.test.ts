import { expect, test } from "vitest";
import { draftFileOf } from "../../../shared/amendments/draftFileOf.ts";
import type { PlacedItem } from "../../../shared/amendments/placedItem.ts";
import { type PlacedFile, placeFile } from "../../../shared/amendments/placeFile.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../../../shared/document/draftFile.ts";
import { familyAt } from "../../../shared/document/structure.ts";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../shared/domain/ids.ts";
import { sameRuns } from "../../../shared/domain/joinRuns.ts";
import { readDocx } from "../../../shared/formats/docx/readDocx.ts";
import { writeDocx } from "../../../shared/formats/docx/writeDocx.ts";
import { counter } from "../../support/counter.ts";
import { asAmendment, asClause, chair, type Negotiation, text } from "../../support/negotiation.ts";
import { pick, seededRandom } from "../../support/random.ts";
import { randomRoom, tableRandomly } from "../../support/randomNegotiation.ts";

const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const fileOf = (room: Negotiation): DraftFile => draftFileOf(room.content, room.words, room.state);

function placed(file: DraftFile, room: Negotiation): PlacedFile {
  return placeFile(file, room.words, room.state, { newId: counter(), random: seededRandom(1) });
}

/** A draft and the file of what four delegations propose on it. */
function scene(seed: number): { readonly room: Negotiation; readonly file: DraftFile } {
  const random = seededRandom(seed);
  const room = randomRoom(random);
  tableRandomly(room, 12, random);
  return { room, file: fileOf(room) };
}

/** The same draft with nothing proposed on it. */
const bare = (seed: number): Negotiation => randomRoom(seededRandom(seed));

/** Tables what can be tabled, for whoever the item names first. Gives the author of each amendment. */
function table(room: Negotiation, { items }: PlacedFile): Map<string, string> {
  const authors = new Map<string, string>();
  for (const item of items) {
    if (!item.proposed) continue;
    const amendment = asAmendment(item.key);
    const { proposed, notes, author, reason } = item;
    const delegation = author.split(", ")[0] ?? "";
    const command = {
      command: "tableAmendment",
      id: room.id(),
      amendment,
      delegation,
      proposed,
      notes,
      reason,
    } as const;
    expect(room.do(command, chair), JSON.stringify(item)).toBe("taken");
    const tabled = room.state.amendments.get(amendment);
    authors.set(tabled?.number ?? "", author);
  }
  return authors;
}

/** A proposal in words that do not depend on ids made anew: notes by their text, new clauses by theirs. */
function inWords(file: DraftFile, { proposed }: FileAmendment): string {
  const notes = new Map(
    [...file.content.footnotes, ...file.newNotes].map(({ id, text: runs }) => [id, plainText(runs)]),
  );
  const say = (runs: readonly Run[]): string =>
    runs
      .map((run) => ("text" in run ? run.text : "footnote" in run ? `{${notes.get(run.footnote)}}` : "|"))
      .join("")
      .trim();
  const name = (id: ClauseId | null): string => {
    const insert = file.amendments.find((one) => one.proposed.kind === "insert" && one.proposed.clause === id);
    return insert && "text" in insert.proposed ? say(insert.proposed.text) : String(id);
  };
  switch (proposed.kind) {
    case "insert":
      return `insert ${proposed.clauseKind} ${proposed.level} after ${name(proposed.after)}: ${say(proposed.text)}`;
    case "move":
      return `move ${proposed.on.clause} after ${name(proposed.after)} at ${proposed.level}`;
    case "delete":
      return `delete ${proposed.on.clause}`;
    default:
      return `${proposed.kind} ${Object.values(proposed.on).join()}: ${say(proposed.text)}`;
  }
}

const key = (author: string, proposed: FileProposed): string =>
  JSON.stringify([author, proposed.kind, "on" in proposed ? proposed.on : proposed.clause]);

test("[FA7] a file of a draft, placed in that draft, gives back the same proposals of the same authors", () => {
  const tally = { edits: 0, together: 0, others: 0, unmoved: 0 };
  for (let seed = 0; seed < RUNS; seed++) {
    const { file } = scene(seed);
    const room = bare(seed);
    const answer = placed(file, room);
    const numbers = table(room, answer);
    const back = fileOf(room);
    const where = `seed ${seed}`;
    expect(answer.untracked, where).toEqual([]);
    const problems = answer.items.filter(({ problem }) => problem !== null && problem !== "collides_in_file");
    // A draw may move a clause to where it stands; nothing else is without effect here.
    expect(
      problems.every(({ kind, problem }) => kind === "move" && problem === "nothing_changed"),
      where,
    ).toBe(true);
    tally.unmoved += problems.length;
    const groups = Map.groupBy(file.amendments, ({ authors, proposed }) => key(authors.join(", "), proposed));
    const returned = Map.groupBy(back.amendments, ({ number, proposed }) =>
      key(numbers.get(number ?? "") ?? "?", proposed),
    );
    for (const group of groups.values()) {
      const [first] = group;
      if (!first || first.proposed.kind === "insert") continue;
      const got = returned.get(key(first.authors.join(", "), first.proposed)) ?? [];
      if (first.proposed.kind !== "edit") {
        const unmoved = problems.filter(
          ({ clause }) => first.proposed.kind === "move" && clause === first.proposed.on.clause,
        );
        expect(got.map((one) => inWords(back, one)).concat(unmoved.map(() => "")).length, where).toBeGreaterThanOrEqual(
          1,
        );
        if (unmoved.length === 0) {
          expect(got.map((one) => inWords(back, one)).sort(), where).toEqual(
            group.map((one) => inWords(file, one)).sort(),
          );
        }
        tally.others++;
        continue;
      }
      if (group.length === 1) {
        expect(
          got.map((one) => inWords(back, one)),
          where,
        ).toEqual([inWords(file, first)]);
        tally.edits++;
        continue;
      }
      // Several of one author on one text: each is taken in by one of those that came back.
      tally.together++;
      for (const { proposed } of group) {
        if (proposed.kind !== "edit") continue;
        const words = got.map((one) => (one.proposed.kind === "edit" ? freshWords(one.proposed.text) : []));
        const own = freshWords(proposed.text);
        const isThere = words.some((there) => own.every((word) => there.includes(word)));
        expect(isThere, `${where}: ${plainText(proposed.text)}`).toBe(true);
      }
    }
    const inserts = (of: DraftFile) =>
      of.amendments.flatMap((one) => (one.proposed.kind === "insert" ? [inWords(of, one)] : [])).sort();
    expect(inserts(back), where).toEqual(inserts(file));
    expect(
      answer.authors.map(({ name }) => name),
      where,
    ).toEqual([...new Set(file.amendments.map(({ authors }) => authors.join(", ")))]);
  }
  expect(Math.min(...Object.values(tally)), JSON.stringify(tally)).toBeGreaterThan(RUNS / 20);
});

/** The words that nothing but this proposal has. */
function freshWords(runs: readonly Run[]): string[] {
  return plainText(runs).match(/\b(?:new\d+|thing\d+)\b/g) ?? [];
}

test("[FA7] a file placed in a draft whose other clauses have changed meanwhile keeps its proposals, and loses none", () => {
  const tally = { kept: 0, lost: 0, items: 0 };
  for (let seed = 0; seed < RUNS; seed++) {
    const { file } = scene(seed);
    const random = seededRandom(seed + 1_000_000);
    const room = bare(seed);
    const changed = changeMeanwhile(room, file, random);
    // Half of the files come from elsewhere: they bear none of our ids.
    const strange = seed % 2 === 0 ? file : withoutIds(file);
    const answer = placed(strange, room);
    const where = `seed ${seed}`;
    for (const amendment of strange.amendments) {
      const author = amendment.authors.join(", ");
      const own = answer.items.filter((item) => item.author === author && item.kind === amendment.proposed.kind);
      expect(
        own.some((item) => speaksOf(item, amendment)),
        `${where}: ${inWords(strange, amendment)}`,
      ).toBe(true);
    }
    for (const item of answer.items) {
      tally.items++;
      if (item.problem === "no_place") tally.lost++;
      if (item.kind !== "edit" || !item.proposed || item.proposed.kind !== "edit") continue;
      tally.kept++;
      expect(sameRuns(item.proposed.base, room.runs(item.proposed.on)), where).toBe(true);
    }
    for (const amendment of file.amendments) {
      const { proposed } = amendment;
      if (proposed.kind !== "edit" || "footnote" in proposed.on || changed.has(proposed.on.clause)) continue;
      if (file.amendments.some((one) => one !== amendment && key("", one.proposed) === key("", proposed))) continue;
      const { clause } = proposed.on;
      const item = answer.items.find(({ proposed: wanted }) => {
        return wanted?.kind === "edit" && "clause" in wanted.on && wanted.on.clause === clause;
      });
      expect(plainText(item?.after ?? []), where).toBe(plainText(proposed.text));
    }
    table(room, answer);
  }
  expect(tally.lost, JSON.stringify(tally)).toBeGreaterThan(RUNS / 20);
  expect(tally.kept, JSON.stringify(tally)).toBeGreaterThan(RUNS);
});

/** True where an item says what an amendment of the file says: its new words are in it, or it is about the same clause. */
function speaksOf(item: PlacedItem, { proposed }: FileAmendment): boolean {
  if (!("text" in proposed)) return true;
  const own = freshWords(proposed.text);
  const there = new Set(freshWords(item.after));
  return own.length === 0 || own.some((word) => there.has(word));
}

/** The room goes on: some clauses read otherwise, one goes, one comes. Gives the clauses that are not what they were. */
function changeMeanwhile(room: Negotiation, file: DraftFile, random: () => number): ReadonlySet<ClauseId> {
  const changed = new Set<ClauseId>();
  for (let times = 0; times < 3; times++) {
    const clause = pick(room.words.clauses.slice(2), random);
    const words = plainText(clause.runs).split(" ");
    words.splice(2, random() < 0.5 ? 1 : 0, "meanwhile");
    const notes = clause.runs.filter((run) => !("text" in run));
    const stored = room.clauses.get(clause.id);
    if (stored) stored.runs = [{ text: words.join(" ") }, ...notes];
    changed.add(clause.id);
  }
  const gone = pick(room.words.clauses.slice(3), random);
  const stored = room.clauses.get(gone.id);
  if (stored && random() < 0.5) {
    stored.deleted = true;
    changed.add(gone.id);
  }
  const order = `${pick(room.words.clauses.slice(3), random).order}V`;
  room.clauses.set(asClause("fresh"), {
    id: asClause("fresh"),
    kind: "operative",
    level: 0,
    order,
    runs: text("Welcomes what came in meanwhile and was in no file;"),
    deleted: false,
  });
  expect(file.content.clauses.some(({ id }) => id === "fresh")).toBe(false);
  return changed;
}

/** The same file as a stranger would write it. */
function withoutIds(file: DraftFile): DraftFile {
  return JSON.parse(
    JSON.stringify(file, (name, value: unknown) =>
      typeof value === "string" && (name === "id" || name === "clause" || name === "footnote" || name === "after")
        ? `x-${value}`
        : value,
    ),
  ) as DraftFile;
}

test("[FA7] the same by way of a Word file: every edit, version, new clause and removal comes back to its author", async () => {
  const tally = { edits: 0, others: 0 };
  const runs = Math.ceil(RUNS / 8);
  for (let seed = 0; seed < runs; seed++) {
    const { file } = scene(seed);
    const room = bare(seed);
    const page = { paper: "a4", hasMasthead: true, hasLineNumbers: false } as const;
    const read = await readDocx(await writeDocx({ view: "tracked", file }, page), { newId: counter() });
    const answer = placed(read, room);
    const where = `seed ${seed}`;
    expect(answer.untracked, where).toEqual([]);
    for (const amendment of file.amendments) {
      const { authors, proposed } = amendment;
      if (proposed.kind === "move" || isInDeleted(file, amendment)) continue;
      const own = answer.items.filter(({ author, kind }) => author === authors.join(", ") && kind === proposed.kind);
      const said = `${where}: ${authors.join(", ")} ${inWords(file, amendment)}`;
      if (proposed.kind === "delete") {
        // Who takes a clause away takes what is below it: that is not told again.
        const { clauses } = room.words;
        const gone = own.flatMap(({ clause }) =>
          familyAt(
            clauses,
            clauses.findIndex(({ id }) => id === clause),
          ).map(({ id }) => id),
        );
        expect(gone, said).toContain(proposed.on.clause);
        tally.others++;
        continue;
      }
      const words = own.map(({ after }) => freshWords(after));
      expect(
        words.some((there) => freshWords(proposed.text).every((word) => there.includes(word))),
        said,
      ).toBe(true);
      const isAlone = file.amendments.every((one) => one === amendment || key("", one.proposed) !== key("", proposed));
      if (proposed.kind === "edit" && isAlone) {
        expect(
          own.map(({ after }) => plainText(after)),
          said,
        ).toContain(plainText(proposed.text));
        tally.edits++;
      } else tally.others++;
    }
  }
  expect(Math.min(...Object.values(tally)), JSON.stringify(tally)).toBeGreaterThan(runs);
}, 180_000);

/** Who takes a clause away has no more to say of its words and of the notes that it cites: a file need not tell both. */
function isInDeleted({ content, amendments }: DraftFile, { authors, proposed }: FileAmendment): boolean {
  if (proposed.kind !== "edit" && proposed.kind !== "alt") return false;
  const { on } = proposed;
  return amendments.some((other) => {
    if (other.proposed.kind !== "delete" || other.authors.join() !== authors.join()) return false;
    const { clause } = other.proposed.on;
    const gone = familyAt(
      content.clauses,
      content.clauses.findIndex(({ id }) => id === clause),
    );
    return gone.some(({ id, text: runs }) =>
      "clause" in on ? id === on.clause : runs.some((run) => "footnote" in run && run.footnote === on.footnote),
    );
  });
}
