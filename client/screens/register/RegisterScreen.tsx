import { useTranslation } from "react-i18next";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { DraftScreen } from "../shell/DraftScreen.tsx";
import { OpenRegister } from "./OpenRegister.tsx";

/** `/d/:draft/register`: every amendment of a draft, live. Rule UI105. */
export function RegisterScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  return (
    <DraftScreen
      draftId={draftId}
      title={t("register.title")}
      waiting={<Skeleton label={t("register.opening")} lines={8} />}
    >
      {(access) => <OpenRegister key={access.me.id} access={access} />}
    </DraftScreen>
  );
}
