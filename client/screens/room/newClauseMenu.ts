import type { TFunction } from "i18next";
import type { ClauseKind } from "../../../shared/domain/clause.ts";
import type { DraftType } from "../../../shared/domain/draftHead.ts";
import type { DraftEditor, EditorCommand } from "../../editor/draftEditor.ts";
import type { MenuSectionProps } from "../../ui/Menu.tsx";
import { refusalReason } from "./refusalReason.ts";

/** Kinds offered for a document: a report has numbered paragraphs, the others preambular and operative ones. */
function kindsFor(type: DraftType): readonly ClauseKind[] {
  const rest = ["heading", "text", "table", "annex", "closing", "title", "enacting"] as const;
  return type === "report" ? ["numbered", ...rest] : ["preambular", "operative", ...rest];
}

/** The command that adds a paragraph of a kind: the two usual ones find their place by themselves. */
function commandFor(kind: ClauseKind): EditorCommand {
  if (kind === "preambular") return { type: "newPreambular" };
  if (kind === "operative") return { type: "newOperative" };
  return { type: "newClause", kind };
}

/** Sections of the menu "New paragraph": what to add, and what the present paragraph can become. */
export function newClauseMenu(
  editor: DraftEditor,
  type: DraftType,
  hasClause: boolean,
  t: TFunction,
): readonly MenuSectionProps[] {
  const entry = (id: string, kind: ClauseKind, command: EditorCommand) => {
    const refusal = editor.can(command);
    return {
      id,
      label: t(`room.kind.${kind}`),
      disabledReason: refusal ? refusalReason(refusal, t) : undefined,
      onAction: () => editor.run(command),
      onClosed: () => editor.focus(),
    };
  };
  const kinds = kindsFor(type);
  const add = kinds.map((kind) => entry(`new-${kind}`, kind, commandFor(kind)));
  // Of the rare kinds only those that can be had are listed: a second title would only be noise.
  const isUsual = (index: number) => index < 4;
  const sections: MenuSectionProps[] = [
    {
      id: "new",
      title: t("room.toolbar.add"),
      items: add.filter((item, index) => isUsual(index) || item.disabledReason === undefined),
    },
  ];
  const changes = kinds.map((kind) => entry(`into-${kind}`, kind, { type: "changeKind", kind }));
  const possible = changes.filter((item) => item.disabledReason === undefined);
  if (hasClause && possible.length > 0)
    sections.push({ id: "into", title: t("room.toolbar.changeInto"), items: possible });
  return sections;
}
