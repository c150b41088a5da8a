import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useRevision } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { NotFoundScreen } from "../notFound/NotFoundScreen.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { Screen } from "../shell/Screen.tsx";
import styles from "./Compare.module.css";
import { ComparedPage } from "./ComparedPage.tsx";
import { compareAddress } from "./compareAddress.ts";
import { comparisonOf } from "./comparison.ts";

/** `/d/:draft/rev/:rev`: a Rev as it was issued, read-only, under a bar that says so. Rule UI169. */
export function RevisionScreen({ draftId, rev: asked }: { readonly draftId: string; readonly rev: string }) {
  if (!/^\d{1,6}$/.test(asked)) return <NotFoundScreen />;
  return <ReadRevision draftId={draftId} rev={Number(asked)} />;
}

function ReadRevision({ draftId, rev }: { readonly draftId: string; readonly rev: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data, error, isPending, refetch } = useRevision(draftId, rev);
  const comparison = useMemo(() => data && comparisonOf(data.content, data.content, null), [data]);
  const name = data?.revision.name ?? t("compare.revNumber", { rev });
  const back = <ButtonLink href={`/d/${draftId}`}>{t("compare.backToCurrent")}</ButtonLink>;
  return (
    <Screen title={name} width="full">
      <div className={styles.head}>
        <ScreenHeading>{name}</ScreenHeading>
      </div>
      {data && comparison ? (
        <>
          <div className={styles.bar}>
            <Banner
              tone="amber"
              actions={
                <span className={styles.barWays} data-screen-only>
                  <ButtonLink href={compareAddress(draftId, rev, "current")}>{t("compare.withCurrent")}</ButtonLink>
                  {back}
                </span>
              }
            >
              <bdi>{t("compare.reading", { name, date: formats.date(data.revision.at) })}</bdi>
            </Banner>
          </div>
          <ComparedPage label={name} comparison={comparison} layout="inline" />
        </>
      ) : null}
      {isPending ? <Skeleton label={t("compare.opening")} lines={8} /> : null}
      {error && !data ? <ErrorBanner error={error} onRetry={() => void refetch()} actions={back} /> : null}
    </Screen>
  );
}
