import { directionOf } from "../../shared/domain/draftHead.ts";
import type { ClauseId } from "../../shared/domain/ids.ts";
import type { DraftEditorOptions } from "./editorContract.ts";

/** Name, language and state of the editing surface, by the clause with the caret. Rules A11Y1, A11Y8. */
export function surfaceAttributes(
  { projection, translate, refusalFor }: Pick<DraftEditorOptions, "projection" | "translate" | "refusalFor">,
  active: ClauseId | null,
): Record<string, string> {
  const { language } = projection.head;
  const label = active ? (projection.clause(active)?.label ?? "") : "";
  const locked = refusalFor(active) !== null || refusalFor(null) !== null;
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label === "" ? translate("editor.surface") : translate("editor.surfaceAt", { label }),
    "aria-readonly": String(locked),
    "aria-description": translate("editor.leaveHint"),
    tabindex: "0",
    lang: language,
    dir: directionOf(language),
    class: `draft-text${locked ? " is-read-only" : ""}`,
    spellcheck: "true",
  };
}
