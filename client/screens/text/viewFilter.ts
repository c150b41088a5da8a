import type { TFunction } from "i18next";
import type { OverlayFilter } from "../../../shared/amendments/overlays.ts";
import { DEFAULT_VIEW } from "../room/viewSettings.ts";

/** The delegations after one was ticked or unticked; null once all are ticked. */
export function toggledCode(
  chosen: ReadonlySet<string> | null,
  code: string,
  all: readonly string[],
): ReadonlySet<string> | null {
  const now = new Set(toggledValue([...(chosen ?? all)], code, all));
  return all.every((one) => now.has(one)) ? null : now;
}

/** The values after one was ticked or unticked, in the order of all. */
export function toggledValue<Value>(chosen: readonly Value[], value: Value, all: readonly Value[]): readonly Value[] {
  return all.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)));
}

/** True where something else is shown than all that is open. */
export function isFiltered({ delegations, statuses, readings }: OverlayFilter): boolean {
  return delegations !== null || readings !== undefined || isOtherStatus(statuses);
}

/** What a filter chooses, in a few words: "2 delegations, 1 status"; empty where nothing is filtered. Rule UI113. */
export function filterWords({ delegations, statuses, readings }: OverlayFilter, t: TFunction): string {
  const [only] = delegations ?? [];
  const parts = [
    ...(delegations === null
      ? []
      : [delegations.size === 1 && only ? only : t("compiled.filter.countDelegations", { count: delegations.size })]),
    ...(isOtherStatus(statuses) ? [t("compiled.filter.countStatuses", { count: statuses.length })] : []),
    ...(readings === undefined ? [] : [t("compiled.filter.countReadings", { count: readings.length })]),
  ];
  return parts.join(", ");
}

function isOtherStatus(statuses: OverlayFilter["statuses"]): boolean {
  const usual = DEFAULT_VIEW.filter.statuses;
  return statuses.length !== usual.length || statuses.some((status) => !usual.includes(status));
}
