import fc from "fast-check";
import type { Content, ContentClause, ContentFootnote } from "../../shared/document/content.ts";
import { completeContent } from "../../shared/document/contentOf.ts";
import type { DraftFile, FileAmendment, FileComment, FileProposed } from "../../shared/document/draftFile.ts";
import { runsLength } from "../../shared/document/inline.ts";
import { familyAt } from "../../shared/document/structure.ts";
import { INSERTABLE_KINDS, type TextPlace } from "../../shared/domain/amendment.ts";
import { type ClauseKind, MARKS, type Run } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";
import { joinRuns, sameRuns } from "../../shared/domain/joinRuns.ts";
import { contentArbitrary } from "./contentArbitrary.ts";
import { pick, seededRandom } from "./random.ts";

const DELEGATIONS = ["FRA", "KEN", "BRA", "EU"] as const;
const WORDS =
  "regular annual transparent inclusive «mesures» Мир 和平 الدول technical — its 2030 (new) e.g. <b>&amp;".split(" ");
const TIMES = ["2026-03-02T09:30:00.000Z", "2026-11-20T16:05:07.000Z"] as const;

/** Words that a file can hold in every format that keeps marks: some letters of the content in italics, raised, lowered. */
function withMarks(content: Content, random: () => number): Content {
  const marked = (runs: readonly Run[]): readonly Run[] =>
    joinRuns(
      runs.flatMap((run): Run[] => {
        if (!("text" in run) || run.text.length < 6 || random() > 0.25) return [run];
        const from = Math.floor(random() * (run.text.length - 2));
        const to = from + 1 + Math.floor(random() * (run.text.length - from));
        // Letters cannot be raised and lowered at once in most formats.
        const [first, second] = [random() < 0.5, random()];
        const marks = MARKS.filter((mark) => (mark === "em" ? first : mark === (second < 0.5 ? "sub" : "sup")));
        const parts = [run.text.slice(0, from), run.text.slice(from, to), run.text.slice(to)];
        if (parts.some((part) => !part.isWellFormed())) return [run];
        return parts.map((text, index): Run => (index === 1 ? { text, marks } : { text }));
      }),
    );
  return completeContent({
    ...content,
    clauses: content.clauses.map(({ id, kind, level, text, header, cells }) => ({
      id,
      kind,
      level,
      text: marked(text),
      ...(cells ? { header: header ?? 0, cells: cells.map((row) => row.map(marked)) } : {}),
    })),
    footnotes: content.footnotes.map(({ id, text }) => ({ id, text: marked(text) })),
  });
}

/** Contents of all types, with marks, in several languages, with ids of several forms. */
export const richContentArbitrary: fc.Arbitrary<Content> = fc
  .tuple(
    contentArbitrary,
    fc.noShrink(fc.nat()),
    fc.constantFrom("en", "en", "fr", "es", "ru", "ar", "zh"),
    fc.constantFrom("un", "un", "mun"),
    fc.boolean(),
  )
  .map(([content, seed, language, profile, hasPhrase]) => {
    const phrases = [{ phrase: "Delighting in", kind: "preambular" as const }];
    const told = { ...content, language, ...(profile === "mun" ? { profile: "mun" as const } : {}) } as Content;
    return withMarks({ ...told, ...(hasPhrase ? { phrases } : {}) }, seededRandom(seed));
  });

/**
 * Drafts with amendments of four delegations: edits, insertions, deletions, moves, versions, notes brought, struck and
 * edited, reasons, threads. For each group of sponsors at most one amendment a clause or note.
 */
export const draftFileArbitrary: fc.Arbitrary<DraftFile> = fc
  .tuple(richContentArbitrary, fc.noShrink(fc.nat()), fc.integer({ min: 0, max: 14 }))
  .map(([content, seed, count]) => new FileMaker(content, seededRandom(seed)).make(count));

/** The same, but no two amendments touch the same text or the same clause: taking all of them is no matter of opinion. */
export const peacefulFileArbitrary: fc.Arbitrary<DraftFile> = fc
  .tuple(richContentArbitrary, fc.noShrink(fc.nat()), fc.integer({ min: 0, max: 14 }))
  .map(([content, seed, count]) => new FileMaker(content, seededRandom(seed), true).make(count));

class FileMaker {
  readonly #content: Content;
  readonly #random: () => number;
  readonly #isPeaceful: boolean;
  readonly #amendments: FileAmendment[] = [];
  readonly #newNotes: Omit<ContentFootnote, "number">[] = [];
  /** What each group of sponsors has amended, and where it has put something. */
  readonly #taken = new Set<string>();
  #made = 0;

  constructor(content: Content, random: () => number, isPeaceful = false) {
    this.#content = content;
    this.#random = random;
    this.#isPeaceful = isPeaceful;
  }

  make(count: number): DraftFile {
    const at = pick(TIMES, this.#random);
    for (let index = 0; index < count; index += 1) {
      const authors = this.#authors();
      const proposed = this.#propose(authors.join(", "));
      if (!proposed) continue;
      this.#amendments.push({
        authors,
        proposed,
        number: `A-${String(index + 1).padStart(3, "0")}`,
        at,
        ...(this.#random() < 0.4
          ? { reason: `because ${this.#words(3)}${this.#random() < 0.3 ? "\nand so" : ""}` }
          : {}),
      });
    }
    const cited = new Set(
      this.#amendments.flatMap(({ proposed }) => ("text" in proposed ? notesIn(proposed.text) : [])),
    );
    return {
      content: this.#content,
      newNotes: this.#newNotes.filter(({ id }) => cited.has(id)),
      amendments: this.#amendments,
      comments: this.#comments(at),
    };
  }

  #authors(): string[] {
    const first = pick(DELEGATIONS, this.#random);
    const second = pick(DELEGATIONS, this.#random);
    return this.#random() < 0.2 && second !== first ? [first, second] : [first];
  }

  #words(most: number): string {
    return Array.from({ length: 1 + Math.floor(this.#random() * most) }, () => pick(WORDS, this.#random)).join(" ");
  }

  #take(by: string, keys: readonly string[]): boolean {
    const own = keys.map((key) => (this.#isPeaceful ? key : `${by} ${key}`));
    if (own.some((key) => this.#taken.has(key))) return false;
    for (const key of own) this.#taken.add(key);
    return true;
  }

  #propose(by: string): FileProposed | undefined {
    const { clauses } = this.#content;
    const at = Math.floor(this.#random() * clauses.length);
    const clause = clauses[at];
    if (!clause) return undefined;
    switch (pick(["edit", "edit", "edit", "note", "insert", "insert", "alt", "delete", "move"], this.#random)) {
      case "edit":
        return clause.kind === "table" ? undefined : this.#edit(by, { clause: clause.id }, clause.text);
      case "note": {
        const note = this.#content.footnotes[Math.floor(this.#random() * this.#content.footnotes.length)];
        return note && note.text.length > 0 ? this.#edit(by, { footnote: note.id }, note.text) : undefined;
      }
      case "insert":
        return this.#insert(by, at);
      case "alt":
        return this.#alt(by, clause);
      case "delete": {
        const family = familyAt(clauses, at).map(({ id }) => id);
        const isFree = this.#take(
          by,
          family.flatMap((id) => [`clause ${id}`, `inside ${id}`]),
        );
        return isFree && clause.kind !== "title" ? { kind: "delete", on: { clause: clause.id } } : undefined;
      }
      default:
        return this.#move(by, at);
    }
  }

  #edit(by: string, on: TextPlace, base: readonly Run[]): FileProposed | undefined {
    const text = this.#changed(base, "clause" in on);
    if (text.length === 0 || sameRuns(text, base)) return undefined;
    const key = "clause" in on ? `clause ${on.clause}` : `note ${on.footnote}`;
    return this.#take(by, [key]) ? { kind: "edit", on, text } : undefined;
  }

  /** Some words go, some come, some with marks, some with notes. */
  #changed(base: readonly Run[], mayCite: boolean): readonly Run[] {
    const runs: Run[] = [];
    for (const run of base) {
      if (!("text" in run)) {
        if (this.#random() > 0.15 || !mayCite) runs.push(run);
        continue;
      }
      for (const word of run.text.split(/(?<= )/)) {
        const chance = this.#random();
        const made: Run = { ...run, text: `${this.#words(2)} ` };
        if (chance < 0.06) continue;
        if (chance < 0.12) runs.push(made);
        else if (chance < 0.17) runs.push(made, { ...run, text: word });
        else if (chance < 0.19)
          runs.push({ text: `${pick(WORDS, this.#random)} `, marks: ["em"] }, { ...run, text: word });
        else runs.push({ ...run, text: word });
        if (mayCite && this.#random() < 0.03) runs.push({ footnote: this.#note() });
      }
    }
    return joinRuns(runs);
  }

  #note(): FootnoteId {
    const known = this.#content.footnotes;
    if (known.length > 0 && this.#random() < 0.3) return pick(known, this.#random).id;
    this.#made += 1;
    const id = `new-${this.#made}` as FootnoteId;
    this.#newNotes.push({ id, text: [{ text: `See resolution ${this.#words(2)}.` }] });
    return id;
  }

  #newText(): readonly Run[] {
    const runs: Run[] = [{ text: `${pick(["Urges", "Recalling", "To consider"], this.#random)} ${this.#words(6)}` }];
    if (this.#random() < 0.3) runs.push({ footnote: this.#note() });
    if (this.#random() < 0.2) runs.push({ break: true }, { text: this.#words(2) });
    runs.push({ text: ` ${this.#words(3)};`, ...(this.#random() < 0.2 ? { marks: ["em"] as const } : {}) });
    return joinRuns(runs);
  }

  #insert(by: string, at: number): FileProposed | undefined {
    const before = at === 0 ? undefined : this.#content.clauses[at - 1];
    const own = this.#amendments.flatMap(({ authors, proposed }) =>
      proposed.kind === "insert" && authors.join(", ") === by ? [proposed] : [],
    );
    const chained = own.length > 0 && this.#random() < 0.3 ? pick(own, this.#random) : undefined;
    const after: ClauseId | null = chained?.clause ?? before?.id ?? null;
    const keys = [`behind ${after}`, ...(chained || !before ? [] : [`inside ${before.id}`])];
    if (!this.#take(by, keys)) return undefined;
    this.#made += 1;
    const clause = `added-${this.#made}` as ClauseId;
    const shape = chained ? { kind: chained.clauseKind, level: chained.level } : this.#shapeBehind(before);
    return { kind: "insert", clause, clauseKind: shape.kind, level: shape.level, after, text: this.#newText() };
  }

  #shapeBehind(before: ContentClause | undefined): { readonly kind: ClauseKind; readonly level: number } {
    if (!before || !INSERTABLE_KINDS.includes(before.kind)) return { kind: "text", level: 0 };
    const isList = before.kind === "operative" || before.kind === "preambular" || before.kind === "numbered";
    const deepest = before.kind === "preambular" ? 2 : 4;
    const level = isList ? Math.floor(this.#random() * (Math.min(deepest, before.level + 1) + 1)) : before.level;
    return { kind: before.kind, level };
  }

  #alt(by: string, clause: ContentClause): FileProposed | undefined {
    if (!["operative", "preambular", "numbered", "text"].includes(clause.kind)) return undefined;
    if (!this.#take(by, [`clause ${clause.id}`])) return undefined;
    return { kind: "alt", on: { clause: clause.id }, text: this.#newText() };
  }

  #move(by: string, at: number): FileProposed | undefined {
    const { clauses } = this.#content;
    const clause = clauses[at];
    if (!clause || !INSERTABLE_KINDS.includes(clause.kind)) return undefined;
    const family = familyAt(clauses, at).map(({ id }) => id);
    const others = clauses.filter(({ id, kind }) => !family.includes(id) && kind === clause.kind);
    if (others.length === 0) return undefined;
    const after = pick(others, this.#random);
    // Where it stands already it does not move to.
    if (clauses[at - 1]?.id === after.id) return undefined;
    const keys = family.flatMap((id) => [`clause ${id}`, `inside ${id}`]);
    if (!this.#take(by, [...keys, `behind ${after.id}`, `inside ${after.id}`])) return undefined;
    return { kind: "move", on: { clause: clause.id }, after: after.id, level: clause.level };
  }

  #comments(at: string): FileComment[] {
    return this.#content.clauses.flatMap((clause): FileComment[] => {
      if (this.#random() > 0.15 || clause.kind === "table") return [];
      const length = runsLength(clause.text);
      const from = Math.floor(this.#random() * length);
      const to = from + 1 + Math.floor(this.#random() * (length - from - 1));
      const isWhole = this.#random() < 0.4 || from >= to || (from === 0 && to === length);
      const answers = Math.floor(this.#random() * 3);
      return [
        {
          on: { clause: clause.id },
          ...(isWhole ? {} : { range: { from, to } }),
          entries: Array.from({ length: 1 + answers }, (_, index) => ({
            author: index === 0 ? "Chair" : pick(DELEGATIONS, this.#random),
            text: this.#words(5),
            at,
          })),
          isResolved: this.#random() < 0.3,
        },
      ];
    });
  }
}

function notesIn(runs: readonly Run[]): FootnoteId[] {
  return runs.flatMap((run) => ("footnote" in run ? [run.footnote] : []));
}

/**
 * A file as far as every tracked format carries it, in one order: labels and numbers are the room's, and what several do
 * alike stands where it stands in the text.
 */
export function normalised({ content, newNotes, amendments, comments }: DraftFile): unknown {
  const keyOf = (value: unknown): string => JSON.stringify(value);
  const byKey = (a: unknown, b: unknown): number => (keyOf(a) < keyOf(b) ? -1 : 1);
  return {
    content,
    newNotes: newNotes.map(({ id, text }) => ({ id, text: joinRuns(text) })).sort(byKey),
    amendments: amendments
      .map(({ authors, proposed, reason, at }) => ({
        authors,
        proposed: "text" in proposed ? { ...proposed, text: joinRuns(proposed.text) } : proposed,
        reason,
        at,
      }))
      .sort(byKey),
    comments: [...comments].sort(byKey),
  };
}
