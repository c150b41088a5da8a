import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommand } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useRoom } from "../roomContext.ts";
import styles from "./takeIn.module.css";
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
  const formId = useId();
  const { connection } = useRoom();
  const command = useCommand(connection.snapshot.access.id);
  const list = useListWords();
  const placeOf = usePlaceName();
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isReasonMissing = reason.trim() === "";
  const names = list([
    ...decision.amendments.flatMap(({ of }) => of.map(({ number }) => number)),
    ...decision.clauses.flatMap(({ of }) => of.map((clause) => placeOf({ clause }))),
  ]);
  const handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isReasonMissing) return;
    for (const asked of reopenCommands(decision, reason.trim())) if (!(await command.run(asked))) return;
    onDone();
  };
  return (
    <Dialog
      title={t("takeIn.undo.reopenTitle", { names })}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {t("ui.cancel")}
          </Button>
          <Button variant="primary" type="submit" form={formId} isPending={command.isPending}>
            {t("takeIn.undo.reopen")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <p>{t("takeIn.undo.reopenWords")}</p>
        <TextField
          label={t("takeIn.undo.reason")}
          description={t("takeIn.undo.reasonWords")}
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
          error={isChecked && isReasonMissing ? t("error.reasonMissing") : undefined}
        />
        {command.error ? (
          <Banner tone="error" role="alert">
            {t(command.error.messageKey)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
