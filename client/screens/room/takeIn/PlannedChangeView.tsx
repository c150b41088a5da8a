import { useTranslation } from "react-i18next";
import { assertNever } from "../../../../shared/domain/assertNever.ts";
import type { Run } from "../../../../shared/domain/clause.ts";
import type { ClauseId } from "../../../../shared/domain/ids.ts";
import { sameRuns } from "../../../../shared/domain/joinRuns.ts";
import { MarkedWhole } from "../../text/MarkedRuns.tsx";
import { Runs } from "../../text/Runs.tsx";
import { useRoom } from "../roomContext.ts";
import { ClauseText } from "./ClauseText.tsx";
import { EditableResult } from "./EditableResult.tsx";
import { noteNumbersIn } from "./noteNumbersIn.ts";
import type { PlannedChange } from "./plannedChange.ts";
import styles from "./takeIn.module.css";
import { useBetweenName, usePlaceName } from "./usePlaceName.ts";

export interface PlannedChangeViewProps {
  readonly change: PlannedChange;
  readonly isWritten: boolean;
  readonly onWritten?: ((runs: readonly Run[] | null) => void) | undefined;
}

/** What acceptance does to the text: before and after, or from where to where. Rules UI90, UI93. */
export function PlannedChangeView({ change, isWritten, onWritten }: PlannedChangeViewProps) {
  const { t } = useTranslation();
  const { projection, overlays } = useRoom();
  const placeOf = usePlaceName();
  const betweenName = useBetweenName();
  const words = overlays.words();
  switch (change.type) {
    case "text": {
      const { on, present, result } = change;
      const clause = "clause" in on ? projection.clause(on.clause) : undefined;
      const number = clause?.number ?? "";
      const lead = clause?.version ? "" : (clause?.lead ?? "");
      const changed = "clause" in on ? { clause: on.clause, runs: result } : undefined;
      return (
        <dl className={styles.facts}>
          <dt>{t("takeIn.accept.before")}</dt>
          <dd>
            <ClauseText number={number}>
              <Runs runs={present} lead={lead} noteNumbers={noteNumbersIn(words)} />
            </ClauseText>
          </dd>
          <dt>{t("takeIn.accept.after")}</dt>
          <dd>
            <EditableResult
              place={placeOf(on)}
              number={number}
              lead={lead}
              present={present}
              result={result}
              noteNumbers={noteNumbersIn(words, changed)}
              isWritten={isWritten}
              onWritten={onWritten}
            />
          </dd>
        </dl>
      );
    }
    case "insert": {
      const { proposed, result, label, number, lead, between, added } = change;
      return (
        <dl className={styles.facts}>
          <dt>{t("takeIn.accept.place")}</dt>
          <dd>{t("takeIn.accept.newParagraph", { where: betweenName(between) })}</dd>
          <dt>{label}</dt>
          <dd>
            <EditableResult
              place={label}
              number={number}
              lead={lead}
              present={isWritten && !sameRuns(proposed, result) ? proposed : []}
              result={result}
              noteNumbers={noteNumbersIn(words, { added, runs: result })}
              isWritten={isWritten}
              onWritten={onWritten}
            />
          </dd>
        </dl>
      );
    }
    case "delete": {
      const [first, ...below] = change.clauses;
      return (
        <dl className={styles.facts}>
          <dt>{t("takeIn.accept.deleted")}</dt>
          <dd>
            {first ? <StruckClause id={first} /> : null}
            {below.length > 0 ? (
              <p className={styles.quiet}>{t("takeIn.accept.deletedWith", { count: below.length })}</p>
            ) : null}
            {below.map((id) => (
              <StruckClause key={id} id={id} />
            ))}
          </dd>
        </dl>
      );
    }
    case "move": {
      const [first, ...below] = change.clauses;
      const clause = first && projection.clause(first);
      return (
        <>
          {clause ? (
            <ClauseText number={clause.number}>
              <Runs runs={clause.baseRuns} lead={clause.lead} noteNumbers={noteNumbersIn(words)} />
            </ClauseText>
          ) : null}
          <dl className={styles.facts}>
            <dt>{t("takeIn.accept.from")}</dt>
            <dd>{betweenName(change.from)}</dd>
            <dt>{t("takeIn.accept.to")}</dt>
            <dd>{betweenName(change.to)}</dd>
          </dl>
          {below.length > 0 ? (
            <p className={styles.quiet}>{t("takeIn.accept.movedWith", { count: below.length })}</p>
          ) : null}
        </>
      );
    }
    default:
      return assertNever(change);
  }
}

function StruckClause({ id }: { readonly id: ClauseId }) {
  const { projection, overlays } = useRoom();
  const clause = projection.clause(id);
  if (!clause) return null;
  return (
    <ClauseText number={clause.number}>
      <MarkedWhole runs={clause.baseRuns} as="del" noteNumbers={noteNumbersIn(overlays.words())} />
    </ClauseText>
  );
}
