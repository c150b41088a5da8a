import { citationsIn, orderNotes } from "./citations.ts";
import { leadOf, readPhrases } from "./clauseViews.ts";
import { CONTENT_VERSION, type Content, type ContentClause, type ContentFootnote } from "./content.ts";
import { contentPhrases } from "./contentPhrases.ts";
import type { DraftDoc } from "./draftDoc.ts";
import { numberClauses } from "./numbering.ts";
import { project } from "./projection.ts";
import { tableCells } from "./storedText.ts";
import { arrange } from "./structure.ts";

/** Content before anything is computed: what a reader of a file gives. */
export type BareContent = Omit<Content, "clauses" | "footnotes"> & {
  readonly clauses: readonly BareClause[];
  readonly footnotes: readonly Omit<ContentFootnote, "number">[];
};
export type BareClause = Omit<ContentClause, "label" | "number" | "lead">;

/** The present base text of a draft as content JSON. A pure function of the document's state. Rule EX1. */
export function contentOf(draft: DraftDoc): Content {
  const { head, clauses, notes } = project(draft);
  const { type, language, profile, ...rest } = head;
  const phrases = readPhrases(draft);
  const added = (["preambular", "operative"] as const).flatMap((kind) =>
    [...phrases[kind]].sort().map((phrase) => ({ phrase, kind })),
  );
  return {
    adref: CONTENT_VERSION,
    type,
    language,
    ...(profile === "un" ? {} : { profile }),
    head: rest,
    ...(added.length > 0 ? { phrases: added } : {}),
    clauses: clauses.map((view) => ({
      id: view.id,
      kind: view.kind,
      level: view.level,
      label: view.label,
      number: view.number,
      lead: view.lead,
      text: view.runs,
      ...(view.table ? tableCells(view.table) : {}),
    })),
    footnotes: notes.map(({ id, number, runs }) => ({ id, number, text: runs })),
  };
}

/**
 * Computes places, labels, numbers, opening phrases and note numbers of bare content, by the same rules as the projection.
 * Notes that nothing cites are not part of a document's text and are left out. Rule EX2.
 */
export function completeContent(bare: BareContent): Content {
  const width = String(bare.clauses.length).length;
  const arranged = arrange(
    bare.clauses.map(({ id, kind, level }, index) => ({ id, kind, level, order: String(index).padStart(width, "0") })),
  );
  const numbers = numberClauses(arranged, bare);
  const byId = new Map(bare.clauses.map((clause) => [clause.id, clause]));
  const phrases = contentPhrases(bare);
  const clauses = arranged.map((place): ContentClause => {
    const { text, header, cells } = byId.get(place.id) ?? { text: [] };
    return {
      id: place.id,
      kind: place.kind,
      level: place.level,
      ...(numbers.get(place.id) ?? { number: "", label: "" }),
      lead: leadOf(place, text, phrases).lead,
      text,
      ...(place.kind === "table" ? { header: header ?? 0, cells: cells ?? [] } : {}),
    };
  });
  const cited = orderNotes(
    clauses.map(({ id, text, cells }) => ({
      id,
      citations: [...citationsIn(text), ...(cells ?? []).flatMap((row) => row.flatMap((cell) => citationsIn(cell)))],
    })),
  );
  const notes = new Map(bare.footnotes.map((note) => [note.id, note]));
  return {
    ...bare,
    clauses,
    footnotes: [...cited.keys()]
      .flatMap((id) => {
        const note = notes.get(id);
        return note ? [note] : [];
      })
      .map((note, index) => ({ id: note.id, number: index + 1, text: note.text })),
  };
}
