import { useTranslation } from "react-i18next";
import { useCommand } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useReason } from "../../shell/useReason.ts";
import { useRoom } from "../roomContext.ts";
import { type LastDecision, reopenCommands } from "./undoing.ts";
import { useListWords } from "./useListWords.ts";
import { usePlaceName } from "./usePlaceName.ts";

/** Where it is too late to undo: opens again what was decided, with a reason. Rule UI102. */
export function ReopenDialog(props: {
  readonly decision: LastDecision;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { decision, onClose, onDone } = props;
  const { t } = useTranslation();
  const { connection } = useRoom();
  const command = useCommand(connection.snapshot.access.id);
  const list = useListWords();
  const placeOf = usePlaceName();
  const reason = useReason(true);
  const names = list([
    ...decision.amendments.flatMap(({ of }) => of.map(({ number }) => number)),
    ...decision.clauses.flatMap(({ of }) => of.map((clause) => placeOf({ clause }))),
  ]);
  const handleSubmit = async () => {
    if (!reason.check()) return;
    for (const asked of reopenCommands(decision, reason.text)) if (!(await command.run(asked))) return;
    onDone();
  };
  return (
    <FormDialog
      title={t("takeIn.undo.reopenTitle", { names })}
      size="small"
      action={t("takeIn.undo.reopen")}
      isCancelFirst
      isPending={command.isPending}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      <p>{t("takeIn.undo.reopenWords")}</p>
      <TextField label={t("takeIn.undo.reason")} description={t("takeIn.undo.reasonWords")} {...reason.field} />
      {command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}
