import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Run } from "../../../../shared/domain/clause.ts";
import { sameRuns } from "../../../../shared/domain/joinRuns.ts";
import { Button } from "../../../ui/Button.tsx";
import { ClauseText } from "./ClauseText.tsx";
import { MarkedResult } from "./MarkedResult.tsx";
import { ResultField } from "./ResultField.tsx";
import styles from "./takeIn.module.css";

export interface EditableResultProps {
  readonly place: string;
  readonly number: string;
  readonly lead: string;
  readonly present: readonly Run[];
  readonly result: readonly Run[];
  readonly noteNumbers: ReadonlyMap<string, number>;
  /** True while the result is the person's own text. */
  readonly isWritten: boolean;
  /** The person's own text, or null: the proposed result again. Left out: the result is only read. */
  readonly onWritten?: ((runs: readonly Run[] | null) => void) | undefined;
}

/** What a text will read, marked against what it reads now; and the way to write something else. Rules UI90, UI97. */
export function EditableResult(props: EditableResultProps) {
  const { place, number, lead, present, result, noteNumbers, isWritten, onWritten } = props;
  const { t } = useTranslation();
  const [isEditing, setIsEditing] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  return (
    <>
      <ClauseText number={number}>
        <MarkedResult present={present} result={result} lead={lead} noteNumbers={noteNumbers} />
      </ClauseText>
      {result.length === 0 ? <p className={styles.quiet}>{t("takeIn.accept.empty")}</p> : null}
      {sameRuns(present, result) ? <p className={styles.quiet}>{t("takeIn.accept.unchanged")}</p> : null}
      {isWritten ? <p className={styles.quiet}>{t("takeIn.result.written")}</p> : null}
      {isEditing && onWritten ? (
        <ResultField
          label={t("takeIn.result.label", { place })}
          runs={result}
          noteNumbers={noteNumbers}
          onChange={onWritten}
          onLeave={() => toggle.current?.focus()}
        />
      ) : null}
      {onWritten ? (
        <div className={styles.row}>
          <Button ref={toggle} onPress={() => setIsEditing(!isEditing)}>
            {t(isEditing ? "takeIn.result.done" : "takeIn.accept.edit")}
          </Button>
          {isWritten ? (
            <Button
              variant="quiet"
              onPress={() => {
                setIsEditing(false);
                onWritten(null);
              }}
            >
              {t("takeIn.result.discard")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
