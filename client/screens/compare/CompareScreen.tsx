import { useTranslation } from "react-i18next";
import { useDraft } from "../../live/queries.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ReadingRoom } from "../room/ReadingRoom.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import { Compare } from "./Compare.tsx";

/** `/d/:draft/compare?from=&to=`: what has become of one text in another, live where one of them is the current one. Rule UI164. */
export function CompareScreen({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  const waiting = <Skeleton label={t("compare.opening")} lines={8} />;
  return (
    <Screen title={t("compare.title")} width="full">
      {draft.data ? (
        <ReadingRoom key={draft.data.me.id} access={draft.data} waiting={waiting}>
          <Compare />
        </ReadingRoom>
      ) : null}
      {draft.isPending ? waiting : null}
      {draft.isError && !draft.data ? (
        <>
          <ScreenHeading>{t("compare.title")}</ScreenHeading>
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
