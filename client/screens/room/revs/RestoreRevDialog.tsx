import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Content } from "../../../../shared/document/content.ts";
import { isLocked } from "../../../../shared/domain/agreement.ts";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import { statusOf } from "../../../../shared/domain/draftState.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { useRevision } from "../../../live/queries.ts";
import { useFormats } from "../../../live/useFormats.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { type Comparison, comparisonOf } from "../../compare/comparison.ts";
import { currentContent } from "../../compare/currentContent.ts";
import { nameOfChange, nameOfPart } from "../../compare/partWords.ts";
import { ErrorBanner } from "../../shell/ErrorBanner.tsx";
import { useReason } from "../../shell/useReason.ts";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { useOfWhole } from "../../text/useOfWhole.ts";
import { changeExcerpt } from "../amendments/changeExcerpt.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Revs.module.css";
import { useLookAgain } from "./useLookAgain.tsx";

export interface RestoreRevDialogProps {
  readonly rev: number;
  readonly onClose: () => void;
}

/**
 * Brings back the text of a Rev as a new state: shows first what would change, wants a reason, and says which agreed
 * paragraphs stand in the way. Rule UI171.
 */
export function RestoreRevDialog({ rev, onClose }: RestoreRevDialogProps) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { connection, state } = useRoom();
  const call = useRoomCommand();
  const query = useRevision(connection.snapshot.access.id, rev);
  const comparison = usePreview(query.data?.content ?? null);
  const { decision, isChanged, instead, notice } = useLookAgain(call);
  const reason = useReason(true);
  const revision = state.revisions.find((one) => one.rev === rev);
  const name = revision?.name ?? "";
  const changed = comparison?.clauses.filter(({ count }) => count > 0) ?? [];
  const locked = changed.filter(({ id }) => isLocked(statusOf(state, id as ClauseId)));
  const nothing = comparison !== null && comparison.count === 0;
  const lockedNames = new Intl.ListFormat(i18n.language).format(locked.map((part) => nameOfPart(part, t)));
  const blocked = !call.isOnline
    ? t("decide.blocked.offline")
    : !comparison
      ? t("compare.opening")
      : nothing
        ? t("revs.restore.nothing")
        : locked.length > 0
          ? t("revs.restore.locked", { count: locked.length, places: lockedNames })
          : undefined;
  const restore = async (): Promise<void> => {
    const asked = { command: "restoreRevision", rev, ifDecision: decision, reason: reason.text } as const;
    if (await call.run(asked)) onClose();
  };
  return (
    <FormDialog
      title={t("revs.restore.title", { name })}
      size="large"
      action={t("revs.restore.confirm", { name })}
      isDangerous
      isCancelFirst
      isPending={call.isPending}
      disabledReason={blocked}
      instead={instead}
      onSubmit={() => {
        if (reason.check() && !isChanged) void restore();
      }}
      onClose={onClose}
      above={
        <>
          {notice}
          {query.error ? <ErrorBanner error={query.error} onRetry={() => void query.refetch()} /> : null}
          {locked.length > 0 ? (
            <Banner tone="amber">{t("revs.restore.locked", { count: locked.length, places: lockedNames })}</Banner>
          ) : null}
        </>
      }
    >
      <p>{t("revs.restore.means", { name, date: revision ? formats.date(revision.at) : "" })}</p>
      {comparison ? (
        <Preview comparison={comparison} />
      ) : query.error ? null : (
        <Skeleton label={t("compare.opening")} lines={4} />
      )}
      <TextField label={t("amend.ask.reason")} description={t("amend.ask.reasonWords")} {...reason.field} />
    </FormDialog>
  );
}

/** What would become of the present text, live; null until the Rev is there. */
function usePreview(revision: Content | null): Comparison | null {
  const { overlays, projection } = useRoom();
  return useOfWhole<Comparison | null>(
    overlays,
    useCallback(
      (former: Comparison | null) => (revision ? comparisonOf(currentContent(projection), revision, former) : null),
      [projection, revision],
    ),
  );
}

function Preview({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { clauses, notes, count, noteNumbers, head } = comparison;
  const changed = [...clauses, ...notes].filter((part) => part.count > 0);
  if (changed.length === 0) return <p className={styles.muted}>{t("revs.restore.nothing")}</p>;
  return (
    <section aria-label={t("revs.restore.preview")}>
      <h3 className={styles.subtitle}>{t("revs.restore.changes", { count })}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by key. */}
      <ul className={styles.preview} tabIndex={0} aria-label={t("revs.restore.preview")}>
        {changed.map((part) => (
          <li key={`${part.kind} ${part.id}`}>
            <p className={styles.previewLabel}>
              <bdi>{nameOfPart(part, t)}</bdi>
              {part.change === "same" || part.change === "changed" ? null : ` · ${nameOfChange(part, t)}`}
            </p>
            <p className={styles.previewWords} lang={head.language} dir={directionOf(head.language)}>
              <MarkedRuns segments={changeExcerpt(part.segments)} view="changes" noteNumbers={noteNumbers} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
