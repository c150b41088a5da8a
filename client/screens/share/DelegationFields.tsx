import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../live/useLanguage.ts";
import { ComboBox } from "../../ui/ComboBox.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./DelegationFields.module.css";
import { type DelegationDraft, isCode } from "./delegationDraft.ts";
import { knownDelegations, withName } from "./knownDelegations.ts";

export interface DelegationFieldsProps {
  readonly value: DelegationDraft;
  readonly onChange: (value: DelegationDraft) => void;
  /** True once somebody tried to go on: what is missing is then said. */
  readonly isChecked: boolean;
  /** True from the second delegation on: the caret goes there by itself. */
  readonly isNext: boolean;
}

/** Name and code of a delegation. A state or group that is known brings its code, chosen or typed. Rules UI58, UI71. */
export function DelegationFields({ value, onChange, isChecked, isNext }: DelegationFieldsProps) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const known = useMemo(() => knownDelegations(language, (code) => t(`share.group.${code}`)), [language, t]);
  const options = useMemo(() => known.map(({ code, name }) => ({ id: code, label: name, detail: code })), [known]);
  return (
    <div className={styles.fields}>
      <ComboBox
        label={t("share.delegation")}
        description={t("share.delegationWords")}
        error={isChecked && value.name.trim() === "" ? t("share.nameMissing") : undefined}
        options={options}
        value={value.name}
        autoFocus={isNext}
        onType={(name) => onChange(withName(value, name, known))}
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
