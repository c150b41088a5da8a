import { useTranslation } from "react-i18next";
import { INTERFACE_LANGUAGES, OWN_NAMES } from "../../../shared/i18n/keys.ts";
import { useLanguage } from "../../live/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";

/** Chooses the language of the interface; each stands under its own name. Rule I18N3. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const [language, setLanguage] = useLanguage();
  return (
    <Menu
      label={t("app.language")}
      trigger={
        <Button variant="quiet" aria-label={t("app.languageOf", { language: OWN_NAMES[language] })}>
          {OWN_NAMES[language]}
          <Icon name="chevronDown" />
        </Button>
      }
      sections={[
        {
          id: "languages",
          title: t("app.language"),
          selected: language,
          items: INTERFACE_LANGUAGES.map((code) => ({
            id: code,
            label: OWN_NAMES[code],
            lang: code,
            onAction: () => setLanguage(code),
          })),
        },
      ]}
    />
  );
}
