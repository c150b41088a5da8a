import { useTranslation } from "react-i18next";
import type { Undoable } from "../../../../shared/domain/draftState.ts";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { Runs } from "../../text/Runs.tsx";
import { useRoom } from "../roomContext.ts";
import { ClauseText } from "./ClauseText.tsx";
import { MarkedResult } from "./MarkedResult.tsx";
import { noteNumbersIn } from "./noteNumbersIn.ts";
import styles from "./takeIn.module.css";
import { undoneWords } from "./undoing.ts";
import { useLiveText } from "./useLiveText.ts";
import { usePlaceName } from "./usePlaceName.ts";

/** Before and after of an undoing whose text has changed since the decision. Rule UI101. */
export function UndoDialog(props: {
  readonly last: Undoable;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { overlays, projection } = useRoom();
  useLiveText(overlays);
  const placeOf = usePlaceName();
  const undone = undoneWords(props.last, overlays);
  if (!undone) return null;
  const { on, present, result } = undone;
  const number = ("clause" in on && projection.clause(on.clause)?.number) || "";
  const words = overlays.words();
  const after = noteNumbersIn(words, "clause" in on ? { clause: on.clause, runs: result } : undefined);
  return (
    <ConfirmDialog
      title={t("takeIn.undo.title", { place: placeOf(on) })}
      action={t("takeIn.undo.action")}
      isOpen
      isPending={props.isPending}
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      <p>{t("takeIn.undo.words")}</p>
      <dl className={styles.facts}>
        <dt>{t("takeIn.accept.before")}</dt>
        <dd>
          <ClauseText number={number}>
            <Runs runs={present} lead="" noteNumbers={noteNumbersIn(words)} />
          </ClauseText>
        </dd>
        <dt>{t("takeIn.accept.after")}</dt>
        <dd>
          <ClauseText number={number}>
            <MarkedResult present={present} result={result} lead="" noteNumbers={after} />
          </ClauseText>
        </dd>
      </dl>
    </ConfirmDialog>
  );
}
