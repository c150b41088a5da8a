import { useTranslation } from "react-i18next";
import type { Proposal } from "../../../../shared/amendments/proposal.ts";
import type { AmendmentId } from "../../../../shared/domain/ids.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import styles from "./CompareDialog.module.css";
import { type Choice, type Choices, optionIn, type RivalSet } from "./choices.ts";
import shared from "./takeIn.module.css";
import { useListWords } from "./useListWords.ts";

export interface ChoiceFieldsProps {
  readonly choices: Choices;
  readonly choice: Choice;
  readonly nameOf: (id: AmendmentId) => string;
  readonly onChoice: (choice: Choice) => void;
}

const NONE = "none";

/** What can stand together is ticked, what collides is chosen, with "neither" in every set. Rule UI96. */
export function ChoiceFields({ choices, choice, nameOf, onChoice }: ChoiceFieldsProps) {
  const { t } = useTranslation();
  const { versions, free, rivals } = choices;
  const version = versions.some(({ id }) => id === choice.version) ? choice.version : null;
  return (
    <div className={styles.sets}>
      {versions.length > 0 ? (
        <RadioGroup
          label={t("takeIn.compare.versions")}
          value={version ?? NONE}
          onChange={(value) => onChoice({ ...choice, version: value === NONE ? null : (value as AmendmentId) })}
          options={[
            { value: NONE, label: t("takeIn.compare.asAmended") },
            ...versions.map(({ id }) => ({ value: id, label: t("takeIn.compare.asVersion", { name: nameOf(id) }) })),
          ]}
        />
      ) : null}
      {version === null && free.length > 0 ? (
        <fieldset className={shared.group}>
          <legend>{t("takeIn.compare.together")}</legend>
          {free.map(({ id }) => (
            <Checkbox
              key={id}
              isSelected={choice.ticked.has(id)}
              onChange={(is) => onChoice({ ...choice, ticked: toggled(choice.ticked, id, is) })}
            >
              {nameOf(id)}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      {version === null
        ? rivals.map((set) => <Rivals key={set.key} set={set} choice={choice} nameOf={nameOf} onChoice={onChoice} />)
        : null}
    </div>
  );
}

function Rivals(props: Omit<ChoiceFieldsProps, "choices"> & { readonly set: RivalSet }) {
  const { set, choice, nameOf, onChoice } = props;
  const { t } = useTranslation();
  const list = useListWords();
  const namesOf = (proposals: readonly Proposal[]) => list(proposals.map(({ id }) => nameOf(id)));
  const keyOf = (proposals: readonly Proposal[]) => proposals.map(({ id }) => id).join();
  const option = optionIn(set, choice);
  return (
    <RadioGroup
      label={t("takeIn.compare.rivals", { names: list(set.members.map(({ number }) => number)) })}
      value={option ? keyOf(option) : NONE}
      onChange={(value) => {
        const chosen = set.options.find((one) => keyOf(one) === value);
        const others = [...choice.chosen].filter(([key]) => key !== set.key);
        const next = chosen ? [...others, [set.key, chosen.map(({ id }) => id)] as const] : others;
        onChoice({ ...choice, chosen: new Map(next) });
      }}
      options={[
        ...set.options.map((one) => ({ value: keyOf(one), label: namesOf(one) })),
        { value: NONE, label: t("takeIn.compare.neither") },
      ]}
    />
  );
}

/** A set with or without one id. */
export function toggled(ids: ReadonlySet<AmendmentId>, id: AmendmentId, isIn: boolean): ReadonlySet<AmendmentId> {
  const next = new Set(ids);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}
