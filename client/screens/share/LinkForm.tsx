import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Role } from "../../../shared/domain/participants.ts";
import type { CreateLinkRequest, CreateLinkResponse } from "../../../shared/protocol/http.ts";
import { useCreateLink } from "../../live/queries.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import { ErrorBanner } from "../shell/ErrorBanner.tsx";
import { DelegationFields } from "./DelegationFields.tsx";
import { type DelegationDraft, EMPTY_DELEGATION, isCode } from "./delegationDraft.ts";
import styles from "./LinkForm.module.css";

const DAY_S = 86_400;
const EXPIRIES = { never: undefined, day: DAY_S, week: 7 * DAY_S, month: 30 * DAY_S } as const;
type Expiry = keyof typeof EXPIRIES;

/** In the order in which they are needed. */
const INVITED = ["delegation", "observer", "facilitator", "secretariat"] as const satisfies readonly Role[];

const ROLE_KEYS = {
  delegation: ["share.forDelegation", "share.forDelegationWords"],
  observer: ["share.forObserver", "share.forObserverWords"],
  facilitator: ["share.forFacilitator", "share.forFacilitatorWords"],
  secretariat: ["share.forSecretariat", "share.forSecretariatWords"],
} as const;

export interface LinkFormProps {
  readonly draftId: string;
  readonly onCreated: (link: CreateLinkResponse) => void;
}

/**
 * Makes links one after another: after each one the delegation is empty again, everything else stays, and the caret is
 * where the next name goes. Rule UI58.
 */
export function LinkForm({ draftId, onCreated }: LinkFormProps) {
  const { t } = useTranslation();
  const create = useCreateLink(draftId);
  const [role, setRole] = useState<(typeof INVITED)[number]>("delegation");
  const [delegation, setDelegation] = useState<DelegationDraft>(EMPTY_DELEGATION);
  const [isCoreGroup, setIsCoreGroup] = useState(false);
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [isChecked, setIsChecked] = useState(false);
  const [round, setRound] = useState(0);

  const handleSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const isDelegation = role === "delegation";
    if (isDelegation && (delegation.name.trim() === "" || !isCode(delegation.code))) {
      setIsChecked(true);
      return;
    }
    const expiresIn = EXPIRIES[expiry];
    const request: CreateLinkRequest = {
      role,
      ...(isDelegation
        ? {
            delegation: { code: delegation.code.trim(), name: delegation.name.trim() },
            coreGroup: isCoreGroup,
          }
        : {}),
      ...(expiresIn === undefined ? {} : { expiresIn }),
    };
    create.mutate(request, {
      onSuccess: (link) => {
        setDelegation(EMPTY_DELEGATION);
        setIsChecked(false);
        setRound((former) => former + 1);
        onCreated(link);
      },
    });
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      {create.isError ? <ErrorBanner error={create.error} /> : null}
      <RadioGroup
        label={t("share.for")}
        layout="grid"
        options={INVITED.map((value) => ({
          value,
          label: t(ROLE_KEYS[value][0]),
          description: t(ROLE_KEYS[value][1]),
        }))}
        value={role}
        onChange={setRole}
      />
      {role === "delegation" ? (
        <>
          <DelegationFields
            key={round}
            value={delegation}
            onChange={setDelegation}
            isChecked={isChecked}
            isNext={round > 0}
          />
          <Checkbox isSelected={isCoreGroup} onChange={setIsCoreGroup}>
            {t("share.coreGroup")}
          </Checkbox>
        </>
      ) : null}
      <div className={styles.last}>
        <Select
          label={t("share.expires")}
          options={[
            { value: "never", label: t("share.expiresNever") },
            { value: "day", label: t("share.expiresDay") },
            { value: "week", label: t("share.expiresWeek") },
            { value: "month", label: t("share.expiresMonth") },
          ]}
          value={expiry}
          onChange={setExpiry}
        />
        <Button type="submit" variant="primary" isPending={create.isPending}>
          {t("share.create")}
        </Button>
      </div>
    </form>
  );
}
