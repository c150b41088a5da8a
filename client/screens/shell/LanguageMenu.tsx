import { useTranslation } from "react-i18next";
import { OWN_NAMES } from "../../../shared/i18n/keys.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useLanguageSection } from "./useLanguageSection.ts";

/** Chooses the language of the interface; each stands under its own name. Rule I18N3. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const [language] = useLanguage();
  return (
    <Menu
      label={t("app.language")}
      trigger={
        <Button variant="quiet" aria-label={t("app.languageOf", { language: OWN_NAMES[language] })}>
          {OWN_NAMES[language]}
          <Icon name="chevronDown" />
        </Button>
      }
      sections={[useLanguageSection()]}
    />
  );
}
