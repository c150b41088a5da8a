import { useTranslation } from "react-i18next";
import { useDraft } from "../../live/queries.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import { OpenRegister } from "./OpenRegister.tsx";

/** `/d/:draft/register`: every amendment of a draft, live. Rule UI105. */
export function RegisterScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  return (
    <Screen title={t("register.title")} width="full">
      {draft.data ? <OpenRegister key={draft.data.me.id} access={draft.data} /> : null}
      {draft.isPending ? <Skeleton label={t("register.opening")} lines={8} /> : null}
      {draft.isError && !draft.data ? (
        <>
          <ScreenHeading>{t("register.title")}</ScreenHeading>
          <ErrorBanner
            error={draft.error}
            title={t("room.cannotOpen")}
            onRetry={() => void draft.refetch()}
            actions={<ButtonLink href="/">{t("app.toDrafts")}</ButtonLink>}
          />
        </>
      ) : null}
    </Screen>
  );
}
