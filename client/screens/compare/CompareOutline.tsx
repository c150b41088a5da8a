import { useTranslation } from "react-i18next";
import { plainText, type Run } from "../../../shared/domain/clause.ts";
import { directionOf } from "../../../shared/domain/draftHead.ts";
import styles from "./Compare.module.css";
import { partId } from "./ComparedPartView.tsx";
import type { ComparedPart, Comparison } from "./comparison.ts";
import { nameOfPart } from "./partWords.ts";

const MAX_WORDS = 48;

/** The paragraphs of both texts, each with a dot and a word where it changed; a press goes there. Rule UI168. */
export function CompareOutline({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { clauses, notes, head } = comparison;
  const rows = [...clauses, ...notes.filter(({ count }) => count > 0)].filter(
    ({ kind, count, toLabel, fromLabel }) => count > 0 || toLabel !== "" || fromLabel !== "" || kind === "heading",
  );
  const goTo = (part: ComparedPart) => {
    const element = document.getElementById(partId(part));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "center" });
  };
  return (
    <nav className={styles.outline} aria-label={t("room.outline.label")} data-screen-only>
      <ol className={styles.rows}>
        {rows.map((part) => (
          <li key={partId(part)}>
            <button type="button" className={styles.row} data-change={part.change} onClick={() => goTo(part)}>
              <bdi className={styles.label}>{nameOfPart(part, t)}</bdi>
              <span className={styles.words} lang={head.language} dir={directionOf(head.language)}>
                {part.lead || firstWords(part)}
              </span>
              {part.count > 0 ? (
                <span className={styles.dot}>
                  <span aria-hidden="true">● </span>
                  {t(`compare.row.${part.change === "same" ? "changed" : part.change}`)}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function firstWords({ segments }: ComparedPart): string {
  const runs = segments.flatMap((one): readonly Run[] =>
    one.type === "same"
      ? one.runs
      : (one.alternatives[0]?.runs.length ?? 0) > 0
        ? (one.alternatives[0]?.runs ?? [])
        : one.old,
  );
  const words = plainText(runs).trim();
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS).trimEnd()}…` : words;
}
