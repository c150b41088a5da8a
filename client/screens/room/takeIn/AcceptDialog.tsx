import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Dialog } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import type { AcceptPlan } from "./acceptPlan.ts";
import { Credit } from "./Credit.tsx";
import { OtherAmendments } from "./OtherAmendments.tsx";
import { obstacleKey } from "./obstacleWords.ts";
import { PlannedChangeView } from "./PlannedChangeView.tsx";
import { type AcceptRequest, useAcceptance } from "./useAcceptance.ts";
import { useDecisionKeys } from "./useDecisionKeys.ts";
import { useListWords } from "./useListWords.ts";
import { useMayDecide } from "./useMayDecide.ts";
import { usePlaceName } from "./usePlaceName.ts";

export interface AcceptDialogProps {
  readonly request: AcceptRequest;
  readonly onClose: () => void;
  readonly onDecided: (decided: readonly AmendmentId[]) => void;
}

/** The small ceremony of taking in: shows exactly what will become text, asks once. Rules UI90–UI93, UI98. */
export function AcceptDialog({ request, onClose, onDecided }: AcceptDialogProps) {
  const { t } = useTranslation();
  const acceptance = useAcceptance(request);
  const whyNot = useMayDecide();
  const list = useListWords();
  const placeName = usePlanPlace();
  const [declined, setDeclined] = useState<ReadonlySet<AmendmentId>>(new Set());
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const { planned, isOutdated, isWritten } = acceptance;
  const plan = planned.ok ? planned.plan : null;
  const place = plan ? placeName(plan) : "";
  const names = list(plan?.taken.map(({ amendment }) => amendment.number) ?? []);
  const declinedHere = plan?.others.flatMap(({ amendment: { id } }) => (declined.has(id) ? [id] : [])) ?? [];
  const isReasonMissing = declinedHere.length > 0 && reason.trim() === "";
  const blocked = whyNot ?? (isOutdated ? t("takeIn.accept.changedButton") : undefined);
  const decided = [...(plan?.taken.map(({ amendment }) => amendment.id) ?? []), ...declinedHere];

  const accept = async () => {
    if (!plan || blocked !== undefined) return;
    setIsChecked(true);
    if (isReasonMissing) return;
    const isDone = await acceptance.accept({ note: note.trim(), declined: declinedHere, reason: reason.trim() });
    if (isDone) onDecided(decided);
  };
  useDecisionKeys({ accept: () => void accept() });

  return (
    <Dialog
      title={plan ? t(TITLES[plan.change.type], { names, place }) : t("takeIn.accept.titleNothing")}
      size={plan?.change.type === "move" ? "medium" : "large"}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {t("ui.cancel")}
          </Button>
          {plan ? (
            <Button
              variant="primary"
              isPending={acceptance.isPending}
              hint={t("takeIn.accept.hint")}
              disabledReason={blocked}
              onPress={() => void accept()}
            >
              {t("takeIn.accept.action", { count: plan.taken.length })}
            </Button>
          ) : null}
        </>
      }
    >
      {isOutdated ? (
        <Banner
          tone="amber"
          role="alert"
          actions={<Button onPress={acceptance.lookAgain}>{t("takeIn.accept.showNew")}</Button>}
        >
          {t("takeIn.accept.changed", { place })}
        </Banner>
      ) : null}
      {acceptance.error ? (
        <Banner tone="error" role="alert">
          {t(acceptance.error.messageKey)}
        </Banner>
      ) : null}
      {planned.ok ? null : <p>{t(obstacleKey(planned.obstacle))}</p>}
      {plan ? (
        <>
          <PlannedChangeView
            change={plan.change}
            isWritten={isWritten}
            onWritten={acceptance.isPending ? undefined : acceptance.write}
          />
          {plan.change.type === "text" || plan.change.type === "insert" ? <Credit plan={plan} /> : null}
          {isWritten ? (
            <TextField
              label={t("takeIn.accept.note")}
              description={t("takeIn.accept.noteWords")}
              value={note}
              onChange={setNote}
              maxLength={2000}
            />
          ) : null}
          <OtherAmendments
            others={plan.others}
            declined={declined}
            onDecline={(id, is) => setDeclined(is ? new Set([...declined, id]) : without(declined, id))}
            onTake={acceptance.take}
            isWritten={isWritten}
            reason={reason}
            onReason={setReason}
            isReasonMissing={isChecked && isReasonMissing}
          />
        </>
      ) : null}
    </Dialog>
  );
}

const TITLES = {
  text: "takeIn.accept.titleText",
  insert: "takeIn.accept.titleInsert",
  delete: "takeIn.accept.titleDelete",
  move: "takeIn.accept.titleMove",
} as const;

const without = (ids: ReadonlySet<AmendmentId>, id: AmendmentId): ReadonlySet<AmendmentId> =>
  new Set([...ids].filter((other) => other !== id));

/** What the room calls the text that a plan is about. */
function usePlanPlace(): (plan: AcceptPlan) => string {
  const nameOf = usePlaceName();
  return ({ change }) => {
    if (change.type === "text") return nameOf(change.on);
    if (change.type === "insert") return change.label;
    const [clause] = change.clauses;
    return clause ? nameOf({ clause }) : "";
  };
}
