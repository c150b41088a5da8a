import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ImportResponse } from "../../../shared/protocol/http.ts";
import { useCreateFromContent } from "../../live/queries.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ScreenHeading } from "../../ui/ScreenHeading.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { countFound } from "./countFound.ts";
import { ImportedText } from "./ImportedText.tsx";
import styles from "./ReviewImport.module.css";
import { WarningList } from "./WarningList.tsx";

export interface ReviewImportProps {
  readonly found: ImportResponse;
  readonly sourceName: string;
  readonly onAnother: () => void;
}

/** What a reader made of a text: counts, doubts with their places, and the text as it will stand. Rule UI53. */
export function ReviewImport({ found, sourceName, onAnother }: ReviewImportProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const create = useCreateFromContent();
  const counts = countFound(found.content);

  return (
    <div className={styles.review}>
      <div className={styles.head}>
        <div className={styles.words}>
          <ScreenHeading key="review">{t("import.reviewTitle")}</ScreenHeading>
          <p>{t("import.reviewWords", { source: sourceName })}</p>
        </div>
        <div className={styles.actions}>
          <ButtonLink href="/">{t("ui.cancel")}</ButtonLink>
          <Button onPress={onAnother}>{t("import.another")}</Button>
          <Button
            variant="primary"
            isPending={create.isPending}
            onPress={() => create.mutate(found.content, { onSuccess: ({ id }) => navigate(`/d/${id}`) })}
          >
            {t("import.create")}
          </Button>
        </div>
      </div>
      {create.isError ? <ErrorBanner error={create.error} /> : null}
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
