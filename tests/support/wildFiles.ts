import fc from "fast-check";
import { CONTENT_VERSION, type Content } from "../../shared/document/content.ts";
import { completeContent } from "../../shared/document/contentOf.ts";
import type { DraftFile, FileAmendment, FileProposed } from "../../shared/document/draftFile.ts";
import { arrange } from "../../shared/document/structure.ts";
import { INSERTABLE_KINDS } from "../../shared/domain/amendment.ts";
import { levelRange, MARKS, type Run, type StoredClause } from "../../shared/domain/clause.ts";
import { DRAFT_TYPES, LANGUAGES } from "../../shared/domain/draftHead.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { joinRuns, sameRuns } from "../../shared/domain/joinRuns.ts";
import { contentArbitrary } from "./contentArbitrary.ts";
import { pick, seededRandom } from "./random.ts";
import { anyStoredClauses } from "./structureArbitrary.ts";

const AUTHORS = ["FRA", "KEN", "EGY", "G77", "Côte d’Ivoire", "EU & others"];
const WORDS = [
  "voluntary",
  "and sustainable",
  "<regular>",
  "shall",
  "“as appropriate”",
  "States & others",
  "和平",
  "CO",
];

/** Kinds and levels in any order that a draft can hold: text between an item and its list, headings of any level … */
const anyStructure: fc.Arbitrary<Content> = fc
  .tuple(anyStoredClauses, fc.constantFrom(...DRAFT_TYPES))
  .map(([stored, type]) => {
    const table = { header: 1, cells: [[[{ text: "Symbol" }]], [[{ text: "A/1" }, { footnote: "n" as FootnoteId }]]] };
    return completeContent({
      adref: CONTENT_VERSION,
      type,
      language: "en",
      head: {},
      clauses: arrange(stored.map(fitting)).map(({ id, kind, level }) => ({
        id,
        kind,
        level,
        text: [{ text: `Requests what ${id} says;` }],
        ...(kind === "table" ? table : {}),
      })),
      footnotes: [{ id: "n" as FootnoteId, text: [{ text: "A/1." }] }],
    });
  });
/** Levels of each kind: what readers refuse otherwise. */
function fitting<One extends StoredClause>(clause: One): One {
  const [lowest, deepest] = levelRange(clause.kind);
  return { ...clause, level: Math.min(Math.max(clause.level, lowest), deepest) };
}

const plainContent = fc.oneof(contentArbitrary, anyStructure);

/**
 * Drafts with any amendments, whoever makes them: several of one author on one text, that collide, on clauses that others
 * delete or move, behind clauses that are only proposed. What every file has is in `randomFiles.ts`; this is for formats that
 * keep all amendments apart.
 */
export const wildFileArbitrary: fc.Arbitrary<DraftFile> = fc
  .tuple(plainContent, fc.integer({ min: 0, max: 2 ** 31 }))
  .map(([content, seed]) => randomDraftFile(content, seed));

/** Content with all that a draft may hold: marks anywhere, blanks anywhere, empty clauses, any language. */
export const wildContentArbitrary: fc.Arbitrary<Content> = fc
  .tuple(plainContent, fc.integer({ min: 0, max: 2 ** 31 }))
  .map(([content, seed]) => enriched(content, seededRandom(seed)));

function enriched(content: Content, random: () => number): Content {
  const rich = (runs: readonly Run[]): readonly Run[] => joinRuns(runs.flatMap((run) => roughened(run, random)));
  const clauses = content.clauses.map((clause) => ({
    ...clause,
    text: random() < 0.04 ? [] : rich(clause.text),
    ...(clause.cells ? { cells: clause.cells.map((row) => row.map(rich)) } : {}),
  }));
  const phrases = [{ phrase: "Bearing & keeping in mind", kind: "preambular" as const }];
  return completeContent({
    ...content,
    language: pick(LANGUAGES, random),
    ...(random() < 0.3 ? { profile: pick(["un", "mun"] as const, random) } : {}),
    ...(random() < 0.3 ? { phrases } : {}),
    clauses,
    footnotes: content.footnotes.map((note) => ({ ...note, text: rich(note.text) })),
  });
}

function roughened(run: Run, random: () => number): Run[] {
  if (!("text" in run) || random() < 0.6) return [run];
  const at = Math.floor(random() * run.text.length);
  const marks = MARKS.filter(() => random() < 0.4);
  const tail = run.text.slice(at) + pick(["", "", " ", "  ", " & <b>", "”"], random);
  return [{ text: pick(["", "", " "], random) + run.text.slice(0, at) }, { text: tail, marks }];
}

function randomDraftFile(plain: Content, seed: number): DraftFile {
  const random = seededRandom(seed);
  const content = enriched(plain, random);
  const fresh = [0, 1].map((index) => ({
    id: `new${index}` as FootnoteId,
    text: [{ text: `New note ${index} & more.` }] as Run[],
  }));
  const notes = [...content.footnotes.map(({ id }) => id), ...fresh.map(({ id }) => id)];
  const ids: (ClauseId | null)[] = [null, ...content.clauses.map(({ id }) => id)];
  const amendments: FileAmendment[] = [];
  for (let count = Math.floor(random() * 14); count > 0; count--) {
    const proposed = randomProposal(content, ids, notes, amendments.length, random);
    if (!proposed) continue;
    const authors = [...new Set([pick(AUTHORS, random), ...(random() < 0.3 ? [pick(AUTHORS, random)] : [])])];
    const number = `A-${String(amendments.length + 1).padStart(3, "0")}`;
    const isLabelled = proposed.kind === "insert" && random() < 0.5;
    amendments.push({
      authors,
      proposed,
      ...(random() < 0.8 ? { number } : {}),
      ...(isLabelled ? { label: `OP ${amendments.length} bis` } : {}),
      ...(random() < 0.4 ? { reason: "Because it is so & “must” be.\nA second line." } : {}),
      ...(random() < 0.5 ? { at: "2026-03-04T10:20:30.000Z" } : {}),
    });
  }
  const cited = new Set(
    JSON.stringify(amendments)
      .match(/"new[01]"/g)
      ?.map((id) => id.slice(1, -1)),
  );
  return { content, newNotes: fresh.filter(({ id }) => cited.has(id)), amendments, comments: [] };
}

function randomProposal(
  content: Content,
  ids: (ClauseId | null)[],
  notes: readonly FootnoteId[],
  index: number,
  random: () => number,
): FileProposed | null {
  const { clauses, footnotes } = content;
  if (clauses.length === 0) return null;
  const clause = pick(clauses, random);
  const on = { clause: clause.id };
  const kind = pick(["edit", "edit", "edit", "note", "insert", "insert", "alt", "delete", "move"] as const, random);
  if (kind === "insert") return randomInsert(ids, notes, index, random);
  if (kind === "delete") return { kind, on };
  if (kind === "alt") return { kind, on, text: changed(clause.text, notes, random) };
  if (kind === "move") return { kind, on, after: pick(ids.slice(0, clauses.length + 1), random), level: clause.level };
  const note = kind === "note" && footnotes.length > 0 ? pick(footnotes, random) : undefined;
  const before = note?.text ?? clause.text;
  const text = changed(before, note ? [] : notes, random);
  if (sameRuns(before, text)) return null;
  return { kind: "edit", on: note ? { footnote: note.id } : on, text };
}

function randomInsert(
  ids: (ClauseId | null)[],
  notes: readonly FootnoteId[],
  index: number,
  random: () => number,
): FileProposed {
  const after = pick(ids, random);
  const clause = `ins${index}` as ClauseId;
  ids.push(clause);
  const clauseKind = random() < 0.15 ? "table" : pick(INSERTABLE_KINDS, random);
  const [lowest, deepest] = levelRange(clauseKind);
  const level = lowest + Math.floor(random() * (deepest - lowest + 1));
  const text = random() < 0.05 ? [] : changed([{ text: "Requests the Secretariat to report," }], notes, random);
  const cell = (): readonly Run[] => (random() < 0.2 ? [] : changed([{ text: "Item 3" }], notes, random));
  const table = { header: 1, cells: [0, 1, 2].map(() => [cell(), cell()]) };
  return { kind: "insert", clause, clauseKind, level, after, text, ...(clauseKind === "table" ? table : {}) };
}

/** Other words for a text: cut, put in, marked, with notes and breaks. */
function changed(runs: readonly Run[], notes: readonly FootnoteId[], random: () => number): readonly Run[] {
  const pieces: Run[] = runs.flatMap((run): Run[] => {
    if (!("text" in run)) return random() < 0.2 ? [] : [run];
    return run.text.split(/(?<= )/).flatMap((word): Run[] => {
      const dice = random();
      if (dice < 0.08) return [];
      const own = { ...run, text: word };
      if (dice < 0.14) return [{ ...own, text: `${pick(WORDS, random)} ` }];
      if (dice < 0.18) return [own, { text: `${pick(WORDS, random)} `, marks: [pick(MARKS, random)] }];
      if (dice < 0.2) return [own, { break: true }];
      if (dice < 0.23 && notes.length > 0) return [own, { footnote: pick(notes, random) }];
      return dice < 0.26 ? [{ ...own, text: `${word.trimEnd()}ing ` }] : [own];
    });
  });
  return joinRuns(pieces);
}
