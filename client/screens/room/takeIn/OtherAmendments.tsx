import { useTranslation } from "react-i18next";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import type { Other } from "./acceptPlan.ts";
import styles from "./takeIn.module.css";
import { useAmendmentName } from "./useAmendmentName.ts";
import { usePlaceName } from "./usePlaceName.ts";

export interface OtherAmendmentsProps {
  readonly others: readonly Other[];
  readonly declined: ReadonlySet<AmendmentId>;
  readonly onDecline: (id: AmendmentId, isDeclined: boolean) => void;
  /** Taken along because their words are in the result. */
  readonly onTake: (id: AmendmentId) => void;
  /** True where any of them may be taken along: the facilitator has written the result and says whose words are in it. */
  readonly isWritten: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly isReasonMissing: boolean;
}

/** What becomes of the amendments that are not taken in, and what else can be said of them in the same breath. Rule UI91. */
export function OtherAmendments(props: OtherAmendmentsProps) {
  const { others, declined, reason, onReason, isReasonMissing } = props;
  const { t } = useTranslation();
  if (others.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t("takeIn.others.heading")}</h3>
      <ul className={styles.list}>
        {others.map((other) => (
          <OtherRow key={other.amendment.id} other={other} {...props} />
        ))}
      </ul>
      {declined.size > 0 ? (
        <TextField
          label={t("takeIn.others.reason")}
          description={t("takeIn.others.reasonWords")}
          value={reason}
          onChange={onReason}
          maxLength={2000}
          isRequired
          error={isReasonMissing ? t("error.reasonMissing") : undefined}
        />
      ) : null}
    </section>
  );
}

function OtherRow(props: OtherAmendmentsProps & { readonly other: Other }) {
  const { other, declined, onDecline, onTake, isWritten } = props;
  const { t } = useTranslation();
  const nameOf = useAmendmentName();
  const placeOf = usePlaceName();
  const { amendment, consequence } = other;
  const { number, proposed, status } = amendment;
  const place = "on" in proposed ? placeOf(proposed.on) : (amendment.label ?? "");
  const isText = proposed.kind === "edit" || proposed.kind === "alt";
  const mayTake = status === "tabled" && (consequence === "fulfilled" || (isWritten && isText));
  return (
    <li className={styles.other}>
      <span>
        {t(`takeIn.others.${consequence}`)} <strong>{nameOf(amendment)}</strong>
        <span className={styles.aside}>
          {" · "}
          {status === "parked" ? `${t("takeIn.others.parked")} · ` : ""}
          {proposed.kind === "alt" && consequence === "alternative"
            ? t("takeIn.others.versionWords")
            : t(`takeIn.others.${consequence}Words`, { place })}
        </span>
      </span>
      <span className={styles.row}>
        {mayTake ? (
          <Checkbox isSelected={false} onChange={() => onTake(amendment.id)}>
            {t("takeIn.others.also", { number })}
          </Checkbox>
        ) : null}
        {isAtOdds(other) ? (
          <Checkbox isSelected={declined.has(amendment.id)} onChange={(is) => onDecline(amendment.id, is)}>
            {t("takeIn.others.decline", { number })}
          </Checkbox>
        ) : null}
      </span>
    </li>
  );
}

/** What goes on unharmed needs no answer in this breath. */
function isAtOdds({ consequence }: Other): boolean {
  return consequence === "alternative" || consequence === "fulfilled" || consequence === "orphaned";
}
