import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftSummary, MeResponse } from "../../../shared/protocol/http.ts";
import { useDrafts } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import styles from "./DraftList.module.css";
import { DraftRow } from "./DraftRow.tsx";
import { type DraftFilter, filterDrafts, usefulFilters } from "./filterDrafts.ts";
import { NewDraftActions, type NewDraftActionsProps } from "./NewDraftActions.tsx";
import { NewDraftDialog } from "./NewDraftDialog.tsx";

const FILTER_LABELS = {
  all: "home.filterAll",
  facilitated: "home.filterFacilitated",
  delegation: "home.filterDelegation",
  archived: "home.filterArchived",
} as const;

export interface DraftListProps {
  readonly me: MeResponse;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

/** The list of drafts with its filter, and the ways to begin a new one. Rule UI49. */
export function DraftList({ me, search, onSearch }: DraftListProps) {
  const { t } = useTranslation();
  const drafts = useDrafts(true);
  const [filter, setFilter] = useState<DraftFilter>("all");
  const all = drafts.data ?? [];
  const [isAsking, setIsAsking] = useState(false);
  const isEmpty = drafts.data?.length === 0;
  const filters = usefulFilters(all);
  const shown = filterDrafts(all, filters.includes(filter) ? filter : "all", search);

  return (
    <>
      <div className={styles.head}>
        <ScreenHeading>{t("home.title")}</ScreenHeading>
        {filters.length > 1 ? (
          <Segmented
            label={t("home.filter")}
            options={filters.map((value) => ({ value, label: t(FILTER_LABELS[value]) }))}
            value={filters.includes(filter) ? filter : "all"}
            onChange={setFilter}
          />
        ) : null}
        <div className={styles.actions}>
          <NewDraftActions mayCreate={me.mayCreateDrafts} onNew={() => setIsAsking(true)} />
        </div>
      </div>
      {drafts.isError ? (
        <ErrorBanner error={drafts.error} title={t("home.loadFailed")} onRetry={() => void drafts.refetch()} />
      ) : null}
      {drafts.isPending ? <Skeleton label={t("home.loading")} lines={6} /> : null}
      {isEmpty ? <NoDrafts mayCreate={me.mayCreateDrafts} onNew={() => setIsAsking(true)} /> : null}
      {all.length > 0 && shown.length === 0 ? (
        <EmptyState
          title={t("home.noneFound")}
          actions={
            <Button
              onPress={() => {
                onSearch("");
                setFilter("all");
              }}
            >
              {t("home.showAll")}
            </Button>
          }
        >
          <p>{t("home.noneFoundWords")}</p>
        </EmptyState>
      ) : null}
      {shown.length > 0 ? <Drafts drafts={shown} /> : null}
      <NewDraftDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const { t } = useTranslation();
  const now = Date.now();
  return (
    <>
      <div className={styles.sheet}>
        {/* Every entry names its values itself; the line of headings is for the eye. */}
        <div className={styles.columns} aria-hidden="true">
          <span>{t("home.symbol")}</span>
          <span>{t("home.draftTitle")}</span>
          <span>{t("home.stage")}</span>
          <span>{t("home.youAre")}</span>
          <span>{t("home.live")}</span>
          <span>{t("home.lastChange")}</span>
        </div>
        <ul className={styles.list} aria-label={t("home.title")}>
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} now={now} />
          ))}
        </ul>
      </div>
      <p className={styles.summary}>{t("home.shown", { count: drafts.length })}</p>
    </>
  );
}

function NoDrafts({ mayCreate, onNew }: NewDraftActionsProps) {
  const { t } = useTranslation();
  if (!mayCreate) {
    return (
      <EmptyState title={t("home.emptyGuestTitle")}>
        <p>{t("home.emptyGuestWords")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("home.emptyTitle")} actions={<NewDraftActions mayCreate onNew={onNew} />}>
      <p>{t("home.emptyWords")}</p>
    </EmptyState>
  );
}
