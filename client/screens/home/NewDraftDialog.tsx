import { type SyntheticEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { DRAFT_TYPES, type DraftType, type Language } from "../../../shared/domain/draftHead.ts";
import { useCreateDraft } from "../../live/queries.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DraftLanguageSelect } from "../head/DraftLanguageSelect.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./NewDraftDialog.module.css";

/** Asks what a blank draft is to be. Every field may stay empty: a title often comes last. Rule UI50. */
export function NewDraftDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const formId = useId();
  const create = useCreateDraft();
  return (
    <Dialog
      title={t("newDraft.title")}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={create.isPending}>
            {t("newDraft.create")}
          </Button>
        </>
      }
    >
      {create.isError ? <ErrorBanner error={create.error} /> : null}
      <NewDraftForm formId={formId} create={create} />
    </Dialog>
  );
}

interface NewDraftFormProps {
  readonly formId: string;
  readonly create: ReturnType<typeof useCreateDraft>;
}

function NewDraftForm({ formId, create }: NewDraftFormProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [interfaceLanguage] = useLanguage();
  const [type, setType] = useState<DraftType>("resolution");
  const [language, setLanguage] = useState<Language>(interfaceLanguage);
  const [title, setTitle] = useState("");
  const [organ, setOrgan] = useState<string>(t("head.organExample"));
  const [symbol, setSymbol] = useState("");

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate(
      { title, type, language, ...(organ.trim() ? { organ } : {}), ...(symbol.trim() ? { symbol } : {}) },
      { onSuccess: ({ id }) => navigate(`/d/${id}`) },
    );
  };

  return (
    <form id={formId} className={styles.form} onSubmit={handleSubmit} noValidate>
      <TextField
        label={t("newDraft.draftTitle")}
        description={t("newDraft.optional")}
        placeholder={t("ui.example", { example: t("newDraft.draftTitleExample") })}
        value={title}
        onChange={setTitle}
        maxLength={1000}
        autoFocus
      />
      <RadioGroup
        label={t("newDraft.type")}
        layout="row"
        options={DRAFT_TYPES.map((value) => ({ value, label: t(`draftType.${value}`) }))}
        value={type}
        onChange={setType}
      />
      <div className={styles.pair}>
        <TextField label={t("head.organ")} value={organ} onChange={setOrgan} maxLength={300} />
        <TextField
          label={t("head.symbol")}
          placeholder={t("ui.example", { example: t("head.symbolExample") })}
          value={symbol}
          onChange={setSymbol}
          maxLength={300}
        />
      </div>
      <DraftLanguageSelect value={language} onChange={setLanguage} />
    </form>
  );
}
