import { type CompilationFilter, compilation, compiledText } from "../../shared/amendments/compilation.ts";
import { compiledWithNewNotes } from "../../shared/amendments/compiledWithNewNotes.ts";
import { draftFileOf } from "../../shared/amendments/draftFileOf.ts";
import type { DraftWords } from "../../shared/amendments/draftWords.ts";
import { roomLabels } from "../../shared/amendments/roomLabels.ts";
import type { Content } from "../../shared/document/content.ts";
import { contentOf } from "../../shared/document/contentOf.ts";
import type { DraftDoc } from "../../shared/document/draftDoc.ts";
import type { DraftFile } from "../../shared/document/draftFile.ts";
import { fileComments } from "../../shared/document/fileComments.ts";
import { withNewNotes } from "../../shared/document/withNewNotes.ts";
import type { DraftState } from "../../shared/domain/draftState.ts";
import type { ParticipantId } from "../../shared/domain/ids.ts";
import type { ExportView } from "../../shared/formats/exportFormats.ts";
import type { FileView } from "../../shared/formats/fileView.ts";
import { draftWords } from "../commands/draftWords.ts";

/** What of a draft is to be in a file. */
export interface WantedView {
  readonly view: Exclude<ExportView, "redline">;
  readonly filter: CompilationFilter;
  readonly hasNewNotes: boolean;
  /** Names of people, where the room's comments are to be in it. */
  readonly names: ReadonlyMap<ParticipantId, string> | null;
}

/** A draft of this moment as what is written into a file. Rules HT31, FA1. */
export function fileView(
  draft: DraftDoc,
  state: DraftState,
  { view, filter, hasNewNotes, names }: WantedView,
): FileView {
  const words = draftWords(draft);
  const base = contentOf(draft);
  switch (view) {
    case "final":
      return { view, content: hasNewNotes ? withNewNotes(base) : base };
    case "base": {
      const content = labelledContent(base, words, state);
      return { view, content: hasNewNotes ? withNewNotes(content) : content };
    }
    case "compilation": {
      const compiled = compiledText(base, words, state, filter);
      const content = compilation(base, words, state, filter);
      if (!hasNewNotes) return { view, content, compiled };
      return { view, content: withNewNotes(content), compiled: compiledWithNewNotes(compiled) };
    }
    case "tracked": {
      const file = draftFileOf(base, words, state, filter);
      return { view, file: names ? { ...file, comments: openComments(draft, state, file, names) } : file };
    }
  }
}

/** The base text with the labels that the room uses. */
export function labelledContent(content: Content, words: DraftWords, state: DraftState): Content {
  const labels = roomLabels(words, state);
  return {
    ...content,
    clauses: content.clauses.map((clause) => ({ ...clause, label: labels.get(clause.id) ?? clause.label })),
  };
}

function openComments(
  draft: DraftDoc,
  state: DraftState,
  { content, amendments }: DraftFile,
  names: ReadonlyMap<ParticipantId, string>,
): DraftFile["comments"] {
  const inserted = amendments.flatMap(({ proposed }) => (proposed.kind === "insert" ? [proposed.clause] : []));
  const there = new Set([...content.clauses.map(({ id }) => id), ...inserted]);
  const comments = fileComments(draft, {
    name: (participant) => names.get(participant),
    amendment: (id) => state.amendments.get(id),
  });
  return comments.filter(({ on }) => there.has(on.clause));
}
