import { useTranslation } from "react-i18next";
import { assertNever } from "../../../shared/domain/assertNever.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { Tag } from "../../ui/Tag.tsx";
import { MarkedRuns, MarkedWhole } from "../text/MarkedRuns.tsx";
import { Runs } from "../text/Runs.tsx";
import type { SlidePart } from "./floorSlide.ts";
import styles from "./SlideView.module.css";

export interface SlidePartViewProps {
  readonly part: SlidePart;
  /** What is printed before the words; empty where it stands elsewhere. */
  readonly number: string;
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly hues: DelegationHues;
}

/** One piece of the clause in large type, drawn by the one renderer of changes. */
export function SlidePartView({ part, number, noteNumbers, hues }: SlidePartViewProps) {
  const { t } = useTranslation();
  const printed = number ? `${number} ` : "";
  switch (part.as) {
    case "marked":
      return (
        <p>
          {printed}
          <MarkedRuns
            segments={part.segments}
            view={part.view}
            lead={part.lead}
            noteNumbers={noteNumbers}
            hues={hues}
          />
        </p>
      );
    case "plain":
      return (
        <p>
          {printed}
          {part.runs.length > 0 ? (
            <Runs runs={part.runs} lead={part.lead} noteNumbers={noteNumbers} />
          ) : (
            <span className={styles.none}>{t("floor.screen.empty")}</span>
          )}
        </p>
      );
    case "ins":
    case "del":
      return (
        <p>
          {part.label ? <bdi className={styles.version}>{part.label}</bdi> : printed}
          <MarkedWhole as={part.as} runs={part.runs} noteNumbers={noteNumbers} />
          <Who delegations={part.delegations} hues={hues} />
          {part.as === "del" ? <span className={styles.wouldGo}> {t("floor.screen.wouldGo")}</span> : null}
        </p>
      );
    case "note":
      return (
        <p className={styles.note}>
          <bdi className={styles.version}>{t("floor.screen.note", { number: part.number })}</bdi>
          <MarkedRuns segments={part.segments} view={part.view} noteNumbers={noteNumbers} hues={hues} />
        </p>
      );
    case "table":
      return (
        <table className={styles.table}>
          <tbody>
            {part.table.cells.map((cells, row) => (
              <tr key={part.table.rows[row]}>
                {cells.map((cell) => {
                  const Cell = row < part.table.headerRows ? "th" : "td";
                  return (
                    <Cell key={cell.key}>
                      <Runs runs={cell.runs} lead="" noteNumbers={noteNumbers} />
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return assertNever(part);
  }
}

function Who({ delegations, hues }: { readonly delegations: readonly string[]; readonly hues: DelegationHues }) {
  const [first, ...others] = delegations;
  if (first === undefined) return null;
  const code = others.length > 0 ? `${first} +${others.length}` : first;
  const name = delegations.map((one) => hues.nameOf(one) ?? one).join(", ");
  return (
    <span className={styles.who}>
      {" "}
      <Tag code={code} name={name} hue={hues.hueOf(first)} />
    </span>
  );
}
