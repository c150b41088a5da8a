import { CONTENT_VERSION } from "../../shared/document/content.ts";
import type { BareClause, BareContent } from "../../shared/document/contentOf.ts";
import type { ClauseKind, Run } from "../../shared/domain/clause.ts";
import type { ClauseId, FootnoteId } from "../../shared/domain/ids.ts";

/** A clause written as text; `*words*` are set in `em`, `^id` cites a note, `|` is a line break. */
export function clause(id: string, kind: ClauseKind, text: string, level = kind === "heading" ? 1 : 0): BareClause {
  return { id: id as ClauseId, kind, level, text: runs(text) };
}

export const title = (text: string): BareClause => clause("title", "title", text);
export const enacting = (text = "The General Assembly,"): BareClause => clause("enacting", "enacting", text);
export const pp = (id: string, text: string, level = 0): BareClause => clause(id, "preambular", text, level);
export const op = (id: string, text: string, level = 0): BareClause => clause(id, "operative", text, level);

/** A table, header rows first, one string a cell. */
export function table(id: string, cells: readonly (readonly string[])[], header = 1): BareClause {
  return { id: id as ClauseId, kind: "table", level: 0, text: [], header, cells: cells.map((row) => row.map(runs)) };
}

/** A resolution in English of these clauses; notes by id. */
export function draft(clauses: readonly BareClause[], notes: Readonly<Record<string, string>> = {}): BareContent {
  return {
    adref: CONTENT_VERSION,
    type: "resolution",
    language: "en",
    head: { organ: "General Assembly", symbol: "A/C.3/81/L.24" },
    clauses,
    footnotes: Object.entries(notes).map(([id, text]) => ({ id: id as FootnoteId, text: runs(text) })),
  };
}

/** Reads the little notation of `clause`. */
function runs(text: string): Run[] {
  return text.split(/(\*[^*]+\*|\^[a-z0-9]+|\|)/).flatMap((part): Run[] => {
    if (part === "") return [];
    if (part === "|") return [{ break: true }];
    if (part.startsWith("^")) return [{ footnote: part.slice(1) as FootnoteId }];
    return part.startsWith("*") && part.length > 1 ? [{ text: part.slice(1, -1), marks: ["em"] }] : [{ text: part }];
  });
}
