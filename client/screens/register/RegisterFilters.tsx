import { useTranslation } from "react-i18next";
import { AMENDMENT_STATUSES, type AmendmentStatus } from "../../../shared/domain/amendment.ts";
import type { DelegationHues } from "../../live/delegationHues.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Select } from "../../ui/Select.tsx";
import { nameWithCode } from "../text/nameWithCode.ts";
import styles from "./Register.module.css";
import { delegationsOfRows, type RowFilter, type RowSort, type ShownRow, SORTS } from "./registerRows.ts";

export interface RegisterFiltersProps {
  readonly rows: readonly ShownRow[];
  readonly hues: DelegationHues;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly sort: RowSort;
  readonly onSort: (sort: RowSort) => void;
}

/** What of the register is shown. Choices that nothing answers to are not offered. Rule UI107. */
export function RegisterFilters({ rows, hues, filter, onFilter, sort, onSort }: RegisterFiltersProps) {
  const { t } = useTranslation();
  const statuses = AMENDMENT_STATUSES.filter((status) => rows.some((row) => row.status === status));
  const isUp = sort.direction === "ascending";
  return (
    <div className={styles.filters} data-screen-only>
      <SearchField
        label={t("register.words")}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
      />
      <Select<AmendmentStatus | "">
        label={t("register.status")}
        isLabelHidden
        value={filter.status ?? ""}
        onChange={(status) => onFilter({ ...filter, status: status === "" ? null : status })}
        options={[
          { value: "", label: t("register.allStatuses") },
          ...statuses.map((value) => ({ value, label: t(`amend.status.${value}`) })),
        ]}
      />
      <Select
        label={t("register.delegation")}
        isLabelHidden
        value={filter.delegation ?? ""}
        onChange={(delegation) => onFilter({ ...filter, delegation: delegation === "" ? null : delegation })}
        options={[
          { value: "", label: t("register.allDelegations") },
          ...delegationsOfRows(rows).map((value) => ({ value, label: nameWithCode(value, hues) })),
        ]}
      />
      <span className={styles.sorter}>
        <Select
          label={t("register.sortBy")}
          isLabelHidden
          value={sort.column}
          onChange={(column) => onSort({ ...sort, column })}
          options={SORTS.map((value) => ({
            value,
            label: t("register.sortedBy", { column: t(`register.columns.${value}`) }),
          }))}
        />
        <IconButton
          icon={isUp ? "moveUp" : "moveDown"}
          variant="secondary"
          label={t(isUp ? "register.ascending" : "register.descending")}
          onPress={() => onSort({ ...sort, direction: isUp ? "descending" : "ascending" })}
        />
      </span>
    </div>
  );
}
