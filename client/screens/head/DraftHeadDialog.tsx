import { type SyntheticEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { DRAFT_TYPES, type DraftHead } from "../../../shared/domain/draftHead.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./DraftHeadDialog.module.css";
import { DraftLanguageSelect } from "./DraftLanguageSelect.tsx";
import { changedHead, HEAD_FIELDS, type HeadFields } from "./headFields.ts";

export interface DraftHeadDialogProps {
  readonly head: DraftHead;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Gets the fields that changed only; an empty string takes a field away. Rule UI56. */
  readonly onSave: (changes: Partial<DraftHead>) => void;
  /** Why the head cannot be changed now; it is then shown and not edited. */
  readonly readOnlyReason?: string | undefined;
}

/** What stands above the text: symbol, organ, number, session, agenda item, language, kind. Rule UI56. */
export function DraftHeadDialog({ head, isOpen, onClose, onSave, readOnlyReason }: DraftHeadDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  return (
    <Dialog
      title={t("head.title")}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{readOnlyReason ? t("ui.close") : t("ui.cancel")}</Button>
          {readOnlyReason ? null : (
            <Button type="submit" form={formId} variant="primary">
              {t("head.save")}
            </Button>
          )}
        </>
      }
    >
      {readOnlyReason ? <Banner tone="info">{readOnlyReason}</Banner> : null}
      {readOnlyReason ? (
        <HeadValues head={head} />
      ) : (
        <HeadForm
          formId={formId}
          head={head}
          onSave={(changes) => {
            onSave(changes);
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface HeadFormProps {
  readonly formId: string;
  readonly head: DraftHead;
  readonly onSave: (changes: Partial<DraftHead>) => void;
}

function HeadForm({ formId, head, onSave }: HeadFormProps) {
  const { t } = useTranslation();
  // Others may change the head while the dialog is open: what is compared on saving is what this person saw.
  const [seen] = useState(head);
  const [type, setType] = useState(head.type);
  const [language, setLanguage] = useState(head.language);
  const [fields, setFields] = useState<HeadFields>(() => ({
    organ: head.organ ?? "",
    symbol: head.symbol ?? "",
    number: head.number ?? "",
    session: head.session ?? "",
    agendaItem: head.agendaItem ?? "",
  }));

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSave(changedHead(seen, { type, language, ...fields }));
  };

  return (
    <form id={formId} className={styles.form} onSubmit={handleSubmit} noValidate>
      <div className={styles.fields}>
        {HEAD_FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`head.${field}`)}
            placeholder={t("ui.example", { example: t(`head.${field}Example`) })}
            value={fields[field]}
            onChange={(value) => setFields((former) => ({ ...former, [field]: value }))}
            maxLength={300}
          />
        ))}
        <DraftLanguageSelect value={language} onChange={setLanguage} />
      </div>
      <RadioGroup
        label={t("head.type")}
        layout="row"
        options={DRAFT_TYPES.map((value) => ({ value, label: t(`draftType.${value}`) }))}
        value={type}
        onChange={setType}
      />
    </form>
  );
}

function HeadValues({ head }: { readonly head: DraftHead }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.values}>
      {HEAD_FIELDS.map((field) =>
        head[field] ? (
          <div key={field}>
            <dt>{t(`head.${field}`)}</dt>
            <dd dir="auto">{head[field]}</dd>
          </div>
        ) : null,
      )}
      <div>
        <dt>{t("head.language")}</dt>
        <dd>{t(`language.${head.language}`)}</dd>
      </div>
      <div>
        <dt>{t("head.type")}</dt>
        <dd>{t(`draftType.${head.type}`)}</dd>
      </div>
    </dl>
  );
}
