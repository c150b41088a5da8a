import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ProgressMeter } from "../../ui/ProgressMeter.tsx";
import { allItems, type FileReview, itemsToTable } from "./fileReview.ts";
import styles from "./ImportAmendments.module.css";
import type { TablingRun } from "./useTabling.ts";

export interface TablingProgressProps {
  readonly draft: string;
  readonly review: FileReview;
  readonly running: TablingRun | null;
  readonly ref: Ref<HTMLDivElement>;
}

/** How far the tabling has got, and afterwards what was tabled under which numbers and what was not. Rules UI212, UI214. */
export function TablingProgress({ draft, review, running, ref }: TablingProgressProps) {
  const { t, i18n } = useTranslation();
  const results = allItems(review.placed).flatMap(({ key }) => review.results.get(key) ?? []);
  const tabled = results.flatMap((one) => (one.state === "tabled" ? [one.number] : []));
  const failed = results.length - tabled.length;
  const left = itemsToTable(review).length - failed;
  if (!running && results.length === 0) return null;
  return (
    <div ref={ref} className={styles.progress} tabIndex={-1}>
      {running ? (
        <ProgressMeter
          label={t("fileAmend.progress", { count: running.done, all: running.all })}
          value={running.done}
          max={running.all}
        />
      ) : (
        <Banner
          tone={failed > 0 ? "amber" : "done"}
          actions={
            <>
              <ButtonLink href={`/d/${draft}/register`}>{t("fileAmend.toRegister")}</ButtonLink>
              <ButtonLink href={`/d/${draft}`}>{t("register.toText")}</ButtonLink>
            </>
          }
        >
          <p>
            {tabled.length === 0 ? (
              t("fileAmend.tabledNone")
            ) : (
              <>
                {t("fileAmend.tabled", { count: tabled.length })} <bdi>{numbersOf(tabled, i18n.language)}</bdi>
              </>
            )}
          </p>
          {failed > 0 ? <p>{t("fileAmend.failed", { count: failed })}</p> : null}
          {left > 0 ? <p>{t("fileAmend.left", { count: left })}</p> : null}
        </Banner>
      )}
    </div>
  );
}

/** The numbers themselves while they are few; else the first and the last. */
const NAMED_AT_MOST = 12;

function numbersOf(numbers: readonly string[], language: string): string {
  const known = numbers.filter(Boolean).toSorted((a, b) => a.localeCompare(b, language, { numeric: true }));
  if (known.length > NAMED_AT_MOST) return `${known[0]} … ${known.at(-1)}`;
  return new Intl.ListFormat(language).format(known);
}
