import { Fragment, type Schema } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { cellKey } from "../../../shared/document/draftDoc.ts";
import { type ClauseKind, levelRange } from "../../../shared/domain/clause.ts";
import type { DraftHead } from "../../../shared/domain/draftHead.ts";
import { enactingLine } from "../../../shared/phrases/enactingLine.ts";
import { fragmentOf } from "../schema/inlineNodes.ts";
import type { EditEnvironment, EditPlan, PlanEdit } from "./editPlan.ts";
import { deepestLevel, endOfClause, here, insertBlock, makeBlock, mayStand, nearestIndex, typeOf } from "./outline.ts";

/** A new empty clause of a kind at an index, at a level no deeper than it may be there. */
export function newClauseAt(
  state: EditorState,
  { newId, head }: EditEnvironment,
  kind: ClauseKind,
  index: number,
  level: number,
): EditPlan | null {
  const fitting = Math.max(levelRange(kind)[0], Math.min(level, deepestLevel(state.doc, index, kind)));
  const block = makeBlock(state.schema, kind, newId(), fitting, firstContent(state.schema, kind, head));
  const tr = insertBlock(state, index, block);
  return tr && { tr };
}

/** A new clause of a kind: right after the clause with the caret where it may stand there, else as near as it may. */
export function newClause(kind: ClauseKind): PlanEdit {
  return (state, environment) => {
    const clause = here(state);
    const type = typeOf(state.schema, kind);
    // Behind the sub-clauses: between a clause and its list, the new one would take the list over.
    const after = clause ? endOfClause(state.doc, clause.index) : 0;
    const index = mayStand(state.doc, after, type)
      ? after
      : nearestIndex(
          state.doc,
          after,
          type,
          kind === "preambular" || kind === "enacting" || kind === "title" ? "back" : "ahead",
        );
    const level = clause?.kind === kind ? clause.level : 0;
    return index === null ? null : newClauseAt(state, environment, kind, index, level);
  };
}

/** What usually follows a clause of this kind. Rule ED6. */
export function followingKind(kind: ClauseKind, { head }: EditEnvironment): ClauseKind {
  switch (kind) {
    case "title":
      return head.type === "report" ? "heading" : "enacting";
    case "enacting":
      return "preambular";
    case "heading":
      return head.type === "report" ? "numbered" : "operative";
    case "annex":
    case "table":
      return "text";
    default:
      return kind;
  }
}

/** A new clause behind the one with the caret, of the kind that usually follows it. */
export const newClauseAfter: PlanEdit = (state, environment) => {
  const clause = here(state);
  const kind = clause ? followingKind(clause.kind, environment) : "preambular";
  return newClause(kind)(state, environment);
};

/** An enacting line begins with the organ of the draft, a table with its cells, everything else empty. */
function firstContent(schema: Schema, kind: ClauseKind, head: DraftHead): Fragment {
  if (kind === "enacting") return fragmentOf(schema, [{ text: enactingLine(head.language, head.organ) }]);
  return kind === "table" ? newGrid(schema) : Fragment.empty;
}

/** Two rows of two empty cells, the first row a header. The keys are order keys. */
function newGrid(schema: Schema): Fragment {
  const { tableRow, tableCell } = schema.nodes;
  if (!tableRow || !tableCell) throw new RangeError("the schema has no tables");
  return Fragment.from(
    ["G", "V"].map((row, index) =>
      tableRow.create(
        { row },
        ["G", "V"].map((column) => tableCell.create({ key: cellKey(row, column), header: index === 0 })),
      ),
    ),
  );
}
