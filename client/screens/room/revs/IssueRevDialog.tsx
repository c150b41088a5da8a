import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Disposition } from "../../../../shared/domain/clauseCommands.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { type ShownRow, shownRows } from "../../register/registerRows.ts";
import { useOfWhole } from "../../text/useOfWhole.ts";
import { useRoomCommand } from "../decide/useRoomCommand.ts";
import { useRoom } from "../roomContext.ts";
import { CARRIED, dispositionsFor, isAnswered, type RevFate } from "./fates.ts";
import { NewNumbers } from "./NewNumbers.tsx";
import { newNumbers } from "./newNumbers.ts";
import { RevFates } from "./RevFates.tsx";
import styles from "./Revs.module.css";
import { useLookAgain } from "./useLookAgain.tsx";

const MAX_NAME_LENGTH = 40;

/**
 * Issues the next Rev: what becomes of each open amendment, the numbers that change, the name. It waits until every answer
 * is complete, and what is decided meanwhile must be looked at first. Rules UI160–UI163.
 */
export function IssueRevDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { overlays, projection, liveState, state } = useRoom();
  const call = useRoomCommand();
  const [fates, setFates] = useState<ReadonlyMap<AmendmentId, RevFate>>(new Map());
  const { open, numbers } = useOfWhole(
    overlays,
    useCallback(
      (former: { readonly open: readonly ShownRow[] } | null) => {
        const words = overlays.words();
        const now = liveState.state;
        const declined = new Set([...fates].flatMap(([id, { becomes }]) => (becomes === "declined" ? [id] : [])));
        return {
          open: shownRows(words, now, former?.open ?? []).filter(({ status }) => status === "tabled"),
          numbers: newNumbers(words, now, declined),
        };
      },
      [overlays, liveState, fates],
    ),
  );
  const next = (state.revisions.at(-1)?.rev ?? 0) + 1;
  const [name, setName] = useState(`Rev.${next}`);
  const [isChecked, setIsChecked] = useState(false);
  const { decision, isChanged, instead, notice } = useLookAgain(call);
  const ids = useMemo(() => open.map(({ id }) => id), [open]);
  const toDecide = ids.filter((id) => !isAnswered(fates.get(id) ?? CARRIED)).length;
  const offline = call.isOnline ? undefined : t("decide.blocked.offline");
  const title = name.trim() || `Rev.${next}`;
  const isTaken = state.revisions.some((one) => one.name === title);
  const taken = isTaken ? t("revs.issue.taken", { name: title }) : undefined;
  const waiting = toDecide > 0 ? t("revs.issue.waits", { count: toDecide }) : taken;

  const issue = async (dispositions: readonly Disposition[]): Promise<void> => {
    const asked = { command: "issueRev", name: title, ifDecision: decision, dispositions } as const;
    // That it is issued is read aloud with the other decisions.
    if (await call.run(asked)) onClose();
  };

  return (
    <FormDialog
      title={t("revs.issue.title", { name: title, draft: projection.head.symbol ?? t("revs.issue.thisDraft") })}
      size="wide"
      aside={
        <p className={styles.count}>
          {t("revs.issue.count", { count: open.length })}
          {toDecide > 0 ? ` · ${t("revs.issue.toDecide", { count: toDecide })}` : ""}
        </p>
      }
      action={t("revs.issue.confirm", { name: title })}
      isCancelFirst
      isPending={call.isPending}
      disabledReason={offline ?? waiting}
      instead={instead}
      onSubmit={() => {
        setIsChecked(true);
        const dispositions = dispositionsFor(ids, fates);
        if (dispositions && !isChanged && !isTaken) void issue(dispositions);
      }}
      onClose={onClose}
      above={notice}
    >
      <RevFates
        rows={open}
        fates={fates}
        isChecked={isChecked}
        onChange={(changed) => setFates(new Map([...fates, ...changed]))}
      />
      <NewNumbers changes={numbers} />
      <div className={styles.name}>
        <TextField
          label={t("revs.issue.name")}
          value={name}
          onChange={setName}
          maxLength={MAX_NAME_LENGTH}
          description={t("revs.issue.nameWords")}
          error={taken}
        />
      </div>
    </FormDialog>
  );
}
