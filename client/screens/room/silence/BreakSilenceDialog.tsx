import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useReason } from "../../shell/useReason.ts";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { rowWords } from "../outlineRows.ts";
import { useRoom } from "../roomContext.ts";

/** A delegation breaks the silence: on which paragraph, and why. Everybody will see both. Rule UI174. */
export function BreakSilenceDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { projection, actor } = useRoom();
  const call = useRoomCommand();
  const subject = useSubjectClause();
  const reason = useReason(true);
  const { language } = projection.head;
  const paragraphs = projection.clauses.filter(({ label }) => label !== "");
  const [chosen, setChosen] = useState<ClauseId | null>(subject);
  const clause = paragraphs.find(({ id }) => id === chosen);
  const handleSubmit = async () => {
    if (!reason.check() || !clause) return;
    if (await call.run({ command: "breakSilence", clause: clause.id, reason: reason.text })) onClose();
  };
  const blocked = call.isOnline ? (clause ? undefined : t("silence.ask.choose")) : t("decide.blocked.offline");
  return (
    <FormDialog
      title={t("silence.ask.title")}
      size="small"
      action={t("silence.ask.confirm")}
      isDangerous
      isCancelFirst
      isPending={call.isPending}
      disabledReason={blocked}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
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
      <TextField label={t("amend.ask.reason")} description={t("amend.ask.reasonWords")} {...reason.field} />
      {call.error ? (
        <Banner tone="error" role="alert">
          {t(call.error.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}
