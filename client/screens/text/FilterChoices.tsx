import { useTranslation } from "react-i18next";
import type { OverlayFilter } from "../../../shared/amendments/overlays.ts";
import { AMENDMENT_STATUSES, type Amendment, delegationsOf } from "../../../shared/domain/amendment.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./FilterChoices.module.css";
import { toggledCode, toggledValue } from "./viewFilter.ts";

export interface FilterChoicesProps {
  readonly amendments: readonly Pick<Amendment, "delegation" | "sponsors" | "status" | "reading">[];
  readonly filter: OverlayFilter;
  readonly onFilter: (filter: OverlayFilter) => void;
  /** Where delegations are shown in their hues. */
  readonly hues?: DelegationHues;
}

/** Which amendments are shown: of whom, how they stand, and, where there were several, from which reading. Rule UI113. */
export function FilterChoices({ amendments, filter, onFilter, hues }: FilterChoicesProps) {
  const { t } = useTranslation();
  const codes = codesOf(amendments);
  const statuses = AMENDMENT_STATUSES.filter(
    (status) => status === "tabled" || amendments.some((amendment) => amendment.status === status),
  );
  const readings = [...new Set(amendments.map(({ reading }) => reading))].sort((a, b) => a - b);
  const { readings: chosenReadings, ...others } = filter;
  const handleReading = (reading: number) => {
    const chosen = toggledValue(chosenReadings ?? readings, reading, readings);
    onFilter(chosen.length === readings.length ? others : { ...others, readings: chosen });
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t("compiled.filter.delegations")}</legend>
        {codes.map((code) => (
          <Checkbox
            key={code}
            isSelected={filter.delegations === null || filter.delegations.has(code)}
            onChange={() => onFilter({ ...filter, delegations: toggledCode(filter.delegations, code, codes) })}
          >
            {hues ? <Tag code={code} hue={hues.hueOf(code)} /> : <bdi>{code}</bdi>} <NameOf code={code} hues={hues} />
          </Checkbox>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t("compiled.filter.statuses")}</legend>
        {statuses.map((status) => (
          <Checkbox
            key={status}
            isSelected={filter.statuses.includes(status)}
            onChange={() =>
              onFilter({ ...filter, statuses: toggledValue(filter.statuses, status, AMENDMENT_STATUSES) })
            }
          >
            {t(`amend.status.${status}`)}
          </Checkbox>
        ))}
      </fieldset>
      {readings.length > 1 ? (
        <fieldset className={styles.group}>
          <legend>{t("compiled.filter.readings")}</legend>
          {readings.map((reading) => (
            <Checkbox
              key={reading}
              isSelected={(chosenReadings ?? readings).includes(reading)}
              onChange={() => handleReading(reading)}
            >
              {t("compiled.filter.reading", { number: reading })}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

function NameOf({ code, hues }: { readonly code: string; readonly hues: DelegationHues | undefined }) {
  const name = hues?.nameOf(code);
  return name && name !== code ? name : null;
}

/** Delegations that propose or co-sponsor anything, by code. */
export function codesOf(amendments: FilterChoicesProps["amendments"]): readonly string[] {
  return [...new Set(amendments.flatMap(delegationsOf))].sort();
}
