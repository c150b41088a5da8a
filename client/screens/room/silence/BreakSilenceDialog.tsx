import { type SubmitEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { rowWords } from "../outlineRows.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Silence.module.css";

/** A delegation breaks the silence: on which paragraph, and why. Everybody will see both. Rule UI174. */
export function BreakSilenceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const formId = useId();
  const { projection, actor } = useRoom();
  const call = useRoomCommand();
  const subject = useSubjectClause();
  const { language } = projection.head;
  const paragraphs = projection.clauses.filter(({ label }) => label !== "");
  const [chosen, setChosen] = useState<ClauseId | null>(subject);
  const clause = paragraphs.find(({ id }) => id === chosen);
  const [reason, setReason] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const isMissing = reason.trim() === "";
  const handleSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (isMissing || !clause) return;
    if (await call.run({ command: "breakSilence", clause: clause.id, reason: reason.trim() })) onClose();
  };
  const blocked = call.isOnline ? (clause ? undefined : t("silence.ask.choose")) : t("decide.blocked.offline");
  return (
    <Dialog
      title={t("silence.ask.title")}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {t("ui.cancel")}
          </Button>
          <Button variant="danger" type="submit" form={formId} isPending={call.isPending} disabledReason={blocked}>
            {t("silence.ask.confirm")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
        <p>{t("silence.ask.means", { code: actor.delegation?.code ?? "" })}</p>
        <Select<ClauseId | "">
          label={t("silence.ask.paragraph")}
          options={[
            ...(clause ? [] : [{ value: "" as const, label: t("silence.ask.choose") }]),
            ...paragraphs.map((view) => ({
              value: view.id,
              label: `${view.label} ${rowWords(view)}`.trim(),
              lang: language,
            })),
          ]}
          value={clause?.id ?? ""}
          onChange={(id) => setChosen(id === "" ? null : id)}
        />
        <TextField
          label={t("amend.ask.reason")}
          rows={3}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
          description={t("amend.ask.reasonWords")}
          error={isChecked && isMissing ? t("error.reasonMissing") : undefined}
        />
        {call.error ? (
          <Banner tone="error" role="alert">
            {t(call.error.messageKey)}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
