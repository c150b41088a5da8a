import { toggleMark } from "@tiptap/pm/commands";
import type { Transaction } from "@tiptap/pm/state";
import { assertNever } from "../../shared/domain/assertNever.ts";
import type { EditorCommand } from "./editorContract.ts";
import { unitAt } from "./schema/units.ts";
import { changeKind } from "./structure/changeKind.ts";
import type { PlanEdit } from "./structure/editPlan.ts";
import { mergeWithPrevious } from "./structure/join.ts";
import { indent, outdent } from "./structure/levels.ts";
import { moveDown, moveUp } from "./structure/moveClause.ts";
import { newClause, newClauseAfter } from "./structure/newClause.ts";
import { deleteClause } from "./structure/removal.ts";
import { splitHere } from "./structure/split.ts";
import {
  addTableColumn,
  addTableRow,
  deleteTableColumn,
  deleteTableRow,
  toggleHeaderRow,
} from "./structure/tableGrid.ts";

/** The plan behind each command but those that act on what is not in the text: a deleted clause, a new version. */
export function planOf(
  command: Exclude<EditorCommand, { type: "restoreClause" | "proposeVersion" }>,
  random: () => number,
): PlanEdit {
  switch (command.type) {
    case "newClauseAfter":
      return newClauseAfter;
    case "newPreambular":
      return newClause("preambular");
    case "newOperative":
      return newClause("operative");
    case "newClause":
      return newClause(command.kind);
    case "indent":
      return indent;
    case "outdent":
      return outdent;
    case "moveUp":
      return moveUp;
    case "moveDown":
      return moveDown;
    case "deleteClause":
      return deleteClause;
    case "toggleEm":
      return toggle("em");
    case "toggleSub":
      return toggle("sub");
    case "toggleSup":
      return toggle("sup");
    case "insertBreak":
      return insertBreak;
    case "changeKind":
      return changeKind(command.kind);
    case "mergeWithPrevious":
      return mergeWithPrevious;
    case "splitHere":
      return splitHere;
    case "addTableRow":
      return addTableRow(random);
    case "deleteTableRow":
      return deleteTableRow;
    case "addTableColumn":
      return addTableColumn(random);
    case "deleteTableColumn":
      return deleteTableColumn;
    case "toggleHeaderRow":
      return toggleHeaderRow;
    default:
      return assertNever(command);
  }
}

function toggle(mark: "em" | "sub" | "sup"): PlanEdit {
  return (state) => {
    const type = state.schema.marks[mark];
    let made: Transaction | null = null;
    if (type) {
      toggleMark(type)(state, (tr) => {
        made = tr;
      });
    }
    return made && { tr: made };
  };
}

const insertBreak: PlanEdit = (state) => {
  const type = state.schema.nodes.lineBreak;
  const placed = unitAt(state.selection.$from);
  if (!type || !placed || !state.selection.$from.sameParent(state.selection.$to)) return null;
  return { tr: state.tr.replaceSelectionWith(type.create(), false) };
};
