import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Button } from "../../ui/Button.tsx";

export interface NewDraftActionsProps {
  readonly mayCreate: boolean;
  /** Asks for a blank draft. */
  readonly onNew: () => void;
}

/** The two ways to begin a draft; who may not create one is not offered them. Rule UI50. */
export function NewDraftActions({ mayCreate, onNew }: NewDraftActionsProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  if (!mayCreate) return null;
  return (
    <>
      <Button onPress={() => navigate("/open")}>{t("home.openText")}</Button>
      <Button variant="primary" onPress={onNew}>
        {t("home.newDraft")}
      </Button>
    </>
  );
}
