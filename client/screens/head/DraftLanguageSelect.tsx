import { useTranslation } from "react-i18next";
import { LANGUAGES, type Language } from "../../../shared/domain/draftHead.ts";
import { Select } from "../../ui/Select.tsx";

export interface DraftLanguageSelectProps {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}

/** The language a draft is written in, one of the six. */
export function DraftLanguageSelect({ value, onChange }: DraftLanguageSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("head.language")}
      description={t("head.languageWords")}
      options={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
