import { useTranslation } from "react-i18next";
import { Banner } from "../../ui/Banner.tsx";
import styles from "./ExportDialog.module.css";
import type { ExportWhat } from "./exportChoice.ts";
import type { ExportFacts } from "./exportFacts.ts";

export interface ExportWarningsProps {
  readonly facts: ExportFacts;
  readonly what: Exclude<ExportWhat, "register">;
}

/** Labels named in a warning; of more only how many. */
const NAMED_AT_MOST = 6;

/** What one should know before the file leaves the room; nothing where there is nothing to say. Rule UI204. */
export function ExportWarnings({ facts, what }: ExportWarningsProps) {
  const { t, i18n } = useTranslation();
  const named = (labels: readonly string[]): string => {
    const some = labels.slice(0, NAMED_AT_MOST);
    const others = labels.length - some.length;
    const parts = others > 0 ? [...some, t("export.andOthers", { count: others })] : some;
    return new Intl.ListFormat(i18n.language).format(parts);
  };
  const { unknownLeads, withoutWords, openAmendments, notAgreed, bracketed } = facts;
  const isWithoutAmendments = what === "final" || what === "base" || what === "redline";
  const warnings = [
    ...(facts.isEmpty ? [t("export.empty")] : []),
    ...(facts.stage === "final" ? [] : [t("export.notFinal", { stage: t(`stage.${facts.stage}`) })]),
    ...(notAgreed > 0 ? [t("export.notAgreed", { count: notAgreed })] : []),
    ...(bracketed > 0 ? [t("export.bracketed", { count: bracketed })] : []),
    ...(isWithoutAmendments && openAmendments > 0 ? [t("export.notInText", { count: openAmendments })] : []),
    ...(facts.hasNoOrgan ? [t("export.noOrgan")] : []),
    ...(unknownLeads.length > 0
      ? [t("export.unknownLead", { count: unknownLeads.length, labels: named(unknownLeads) })]
      : []),
    ...(withoutWords.length > 0
      ? [t("export.withoutWords", { count: withoutWords.length, labels: named(withoutWords) })]
      : []),
  ];
  const [only, ...others] = warnings;
  if (only === undefined) return null;
  return (
    <Banner tone="amber">
      {others.length === 0 ? (
        only
      ) : (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
