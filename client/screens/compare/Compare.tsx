import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import type { Content } from "../../../shared/document/content.ts";
import { useRevision } from "../../live/queries.ts";
import { useFormats } from "../../live/useFormats.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useRoom } from "../room/roomContext.ts";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { useOfWhole } from "../text/useOfWhole.ts";
import styles from "./Compare.module.css";
import { CompareControls } from "./CompareControls.tsx";
import { ComparedPage, type CompareLayout } from "./ComparedPage.tsx";
import { CompareOutline } from "./CompareOutline.tsx";
import { askedSides, type CompareSide, compareAddress } from "./compareAddress.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { CurrentChange } from "./currentChange.ts";
import { currentContent } from "./currentContent.ts";
import { RedlineButton } from "./RedlineButton.tsx";
import { useChangeWalk } from "./useChangeWalk.ts";

/** The comparison of two texts of the draft one is in. Rules UI164–UI168. */
export function Compare() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { connection, state } = useRoom();
  const [, navigate] = useLocation();
  const draft = connection.snapshot.access.id;
  const asked = askedSides(useSearch(), state);
  const from = useSide(draft, asked?.from ?? "current");
  const to = useSide(draft, asked?.to ?? "current");
  const comparison = useComparison(from.content, to.content);
  const [layout, setLayout] = useState<CompareLayout>("inline");
  const walk = useChangeWalk(comparison);
  const nameOf = (side: CompareSide): string => {
    const revision = state.revisions.find(({ rev }) => rev === side);
    return revision ? t("compare.rev", { name: revision.name, date: formats.date(revision.at) }) : t("compare.current");
  };
  const failed = [from, to].find(({ error }) => error !== null);
  const heading = (
    <div className={styles.head}>
      <ScreenHeading>{t("compare.title")}</ScreenHeading>
      <div className={styles.ways} data-screen-only>
        {asked?.to === "current" && asked.from !== "current" ? <RedlineButton draft={draft} from={asked.from} /> : null}
        <ButtonLink href={`/d/${draft}`}>{t("compare.toText")}</ButtonLink>
      </div>
    </div>
  );
  if (!asked) {
    return (
      <>
        {heading}
        <EmptyState title={t("compare.noRevs")}>
          <p>{t("compare.noRevsWords")}</p>
        </EmptyState>
      </>
    );
  }
  const names = { from: nameOf(asked.from), to: nameOf(asked.to) };
  const go = (one: CompareSide, other: CompareSide) => navigate(compareAddress(draft, one, other), { replace: true });
  return (
    <CurrentChange value={walk.current}>
      {heading}
      <p className={styles.printed}>{t("compare.printed", names)}</p>
      {asked.unknown.length > 0 ? (
        <Banner tone="amber" role="alert">
          {t("compare.unknown", { rev: asked.unknown.join(", ") })}
        </Banner>
      ) : null}
      <CompareControls
        sides={[...state.revisions.map(({ rev }) => rev), "current"]}
        nameOf={nameOf}
        from={asked.from}
        to={asked.to}
        onChange={go}
        layout={layout}
        onLayout={setLayout}
        count={comparison?.count ?? null}
        walk={walk}
      />
      {failed?.error ? <ErrorBanner error={failed.error} onRetry={failed.retry} /> : null}
      {comparison ? (
        <div className={styles.body}>
          <CompareOutline comparison={comparison} />
          <div className={styles.desk}>
            <ComparedPage label={t("compare.page", names)} comparison={comparison} layout={layout} names={names} />
          </div>
        </div>
      ) : null}
      {!comparison && !failed ? <Skeleton label={t("compare.opening")} lines={8} /> : null}
    </CurrentChange>
  );
}

type SideContent = Content | "current" | null;

/** The text of one side: a Rev as it was stored, or "current"; null while it is on its way. */
function useSide(draft: string, side: CompareSide) {
  const query = useRevision(draft, side === "current" ? null : side);
  const content: SideContent = side === "current" ? "current" : (query.data?.content ?? null);
  return { content, error: query.error, retry: () => void query.refetch() };
}

/** The comparison, live where one side is the current text; null while a side is missing. */
function useComparison(from: SideContent, to: SideContent): Comparison | null {
  const { overlays, projection } = useRoom();
  return useOfWhole<Comparison | null>(
    overlays,
    useCallback(
      (former: Comparison | null): Comparison | null => {
        if (!from || !to) return null;
        const textOf = (side: Content | "current") => (side === "current" ? currentContent(projection) : side);
        return comparisonOf(textOf(from), textOf(to), former);
      },
      [projection, from, to],
    ),
  );
}
