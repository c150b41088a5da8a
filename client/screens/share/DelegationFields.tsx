import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../live/useLanguage.ts";
import { ComboBox } from "../../ui/ComboBox.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./DelegationFields.module.css";
import { type DelegationDraft, isCode } from "./delegationDraft.ts";
import { memberStates } from "./memberStates.ts";

export interface DelegationFieldsProps {
  readonly value: DelegationDraft;
  readonly onChange: (value: DelegationDraft) => void;
  /** True once somebody tried to go on: what is missing is then said. */
  readonly isChecked: boolean;
  /** True from the second delegation on: the caret goes there by itself. */
  readonly isNext: boolean;
}

/** Name and code of a delegation. A state chosen from the list brings its code; a group is typed. Rule UI58. */
export function DelegationFields({ value, onChange, isChecked, isNext }: DelegationFieldsProps) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const options = useMemo(
    () => memberStates(language).map(({ code, name }) => ({ id: code, label: name, detail: code })),
    [language],
  );
  return (
    <div className={styles.fields}>
      <ComboBox
        label={t("share.delegation")}
        description={t("share.delegationWords")}
        error={isChecked && value.name.trim() === "" ? t("share.nameMissing") : undefined}
        options={options}
        value={value.name}
        autoFocus={isNext}
        onType={(name) => onChange({ ...value, name })}
        onChoose={(option) => onChange({ name: option.label, code: option.id })}
      />
      <TextField
        label={t("share.code")}
        description={t("share.codeWords")}
        error={isChecked && !isCode(value.code) ? t("share.codeMissing") : undefined}
        value={value.code}
        onChange={(code) => onChange({ ...value, code: code.toLocaleUpperCase("en") })}
        maxLength={16}
        autoComplete="off"
      />
    </div>
  );
}
