import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Overlays } from "../../../../shared/amendments/overlays.ts";
import { type Amendment, isOpen, type TextPlace } from "../../../../shared/domain/amendment.ts";
import type { DraftState } from "../../../../shared/domain/draftState.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { useCommand } from "../../../live/useCommand.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useReason } from "../../shell/useReason.ts";
import { useRoom } from "../roomContext.ts";
import { ChangeLine } from "./ChangeLine.tsx";
import { toggled } from "./ChoiceFields.tsx";
import styles from "./takeIn.module.css";
import { useAmendmentName } from "./useAmendmentName.ts";
import { useLiveText } from "./useLiveText.ts";
import { useMayDecide } from "./useMayDecide.ts";
import { usePlaceName } from "./usePlaceName.ts";

export interface MergeDialogProps {
  readonly ids: readonly AmendmentId[];
  readonly onClose: () => void;
  readonly onDecided: (decided: readonly AmendmentId[]) => void;
}

/** Which of several amendments on one text goes into which; with a reason. Rule UI99. */
export function MergeDialog({ ids, onClose, onDecided }: MergeDialogProps) {
  const { t } = useTranslation();
  const { connection, overlays, state } = useRoom();
  useLiveText(overlays);
  const command = useCommand(connection.snapshot.access.id);
  const whyNot = useMayDecide();
  const nameOf = useAmendmentName();
  const placeOf = usePlaceName();
  const { on, candidates } = mergeable(overlays, state, ids);
  const [wantedInto, setInto] = useState<AmendmentId | undefined>(ids[0]);
  const [which, setWhich] = useState<ReadonlySet<AmendmentId>>(new Set(ids.slice(1)));
  const reason = useReason(true);
  const [isChecked, setIsChecked] = useState(false);
  const targets = candidates.filter(({ status }) => isOpen(status));
  const into = targets.find(({ id }) => id === wantedInto) ?? targets[0];
  const merged = candidates.filter(({ id }) => which.has(id) && id !== into?.id);

  const handleSubmit = async () => {
    setIsChecked(true);
    if (!reason.check() || !into || merged.length === 0 || whyNot !== undefined) return;
    const amendments = merged.map(({ id }) => id);
    const answer = await command.run({ command: "mergeAmendments", amendments, into: into.id, reason: reason.text });
    if (answer) onDecided([...amendments, into.id]);
  };

  return (
    <FormDialog
      title={on ? t("takeIn.merge.title", { place: placeOf(on) }) : t("takeIn.merge.titleNew")}
      action={
        candidates.length < 2
          ? null
          : into && merged.length > 0
            ? t("takeIn.merge.action", { count: merged.length, into: into.number })
            : t("takeIn.merge.actionIdle")
      }
      isCancelFirst
      isPending={command.isPending}
      disabledReason={whyNot}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      {candidates.length < 2 || !into ? (
        <p>{t("takeIn.merge.few")}</p>
      ) : (
        <>
          <p>{t("takeIn.merge.words")}</p>
          <RadioGroup
            label={t("takeIn.merge.into")}
            value={into.id}
            onChange={(id) => {
              // The two change places: what was to take in is now taken in.
              if (into) setWhich(toggled(which, into.id, true));
              setInto(id);
            }}
            options={targets.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
          <div className={styles.beneath}>
            <ChangeLine amendment={into} isNumbered />
          </div>
          <fieldset className={styles.group}>
            <legend>{t("takeIn.merge.which")}</legend>
            {candidates
              .filter(({ id }) => id !== into.id)
              .map((one) => (
                <div key={one.id}>
                  <Checkbox isSelected={which.has(one.id)} onChange={(is) => setWhich(toggled(which, one.id, is))}>
                    {nameOf(one)}
                  </Checkbox>
                  <div className={styles.beneath}>
                    <ChangeLine amendment={one} />
                  </div>
                </div>
              ))}
            {isChecked && merged.length === 0 ? (
              <p className={styles.error} role="alert">
                {t("takeIn.merge.whichMissing")}
              </p>
            ) : null}
          </fieldset>
          <TextField label={t("takeIn.merge.reason")} description={t("takeIn.merge.reasonWords")} {...reason.field} />
        </>
      )}
      {command.error ? (
        <Banner tone="error" role="alert">
          {t(command.error.messageKey)}
        </Banner>
      ) : null}
    </FormDialog>
  );
}

/** The undecided amendments that stand on the text of the first one named; for a proposed paragraph all proposed ones. */
function mergeable(
  overlays: Overlays,
  state: Pick<DraftState, "amendments">,
  ids: readonly AmendmentId[],
): { readonly on: TextPlace | null; readonly candidates: readonly Amendment[] } {
  const first = ids.flatMap((id) => state.amendments.get(id) ?? [])[0];
  const filter = { delegations: null, statuses: ["tabled", "parked"] } as const;
  if (!first) return { on: null, candidates: [] };
  if (!("on" in first.proposed)) return { on: null, candidates: overlays.inserts(filter) };
  return { on: first.proposed.on, candidates: overlays.amendmentsOn(first.proposed.on, filter) };
}
