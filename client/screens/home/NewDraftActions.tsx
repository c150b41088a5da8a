import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { Button } from "../../ui/Button.tsx";

export interface NewDraftActionsProps {
  readonly mayCreate: boolean;
  /** Asks for a blank draft. */
  readonly onNew: () => void;
}

/** The two ways to begin a draft; who may not, reads why. Rule UI50. */
export function NewDraftActions({ mayCreate, onNew }: NewDraftActionsProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const reason = mayCreate ? undefined : t("home.onlySecretariat");
  return (
    <>
      <Button disabledReason={reason} onPress={() => navigate("/open")}>
        {t("home.openText")}
      </Button>
      <Button variant="primary" disabledReason={reason} onPress={onNew}>
        {t("home.newDraft")}
      </Button>
    </>
  );
}
