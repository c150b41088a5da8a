import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ImportResponse } from "../../../shared/protocol/http.ts";
import { type TrackedChanges, useCreateFromContent } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { countFound } from "./countFound.ts";
import { ImportedText } from "./ImportedText.tsx";
import { ReviewHead } from "./ReviewHead.tsx";
import styles from "./ReviewImport.module.css";
import { WarningList } from "./WarningList.tsx";

export interface ReviewImportProps {
  readonly found: ImportResponse;
  readonly sourceName: string;
  /** What became of the tracked changes of the file. */
  readonly changes: TrackedChanges;
  /** True while the file is read again. */
  readonly isReading: boolean;
  readonly readError: unknown;
  readonly onChanges: (changes: TrackedChanges) => void;
  readonly onAnother: () => void;
}

/** What a reader made of a text: counts, doubts with their places, and the text as it will stand. Rules UI53, UI208. */
export function ReviewImport(props: ReviewImportProps) {
  const { found, sourceName, changes, isReading, readError, onChanges, onAnother } = props;
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const create = useCreateFromContent();
  const counts = countFound(found.content);

  return (
    <div className={styles.review}>
      <ReviewHead title={t("import.reviewTitle")} words={t("import.reviewWords", { source: sourceName })}>
        <ButtonLink href="/">{t("ui.cancel")}</ButtonLink>
        <Button onPress={onAnother}>{t("import.another")}</Button>
        <Button
          variant="primary"
          isPending={create.isPending || isReading}
          onPress={() => create.mutate(found.content, { onSuccess: ({ id }) => navigate(`/d/${id}`) })}
        >
          {t("import.create")}
        </Button>
      </ReviewHead>
      {create.isError ? <ErrorBanner error={create.error} /> : null}
      {readError && !isReading ? <ErrorBanner error={readError} /> : null}
      {found.changes > 0 ? (
        <Banner tone="info">
          <RadioGroup<TrackedChanges>
            label={t("import.changes", { count: found.changes })}
            options={[
              { value: "accept", label: t("import.changesAccept") },
              { value: "reject", label: t("import.changesReject") },
            ]}
            value={changes}
            onChange={onChanges}
          />
          <p>{t("import.changesWords")}</p>
        </Banner>
      ) : null}
      <div className={styles.columns}>
        <section className={styles.side} aria-labelledby="import-found">
          <h2 id="import-found" className={styles.title}>
            {t("import.found")}
          </h2>
          {counts.length > 0 ? (
            <ul className={styles.counts}>
              {counts.map(([kind, count]) => (
                <li key={kind}>{t(`import.${kind}`, { count })}</li>
              ))}
            </ul>
          ) : (
            <Banner tone="amber">{t("import.nothingFound")}</Banner>
          )}
          {found.comments > 0 ? <p>{t("import.comments", { count: found.comments })}</p> : null}
          <WarningList warnings={found.warnings} />
        </section>
        <section className={styles.main} aria-labelledby="import-structure">
          <h2 id="import-structure" className={styles.title}>
            {t("import.structure")}
          </h2>
          <ImportedText content={found.content} />
        </section>
      </div>
    </div>
  );
}
