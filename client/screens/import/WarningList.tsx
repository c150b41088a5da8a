import { useTranslation } from "react-i18next";
import type { ImportWarning } from "../../../shared/document/content.ts";
import { Banner } from "../../ui/Banner.tsx";
import styles from "./WarningList.module.css";
import { warningKey } from "./warningKey.ts";

/** Where a reader was in doubt: each kind of doubt once, below it the places with line and words. Rule UI53. */
export function WarningList({ warnings }: { readonly warnings: readonly ImportWarning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return <Banner tone="done">{t("import.noWarnings")}</Banner>;
  const kinds = [...Map.groupBy(warnings, (warning) => warning.code)];
  return (
    <div className={styles.warnings}>
      <Banner tone="amber">{t("import.warnings", { count: warnings.length })}</Banner>
      <ul className={styles.list}>
        {kinds.map(([code, places]) => (
          <WarningKind key={code} code={code} places={places} />
        ))}
      </ul>
    </div>
  );
}

function WarningKind({ code, places }: { readonly code: string; readonly places: readonly ImportWarning[] }) {
  const key = warningKey(code);
  const { t } = useTranslation();
  return (
    <li className={styles.kind}>
      {key ? <p>{t(key)}</p> : <p lang="en">{places[0]?.message}</p>}
      <ul className={styles.places}>
        {places.map((place, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other identity, and the list never changes
          <li key={index} className={styles.place}>
            {place.line === undefined ? null : (
              <span className={styles.line}>{t("import.line", { line: place.line })}</span>
            )}
            {place.excerpt ? (
              <q className={styles.excerpt} dir="auto">
                {place.excerpt}
              </q>
            ) : null}
          </li>
        ))}
      </ul>
    </li>
  );
}
