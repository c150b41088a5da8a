import { useTranslation } from "react-i18next";
import type { EditorQuestion } from "../../editor/draftEditor.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

/** A question of the editor and where its answer goes. */
export interface OpenQuestion {
  readonly asked: EditorQuestion;
  readonly answer: (yes: boolean) => void;
}

/** Asks before a split or a join where somebody else is writing in the paragraph. */
export function EditorQuestionDialog({ question }: { readonly question: OpenQuestion }) {
  const { t, i18n } = useTranslation();
  const { asked, answer } = question;
  const isSplit = asked.key === "editor.question.split";
  const others = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(asked.others);
  return (
    <ConfirmDialog
      title={t(isSplit ? "room.question.splitTitle" : "room.question.joinTitle")}
      action={t(isSplit ? "room.question.split" : "room.question.join")}
      isOpen
      onConfirm={() => answer(true)}
      onClose={() => answer(false)}
    >
      <p>{t("room.question.words", { others, count: asked.others.length })}</p>
    </ConfirmDialog>
  );
}
