import { CONTENT_VERSION } from "../../shared/document/content.ts";
import type { BareClause, BareContent } from "../../shared/document/contentOf.ts";
import type { ClauseKind } from "../../shared/domain/clause.ts";
import type { DraftHead, DraftType } from "../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import { enactingLine } from "../../shared/phrases/enactingLine.ts";

/** The kind a new text of each type goes on with, where it has one beside title and enacting line. */
const FIRST_CLAUSE: Readonly<Record<DraftType, ClauseKind | null>> = {
  resolution: null,
  decision: "text",
  report: "numbered",
};

/**
 * A draft to begin with: its title, and for a resolution the line of its organ. Preamble and operative part are left to
 * the writer: an empty clause would bear a number, and stand in every export. Rule HT7.
 */
export function blankDraft(title: string, head: DraftHead, newId: () => ClauseId): BareContent {
  const { type, language, profile, ...fields } = head;
  const clause = (kind: ClauseKind, text: string): BareClause => ({
    id: newId(),
    kind,
    level: 0,
    text: text === "" ? [] : [{ text }],
  });
  const first = FIRST_CLAUSE[type];
  return {
    adref: CONTENT_VERSION,
    type,
    language,
    profile,
    head: fields,
    clauses: [
      clause("title", title),
      ...(type === "resolution" ? [clause("enacting", enactingLine(language, head.organ))] : []),
      ...(first ? [clause(first, "")] : []),
    ],
    footnotes: [],
  };
}
