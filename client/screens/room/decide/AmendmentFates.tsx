import { useTranslation } from "react-i18next";
import type { Amendment } from "../../../../shared/domain/amendment.ts";
import type { Disposition } from "../../../../shared/domain/clauseCommands.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { AmendmentChange } from "../amendments/AmendmentChange.tsx";
import { cardView } from "../amendments/cardView.ts";
import { useRoom } from "../roomContext.ts";
import styles from "./Decide.module.css";
import { type Answer, type Answers, missingAnswer } from "./dispositions.ts";

export interface AmendmentFatesProps {
  readonly open: readonly Amendment[];
  /** Opening phrase of the paragraph. */
  readonly lead: string;
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
  /** True once the person has tried to go on: what is missing is then said. */
  readonly isChecked: boolean;
}

const FATES: readonly Disposition["becomes"][] = ["kept", "parked", "declined"];

/** Asks what becomes of each amendment that is open on a paragraph which is being closed. Rule UI84. */
export function AmendmentFates({ open, lead, answers, onChange, isChecked }: AmendmentFatesProps) {
  const { t } = useTranslation();
  const { overlays } = useRoom();
  const all = answers.get("all");
  const isReasonMissing =
    all?.reason.trim() === "" && open.some(({ id }) => !answers.has(id) && missingAnswer(id, answers) === "reason");
  const set = (id: AmendmentId | "all", answer: Answer): void => {
    // Whoever chooses for all chooses anew for each.
    const kept = id === "all" && answer.becomes !== all?.becomes ? [] : [...answers];
    onChange(new Map([...kept, [id, answer]]));
  };
  return (
    <section aria-labelledby="amendment-fates">
      <h3 className={styles.question} id="amendment-fates">
        {t("decide.ask.fates")}
      </h3>
      <ul className={styles.fates}>
        {open.length > 1 ? (
          <li className={styles.fate}>
            <Choice
              label={t("decide.ask.forAll")}
              reasonLabel={t("amend.ask.reason")}
              answer={all}
              error={isChecked && isReasonMissing ? t("error.reasonMissing") : undefined}
              onChange={(answer) => set("all", answer)}
            />
          </li>
        ) : null}
        {open.map((amendment) => {
          const { id, number, delegation: code } = amendment;
          const own = answers.get(id);
          const missing = isChecked ? missingAnswer(id, answers) : null;
          const error =
            missing === "choice"
              ? t("decide.ask.choose", { number })
              : missing === "reason"
                ? t("error.reasonMissing")
                : undefined;
          return (
            <li key={id} className={styles.fate}>
              <AmendmentChange segments={cardView(overlays, amendment).segments} lead={lead} />
              <Choice
                label={t("decide.ask.fateOf", { number, code })}
                reasonLabel={t("decide.ask.reasonFor", { code })}
                answer={own ?? (all && { becomes: all.becomes, reason: "" })}
                isReasonHidden={own === undefined}
                error={own === undefined && missing === "reason" ? undefined : error}
                onChange={(answer) => set(id, answer)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly reasonLabel: string;
  readonly answer: Answer | undefined;
  readonly isReasonHidden?: boolean;
  readonly error: string | undefined;
  readonly onChange: (answer: Answer) => void;
}

function Choice({ label, reasonLabel, answer, isReasonHidden = false, error, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const needsReason = answer !== undefined && answer.becomes !== "kept";
  return (
    <>
      <RadioGroup<Disposition["becomes"] | "">
        label={label}
        layout="row"
        value={answer?.becomes ?? ""}
        options={FATES.map((fate) => ({ value: fate, label: t(`decide.ask.${fate}`) }))}
        onChange={(becomes) => {
          if (becomes !== "") onChange({ becomes, reason: answer?.reason ?? "" });
        }}
      />
      {error && !needsReason ? <p className={styles.error}>{error}</p> : null}
      {needsReason && !isReasonHidden ? (
        <TextField
          label={reasonLabel}
          value={answer.reason}
          maxLength={2000}
          onChange={(reason) => onChange({ ...answer, reason })}
          error={error}
        />
      ) : null}
    </>
  );
}
