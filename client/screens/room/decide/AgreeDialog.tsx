import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { overlay } from "../../../../shared/amendments/overlay.ts";
import type { Overlays, OverlaysChange } from "../../../../shared/amendments/overlays.ts";
import type { Disposition } from "../../../../shared/domain/clauseCommands.ts";
import { directionOf } from "../../../../shared/domain/draftHead.ts";
import { fingerprint } from "../../../../shared/domain/fingerprint.ts";
import type { AmendmentId, ClauseId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { MarkedRuns } from "../../text/MarkedRuns.tsx";
import { useNoteNumbers } from "../amendments/useNoteNumbers.ts";
import { useRoom } from "../roomContext.ts";
import { useProposed } from "../useOverlays.ts";
import { AmendmentFates } from "./AmendmentFates.tsx";
import styles from "./Decide.module.css";
import { type Answer, dispositionsOf } from "./dispositions.ts";
import { citedIn, openOnClause } from "./openOnClause.ts";
import { useRoomCommand } from "./useRoomCommand.ts";

export interface AgreeDialogProps {
  readonly clause: ClauseId;
  readonly label: string;
  readonly command: "agreeAdRef" | "agreeClause";
  readonly onClose: () => void;
}

/**
 * Closes a paragraph on exactly the words it shows, and asks what becomes of each amendment that is still open on it. What
 * changes under the dialog is shown, and must be seen before it can be agreed. Rules UI83, UI84.
 */
export function AgreeDialog({ clause, label, command, onClose }: AgreeDialogProps) {
  const { t } = useTranslation();
  const { overlays, projection, state } = useRoom();
  const noteNumbers = useNoteNumbers();
  const call = useRoomCommand();
  const select = useCallback((source: Overlays) => source.baseOf({ clause }), [clause]);
  const concerns = useCallback((change: OverlaysChange) => change.clauses.has(clause), [clause]);
  const words = useProposed(overlays, select, concerns);
  const [seen, setSeen] = useState(words);
  const [answers, setAnswers] = useState<ReadonlyMap<AmendmentId | "all", Answer>>(new Map());
  const [isChecked, setIsChecked] = useState(false);
  const open = openOnClause(state.amendments, clause, citedIn(words));
  const isChanged = fingerprint(seen) !== fingerprint(words);
  const isFinal = command === "agreeClause";
  const { language } = projection.head;
  const { lead = "" } = projection.clause(clause) ?? {};
  const refused = call.error;
  const submit = async (dispositions: readonly Disposition[]): Promise<void> => {
    const clauses = [{ clause, ifBase: fingerprint(seen) }];
    if (await call.run({ command, clauses, ...(dispositions.length > 0 ? { dispositions } : {}) })) onClose();
  };
  const offline = call.isOnline ? undefined : t("decide.blocked.offline");
  const segments = isChanged
    ? overlay(seen, [{ id: "" as AmendmentId, number: "", kind: "edit", delegations: [], base: seen, text: words }])
        .segments
    : [{ type: "same" as const, offset: 0, runs: words }];
  return (
    <FormDialog
      title={t(isFinal ? "decide.ask.finalTitle" : "decide.ask.adRefTitle", { label })}
      action={t(isFinal ? "decide.ask.final" : "decide.ask.adRef")}
      isCancelFirst
      isPending={call.isPending}
      disabledReason={offline}
      instead={
        isChanged ? (
          <Button
            onPress={() => {
              call.reset();
              setSeen(words);
            }}
          >
            {t("decide.ask.look")}
          </Button>
        ) : undefined
      }
      onSubmit={() => {
        setIsChecked(true);
        const dispositions = dispositionsOf(open, answers);
        if (dispositions && !isChanged) void submit(dispositions);
      }}
      onClose={onClose}
    >
      <div className={styles.reads}>
        <p>{t("decide.ask.reads", { label })}</p>
        <p className={styles.text} lang={language} dir={directionOf(language)}>
          {words.length === 0 ? (
            t("decide.ask.emptyText")
          ) : (
            <MarkedRuns segments={segments} view="changes" noteNumbers={noteNumbers} lead={isChanged ? "" : lead} />
          )}
        </p>
        <p className={styles.muted}>{t(isFinal ? "decide.ask.finalText" : "decide.ask.adRefText")}</p>
      </div>
      {isChanged ? (
        <Banner tone="amber" role="alert">
          {t("decide.ask.changed", { label })}
        </Banner>
      ) : null}
      {open.length > 0 ? (
        <AmendmentFates open={open} lead={lead} answers={answers} onChange={setAnswers} isChecked={isChecked} />
      ) : null}
      {refused && !isChanged ? (
        <Banner tone="error" role="alert">
          {refused.code === "base_changed" ? t("decide.ask.changed", { label }) : t(refused.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}
