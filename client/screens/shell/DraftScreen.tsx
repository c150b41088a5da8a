import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DraftResponse } from "../../../shared/protocol/http.ts";
import { useDraft } from "../../live/queries.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { ErrorBanner } from "./ErrorBanner.tsx";
import { Screen, type ScreenProps } from "./Screen.tsx";

export interface DraftScreenProps {
  readonly draftId: string;
  readonly title: string;
  /** As wide as the window, unless said otherwise. */
  readonly width?: NonNullable<ScreenProps["width"]>;
  /** Shown until it is known who one is in the draft. */
  readonly waiting: ReactNode;
  readonly children: (access: DraftResponse) => ReactNode;
}

/** A screen of a draft beside its room: asks who I am there first, and says why it cannot be opened. */
export function DraftScreen({ draftId, title, width = "full", waiting, children }: DraftScreenProps) {
  const { t } = useTranslation();
  const draft = useDraft(draftId);
  return (
    <Screen title={title} width={width}>
      {draft.data ? children(draft.data) : null}
      {draft.isPending ? waiting : null}
      {draft.isError && !draft.data ? (
        <>
          <ScreenHeading>{title}</ScreenHeading>
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
