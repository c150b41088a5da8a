import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { isInBase } from "../amendments/amendmentPlaces.ts";
import { PositionMenu } from "../amendments/PositionMenu.tsx";
import { speakerOf } from "../amendments/speaker.ts";
import { useClauseName } from "../amendments/useClauseName.ts";
import { useSubjectClause } from "../amendments/useSubjectClause.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Decide.module.css";
import { ReserveButton } from "./ReserveButton.tsx";

/** Where a delegation stands on the paragraph in focus, for the toolbar; also for whoever writes as one. Rules UI86, A11Y7. */
export function PositionTools() {
  const { t } = useTranslation();
  const room = useRoom();
  const { state, projection } = room;
  const clause = useSubjectClause();
  const label = useClauseName(clause);
  const speaker = speakerOf(room);
  if (!speaker || state.stage === "drafting") return null;
  const view = clause ? projection.clause(clause) : undefined;
  if (!clause || !view || !isInBase(view)) {
    const reason = t(view ? "decide.blocked.notInText" : "decide.blocked.noClause");
    return (
      <span className={styles.group}>
        <Button disabledReason={reason}>{t("decide.position")}</Button>
        <Button disabledReason={reason}>{t("decide.reserve")}</Button>
      </span>
    );
  }
  return (
    <span className={styles.group}>
      <PositionMenu
        on={{ clause }}
        name={label}
        positions={state.clausePositions.get(clause) ?? new Map()}
        speaker={speaker}
      />
      <ReserveButton key={clause} clause={clause} label={label} speaker={speaker} />
    </span>
  );
}
